"""Groups of opinions that ask the same, and who prepares an answer to each by when."""

from datetime import date
from typing import Any

from django import forms
from django.contrib import messages
from django.db.models import Prefetch
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.views.decorators.http import require_POST

from doithoai.actions.kernel import Refusal
from doithoai.actions.opinions.merge_opinions import merge_opinions
from doithoai.actions.preparation.assign_preparation import assign_preparation
from doithoai.models import Body, Dialogue, Duty, Opinion, OpinionGroup
from doithoai.models.clock import today
from doithoai.models.opinion import OpinionGroupQuerySet
from doithoai.outputs.earlier import asked_before, times_asked
from doithoai.pages.desk.choices import OneOf
from doithoai.pages.desk.fields import DayField, Textarea
from doithoai.pages.desk.opinions.fields import field_label
from doithoai.pages.desk.opinions.views import KNOW_NAMES
from doithoai.pages.desk.request import DeskRequest
from doithoai.pages.middleware import desk
from doithoai.rules.likeness import ranked_alike
from doithoai.rules.procedure import Role

READERS = (Role.CLERK, Role.CHAIR, Role.SECRETARY, Role.FRONT)


class AssignForm(forms.Form):
    """Who prepares, and by when."""

    body = OneOf(Body.objects.who_answer, label="Đơn vị chuẩn bị", empty_label="Chọn đơn vị")
    due_on = DayField(label="Hạn chuẩn bị")


class QuestionForm(forms.Form):
    question = forms.CharField(label="Nội dung chung của nhóm", max_length=400, widget=Textarea(2))


def groups_of(dialogue: Dialogue) -> OpinionGroupQuerySet:
    told = Prefetch("opinions", Opinion.objects.select_related("hamlet").order_by("received_at", "pk"))
    rows: OpinionGroupQuerySet = OpinionGroup.objects.filter(dialogue=dialogue).with_counts()
    return rows.select_related("preparation__body", "outcome").prefetch_related(told)


@desk(*READERS)
def groups(request: DeskRequest, pk: int) -> HttpResponse:
    """Every group with everyone's own words; `?xem=chua_giao` keeps those nobody prepares."""
    dialogue = get_object_or_404(Dialogue, pk=pk)
    found: list[OpinionGroup] = list(groups_of(dialogue))
    without = [group for group in found if not hasattr(group, "preparation")]
    only = request.GET.get("xem") == "chua_giao"
    return render(
        request,
        "desk/groups/groups.html",
        {
            "section": "dialogues",
            "dialogue": dialogue,
            "groups": [(group, field_label(group.field)) for group in (without if only else found)],
            "total": len(found),
            "without": len(without),
            "only": only,
            "today": today(),
            "is_clerk": request.actor.is_any(Role.CLERK),
        },
    )


@desk(*READERS)
def group(request: DeskRequest, pk: int) -> HttpResponse:
    """One group: read it, and give it to a body (POST)."""
    found: OpinionGroup = get_object_or_404(OpinionGroup.objects.select_related("dialogue"), pk=pk)
    form, sentence = AssignForm(request.POST or None, initial=proposed(found)), ""
    if request.method == "POST" and form.is_valid():
        try:
            given = assign_preparation(found, by=request.actor, **form.cleaned_data)
        except Refusal as refusal:
            sentence = str(refusal)
        else:
            messages.success(request, f"Đã giao nhóm {found.number} cho {given.body}.")
            return redirect(next_unprepared(found))
    return show(request, found, form=form, sentence=sentence)


@require_POST
@desk(Role.CLERK)
def join(request: DeskRequest, pk: int) -> HttpResponse:
    """Take everybody of another group (`other`) into this one; their words and codes come along."""
    found: OpinionGroup = get_object_or_404(OpinionGroup, pk=pk)
    chosen = request.POST.get("other", "")
    other: OpinionGroup = get_object_or_404(
        OpinionGroup, pk=int(chosen) if chosen.isdecimal() else 0, dialogue=found.dialogue_id
    )
    try:
        merge_opinions(found, by=request.actor, opinions=list(other.opinions.all()))
    except Refusal as refusal:
        return show(request, found, sentence=str(refusal))
    messages.success(request, f"Đã gộp nhóm {other.number} vào nhóm {found.number}.")
    return redirect("desk:group", found.pk)


@require_POST
@desk(Role.CLERK)
def question(request: DeskRequest, pk: int) -> HttpResponse:
    """Write the group's common question anew; everyone's own words stay as they are."""
    found, form = get_object_or_404(OpinionGroup, pk=pk), QuestionForm(request.POST)
    if not form.is_valid():
        return show(request, found, sentence="Nội dung chung cần từ 1 đến 400 ký tự.")
    try:
        merge_opinions(found, by=request.actor, opinions=[], question=form.cleaned_data["question"])
    except Refusal as refusal:
        return show(request, found, sentence=str(refusal))
    messages.success(request, "Đã sửa nội dung chung của nhóm.")
    return redirect("desk:group", found.pk)


def show(
    request: DeskRequest, found: OpinionGroup, *, form: AssignForm | None = None, sentence: str = ""
) -> HttpResponse:
    preparation = getattr(found, "preparation", None)
    due, earlier = prescribed(found.dialogue), asked_before(found.question, found.dialogue)
    context = {
        "section": "dialogues",
        "dialogue": found.dialogue,
        "group": found,
        "earlier": earlier,
        "times": times_asked(earlier),
        "field": field_label(found.field),
        "opinions": found.opinions.select_related("hamlet").order_by("received_at", "pk"),
        "know_names": request.actor.is_any(*KNOW_NAMES),
        "preparation": preparation,
        "days": (preparation.due_on - today()).days if preparation else None,
        "prescribed": due,
        "prescribed_days": (due.due_on - today()).days if due else None,
        "outcome": getattr(found, "outcome", None),
        "assignments": found.assignments.select_related("body"),
        "form": form or AssignForm(initial=proposed(found)),
        "question_form": QuestionForm(initial={"question": found.question}),
        "why_not": assign_preparation.refusal(found, by=request.actor),
        "alike": alike(found) if request.actor.is_any(Role.CLERK) else [],
        "no_question": merge_opinions.refusal(found, by=request.actor),
        "sentence": sentence,
    }
    return render(request, "desk/groups/group.html", context, status=409 if sentence else 200)


def alike(found: OpinionGroup) -> list[OpinionGroup]:
    """Other groups of the dialogue that may ask the same: a short list for a person.

    Only those nobody prepares: a draft must not vanish with the group it was written for.
    """
    rows = OpinionGroup.objects.filter(dialogue=found.dialogue_id).unprepared().exclude(pk=found.pk)
    rest = list(rows.with_counts())
    return [rest[at] for at, _ in ranked_alike(found.question, [each.question for each in rest])[:3]]


def prescribed(dialogue: Dialogue) -> Duty | None:
    """The day the regulation wants drafts by, when it names one."""
    return Duty.objects.filter(dialogue=dialogue, key="answer_draft").order_by("due_on").first()


def proposed(found: OpinionGroup) -> dict[str, Any]:
    """What the form starts with: as it stands, else the regulation's day (or the sitting's) if not past."""
    if preparation := getattr(found, "preparation", None):
        return {"body": preparation.body_id, "due_on": preparation.due_on}
    duty = prescribed(found.dialogue)
    days: list[date | None] = [duty.due_on if duty else None, found.dialogue.held_on]
    return {"due_on": next((day for day in days if day and day >= today()), None)}


def next_unprepared(found: OpinionGroup) -> str:
    """On to the next group nobody prepares yet; back to the list when there is none."""
    rest = OpinionGroup.objects.filter(dialogue=found.dialogue_id).unprepared()
    following = rest.filter(number__gt=found.number).first() or rest.first()
    if following:
        return reverse("desk:group", args=[following.pk])
    return reverse("desk:groups", args=[found.dialogue_id])
