"""The plan: its form, the dates that follow from it, and the file it may come from."""

import re
from typing import Any

from django import forms
from django.conf import settings
from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect, render

from doithoai.actions.kernel import Refusal
from doithoai.actions.plan.attach_plan_file import attach_plan_file
from doithoai.actions.plan.issue_plan import issue_plan
from doithoai.actions.plan.revise_plan import revise_plan
from doithoai.models import Dialogue, PlanFile, calendar_of
from doithoai.models.clock import today
from doithoai.pages.desk.dialogues.plan.comparing import findings_of
from doithoai.pages.desk.dialogues.plan.form import PlanForms, differing
from doithoai.pages.desk.dialogues.plan.reading import what_was_read
from doithoai.pages.desk.dialogues.plan.reply_days import asked
from doithoai.pages.desk.doors import tabs
from doithoai.pages.desk.fields import DayField, seen_again
from doithoai.pages.desk.request import DeskRequest
from doithoai.pages.middleware import OFFICE, desk
from doithoai.rules import regulation
from doithoai.rules.plan_checks import Finding
from doithoai.rules.plan_reading import Unreadable, read_plan_file
from doithoai.rules.procedure import Role, Stage


@desk(*OFFICE)
def plan(request: DeskRequest, pk: int) -> HttpResponse:
    """Write the plan. A stale form is told so and shown again with everything that was typed."""
    dialogue = get_object_or_404(Dialogue, pk=pk)
    why_not = revise_plan.refusal(dialogue, by=request.actor)
    sentence, stored = "", []
    forms_ = PlanForms(dialogue, request.POST or None)
    if request.method == "POST" and forms_.is_valid():
        try:
            revise_plan(dialogue, by=request.actor, **forms_.said())
        except Refusal as refusal:
            sentence = str(refusal)
            dialogue = forms_.dialogue = Dialogue.objects.get(pk=pk)
            if forms_.plan.cleaned_data["seen"] != dialogue.plan_revision:
                stored = differing(forms_.plan, dialogue)
                seen_again(forms_.plan, dialogue.plan_revision)
        else:
            messages.success(request, "Đã lưu kế hoạch.")
            return redirect("desk:plan", pk)
    read = PlanFile.objects.filter(dialogue=dialogue).select_related("file").first()
    context = {
        "dialogue": dialogue,
        "form": forms_.plan,
        "tabs": tabs(dialogue, request.actor, "desk:plan"),
        "parts": forms_.plan.parts(),
        "agenda": forms_.agenda,
        "tasks": forms_.tasks,
        "why_not": why_not,
        "no_issue": issue_plan.refusal(dialogue, by=request.actor),
        "sentence": sentence,
        "differing": stored,
        "read": what_was_read(read) if read else None,
        "findings": linked(findings_of(read, dialogue)) if read else None,
        "reply": asked(dialogue, request.actor),
        **reckoned(forms_.plan["regulation"].value(), forms_.plan["held_on"].value(), dialogue),
    }
    status = 409 if sentence else 422 if request.method == "POST" else 200
    return render(request, "desk/dialogues/plan/plan.html", context, status=status)


def linked(findings: tuple[Finding, ...]) -> list[dict[str, Any]]:
    """Each with the place on the comparing page where its words stand (comparing.py names it so)."""
    return [
        {"finding": each, "at": f"from-thay-{number}" if each.where else None}
        for number, each in enumerate(findings)
    ]


@desk(*OFFICE)
def deadlines(request: DeskRequest, pk: int) -> HttpResponse:
    """The fragment beside the form: every date that follows from the regulation and the day just typed."""
    dialogue = get_object_or_404(Dialogue, pk=pk)
    said = reckoned(request.GET.get("regulation"), request.GET.get("held_on"), dialogue)
    return render(request, "desk/dialogues/plan/_deadlines.html", {"dialogue": dialogue, **said})


def reckoned(regulation_id: Any, held_on: Any, dialogue: Dialogue) -> dict[str, Any]:
    """What a regulation asks for a day as typed, and doubts about whether it binds; both may be unknown."""
    day = as_day(held_on)
    chosen = regulation.load_all().get(str(regulation_id))
    found: dict[str, Any] = {"chosen": chosen, "day": day, "duties": [], "doubts": (), "unnumbered": []}
    if chosen is None:
        return found
    found["cited"] = cited(dialogue, chosen)
    found["unnumbered"] = [(regulation.LABELS[key], words) for key, words in chosen.unnumbered.items()]
    if day is None:
        return found
    now = today()
    found["doubts"] = (
        *regulation.doubts(chosen.id, dialogue_on=day),
        *regulation.check_attendance(chosen.id, least=dialogue.attendance_min, most=dialogue.attendance_max),
    )
    found["past"] = past = day < now and dialogue.stage == Stage.PLANNING
    calendar = calendar_of(dialogue.commune)
    found["duties"] = [
        {
            "duty": duty,
            "days": None if past else (duty.due_on - now).days,
            "skipped": [f"{step.date:%d/%m/%Y}: {step.why}, không tính" for step in duty.sum.skipped],
        }
        for duty in regulation.duties(
            chosen.id, dialogue_on=day, calendar=calendar, chosen=dialogue.chosen_reply
        )
    ]
    return found


def cited(dialogue: Dialogue, chosen: regulation.Regulation) -> list[regulation.Regulation]:
    """Regulations that the plan's own legal bases name by number, when they are not the chosen one."""
    named = " ".join(f"{base['text']} {base['number'] or ''}" for base in dialogue.legal_bases)
    others = (
        each for each in regulation.load_all().values() if each.use == "timetable" and each.id != chosen.id
    )
    return [
        each for each in others if each.number and re.search(rf"(?<!\d){re.escape(each.number)}\b", named)
    ]


def as_day(value: Any) -> Any:
    """A day as typed (05/11/2026) or stored; None when it is not one."""
    if not value or not isinstance(value, str):
        return value or None
    try:
        return DayField().clean(value)
    except forms.ValidationError:
        return None


class FileForm(forms.Form):
    file = forms.FileField(
        label="Tệp kế hoạch",
        help_text="Word (docx, doc), PDF, văn bản (txt), không quá 20 MB. Bản chụp cần máy có nhận dạng chữ.",
        allow_empty_file=True,  # the reader's own sentence says more
    )

    def clean_file(self) -> Any:
        file = self.cleaned_data["file"]
        if file.size > settings.UPLOAD_LIMIT:
            raise forms.ValidationError(
                f"Tệp nặng {file.size / 1024**2:.0f} MB, quá giới hạn {settings.UPLOAD_LIMIT // 1024**2} MB. "
                "Xin tách hoặc lưu lại ở dạng nhẹ hơn."
            )
        return file


@desk(Role.CLERK)
def plan_file(request: DeskRequest, pk: int) -> HttpResponse:
    """Upload an existing plan: it is read, kept, and what it states fills the form."""
    dialogue = get_object_or_404(Dialogue, pk=pk)
    form = FileForm(request.POST or None, request.FILES or None)
    why_not = attach_plan_file.refusal(dialogue, by=request.actor)
    sentence = why_not if request.method == "POST" and why_not else ""
    if request.method == "POST" and form.is_valid() and not why_not:
        file = form.cleaned_data["file"]
        try:
            attach_plan_file(dialogue, by=request.actor, read=read_plan_file(file.read(), file.name))
        except (Refusal, Unreadable) as refusal:
            sentence = str(refusal)
        else:
            messages.success(request, "Đã đọc tệp. Xin đối chiếu từng mục dưới đây, sửa chỗ sai rồi lưu.")
            return redirect("desk:plan_compare", pk)
    context = {
        "dialogue": dialogue,
        "form": form,
        "sentence": sentence,
        "why_not": why_not,
    }
    status = 409 if sentence else 422 if form.errors else 200
    return render(request, "desk/dialogues/plan/plan_file.html", context, status=status)
