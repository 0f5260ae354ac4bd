"""Remind a body of a reply that is due or late (đôn đốc)."""

from datetime import datetime

from doithoai.actions.kernel import Refusal, action
from doithoai.models import Actor, Assignment, Message
from doithoai.rules.vietnamese import table_date


@action()
def remind_body(assignment: Assignment, *, by: Actor, at: datetime) -> Message:
    """A notice on the body's desk; at most one a day for one matter."""
    if assignment.answered_at:
        raise Refusal("Nội dung này đã trả lời, không cần đôn đốc.")
    if assignment.reminded_at and assignment.reminded_at.date() == at.date():
        raise Refusal(
            f"Hôm nay đã đôn đốc {assignment.body} về nội dung này lúc {assignment.reminded_at:%H:%M}."
        )
    late = (at.date() - assignment.due_on).days
    when = f"đã quá hạn {late} ngày" if late > 0 else f"hạn {table_date(assignment.due_on)}"
    assignment.reminded_at = at
    assignment.save(update_fields=["reminded_at"])
    return Message.objects.create(
        dialogue=assignment.dialogue, body=assignment.body, assignment=assignment, at=at,
        text=f"Đôn đốc: trả lời “{assignment.group.question[:200]}”, {when}.",
    )  # fmt: skip
