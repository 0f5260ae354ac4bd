"""The uploaded file beside what was read from it: light up, correct, check, then take over into the plan."""

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render

from doithoai.actions.kernel import Refusal
from doithoai.actions.plan.correct_plan_facts import correct_plan_facts
from doithoai.actions.plan.take_plan_facts import take_plan_facts
from doithoai.models import Dialogue, PlanFile
from doithoai.pages.desk.dialogues.plan.comparing import compared, differences
from doithoai.pages.desk.dialogues.plan.fact_forms import FactForms
from doithoai.pages.desk.dialogues.plan.stated_days import stated_days
from doithoai.pages.desk.doors import tabs
from doithoai.pages.desk.fields import seen_again
from doithoai.pages.desk.request import DeskRequest
from doithoai.pages.middleware import OFFICE, desk


def file_of(dialogue: Dialogue) -> PlanFile | None:
    """The newest file of the dialogue that could be read."""
    return PlanFile.objects.read().filter(dialogue=dialogue).select_related("file").first()


@desk(*OFFICE)
def compare(request: DeskRequest, pk: int) -> HttpResponse:
    """The text on the left, its facts on the right. Without a file there is nothing to compare: the plan."""
    dialogue = get_object_or_404(Dialogue, pk=pk)
    file = file_of(dialogue)
    if file is None:
        return redirect("desk:plan", pk)
    forms = FactForms(file, request.POST or None)
    looked, sentence = file.doubts_seen, ""
    if request.method == "POST":
        looked = marked_as_seen(request, file)
        if forms.is_valid():
            try:
                correct_plan_facts(
                    file, by=request.actor, seen=forms.one.cleaned_data["seen"], facts=forms.values(), doubts=looked
                )  # fmt: skip
            except Refusal as refusal:
                sentence = str(refusal)
                file.refresh_from_db()
                seen_again(forms.one, file.revision)
            else:
                return redirect("desk:plan_take" if "tiep" in request.POST else "desk:plan_compare", pk)
    context = {
        "dialogue": dialogue,
        "forms": forms,
        "looked": looked,
        "tabs": tabs(dialogue, request.actor, "desk:plan"),
        "why_not": correct_plan_facts.refusal(file, by=request.actor),
        "sentence": sentence,
        "wrong": wrong(forms) if request.method == "POST" else [],
        **compared(file, dialogue, forms),
    }
    status = 409 if sentence else 422 if request.method == "POST" else 200
    return render(request, "desk/dialogues/plan/compare.html", context, status=status)


def marked_as_seen(request: HttpRequest, file: PlanFile) -> list[str]:
    """The doubts ticked on the page, by their sentences."""
    ticked = set(request.POST.getlist("da-xem"))
    return [each["says"] for number, each in enumerate(file.facts["doubts"]) if str(number) in ticked]


def wrong(forms: FactForms) -> list[tuple[str, str, str]]:
    """(address on the page, label, sentence) of every field that cannot be read."""
    return [
        (field.auto_id, str(field.label), str(sentence))
        for form in (forms.one, *(row for rows in forms.rows.values() for row in rows))
        for field in form
        for sentence in field.errors
    ]


@desk(*OFFICE)
def take(request: DeskRequest, pk: int) -> HttpResponse:
    """What the plan says now beside what the file says; only what is ticked goes over."""
    dialogue = get_object_or_404(Dialogue, pk=pk)
    file = file_of(dialogue)
    if file is None:
        return redirect("desk:plan", pk)
    sentence = ""
    if request.method == "POST":
        seen, revision = (request.POST.get(name, "") for name in ("seen", "revision"))
        try:
            take_plan_facts(
                file, by=request.actor, fields=request.POST.getlist("lay"),
                seen=int(seen) if seen.isdecimal() else -1, revision=int(revision) if revision.isdecimal() else -1,
            )  # fmt: skip
        except Refusal as refusal:
            sentence = str(refusal)
            dialogue, file = Dialogue.objects.get(pk=pk), file_of(dialogue) or file
        else:
            messages.success(request, "Đã đưa vào kế hoạch. Xin xem lại cả trang này rồi lưu chỗ còn thiếu.")
            return redirect("desk:plan", pk)
    context = {
        "dialogue": dialogue,
        "file": file,
        "differences": differences(file, dialogue),
        "stated": stated_days(file, dialogue),
        "ticked": request.POST.getlist("lay") if sentence else None,
        "tabs": tabs(dialogue, request.actor, "desk:plan"),
        "why_not": take_plan_facts.refusal(file, by=request.actor),
        "sentence": sentence,
    }
    return render(request, "desk/dialogues/plan/take.html", context, status=409 if sentence else 200)
