"""Asked before: the matters of earlier dialogues that a question asks about again, and those left unsettled.

A likeness is for a person to judge: the same matter in the same place, by the rules of `rules/likeness.py`. What a
person said about it is a link (`models/same_matter.py`), and only links are counted.
"""

from collections.abc import Collection, Iterable
from dataclasses import dataclass

from django.db.models import Exists, OuterRef

from doithoai.models import Deed, Dialogue, Opinion, OpinionGroup, SameMatter
from doithoai.models.opinion_group import OpinionGroupQuerySet
from doithoai.models.same_matter import repeats_in, repeats_of
from doithoai.rules.likeness import ranked_alike
from doithoai.rules.procedure import Stage

COMPARED_AT_MOST = 400  # the latest unsettled matters of a commune; older ones are in nobody's memory
SHOWN = 3
AT_MOST = 300  # matters offered to, or carried into, one dialogue: what one person can look through


@dataclass(frozen=True)
class Earlier:
    """One matter of an earlier dialogue, and how far it came."""

    group: OpinionGroup
    because: str


def asked_before(
    question: str, dialogue: Dialogue, *, judged: Collection[int] = (), words: str = ""
) -> list[Earlier]:
    """Unsettled matters, the most alike first, without those a person has `judged` (keys). Three queries.

    `words`: instead, matters of every earlier dialogue that hold each of them, settled or not, the latest first.
    """
    rows = OpinionGroup.objects.not_about_reader().before(dialogue).exclude(pk__in=judged)
    rows = rows.order_by("-dialogue__held_on", "-pk")
    if words:
        said = Opinion.objects.not_about_reader().matching(words).exclude(group=None).values("group")
        return linked(list(rows.filter(pk__in=said).values_list("pk", flat=True)[: 4 * SHOWN]))
    found = list(rows.unsettled().values_list("pk", "question")[:COMPARED_AT_MOST])
    near = ranked_alike(question, [asked for _, asked in found])[:SHOWN] if found else []
    keys = [found[place][0] for place, _ in near]
    there = {each.group.pk: each for each in linked(keys)}
    return [there[key] for key in keys if key in there]


def linked(keys: Collection[int]) -> list[Earlier]:
    """The matters these earlier groups (keys) are, the latest first."""
    return [Earlier(each, because(each)) for each in told(keys)] if keys else []


def told(keys: Collection[int]) -> OpinionGroupQuerySet:
    """Groups with what `because` reads of them, the latest first. Two queries."""
    rows: OpinionGroupQuerySet = OpinionGroup.objects.filter(pk__in=keys).with_last_word()
    rows = rows.select_related("dialogue", "outcome").prefetch_related("assignments")
    return rows.order_by("-dialogue__held_on", "-pk")


def because(group: OpinionGroup) -> str:
    owed = list(group.assignments.all())
    if not owed:
        outcome = getattr(group, "outcome", None)
        return "chưa có kết quả" if outcome is None else outcome.get_kind_display().lower()
    if any(each.answered_at is None for each in owed):
        return "chưa trả lời"
    if getattr(group, "last_word", None) is False:
        return "đã trả lời, người dân chưa hài lòng"
    return "đã trả lời"


def judged_of(opinions: Iterable[int]) -> tuple[set[int], set[int]]:
    """Keys of earlier groups that a person linked to any of these opinions, and of those said to be another matter."""
    rows = SameMatter.objects.filter(opinion__in=opinions).values_list("earlier", "same")
    return {key for key, same in rows if same}, {key for key, same in rows if not same}


@dataclass(frozen=True)
class History:
    """What is known of one matter (an opinion or a group): linked by a person, and proposed for one to judge.

    `times`: which time it is asked now, by the links; `perhaps`: if the proposed ones are the same too.
    """

    linked: tuple[Earlier, ...]
    proposed: tuple[Earlier, ...]

    @property
    def times(self) -> int:
        return times_asked(self.linked)

    @property
    def perhaps(self) -> int:
        return times_asked([*self.linked, *self.proposed])


def history_of(question: str, dialogue: Dialogue, opinions: Iterable[int]) -> History:
    """Of one opinion, or of all opinions of a group (keys). A handful of queries."""
    same, other = judged_of(opinions)
    known = same.union(*(each.groups for each in repeats_of(same).values()))
    proposed = asked_before(question, dialogue, judged=known | other)
    return History(tuple(linked(known)), tuple(proposed))


@dataclass(frozen=True)
class Repeated:
    """A group of this dialogue that earlier dialogues heard: which time it is, and what became of it there."""

    group: OpinionGroup
    times: int
    earlier: tuple[Earlier, ...]

    @property
    def unanswered(self) -> int:
        return sum(each.because in ("chưa trả lời", "chưa có kết quả") for each in self.earlier)


def repeated_in(*dialogues: Dialogue, at_least: int = 2) -> list[Repeated]:
    """The groups asked for the second time or more, the most often asked first. A few queries, however many."""
    repeats = {key: each for key, each in repeats_in(*dialogues).items() if each.times >= at_least}
    if not repeats:
        return []
    keys = set(repeats).union(*(each.groups for each in repeats.values()))
    groups = {each.pk: each for each in told(keys).select_related("preparation")}
    found = [
        Repeated(
            groups[key],
            each.times,
            tuple(Earlier(group, because(group)) for pk, group in groups.items() if pk in each.groups),
        )
        for key, each in repeats.items()
    ]
    return sorted(found, key=lambda each: (-each.times, each.group.number))


def offered_to(dialogue: Dialogue) -> OpinionGroupQuerySet:
    """Unsettled matters of earlier dialogues that nobody has carried into a dialogue that goes on or was held."""
    rows: OpinionGroupQuerySet = unsettled_anywhere().before(dialogue)
    return rows


def here_already(dialogue: Dialogue) -> dict[int, OpinionGroup]:
    """Earlier groups (keys) a person linked to a group of this dialogue, step by step back, and that group: whoever is
    carried over comes into it, so that nothing is asked twice."""
    found: dict[int, OpinionGroup] = {}
    repeats = repeats_in(dialogue)
    groups = OpinionGroup.objects.in_bulk(repeats)
    for key in sorted(repeats, key=lambda key: groups[key].number):
        for earlier in repeats[key].groups:
            found.setdefault(earlier, groups[key])
    return found


def unsettled_anywhere() -> OpinionGroupQuerySet:
    moved = Opinion.objects.filter(carried_from__group=OuterRef("pk")).exclude(
        dialogue__stage=Stage.CANCELLED
    )
    there = Opinion.objects.filter(group=OuterRef("pk"), diverted_at=None).exclude(words="")
    rows: OpinionGroupQuerySet = OpinionGroup.objects.not_about_reader().unsettled()
    rows = rows.filter(dialogue__closed_at__isnull=False)
    return rows.filter(Exists(there)).exclude(Exists(moved))


def times_asked(earlier: Iterable[Earlier]) -> int:
    """Which time it may be asked now, by these likenesses: 1 for a new matter, 3 when two dialogues left it."""
    return 1 + len({each.group.dialogue_id for each in earlier})


def offers(dialogues: Iterable[Dialogue]) -> dict[int, int]:
    """How many matters each of these may take over (`offered_to`), where nobody has looked yet. Two queries."""
    every = {each.pk: each for each in dialogues}
    looked = set(
        Deed.objects.filter(dialogue__in=every, action="carry_over").values_list("dialogue", flat=True)
    )
    waiting = {key: each for key, each in every.items() if key not in looked}
    if not waiting:
        return {}
    left = list(
        unsettled_anywhere()
        .order_by()
        .values_list("pk", "dialogue", "dialogue__held_on", "dialogue__closed_at")
    )
    return {
        key: sum(
            1
            for _, other, held_on, closed in left
            if other != key and held_on and (held_on < each.held_on if each.held_on else closed)
        )
        for key, each in waiting.items()
    }
