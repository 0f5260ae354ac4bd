"""Take back the consent to be named, by whoever holds the code, or at the desk for somebody who comes there."""

from datetime import datetime

from doithoai.actions.consenting import is_not_the_receipt, take_back
from doithoai.actions.kernel import action
from doithoai.models import Actor, Opinion


def shows_nobody(opinion: Opinion, by: Actor) -> str | None:
    if opinion.publish == Opinion.Publish.NOTHING:
        return "Ý kiến này không nêu tên, không nêu thôn ai, nên không có gì để rút."
    return None


@action(unless=[is_not_the_receipt, shows_nobody])
def withdraw_consent(opinion: Opinion, *, by: Actor, at: datetime) -> Opinion:
    """As easy as giving it: from this moment the open pages name nobody. What was printed before stays printed."""
    take_back(opinion, at=at)
    return opinion
