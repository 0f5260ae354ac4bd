"""Somebody came without an invitation: a name and a hamlet are enough."""

from datetime import datetime

from doithoai.actions import typed
from doithoai.actions.kernel import action
from doithoai.models import Actor, Arrival, Dialogue, Hamlet, Invitation


@action()
def admit_walk_in(
    dialogue: Dialogue,
    *,
    by: Actor,
    at: datetime,
    name: str,
    hamlet: Hamlet | None = None,
    kind: str = Invitation.Kind.CITIZEN,
) -> Arrival:
    """Nobody is turned away for want of paper."""
    name = typed.line(name, "họ và tên", at_most=120, required=True)
    return Arrival.objects.create(dialogue=dialogue, kind=kind, name=name, hamlet=hamlet, at=at, by=by.name)
