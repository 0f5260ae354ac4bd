"""Take somebody off the guest list."""

from datetime import datetime

from doithoai.actions.kernel import action
from doithoai.models import Actor, Arrival, Dialogue, Invitation


def was_invited(invitation: Invitation, by: Actor) -> str | None:
    if invitation.issued_at:
        return "Giấy mời đã ban hành, không bỏ tên được nữa. Nếu không mời nữa, xin báo trực tiếp cho người được mời."
    if Arrival.objects.filter(invitation=invitation).exists():
        return f"{invitation.name} đã điểm danh vào hội trường, không bỏ tên được nữa."
    return None


@action(unless=[was_invited])
def remove_guest(invitation: Invitation, *, by: Actor, at: datetime) -> Dialogue:
    """Only before the invitation went out."""
    dialogue = invitation.dialogue
    Invitation.objects.filter(pk=invitation.pk).delete()  # the journal still names the row
    return dialogue
