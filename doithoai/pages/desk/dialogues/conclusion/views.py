"""The conclusion: drafted from the outcomes, with the date each open matter would be owed by."""

import re
from collections.abc import Iterable, Mapping
from typing import Any

from django import forms
from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.views.decorators.http import require_POST

from doithoai.actions.conclusion.draft_conclusion import draft_conclusion
from doithoai.actions.conclusion.issue_conclusion import issue_conclusion, monitoring_body
from doithoai.actions.conference.record_outcome import record_outcome
from doithoai.actions.kernel import Refusal
from doithoai.models import (
    Assignment,
    Body,
    Conclusion,
    Dialogue,
    Duty,
    OpinionGroup,
    Outcome,
    Paper,
    calendar_of,
)
from doithoai.models.clock import today
from doithoai.pages.desk.doors import tabs
from doithoai.pages.desk.fields import DayField, Textarea, UnitField, seen_again
from doithoai.pages.desk.request import DeskRequest
from doithoai.pages.middleware import OFFICE, desk
from doithoai.rules import regulation

#: The page is one form: whichever button is pressed, what is typed goes along. Fields outside it name it.
FORM_ID = "ket-luan"
HELPERS = re.compile(r"helpers-[0-9]{1,6}")


class ConclusionForm(forms.Form):
    seen = forms.IntegerField(widget=forms.HiddenInput)
    assessment = forms.CharField(
        label="Đánh giá chung của người chủ trì", required=False, widget=Textarea(rows=6),
        help_text="Kết quả, ưu điểm, tồn tại. Phần kết luận từng nội dung lấy từ kết quả ghi tại hội nghị.",
    )  # fmt: skip
    monitor = forms.ChoiceField(
        label="Đơn vị theo dõi, đôn đốc", required=False,
        help_text="Cũng là nơi nhận việc “ghi nhận” và “kiến nghị cấp trên” chưa giao cho ai.",
    )  # fmt: skip

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        names = list(Body.objects.values_list("name", flat=True))
        kept = self.initial.get("monitor")
        if kept and kept not in names:
            names.append(kept)
        self.fields["monitor"].choices = [("", "(chọn đơn vị)"), *((name, name) for name in names)]  # type: ignore[attr-defined]


class IssueConclusionForm(forms.Form):
    """The date; and the chair's own number of days where the regulation sets none."""

    use_required_attribute = False  # the same form saves a draft, which needs neither
    issued_on = DayField(label="Ngày ban hành")
    reply_days = forms.IntegerField(
        label="Số ngày để trả lời", min_value=1, max_value=60,
        help_text="Quy chế đang áp dụng không ấn định; người chủ trì ấn định.",
    )  # fmt: skip
    reply_unit = UnitField()

    def __init__(self, *args: Any, ruled: bool, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        if ruled:
            del self.fields["reply_days"], self.fields["reply_unit"]
        for field in self.fields.values():
            field.widget.attrs["form"] = FORM_ID


@desk(*OFFICE)
def conclusion(request: DeskRequest, pk: int) -> HttpResponse:
    """Write the chair's own words; a stale form is told so and keeps what was typed."""
    dialogue = get_object_or_404(Dialogue, pk=pk)
    if request.method != "POST":
        return show(request, dialogue)
    form = ConclusionForm(request.POST)
    if not form.is_valid():
        return show(request, dialogue, form=form, status=422)
    try:
        draft_conclusion(dialogue, by=request.actor, helpers=helpers_in(request.POST), **form.cleaned_data)
    except Refusal as refusal:
        return refused(request, dialogue, form, refusal)
    messages.success(request, "Đã lưu dự thảo kết luận.")
    return redirect("desk:conclusion", pk)


def refused(
    request: DeskRequest,
    dialogue: Dialogue,
    form: forms.Form,
    refusal: Refusal,
    issue_form: forms.Form | None = None,
) -> HttpResponse:
    """The page with everything that was typed; beside it what is stored, when that is newer."""
    stored = Conclusion.objects.filter(dialogue=dialogue).first()
    stale = stored is not None and stored.revision != form.cleaned_data["seen"]
    if stale and stored:  # told now: sending again is a choice
        seen_again(form, stored.revision)
    other = stored if stale else None
    return show(
        request, dialogue, form=form, issue_form=issue_form, sentence=str(refusal), other=other, status=409
    )


@require_POST
@desk(*OFFICE)
def give(request: DeskRequest, pk: int, number: int) -> HttpResponse:
    """Give a group that got no outcome in the hall to a body; the draft typed meanwhile is kept too."""
    group = get_object_or_404(
        OpinionGroup.objects.not_about_reader().select_related("dialogue"),
        dialogue_id=pk,
        number=number,
        outcome=None,
    )
    dialogue, form = group.dialogue, ConclusionForm(request.POST)
    if not form.is_valid():
        return show(request, dialogue, form=form, status=422)
    chosen = request.POST.get(f"body-{number}", "")
    body = Body.objects.who_answer().filter(pk=chosen).first() if chosen.isdecimal() else None
    try:
        draft_conclusion(dialogue, by=request.actor, helpers=helpers_in(request.POST), **form.cleaned_data)
        record_outcome(group, by=request.actor, kind=Outcome.Kind.ASSIGNED, body=body)
    except Refusal as refusal:
        return refused(request, dialogue, form, refusal)
    messages.success(request, f"Nhóm {number}: đã giao trả lời bằng văn bản.")
    return redirect("desk:conclusion", pk)


@require_POST
@desk(*OFFICE)
def issue(request: DeskRequest, pk: int) -> HttpResponse:
    """Number the notice, with the words on the screen, and give every open matter to a body with its date."""
    dialogue = get_object_or_404(Dialogue, pk=pk)
    draft = ConclusionForm(request.POST)
    form = IssueConclusionForm(request.POST, ruled=reply_rule(dialogue, today()) is not None)
    if not (draft.is_valid() and form.is_valid()):
        return show(request, dialogue, form=draft, issue_form=form, status=422)
    try:
        paper = issue_conclusion(
            dialogue,
            by=request.actor,
            helpers=helpers_in(request.POST),
            **draft.cleaned_data,
            **form.cleaned_data,
        )
    except Refusal as refusal:
        dialogue.refresh_from_db()
        return refused(request, dialogue, draft, refusal, form)
    messages.success(request, f"Đã ban hành: {paper}. Các đơn vị đã nhận việc kèm ngày hạn.")
    return redirect("desk:conclusion", pk)


def helpers_in(typed: Mapping[str, Any]) -> dict[int, str] | None:
    """Who works with the body that answers, by the number of the group: `helpers-3`. None when nothing was asked."""
    asked = {name: str(typed[name]) for name in typed if HELPERS.fullmatch(name)}
    return {int(name.removeprefix("helpers-")): who for name, who in asked.items()} or None


def reply_rule(dialogue: Dialogue, issued_on: Any) -> regulation.Duty | None:
    """The date replies would be due by when the notice goes out on `issued_on`; None when no rule sets it."""
    if dialogue.held_on is None:
        return None
    return regulation.reply_due(
        dialogue.regulation, dialogue_on=dialogue.held_on, conclusion_on=issued_on,
        calendar=calendar_of(dialogue.commune), chosen=dialogue.chosen_days,
    )  # fmt: skip


def show(
    request: DeskRequest,
    dialogue: Dialogue,
    *,
    form: forms.Form | None = None,
    issue_form: forms.Form | None = None,
    sentence: str = "",
    other: Conclusion | None = None,
    status: int = 200,
) -> HttpResponse:
    """The page: the draft, the outcomes, what each body would owe by when, and the button."""
    day = today()
    stored = Conclusion.objects.filter(dialogue=dialogue).first()
    if form is None:
        form = ConclusionForm(
            initial={
                "seen": stored.revision if stored else 0,
                "assessment": stored.assessment if stored else "",
                "monitor": stored.monitor if stored else "",
            }
        )
    ruled = reply_rule(dialogue, day)
    groups = OpinionGroup.objects.not_about_reader().filter(dialogue=dialogue).with_counts()
    groups = groups.select_related("outcome__body", "preparation__body")
    duty = Duty.objects.filter(dialogue=dialogue, key="conclusion").first()
    context = {
        "dialogue": dialogue,
        "form": form,
        "tabs": tabs(dialogue, request.actor, "desk:conclusion"),
        "issue_form": issue_form or IssueConclusionForm(initial={"issued_on": day}, ruled=ruled is not None),
        "form_id": FORM_ID,
        "boxes": by_outcome(with_helpers(groups, helpers_in(request.POST), stored)),
        "bodies": Body.objects.who_answer(),
        "monitor": monitor_of(stored or Conclusion(dialogue=dialogue)),
        "ruled": ruled,
        "days": (ruled.due_on - day).days if ruled else None,
        "duty": duty,
        "duty_days": (duty.due_on - day).days if duty and not duty.proved_at else None,
        "owed": Assignment.objects.filter(dialogue=dialogue).select_related("group", "body"),
        "papers": Paper.objects.with_state()
        .filter(dialogue=dialogue, kind=Paper.Kind.CONCLUSION_NOTICE)
        .defer("facts"),
        "why_not": draft_conclusion.refusal(dialogue, by=request.actor),
        "no_issue": issue_conclusion.refusal(dialogue, by=request.actor),
        "sentence": sentence,
        "other": other,
        "chair_url": reverse("hall:chair", args=[dialogue.pk]),
    }
    return render(request, "desk/dialogues/conclusion/conclusion.html", context, status=status)


def monitor_of(conclusion: Conclusion) -> str:
    """Who will get what was passed up or only noted; nothing while the commune has no body."""
    try:
        return str(monitoring_body(conclusion))
    except Refusal:
        return ""


def with_helpers(
    groups: Iterable[OpinionGroup], typed: dict[int, str] | None, stored: Conclusion | None
) -> list[OpinionGroup]:
    """The groups with who helps on each: as typed just now, else as stored."""
    kept = stored.helpers if stored else {}
    found = list(groups)
    for group in found:
        group.helpers = (typed or {}).get(group.number, kept.get(str(group.number), ""))  # type: ignore[attr-defined]
    return found


def by_outcome(groups: list[OpinionGroup]) -> list[dict[str, Any]]:
    """The groups under what was decided in the hall; those not decided come first."""
    kinds = [("", "Chưa có kết quả"), *Outcome.Kind.choices]
    found = []
    for kind, label in kinds:
        rows = [
            group for group in groups if (group.outcome.kind if hasattr(group, "outcome") else "") == kind
        ]
        if rows:
            found.append({"kind": kind, "label": label, "groups": rows})
    return found
