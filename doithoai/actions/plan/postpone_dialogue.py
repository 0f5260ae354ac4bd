"""Put the sitting off, with the reason people are told, and the notice that tells them."""

from datetime import date, datetime

from doithoai.actions import typed
from doithoai.actions.drafting import is_for_the_chair
from doithoai.actions.issuing import issue_complete_paper
from doithoai.actions.kernel import action
from doithoai.models import Actor, Dialogue, Paper


@action(unless=[is_for_the_chair])
def postpone_dialogue(
    dialogue: Dialogue, *, by: Actor, at: datetime, reason: str, issued_on: date | None = None
) -> Dialogue:
    """Registrations, invitations and opinions all stay; opinions can still be sent.

    The notice is numbered and dated `issued_on` (today when not given). Raises Refusal when it lacks
    something a paper must have.
    """
    dialogue.stage_note = typed.line(reason, "lý do hoãn", at_most=500, required=True)
    dialogue.save(update_fields=["stage_note"])
    issue_complete_paper(dialogue, Paper.Kind.POSTPONEMENT, issued_on=issued_on or at.date(), by=by, at=at)
    return dialogue
