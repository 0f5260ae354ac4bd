"""Dialogues as everyone may know them: nothing of a plan still being written."""

from collections import Counter, defaultdict
from dataclasses import dataclass, field
from datetime import date
from typing import Any

from django.db.models import Count

from doithoai.models import Commune, Dialogue, Opinion, OpinionState
from doithoai.models.opinion_state import IN_DOUBT, matter_is
from doithoai.models.senders import sent
from doithoai.rules.procedure import Stage

from .numbers import Numbers, states_of
from .papers import OpenPaper, papers_of

HELD = (Stage.IN_SESSION, Stage.CONCLUDING, Stage.FOLLOW_UP, Stage.CLOSED)
AHEAD = (Stage.OPEN, Stage.IN_SESSION, Stage.POSTPONED)


@dataclass(frozen=True)
class Card:
    """One line about a dialogue. `hour` is "08:00"; `note` says why it was postponed or cancelled."""

    title: str
    slug: str
    stage: str
    stage_label: str
    note: str
    held_on: date | None
    hour: str
    time_words: str
    venue: str
    received: int = 0
    aside: int = 0  # of what was received, what a person found to be no opinion
    answered: int = 0

    @property
    def is_ahead(self) -> bool:
        return self.stage in AHEAD

    @property
    def is_on(self) -> bool:
        """People are in the hall now."""
        return self.stage == Stage.IN_SESSION

    @property
    def is_off(self) -> bool:
        return self.stage in (Stage.POSTPONED, Stage.CANCELLED)

    @property
    def was_held(self) -> bool:
        """From the opening on: what was asked and answered may be printed."""
        return self.stage in HELD

    @property
    def takes_speakers(self) -> bool:
        return self.stage in (Stage.OPEN, Stage.IN_SESSION)


@dataclass(frozen=True)
class OpenDialogue(Card):
    """The page of one dialogue. `agenda` items are {"item", "who", "minutes"}."""

    chair: str = ""
    target_groups: tuple[str, ...] = ()
    topics: tuple[str, ...] = ()
    agenda: tuple[dict[str, Any], ...] = ()
    collect_until: date | None = None
    minutes_per_turn: int = 0
    papers: tuple[OpenPaper, ...] = ()
    numbers: Numbers = field(default_factory=Numbers)


@dataclass(frozen=True)
class Place:
    """One commune of the list on the first page."""

    full_name: str
    province: str
    slug: str


def communes() -> list[Place]:
    """Every commune here, by province and name."""
    return [Place(each.full_name, each.province, each.slug) for each in Commune.objects.all()]


def cards() -> list[Card]:
    """Every announced dialogue of the commune: those ahead first, the nearest on top; then the past ones,
    the latest on top. Three queries."""
    aside, everybodys = (
        Count("pk", filter=matter_is(OpinionState.ASIDE)),
        Opinion.objects.received().told_to_all(),
    )
    received = _counted(everybodys.exclude(IN_DOUBT), aside=aside)
    answered = _counted(everybodys.in_state(OpinionState.ANSWERED))
    found = [
        Card(
            **_line(each), received=received[each.pk]["received"], aside=received[each.pk]["aside"],
            answered=answered[each.pk]["received"],
        )
        for each in Dialogue.objects.announced()
    ]  # fmt: skip
    ahead = sorted(
        (each for each in found if each.is_ahead), key=lambda each: (not each.is_on, each.held_on or date.max)
    )
    return ahead + [each for each in found if not each.is_ahead]


def next_dialogue() -> Card | None:
    """The one that takes what is sent now, as submit_opinion does; without its counts. One query."""
    found = Dialogue.objects.all().next_to_be_held()
    return Card(**_line(found)) if found else None


def find_dialogue(slug: str) -> OpenDialogue | None:
    """The dialogue at this address of the commune being served; None for any other."""
    found = Dialogue.objects.announced().filter(slug=slug).first()
    if found is None:
        return None
    states = states_of(found.pk)
    return OpenDialogue(
        **_line(found),
        received=states.received,
        aside=states.aside,
        answered=states.answered,
        chair=_chair(found),
        target_groups=tuple(found.target_groups),
        topics=tuple(found.topics),
        agenda=tuple(found.agenda),
        collect_until=found.collect_until,
        minutes_per_turn=found.minutes_per_turn,
        papers=papers_of(found.pk),
        numbers=states,
    )


def _line(found: Dialogue) -> dict[str, Any]:
    return {
        "title": found.title,
        "slug": found.slug,
        "stage": found.stage,
        "stage_label": found.get_stage_display(),
        "note": found.stage_note,
        "held_on": found.held_on,
        "hour": f"{found.starts_at:%H:%M}" if found.starts_at else "",
        "time_words": found.time_words,
        "venue": found.venue,
    }


def _chair(found: Dialogue) -> str:
    return ", ".join(part for part in (found.chair_name, found.get_chair_role_display()) if part)


def _counted(opinions: Any, **more: Any) -> defaultdict[int, Counter[str]]:
    """Of each dialogue: how many people sent these opinions, as `received`, and what else is to be counted."""
    rows = opinions.exclude(dialogue=None).order_by().values("dialogue").annotate(received=sent(), **more)
    return defaultdict(Counter, {row.pop("dialogue"): Counter(row) for row in rows})
