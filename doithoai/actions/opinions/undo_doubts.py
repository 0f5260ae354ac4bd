"""Take back a setting aside, of one opinion or of a whole flood: what was done at once comes back at once."""

from datetime import datetime

from doithoai.actions.kernel import Refusal, action
from doithoai.models import Actor, Commune, Opinion


@action()
def undo_doubts(commune: Commune, *, by: Actor, at: datetime, aside_at: datetime) -> int:
    """Those that were set aside at `aside_at` wait again, still with their doubt. Returns how many.

    One that somebody judged again meanwhile stays as it was judged.
    """
    rows = Opinion.objects.seen_by(by).filter(kind=Opinion.Kind.SPAM, diverted_at=aside_at).exclude(doubt="")
    keys = list(rows.values_list("pk", flat=True))
    if not keys:
        raise Refusal("Không còn ý kiến nào của lần để riêng ấy: đã có người lấy lại hoặc xem lại.")
    return Opinion.objects.filter(pk__in=keys).update(kind=Opinion.Kind.OPINION, diverted_at=None)
