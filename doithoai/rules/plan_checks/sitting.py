"""The day a plan is judged by, and the two sources that bind it."""

from dataclasses import dataclass
from datetime import date

from doithoai.rules.plan_reading import PlanFacts
from doithoai.rules.regulation import Regulation, national_on


@dataclass(frozen=True)
class Sitting:
    """`on`: the first day the plan states, else None. `around`: the day the law is chosen by, known or only near; `last`:
    the last day the plan reaches.

    `law` is None before the first local-government law known here, and where no day is known at all.
    """

    regulation: Regulation
    on: date | None
    around: date | None
    last: date | None
    law: Regulation | None

    @staticmethod
    def of(facts: PlanFacts, regulation: Regulation) -> "Sitting":
        """From what the plan says of its time; without a time, from the day it was issued."""
        stated = [date.fromisoformat(day) for day in facts.time.iso]
        on = min(stated) if stated else None
        vague = [date.fromisoformat(period.start) for period in facts.time.periods]
        issued = date.fromisoformat(facts.issue_date) if facts.issue_date else None
        around = on or max([*vague[:1], *([issued] if issued else [])], default=None)
        ends = [date.fromisoformat(period.end) for period in facts.time.periods]
        last = max([*stated, *ends, *([around] if around else [])], default=None)
        try:
            law = national_on(around) if around else None
        except LookupError:
            law = None
        return Sitting(regulation, on, around, last, law)

    @property
    def sources(self) -> tuple[Regulation, ...]:
        """The regulation, then the law of the day where it is another one."""
        return (self.regulation, *([self.law] if self.law and self.law.id != self.regulation.id else []))


def cited(source: Regulation, words: str) -> str:
    """A rule's sentence with where it stands, and how it is known when not read in full."""
    known = f" ({source.known_through})" if source.known_through else ""
    return f"{source.short}: {words}{known}."
