"""Say that whoever asked is a child, or that it was a slip."""

from datetime import datetime

from doithoai.actions.consenting import is_not_the_receipt, take_back, under_the_same_receipt
from doithoai.actions.kernel import action
from doithoai.models import Actor, Opinion


@action(unless=[is_not_the_receipt])
def mark_child(opinion: Opinion, *, by: Actor, at: datetime, child: bool = True) -> Opinion:
    """A child is never named, whatever was ticked, and what is already public is read once more by a person under
    the stricter masks (Luật Trẻ em 2016, Điều 21). Taking the mark back gives no consent back."""
    under_the_same_receipt(opinion).update(child=child)
    if not child:  # nobody speaks for a grown-up
        under_the_same_receipt(opinion).update(guardian="", guardian_contact="")
        opinion.consents.for_a_child().withdraw(at)
    if child:
        take_back(opinion, at=at)
        under_the_same_receipt(opinion).update(public_words="", public_at=None)
    opinion.refresh_from_db()
    return opinion
