"""Two people at one desk: who is at an opinion now. Says so, forbids nothing; kept two minutes at a time."""

from datetime import datetime, timedelta

from doithoai.models import Actor, Opinion, OpinionHold

KEPT = timedelta(minutes=2)


def hold_opinion(opinion: Opinion, *, by: Actor, at: datetime, take_over: bool = False) -> OpinionHold | None:
    """Says that `by` is at this opinion. Returns the hold of somebody else when they were first and
    `take_over` is not asked for. No deed: looking changes nothing, and the journal need not know."""
    if by.user_id is None:
        return None
    mine = {"user_id": by.user_id, "by": by.name, "until": at + KEPT}
    found, made = OpinionHold.objects.get_or_create(opinion=opinion, defaults=mine)
    if made:
        return None
    if found.keeps_out(by, at) and not take_over:
        return found
    OpinionHold.objects.filter(pk=found.pk).update(**mine)
    OpinionHold.objects.filter(user=by.user_id, until__lte=at).exclude(pk=found.pk).delete()
    return None
