"""A large file of invitations is made, or cannot be."""

from datetime import datetime

from doithoai.actions.kernel import action
from doithoai.models import Actor, Copies


@action()
def finish_copies(copies: Copies, *, by: Actor, at: datetime, why_not: str = "") -> Copies:
    """Its bytes are on disk already. Twice is as once: a job may run again."""
    if copies.made_at is None and not copies.why_not:
        copies.made_at, copies.why_not = (None, why_not) if why_not else (at, "")
        copies.done = copies.done if why_not else copies.total
        copies.save(update_fields=["made_at", "why_not", "done"])
    return copies
