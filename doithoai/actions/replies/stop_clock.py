"""Stop the clock of a reply: something outside the body's power must come first."""

from datetime import datetime

from doithoai.actions import typed
from doithoai.actions.kernel import Refusal, action
from doithoai.actions.reply_clock import is_answered, who_allows
from doithoai.models import Actor, Assignment, ClockStop, Message
from doithoai.rules.vietnamese import table_date


def stands_already(assignment: Assignment, by: Actor) -> str | None:
    if assignment.stopped_on is None:
        return None
    return f"Thời hạn này đang tạm dừng từ {table_date(assignment.stopped_on)} rồi."


@action(unless=[is_answered, stands_already])
def stop_clock(
    assignment: Assignment, *, by: Actor, at: datetime, why: str, allowed_by: str = ""
) -> ClockStop:
    """Working days from tomorrow to the day of `restart_clock` are given back. Raises Refusal without a reason,
    or when the date has passed already: what is late cannot be stopped."""
    why = typed.line(why, "lý do tạm dừng", at_most=500, required=True)
    allowed_by = typed.line(allowed_by, "người cho tạm dừng", at_most=120)
    allowed_by = who_allows(assignment, allowed_by, by=by)
    today = at.date()
    if today > assignment.due_on:
        raise Refusal(
            f"Đã quá hạn từ {table_date(assignment.due_on)}, không tạm dừng được nữa. "
            "Xin trả lời, hoặc gia hạn kèm lý do."
        )
    stop = ClockStop.objects.create(assignment=assignment, stopped_on=today, why=why, by=allowed_by)
    assignment.ruled_on = assignment.ruled_on or assignment.due_on
    assignment.stopped_on = today
    assignment.due_because = (
        f"Tạm dừng tính thời hạn từ {table_date(today)}: {why} ({allowed_by}). {assignment.due_because}"
    )
    assignment.save(update_fields=["ruled_on", "stopped_on", "due_because"])
    Message.objects.create(
        dialogue=assignment.dialogue, body=assignment.body, assignment=assignment, at=at,
        text=f"Tạm dừng thời hạn trả lời “{assignment.group.question[:200]}”: {why[:200]}",
    )  # fmt: skip
    return stop
