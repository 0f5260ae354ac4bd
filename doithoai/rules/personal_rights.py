"""The clocks of what a person may ask about their own data, and how long each kind is kept: numbers from a file."""

import tomllib
from dataclasses import dataclass
from datetime import date, timedelta
from functools import cache
from pathlib import Path
from typing import Any

from .working_days import Calendar

FILE = Path(__file__).parent.parent / "regulations" / "personal_data.toml"


@dataclass(frozen=True)
class Due:
    """Until when a request is acknowledged and settled, and the sentence that says so."""

    acknowledge_by: date
    due_on: date
    because: str


@dataclass(frozen=True)
class Longest:
    """The last day an extension may set, how many days that gives, and the sentence that allows it."""

    on: date
    days: int
    because: str


@dataclass(frozen=True)
class Keep:
    """How long one kind of data is kept after the dossier was sealed; a photo of a slip of no opinion, after it came."""

    kind: str
    label: str
    months: int
    says: str

    def until(self, on: date, months: int | None = None) -> date:
        """Whatever was sealed on this day or before has had its time on `on`."""
        return months_before(on, self.months if months is None else months)


def due(kind: str, received_on: date, calendar: Calendar) -> Due:
    """`kind`: see, correct, withdraw, erase. Days of the calendar, as the decree says "ngày"; the acknowledgement in
    working days. LookupError for a kind the file does not know."""
    data = said()
    right, told = data["right"][kind], data["acknowledge"]
    counted = calendar.calendar_days_after(received_on, right["days"])
    return Due(
        calendar.after(received_on, told["working_days"]).date,
        counted.date,
        f"{right['says']} {counted.says()}",
    )


def longest(kind: str, due_on: date, calendar: Calendar) -> Longest:
    """The furthest day to which a request that is due on `due_on` may be extended, once."""
    data = said()
    days = data["right"][kind]["longer"]
    return Longest(calendar.calendar_days_after(due_on, days).date, days, data["extension"]["says"])


def kept() -> dict[str, Keep]:
    """Each kind of data with its period, in the order of the file."""
    return {
        kind: Keep(kind, row["label"], row["months"], row["says"]) for kind, row in said()["keep"].items()
    }


def months_before(on: date, months: int) -> date:
    """The same day so many months earlier, or the last day of that month."""
    whole = on.year * 12 + on.month - 1 - months
    year, month = divmod(whole, 12)
    first_of_next = date(year + (month == 11), (month + 1) % 12 + 1, 1)
    return min(date(year, month + 1, 1) + timedelta(days=on.day - 1), first_of_next - timedelta(days=1))


@cache
def said() -> dict[str, Any]:
    return tomllib.loads(FILE.read_text("utf-8"))
