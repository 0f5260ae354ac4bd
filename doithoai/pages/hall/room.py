"""What the screens of the hall show, read once a request: the floor, the queue, the groups, who came."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime, time

from django.db.models import Count
from django.shortcuts import get_object_or_404
from django.utils import timezone

from doithoai.models import (
    Arrival,
    Dialogue,
    Hamlet,
    Invitation,
    MinutesEntry,
    Opinion,
    OpinionGroup,
    SpeakerRequest,
)

#: When a half day in an office ends: what the rest of the queue has to fit into.
HALF_DAYS = (time(11, 30), time(17, 0), time(21, 30))


def dialogue_of(pk: int) -> Dialogue:
    """The dialogue with this id in the commune being served; 404 from any other."""
    return get_object_or_404(Dialogue, pk=pk)


@dataclass(frozen=True)
class Floor:
    """Who speaks, who waits (in calling order), who was called so far, which hamlets were not heard."""

    speaker: SpeakerRequest | None
    waiting: tuple[SpeakerRequest, ...]
    called: tuple[SpeakerRequest, ...]
    silent_hamlets: tuple[Hamlet, ...]

    @property
    def next(self) -> SpeakerRequest | None:
        return self.waiting[0] if self.waiting else None

    @property
    def heard(self) -> int:
        return sum(1 for each in self.called if each.ended_at)


def floor_of(dialogue: Dialogue) -> Floor:
    """Two queries, however long the queue is."""
    speakers = list(dialogue.speakers.filter(withdrawn_at=None).select_related("hamlet", "opinion__group"))
    called = tuple(each for each in speakers if each.called_at)
    hamlets = {each.hamlet_id for each in called}
    return Floor(
        speaker=next((each for each in speakers if each.called_at and not each.ended_at), None),
        waiting=tuple(each for each in speakers if not each.called_at),
        called=called,
        silent_hamlets=tuple(hamlet for hamlet in Hamlet.objects.all() if hamlet.pk not in hamlets),
    )


@dataclass(frozen=True)
class Attendance:
    """How many are in the hall, beside the numbers of the plan."""

    citizens: int
    delegates: int
    invited: int
    least: int | None
    most: int | None

    @property
    def all(self) -> int:
        return self.citizens + self.delegates

    def says(self) -> str:
        """The count against the plan in words; empty when the plan sets no number."""
        if self.least and self.all < self.least:
            return f"còn thiếu {self.least - self.all} người so với số ít nhất {self.least}"
        if self.most and self.all > self.most:
            return f"vượt {self.all - self.most} người so với số nhiều nhất {self.most}"
        if self.least or self.most:
            return "đúng số lượng theo kế hoạch"
        return ""

    @property
    def range(self) -> str:
        """ "50–100", "từ 50", "đến 100" or nothing."""
        if self.least and self.most:
            return f"{self.least}–{self.most}"
        if self.least:
            return f"từ {self.least}"
        return f"đến {self.most}" if self.most else ""


def attendance_of(dialogue: Dialogue) -> Attendance:
    kinds = Arrival.objects.filter(dialogue=dialogue).order_by().values("kind").annotate(people=Count("pk"))
    counts = {row["kind"]: row["people"] for row in kinds}
    return Attendance(
        citizens=counts.get(Invitation.Kind.CITIZEN, 0),
        delegates=counts.get(Invitation.Kind.DELEGATE, 0),
        invited=dialogue.invitations.count(),
        least=dialogue.attendance_min,
        most=dialogue.attendance_max,
    )


def groups_of(dialogue: Dialogue) -> list[OpinionGroup]:
    """All groups this reader may know of, by number, with what was prepared and what was decided: one query."""
    groups = OpinionGroup.objects.not_about_reader().filter(dialogue=dialogue).with_counts()
    return list(groups.select_related("preparation__body", "outcome__body"))


@dataclass(frozen=True)
class Focus:
    """Which group is being discussed, and what else this speaker raised."""

    group: OpinionGroup | None
    also: tuple[OpinionGroup, ...]
    pinned: bool


def focus_of(dialogue: Dialogue, floor: Floor, groups: list[OpinionGroup], asked: Mapping[str, str]) -> Focus:
    """The group somebody picked during this turn (`nhom`, `luot`), else the speaker's own.

    A pick holds only while the same person speaks, so an outcome never lands on the last one's group.
    The order never jumps by itself after an outcome: a double tap must not decide the next matter too.
    """
    by_pk = {group.pk: group for group in groups}
    raised = [by_pk[pk] for pk in raised_by(floor.speaker, dialogue) if pk in by_pk]
    turn = str(floor.speaker.pk if floor.speaker else 0)
    if asked.get("luot") == turn:
        picked = next((group for group in groups if str(group.number) == asked.get("nhom")), None)
        if picked:
            return Focus(picked, tuple(group for group in raised if group != picked), pinned=True)
    return Focus(raised[0] if raised else None, tuple(raised[1:]), pinned=False)


def raised_by(speaker: SpeakerRequest | None, dialogue: Dialogue) -> list[int]:
    """Ids of the groups this turn is about: registered with it, minuted with it, first said during it."""
    if speaker is None:
        return []
    found = [speaker.opinion.group_id] if speaker.opinion and speaker.opinion.group_id else []
    found += MinutesEntry.objects.filter(speaker=speaker, group__isnull=False).values_list(
        "group_id", flat=True
    )
    found += Opinion.objects.filter(
        dialogue=dialogue,
        channel=Opinion.Channel.HALL,
        received_at__gte=speaker.called_at,
        group__isnull=False,
    ).values_list("group_id", flat=True)
    return list(dict.fromkeys(found))


def minutes_left(at: datetime) -> int:
    """Whole minutes from `at` to the end of the half day it is in; 0 in the night."""
    local = timezone.localtime(at)
    end = next((end for end in HALF_DAYS if local.time() < end), None)
    if end is None:
        return 0
    return int((timezone.make_aware(datetime.combine(local.date(), end)) - local).total_seconds() // 60)
