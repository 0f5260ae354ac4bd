"""Put a pasted list of people on the guest list: all of them, or none."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime

from doithoai.actions.invitations.add_guest import invite
from doithoai.actions.kernel import Refusal, action
from doithoai.models import Actor, Dialogue, Hamlet


@dataclass(frozen=True)
class Guest:
    """One line of the list, understood. `line` is its number as people count."""

    line: int
    name: str
    kind: str
    hamlet: Hamlet | None = None
    position: str = ""


@action()
def add_guests(dialogue: Dialogue, *, by: Actor, at: datetime, guests: Iterable[Guest]) -> Dialogue:
    """Raises Refusal with one sentence a line when any of them cannot be added; then nobody was."""
    wrong = []
    for guest in guests:
        try:
            invite(
                dialogue, by, name=guest.name, kind=guest.kind, position=guest.position, hamlet=guest.hamlet
            )
        except Refusal as refusal:
            wrong.append(f"Dòng {guest.line}: {refusal}")
    if wrong:
        raise Refusal("\n".join(wrong))
    return dialogue
