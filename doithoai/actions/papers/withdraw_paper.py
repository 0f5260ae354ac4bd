"""Withdraw an issued paper by a letter (công văn thu hồi), and let go what hung from it."""

from datetime import date, datetime

from doithoai.actions import typed
from doithoai.actions.changing import MOST, Effect, Kind, is_about_another, is_out_of_force, tell
from doithoai.actions.drafting import is_for_the_chair
from doithoai.actions.issuing import issue_paper
from doithoai.actions.kernel import Refusal, action
from doithoai.models import Actor, Assignment, Duty, Invitation, Paper, Reply

#: What stands or falls with more than its paper: why it is not withdrawn, and what to do instead.
HELD = {
    Kind.PLAN: "Hội nghị đang mở theo kế hoạch này. Xin thay thế kế hoạch; không tổ chức nữa thì hủy hội nghị.",
    Kind.CONCLUSION_NOTICE: "Các đơn vị đang trả lời Nhân dân theo thông báo này. Xin thay thế thông báo kết luận.",
    Kind.POSTPONEMENT: "Thông báo hoãn gắn với việc hoãn. Tổ chức lại thì dùng “Tổ chức lại sau khi hoãn”.",
    Kind.CANCELLATION: "Thông báo hủy gắn với việc hủy hội nghị. Muốn tổ chức thì lập hồ sơ đối thoại mới.",
}


def holds_more(paper: Paper, by: Actor) -> str | None:
    return HELD.get(Kind(paper.kind))


@action(unless=[is_for_the_chair, is_out_of_force, is_about_another, holds_more])
def withdraw_paper(paper: Paper, *, by: Actor, at: datetime, issued_on: date, because: str) -> Paper:
    """Guests invited by a withdrawn batch wait for another one; a matter whose reply is withdrawn is unanswered
    again, by the date it had. Minutes and a report can be issued anew. Raises Refusal for a date out of order.
    """
    if issued_on < paper.issued_on:
        raise Refusal(f"Công văn thu hồi không thể ghi ngày trước {paper.named}. Xin sửa ngày.")
    reason = typed.line(because, "lý do thu hồi", at_most=MOST, required=True)
    letter = issue_paper(
        paper.dialogue, Kind.WITHDRAWAL, issued_on=issued_on, by=by, at=at, about=paper, effect=Effect.WITHDRAWS,
        because=reason,
    )  # fmt: skip
    if paper.kind == Kind.INVITATION:  # the batch carries the moment of its paper (issue_invitations)
        Invitation.objects.filter(dialogue=paper.dialogue, issued_at=paper.created_at).update(issued_at=None)
    if paper.kind == Kind.REPLY:
        open_again(paper, at)
    if paper.kind == Kind.PETITION:  # its matters may be passed on anew
        Assignment.objects.filter(petition__paper=paper).update(petition=None)
    if paper.kind == Kind.APOLOGY:
        Assignment.objects.filter(apology=paper).update(apology=None, promised_on=None)
    tell(paper, letter, "đã được thu hồi", by=by, at=at)
    return letter


def open_again(paper: Paper, at: datetime) -> None:
    """The matter of a withdrawn reply waits for another one; a date given to a body is not moved in silence."""
    reply = Reply.objects.select_related("assignment").get(paper=paper)
    assignment = reply.assignment
    if assignment.replies.order_by("-sent_at", "-pk").first() != reply or assignment.answered_at is None:
        return  # a later reply stands, or the matter is open already
    assignment.answered_at, assignment.reopened_at = None, at
    assignment.save(update_fields=["answered_at", "reopened_at"])
    Duty.objects.filter(dialogue=paper.dialogue, key__in=("reply", "reply_extended")).update(
        proof="", proved_at=None, proved_by=""
    )
