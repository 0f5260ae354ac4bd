"""Two people at one desk: who is at an opinion now. Says so, forbids nothing; kept two minutes at a time."""

from dataclasses import dataclass
from datetime import datetime, timedelta

from doithoai.models import Actor, Opinion, OpinionHold

KEPT = timedelta(minutes=2)
FRESH = timedelta(seconds=90)  # held for longer yet: nothing is written, for the page asks every 15 seconds


@dataclass(frozen=True)
class Company:
    """Somebody else at the same opinion. `first`: they were there before; else they came after."""

    by: str
    first: bool

    def __str__(self) -> str:
        return (
            f"{self.by} đang mở ý kiến này từ trước."
            if self.first
            else f"{self.by} vừa mở ý kiến này sau bạn và thấy bạn đang làm."
        )

    @property
    def question(self) -> str:
        """Asked before anything is saved."""
        return f"{self.by} cũng đang mở ý kiến này. Vẫn lưu việc của bạn?"


def hold_opinion(opinion: Opinion, *, by: Actor, at: datetime, take_over: bool = False) -> Company | None:
    """Says that `by` is at this opinion; returns who else is there, so that each of two is told of the other. Whoever was
    first keeps it unless `take_over` is asked for. No deed: looking changes nothing, and the journal need not know."""
    if by.user_id is None:
        return None
    mine = {"user_id": by.user_id, "by": by.name, "until": at + KEPT}
    found, made = OpinionHold.objects.get_or_create(opinion=opinion, defaults=mine)
    if made:
        return None
    row = OpinionHold.objects.filter(pk=found.pk)
    if found.keeps_out(by, at) and not take_over:
        row.update(beside_user_id=by.user_id, beside=by.name, beside_until=at + KEPT)
        return Company(found.by, first=True)
    if found.user_id != by.user_id or found.until < at + FRESH:
        row.update(**mine)
        OpinionHold.objects.filter(user=by.user_id, until__lte=at).exclude(pk=found.pk).delete()
    return Company(found.beside, first=False) if found.has_beside(by, at) else None
