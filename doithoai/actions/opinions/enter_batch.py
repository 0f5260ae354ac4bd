"""Many opinions written down for others and brought together: each for itself, with one receipt for all."""

from dataclasses import dataclass
from datetime import datetime

from django.db import transaction

from doithoai.actions.bringing import KEY_LENGTHS, Entry, take_down
from doithoai.actions.kernel import Refusal, action
from doithoai.models import Actor, Body, Commune, Dialogue, Opinion, OpinionBatch, User

AT_MOST = 200  # entries of one sending; a browser sends more in several


@dataclass(frozen=True)
class Told:
    """What became of one entry: the opinion, or the sentence why it was not taken."""

    key: str
    opinion: Opinion | None = None
    sentence: str = ""


@dataclass(frozen=True)
class Brought:
    """What became of each entry, in their order. `batch`: None while nothing was taken."""

    batch: OpinionBatch | None
    told: tuple[Told, ...]

    @property
    def dialogue(self) -> Dialogue | None:
        return self.batch.dialogue if self.batch else None


@action()
def enter_batch(
    commune: Commune,
    *,
    by: Actor,
    at: datetime,
    key: str,
    entries: list[Entry],
    dialogue: Dialogue | None = None,
    collected_by: Body | None = None,
) -> Brought:
    """Keep what can be kept; an entry that cannot does not hold up the others, and says why.

    Every entry needs a `key` of its own, so that the same list sent again changes nothing.
    """
    if len(key) not in KEY_LENGTHS or any(not each.key for each in entries):
        raise Refusal("Trang này đã cũ. Xin tải lại trang rồi gửi lần nữa; điều đã gõ vẫn còn trên máy.")
    if len(entries) > AT_MOST:
        raise Refusal(f"Mỗi lần gửi được nhiều nhất {AT_MOST} ý kiến. Xin gửi làm nhiều lần.")
    dialogue = dialogue or Dialogue.objects.all().next_to_be_held()
    batch, _ = OpinionBatch.objects.get_or_create(
        key=key,
        user=User.objects.filter(pk=by.user_id or 0).first(),
        commune=commune,
        defaults={"dialogue": dialogue, "by": by.name, "at": at},
    )
    told = []
    for entry in entries:
        try:
            with transaction.atomic():
                opinion = take_down(
                    entry, by=by, at=at, dialogue=dialogue, collected_by=collected_by, batch=batch
                )
        except Refusal as no:
            told.append(Told(entry.key, sentence=str(no)))
        else:
            told.append(Told(entry.key, opinion))
    if not batch.opinions.exists():
        batch.delete()
        return Brought(None, tuple(told))
    return Brought(batch, tuple(told))
