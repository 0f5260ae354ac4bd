"""The uploaded file beside what was read from it: light up, correct, check."""

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect, render

from doithoai.actions.kernel import Refusal
from doithoai.actions.plan.revise_plan import revise_plan
from doithoai.models import Dialogue, PlanFile
from doithoai.pages.desk.dialogues.plan.comparing import CompareForm, compared
from doithoai.pages.desk.dialogues.plan.form import differing, facts_of
from doithoai.pages.desk.doors import tabs
from doithoai.pages.desk.fields import seen_again
from doithoai.pages.desk.request import DeskRequest
from doithoai.pages.middleware import OFFICE, desk


@desk(*OFFICE)
def compare(request: DeskRequest, pk: int) -> HttpResponse:
    """The text on the left, its facts on the right. Without a file there is nothing to compare: the plan."""
    dialogue = get_object_or_404(Dialogue, pk=pk)
    file = PlanFile.objects.filter(dialogue=dialogue).select_related("file").first()
    if file is None:
        return redirect("desk:plan", pk)
    form = CompareForm(request.POST or None, initial=facts_of(dialogue))
    sentence, stored = "", []
    if request.method == "POST" and form.is_valid():
        try:
            revise_plan(dialogue, by=request.actor, **form.said(dialogue))
        except Refusal as refusal:
            sentence = str(refusal)
            dialogue = Dialogue.objects.get(pk=pk)  # the refused words must not be shown as if stored
            if form.cleaned_data["seen"] != dialogue.plan_revision:
                stored = differing(form, dialogue)
                seen_again(form, dialogue.plan_revision)
        else:
            messages.success(request, "Đã lưu. Phần đối chiếu dưới đây tính theo chỗ bạn vừa sửa.")
            return redirect("desk:plan_compare", pk)
    context = {
        "dialogue": dialogue,
        "form": form,
        "tabs": tabs(dialogue, request.actor, "desk:plan"),
        "why_not": revise_plan.refusal(dialogue, by=request.actor),
        "sentence": sentence,
        "differing": stored,
        **compared(file, dialogue, form),
    }
    status = 409 if sentence else 422 if request.method == "POST" else 200
    return render(request, "desk/dialogues/plan/compare.html", context, status=status)
