"""Set a mailbox aside that waits for its confirmation: its letters are gone from the disk at once."""

from datetime import datetime

from doithoai.actions.kernel import action
from doithoai.models import Actor, Dialogue, WaitingMailbox
from doithoai.rules.procedure import Role


def is_somebody_else_s(waiting: WaitingMailbox, by: Actor) -> str | None:
    """The office may tidy up for everybody."""
    if by.is_any(Role.CLERK, Role.CLOCK) or waiting.user_id == by.user_id:
        return None
    return f"Tệp thư này do {waiting.by} tải lên, xin để người ấy hoặc văn phòng bỏ."


@action(unless=[is_somebody_else_s])
def drop_letters(waiting: WaitingMailbox, *, by: Actor, at: datetime) -> Dialogue:
    dialogue: Dialogue = waiting.dialogue
    WaitingMailbox.objects.filter(pk=waiting.pk).drop()
    return dialogue
