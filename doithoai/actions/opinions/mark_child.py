"""Say that whoever asked is a child, or that it was a slip."""

from datetime import datetime

from doithoai.actions.consenting import take_back
from doithoai.actions.kernel import action
from doithoai.actions.opinions.withdraw_consent import is_a_part
from doithoai.models import Actor, Opinion


@action(unless=[is_a_part])
def mark_child(opinion: Opinion, *, by: Actor, at: datetime, child: bool = True) -> Opinion:
    """A child is never named, whatever was ticked, and what is already public is read once more by a person under
    the stricter masks (Luật Trẻ em 2016, Điều 21). Taking the mark back gives no consent back."""
    opinion.child = child
    opinion.save(update_fields=["child"])
    opinion.parts.update(child=child)
    if child:
        take_back(opinion, at=at)
        for each in (opinion, *opinion.parts.all()):
            if each.public_at:
                each.public_words, each.public_at = "", None
                each.save(update_fields=["public_words", "public_at"])
    return opinion
