"""Issue the invitations of everybody on the list who has none yet: many copies, one number."""

from datetime import date, datetime

from doithoai.actions.drafting import is_not_approved
from doithoai.actions.issuing import issue_paper
from doithoai.actions.kernel import action
from doithoai.models import Actor, Dialogue, Invitation, Paper


def has_no_day(dialogue: Dialogue, by: Actor) -> str | None:
    if not (dialogue.held_on and dialogue.starts_at and dialogue.venue):
        return "Giấy mời cần ngày, giờ và địa điểm họp. Xin ấn định ngày họp trước."
    return None


def nobody_to_invite(dialogue: Dialogue, by: Actor) -> str | None:
    if not Invitation.objects.filter(dialogue=dialogue, issued_at=None).exists():
        return "Không có ai trong danh sách đang chờ giấy mời. Xin thêm người vào danh sách trước."
    return None


@action(unless=[has_no_day, nobody_to_invite, is_not_approved(Paper.Kind.INVITATION)])
def issue_invitations(dialogue: Dialogue, *, by: Actor, at: datetime, issued_on: date) -> Paper:
    """One number for the whole batch (NĐ 30/2020, mẫu 1.7); guests added later make a further batch."""
    paper = issue_paper(dialogue, Paper.Kind.INVITATION, issued_on=issued_on, by=by, at=at)
    Invitation.objects.filter(dialogue=dialogue, issued_at=None).update(issued_at=at)
    return paper
