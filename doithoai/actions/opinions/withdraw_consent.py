"""Take back what was agreed to, by whoever holds the code, or at the desk for somebody who comes there."""

from datetime import datetime

from doithoai.actions.consenting import is_not_the_receipt, take_back, take_back_for_the_child
from doithoai.actions.kernel import action
from doithoai.models import Actor, Opinion


def nothing_was_agreed(opinion: Opinion, by: Actor) -> str | None:
    if opinion.publish == Opinion.Publish.NOTHING and not opinion.spoken_for:
        return "Ý kiến này không nêu tên, không nêu thôn ai, nên không có gì để rút."
    return None


@action(unless=[is_not_the_receipt, nothing_was_agreed])
def withdraw_consent(opinion: Opinion, *, by: Actor, at: datetime) -> Opinion:
    """As easy as giving it: from this moment the open pages name nobody; when it was given for a child, they show none
    of its words either. What was printed before stays printed, and the answer comes as promised."""
    take_back(opinion, at=at)
    take_back_for_the_child(opinion, at=at)
    opinion.refresh_from_db()
    return opinion
