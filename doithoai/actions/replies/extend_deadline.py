"""Give a reply more time, with a reason the citizen is told, never past what the regulation allows."""

from datetime import date, datetime

from doithoai.actions import typed
from doithoai.actions.kernel import Refusal, action
from doithoai.models import Actor, Assignment, Message
from doithoai.rules import regulation
from doithoai.rules.vietnamese import table_date


@action()
def extend_deadline(
    assignment: Assignment, *, by: Actor, at: datetime, due_on: date, reason: str
) -> Assignment:
    """Raises Refusal when the new date is not later, is past the cap, or the matter is answered."""
    reason = typed.line(reason, "lý do gia hạn", at_most=500, required=True)
    if assignment.answered_at:
        raise Refusal("Nội dung này đã trả lời, không cần gia hạn.")
    if due_on <= max(assignment.due_on, at.date()):
        raise Refusal(f"Hạn mới phải sau hạn đang có ({table_date(assignment.due_on)}) và sau hôm nay.")
    cap = latest_reply(assignment)
    if cap and due_on > cap.due_on:
        raise Refusal(f"Hạn mới vượt mức quy chế cho phép: muộn nhất {table_date(cap.due_on)}. {cap.because}")
    assignment.due_because = (
        f"Gia hạn từ {table_date(assignment.due_on)} đến {table_date(due_on)}: {reason} "
        f"({by.name}, {table_date(at.date())}). {cap.because if cap else assignment.due_because}"
    )
    assignment.due_on, assignment.extended_because = due_on, reason
    assignment.save(update_fields=["due_on", "due_because", "extended_because"])
    Message.objects.create(
        dialogue=assignment.dialogue, body=assignment.body, assignment=assignment, at=at,
        text=f"Được gia hạn trả lời “{assignment.group.question[:200]}” đến {table_date(due_on)}.",
    )  # fmt: skip
    return assignment


def latest_reply(assignment: Assignment) -> "regulation.Duty | None":
    """The regulation's longest term for hard cases; None when it sets none."""
    dialogue = assignment.dialogue
    conclusion_on = getattr(getattr(dialogue, "conclusion", None), "issued_on", None)
    if dialogue.held_on is None:
        return None
    return regulation.reply_due(
        dialogue.regulation, dialogue_on=dialogue.held_on, conclusion_on=conclusion_on, extended=True
    )
