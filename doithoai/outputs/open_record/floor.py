"""The queue as a phone in the hall may show it: order and hamlet, nobody's name."""

from dataclasses import dataclass
from datetime import datetime

from doithoai.models import SpeakerRequest


@dataclass(frozen=True)
class Turn:
    """One person in the queue: how many-th to be called, from which hamlet."""

    place: int
    hamlet: str


@dataclass(frozen=True)
class Floor:
    """Who speaks (and since when), who waits, how many were heard."""

    speaking: Turn | None
    since: datetime | None
    waiting: tuple[Turn, ...]
    heard: int


def floor_of(dialogue_slug: str) -> Floor:
    """One query."""
    called = 0
    speaking, since, heard = None, None, 0
    waiting = []
    requests = SpeakerRequest.objects.filter(dialogue__slug=dialogue_slug, withdrawn_at=None)
    queue = list(requests.select_related("hamlet"))
    for each in queue:
        called += each.called_at is not None
        heard += each.ended_at is not None
        if each.called_at and not each.ended_at:
            speaking, since = each, each.called_at
    for place, each in enumerate((each for each in queue if not each.called_at), start=called + 1):
        waiting.append(Turn(place, str(each.hamlet or "")))
    now = Turn(called, str(speaking.hamlet or "")) if speaking else None
    return Floor(now, since, tuple(waiting), heard)


def people_ahead(speaker_pk: int) -> int | None:
    """How many are called before this one; None when it is their turn or over, or it is nobody's."""
    queue = SpeakerRequest.objects.waiting()
    mine = queue.filter(pk=speaker_pk).first()
    if mine is None:
        return None
    return queue.filter(dialogue=mine.dialogue_id, place__lt=mine.place).count()
