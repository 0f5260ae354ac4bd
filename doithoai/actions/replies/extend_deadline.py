"""Give a reply more time, with a reason the citizen is told, never past what the regulation allows."""

from datetime import date, datetime, timedelta

from doithoai.actions import typed
from doithoai.actions.kernel import Refusal, action
from doithoai.actions.reply_clock import (
    extend,
    extended_to,
    latest_reply,
    twice_the_term,
    unsure_until,
    who_allows,
)
from doithoai.models import Actor, Assignment, Extension, Message
from doithoai.rules.vietnamese import table_date

FURTHEST = timedelta(days=366)


@action()
def extend_deadline(
    assignment: Assignment,
    *,
    by: Actor,
    at: datetime,
    due_on: date,
    reason: str,
    allowed_by: str = "",
    grounds: str = "",
) -> Assignment:
    """`allowed_by`: who allowed it, when not the person at the keyboard; never somebody of the body that owes
    the reply. A day off rolls to the next working day. The citizen reads date and reason under their code.

    `grounds`: the regulation's own sentence, for more than twice the term where no number for extensions is
    known. Raises Refusal when the new date is not later, is past the cap, or the matter is answered.
    """
    reason = typed.line(reason, "lý do gia hạn", at_most=500, required=True)
    allowed_by = typed.line(allowed_by, "người cho phép gia hạn", at_most=120)
    allowed_by = who_allows(assignment, allowed_by, by=by)
    grounds = typed.line(grounds, "câu của quy định", at_most=500)
    if assignment.answered_at:
        raise Refusal("Nội dung này đã trả lời, không cần gia hạn.")
    if due_on <= max(assignment.due_on, at.date()):
        raise Refusal(f"Hạn mới phải sau hạn đang có ({table_date(assignment.due_on)}) và sau hôm nay.")
    if due_on > at.date() + FURTHEST:
        raise Refusal(f"Hạn mới {table_date(due_on)} cách hôm nay hơn một năm; xin kiểm tra lại năm.")
    cap = latest_reply(assignment)
    if cap and due_on > cap.on:
        raise Refusal(f"Hạn mới vượt mức quy chế cho phép: muộn nhất {table_date(cap.on)}. {cap.because}")
    twice = None if cap else twice_the_term(assignment)
    if twice and due_on > twice.on and not grounds:
        raise Refusal(
            f"Quy chế không nêu mức gia hạn. Không quá gấp đôi thời hạn (muộn nhất {table_date(twice.on)}), trừ khi "
            "ghi được câu của quy định cho phép lâu hơn."
        )
    was, to = assignment.due_on, extended_to(assignment, due_on)
    assignment.due_because = (
        f"Gia hạn từ {table_date(was)} đến {table_date(to)}: {reason} "
        f"({allowed_by}, {table_date(at.date())}). "
        + (f"Căn cứ: {grounds}. " if grounds else "")
        + (cap.because if cap else f"Quy chế không nói đến gia hạn. {assignment.due_because}")
    )
    extend(assignment, to)
    assignment.due_because += unsure_until(assignment, at.date())
    assignment.extended_because, assignment.extended_by = reason, allowed_by
    assignment.save(
        update_fields=[
            "due_on", "due_because", "ruled_on", "extended_to", "extended_because", "extended_by",
        ]
    )  # fmt: skip
    Extension.objects.create(assignment=assignment, at=at, to=assignment.due_on, why=reason, by=allowed_by)
    Message.objects.create(
        dialogue=assignment.dialogue, body=assignment.body, assignment=assignment, at=at,
        text=f"Được gia hạn trả lời “{assignment.group.question[:200]}” đến {table_date(assignment.due_on)}.",
    )  # fmt: skip
    return assignment
