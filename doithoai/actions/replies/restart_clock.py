"""Let the clock of a reply run again: the days it stood are given back."""

from datetime import datetime

from doithoai.actions.kernel import action
from doithoai.actions.reply_clock import due_by_parts, is_answered, unsure_until
from doithoai.models import Actor, Assignment, ClockStop, Message, calendar_of
from doithoai.rules.vietnamese import table_date


def runs_already(assignment: Assignment, by: Actor) -> str | None:
    return None if assignment.stopped_on else "Thời hạn này không tạm dừng nên không có gì để tính tiếp."


@action(unless=[is_answered, runs_already])
def restart_clock(assignment: Assignment, *, by: Actor, at: datetime) -> Assignment:
    """The due date moves on by the working days after the stop up to today, with the sum that says so."""
    stopped_on, today, was = assignment.stopped_on or at.date(), at.date(), assignment.due_on
    ClockStop.objects.filter(assignment=assignment, restarted_on=None).update(
        restarted_on=max(today, stopped_on), restarted_by=by.name
    )
    assignment.stopped_on = None
    assignment.due_on = due_by_parts(assignment)
    stood = calendar_of(assignment.dialogue.commune).between(stopped_on, max(today, stopped_on))
    moved = f"lùi đến {table_date(assignment.due_on)}" if assignment.due_on != was else "giữ nguyên"
    assignment.due_because = (
        f"Tính tiếp từ {table_date(today)}, hạn {table_date(was)} {moved} ({by.name}). {stood.says()}"
        f"{unsure_until(assignment, today)} {assignment.due_because}"
    )
    assignment.save(update_fields=["stopped_on", "due_on", "due_because"])
    Message.objects.create(
        dialogue=assignment.dialogue, body=assignment.body, assignment=assignment, at=at,
        text=f"Tính tiếp thời hạn trả lời “{assignment.group.question[:200]}”: hạn {table_date(assignment.due_on)}.",
    )  # fmt: skip
    return assignment
