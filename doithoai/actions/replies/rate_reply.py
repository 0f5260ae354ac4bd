"""Does the reply satisfy the person who asked? "No" opens the matter again."""

from datetime import datetime

from doithoai.actions import typed
from doithoai.actions.conditions import has_left_the_dialogue
from doithoai.actions.duties import set_aside
from doithoai.actions.kernel import Refusal, action
from doithoai.actions.reply_clock import Due, set_due
from doithoai.models import (
    Actor,
    Assignment,
    ClockStop,
    Duty,
    Message,
    Opinion,
    Rating,
    Reply,
    calendar_of,
)
from doithoai.rules.codes import short_code
from doithoai.rules.legal_clock import REOPENED_DAYS
from doithoai.rules.procedure import Role, Stage
from doithoai.rules.vietnamese import table_date


@action(unless=[has_left_the_dialogue])
def rate_reply(opinion: Opinion, *, by: Actor, at: datetime, satisfied: bool, comment: str = "") -> Rating:
    """One word per reply and person. While replies are still being given, "not satisfied" reopens the
    assignment; once the dossier is sealed it is told to the clerk for the next dialogue."""
    reply = (
        Reply.objects.standing().filter(assignment__group=opinion.group_id).order_by("-sent_at").first()
        if opinion.group_id
        else None
    )
    if reply is None:
        raise Refusal("Ý kiến này chưa có văn bản trả lời nên chưa thể đánh giá.")
    if Rating.objects.filter(reply=reply, opinion=opinion).exists():
        raise Refusal("Lần trả lời này đã được đánh giá rồi. Xin cảm ơn.")
    rating = Rating.objects.create(
        reply=reply, opinion=opinion, satisfied=satisfied, at=at, by=by.name,
        comment=typed.words(comment, "ý kiến thêm", at_most=2000),
    )  # fmt: skip
    if not satisfied:
        reopen(reply, opinion, at)
    return rating


def reopened_due(assignment: Assignment, at: datetime) -> Due:
    """The date of the second answer, counted from the day the matter was opened again."""
    counted = calendar_of(assignment.dialogue.commune).after(at.date(), REOPENED_DAYS)
    return Due(
        counted.date,
        f"Mở lại: {REOPENED_DAYS} ngày làm việc kể từ {table_date(at.date())} (thời hạn của phần mềm, "
        f"quy chế không quy định). {' '.join(counted.warnings)}".rstrip(),
    )


def reopen(reply: Reply, opinion: Opinion, at: datetime) -> None:
    assignment = reply.assignment
    told = f"Người gửi ý kiến {short_code(opinion.code)} chưa hài lòng với trả lời ngày {table_date(reply.sent_at.date())}."
    Message.objects.create(
        dialogue=assignment.dialogue,
        role=Role.CLERK,
        body=assignment.body,
        assignment=assignment,
        text=told,
        at=at,
    )
    if assignment.dialogue.stage != Stage.FOLLOW_UP or assignment.answered_at is None:
        return  # told only; a matter another person has opened again keeps the date it got then
    assignment.answered_at, assignment.reopened_at = None, at
    ClockStop.objects.filter(assignment=assignment, restarted_on=None).update(restarted_on=at.date())
    again = reopened_due(assignment, at)
    set_due(assignment, Due(again.on, f"{told} {again.because}"))
    assignment.save()
    for duty in Duty.objects.filter(dialogue=assignment.dialogue, key__in=("reply", "reply_extended")):
        set_aside(duty, at=at)
        duty.save()
