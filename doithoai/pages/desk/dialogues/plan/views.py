"""The plan: its form, and the dates that follow from it."""

import re
from datetime import date
from typing import Any

from django import forms
from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect, render

from doithoai.actions.kernel import Refusal
from doithoai.actions.plan.issue_plan import issue_plan
from doithoai.actions.plan.revise_plan import revise_plan
from doithoai.models import Dialogue, PlanFile, calendar_of
from doithoai.models.clock import today
from doithoai.pages.desk.dialogues.plan.checking import plan_findings
from doithoai.pages.desk.dialogues.plan.form import PlanForms, differing
from doithoai.pages.desk.dialogues.plan.reading import what_was_read
from doithoai.pages.desk.dialogues.plan.reply_days import asked
from doithoai.pages.desk.dialogues.plan.vague_days import waiting_of
from doithoai.pages.desk.doors import tabs
from doithoai.pages.desk.fields import DayField, seen_again
from doithoai.pages.desk.request import DeskRequest
from doithoai.pages.middleware import OFFICE, desk
from doithoai.rules import regulation
from doithoai.rules.legal_events import event_duties
from doithoai.rules.procedure import Stage
from doithoai.rules.sitting_day import warnings_for


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
    files = PlanFile.objects.filter(dialogue=dialogue).select_related("file")
    read, newest = files.read().first(), files.first()
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
        "unread": newest if newest and not newest.read_at else None,
        "findings": plan_findings(dialogue) if dialogue.stage == Stage.PLANNING else None,
        "reply": asked(dialogue, request.actor),
        **reckoned(forms_.plan["regulation"].value(), forms_.plan["held_on"].value(), dialogue),
    }
    status = 409 if sentence else 422 if request.method == "POST" else 200
    return render(request, "desk/dialogues/plan/plan.html", context, status=status)


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
    found: dict[str, Any] = {"chosen": chosen, "day": day, "duties": [], "doubts": (), "vague": []}
    if chosen is None:
        return found
    found["cited"] = cited(dialogue, chosen)
    found["vague"] = waiting_of(dialogue, regulation_id=chosen.id, held_on=day)
    now, calendar = today(), calendar_of(dialogue.commune)
    by_event = event_duties(chosen.id, dialogue.happened, calendar, collect_until=dialogue.collect_until)
    if day is None:
        found["duties"] = [line(duty, now) for duty in by_event]
        return found
    found["past"] = past = day < now and dialogue.stage == Stage.PLANNING
    counted = regulation.duties(chosen.id, dialogue_on=day, calendar=calendar, chosen=dialogue.chosen_days)
    found["doubts"] = warnings_for(
        day, today=now, regulation_id=chosen.id, calendar=calendar,
        asked=counted if day >= now and dialogue.stage == Stage.PLANNING else (),
        least=dialogue.attendance_min, most=dialogue.attendance_max,
    )  # fmt: skip
    found["duties"] = [line(duty, None if past else now) for duty in counted]
    found["duties"] += [line(duty, now) for duty in by_event]
    return found


def line(duty: regulation.Duty, day: date | None) -> dict[str, Any]:
    """A duty for `_deadlines.html`; without `day` it is not said how many days are left."""
    return {
        "duty": duty,
        "days": (duty.due_on - day).days if day else None,
        "skipped": [f"{step.date:%d/%m/%Y}: {step.why}, không tính" for step in duty.sum.skipped],
    }


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
