"""A guest has come: by the QR of the invitation or by name."""

from datetime import datetime

from doithoai.actions.kernel import Refusal, action
from doithoai.models import Actor, Arrival, Invitation


@action()
def check_in(invitation: Invitation, *, by: Actor, at: datetime) -> Arrival:
    """Raises Refusal with the hour when the person was checked in before (two desks, one guest)."""
    if before := Arrival.objects.filter(invitation=invitation).first():
        raise Refusal(f"{invitation.name} đã điểm danh lúc {before.at:%H:%M} ({before.by}).")
    return Arrival.objects.create(
        dialogue=invitation.dialogue, invitation=invitation, kind=invitation.kind, name=invitation.name,
        hamlet_id=invitation.hamlet_id, at=at, by=by.name,
    )  # fmt: skip
