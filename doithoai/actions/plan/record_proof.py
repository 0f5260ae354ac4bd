"""Close a duty with what proves it: a paper's number, a photo of the board, the loudspeaker log."""

from datetime import datetime

from doithoai.actions import typed
from doithoai.actions.kernel import action
from doithoai.models import Actor, Duty


@action()
def record_proof(duty: Duty, *, by: Actor, at: datetime, proof: str) -> Duty:
    """A duty without proof is open, whatever anybody ticked: the proof is required."""
    duty.proof = typed.line(proof, "minh chứng", at_most=300, required=True)
    duty.proved_at, duty.proved_by = at, by.name
    duty.save(update_fields=["proof", "proved_at", "proved_by"])
    return duty
