"""Take back what one press said of doubted opinions, one or a whole flood: what was done at once comes back at once."""

from collections import defaultdict
from datetime import datetime

from doithoai.actions.kernel import Refusal, action
from doithoai.models import Actor, Commune, JudgedDoubt, Opinion


@action()
def undo_doubts(commune: Commune, *, by: Actor, at: datetime, judged_at: datetime) -> int:
    """Those that were set aside at `judged_at` wait again, still with their doubt; those that were taken for opinions
    then have their doubt again, and lie where they lay. Returns how many.

    One that somebody judged again, sorted or sent on meanwhile stays as it is.
    """
    many = bring_back(by, judged_at) + doubt_again(by, judged_at)
    if not many:
        raise Refusal(
            "Không còn ý kiến nào của lần xem ấy để lấy lại: đã có người lấy lại, xem lại hoặc phân loại."
        )
    return many


def bring_back(by: Actor, judged_at: datetime) -> int:
    rows = Opinion.objects.seen_by(by).filter(kind=Opinion.Kind.SPAM, diverted_at=judged_at).exclude(doubt="")
    keys = list(rows.values_list("pk", flat=True))
    return Opinion.objects.filter(pk__in=keys).update(kind=Opinion.Kind.OPINION, diverted_at=None)


def doubt_again(by: Actor, judged_at: datetime) -> int:
    untouched = {"classified_at": None, "diverted_at": None, "split_at": None, "doubt": ""}
    rows = Opinion.objects.seen_by(by).filter(judged_doubt__at=judged_at, **untouched)
    alike: dict[tuple[str, datetime | None], list[int]] = defaultdict(list)
    for key, doubt, aside_at in rows.values_list("pk", "judged_doubt__doubt", "judged_doubt__aside_at"):
        alike[doubt, aside_at].append(key)
    for (doubt, aside_at), keys in alike.items():
        kind = Opinion.Kind.SPAM if aside_at else Opinion.Kind.OPINION
        Opinion.objects.filter(pk__in=keys).update(doubt=doubt, kind=kind, diverted_at=aside_at)
        JudgedDoubt.objects.filter(opinion__in=keys).delete()
    return sum(len(keys) for keys in alike.values())
