"""What a plan says, as facts; each with the place it was read and the doubts it leaves.

The shape printed by `PlanFacts.as_json` is the *plan JSON* of the contracts. `None` and `()` mean "the text
does not say": nothing here is ever filled from general knowledge.
"""

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any

Span = tuple[int, int]


@dataclass(frozen=True)
class Fact:
    """Words of the plan: `text` as people would copy it, `start`..`end` where it stands."""

    text: str
    start: int
    end: int

    @property
    def span(self) -> Span:
        return (self.start, self.end)


@dataclass(frozen=True)
class Doubt:
    """Something a person must look at: the field, and a Vietnamese sentence."""

    field: str
    says: str


@dataclass(frozen=True)
class LegalBase:
    """One document the plan rests on. `date` is ISO (`2015-01-30`)."""

    text: str
    number: str | None
    date: str | None


@dataclass(frozen=True)
class Period:
    """The calendar meaning of a vague time: first and last day, ISO."""

    start: str
    end: str


@dataclass(frozen=True)
class Time:
    """When the dialogue is held. `iso` holds only the days the text states."""

    text: str | None = None
    iso: tuple[str, ...] = ()
    periods: tuple[Period, ...] = ()
    duration: str | None = None
    replaces: tuple[str, ...] = ()
    cancelled: bool = False
    recurrence: str | None = None


@dataclass(frozen=True)
class Assignment:
    """A unit and what the plan asks of it."""

    unit: str
    task: str


@dataclass(frozen=True)
class StatedDeadline:
    """A deadline in the plan's own words.

    `days` is None for a vague one ("trong thời gian ngắn nhất"); `unit` is "working" only where the text says
    *ngày làm việc*; `anchor_stated` is False when the event it counts from had to be taken from the context.
    """

    text: str
    days: int | None
    unit: str | None
    from_event: str | None
    direction: str | None
    anchor_stated: bool = True


@dataclass(frozen=True)
class HeadCount:
    """How many people are to attend: at least `min`, at most `max`."""

    min: int | None
    max: int | None


@dataclass(frozen=True)
class PlanFacts:
    """Everything read from one plan. `text` is the normalised text that `found_at` counts in."""

    text: str
    issuing_body: str | None = None
    doc_number: str | None = None
    place: str | None = None
    issue_date: str | None = None
    title: str | None = None
    legal_bases: tuple[LegalBase, ...] = ()
    chair_role: str | None = None
    chair_substitute: str | None = None
    target_groups: tuple[str, ...] = ()
    topics: tuple[str, ...] = ()
    time: Time = Time()
    venue: tuple[str, ...] = ()
    participants: tuple[str, ...] = ()
    participant_count: HeadCount | None = None
    pre_steps: tuple[str, ...] = ()
    agenda_steps: tuple[str, ...] = ()
    post_steps: tuple[str, ...] = ()
    assignments: tuple[Assignment, ...] = ()
    deadlines: tuple[StatedDeadline, ...] = ()
    recipients: tuple[str, ...] = ()
    signer_name: str | None = None
    signer_title: str | None = None
    found_at: Mapping[str, Span] = field(default_factory=dict)
    doubts: tuple[Doubt, ...] = ()

    def as_json(self) -> dict[str, Any]:
        """The plan JSON of the contracts: plain dicts, lists, strings and numbers; not the text itself."""
        printed = {name: _plain(getattr(self, name)) for name in self.__dataclass_fields__ if name != "text"}
        printed["found_at"] = {name: list(span) for name, span in self.found_at.items()}
        return printed


def facts_from_json(text: str, said: Mapping[str, Any]) -> PlanFacts:
    """The facts behind plan JSON again, with the normalised text its offsets count in."""
    time = {**_with_tuples(said["time"]), "periods": tuple(Period(**one) for one in said["time"]["periods"])}
    count = said["participant_count"]
    made: dict[str, Any] = {
        "legal_bases": tuple(LegalBase(**one) for one in said["legal_bases"]),
        "time": Time(**time),
        "participant_count": HeadCount(**count) if count else None,
        "assignments": tuple(Assignment(**one) for one in said["assignments"]),
        "deadlines": tuple(StatedDeadline(**one) for one in said["deadlines"]),
        "found_at": {name: (span[0], span[1]) for name, span in said["found_at"].items()},
        "doubts": tuple(Doubt(**one) for one in said["doubts"]),
    }
    return PlanFacts(text=text, **{**_with_tuples(said), **made})


def _with_tuples(said: Mapping[str, Any]) -> dict[str, Any]:
    return {name: tuple(value) if isinstance(value, list) else value for name, value in said.items()}


def _plain(value: Any) -> Any:
    if isinstance(value, tuple):
        return [_plain(item) for item in value]
    if hasattr(value, "__dataclass_fields__"):
        return {name: _plain(getattr(value, name)) for name in value.__dataclass_fields__}
    return value
