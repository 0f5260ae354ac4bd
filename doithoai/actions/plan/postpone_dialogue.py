"""Put the sitting off, with the reason people are told."""

from datetime import datetime

from doithoai.actions import typed
from doithoai.actions.kernel import action
from doithoai.models import Actor, Dialogue


@action()
def postpone_dialogue(dialogue: Dialogue, *, by: Actor, at: datetime, reason: str) -> Dialogue:
    """Registrations, invitations and opinions all stay; opinions can still be sent."""
    dialogue.stage_note = typed.line(reason, "lý do hoãn", at_most=500, required=True)
    dialogue.save(update_fields=["stage_note"])
    return dialogue
