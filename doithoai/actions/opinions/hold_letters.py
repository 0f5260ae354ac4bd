"""Keep a mailbox that was read for a try until somebody confirms it, at most an hour."""

from datetime import datetime

from doithoai.actions.kernel import action
from doithoai.models import Actor, Dialogue, Job, WaitingMailbox


@action()
def hold_letters(dialogue: Dialogue, *, by: Actor, at: datetime, data: bytes, letters: int) -> WaitingMailbox:
    """`letters`: how many of them would come in. What the same person had waiting here is set aside by it. A job takes
    it away when its time is over, whether or not anybody looks."""
    WaitingMailbox.objects.filter(dialogue=dialogue, user=by.user_id).drop()
    waiting: WaitingMailbox = WaitingMailbox.objects.create(
        dialogue=dialogue,
        user_id=by.user_id,
        by=by.name,
        at=at,
        letters=letters,  # type: ignore[misc]
    )
    waiting.keep(data)
    Job.objects.create(
        commune_id=by.commune_id, kind="forget_mailbox", unique_key=waiting.job_key, run_after=waiting.until
    )
    return waiting
