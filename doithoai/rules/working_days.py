"""Counting days as the law counts them, and the sum shown to people.

Civil Code 2015 (BLDS), art. 147: the day of the event is day zero and does not count; art. 148(5): a
period in days whose last day is a weekly day off or a holiday ends at the close of the next working day.
That these rules also govern the Party's regulations is usual practice, not written in them.

A working day is Monday to Friday without the days off of `regulations/calendar/`, plus the Saturdays
worked to make up for a swapped day (Labour Code 2019, art. 111 and 112). One-stop desks that open on
Saturdays change nothing.
"""

import re
from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from datetime import date, timedelta
from functools import lru_cache
from typing import Any, Literal

from .calendar_files import DayOff, read_years, stamps
from .vietnamese import table_date, weekday

MOST_DAYS = 1000  # no deadline is longer; also keeps a mistyped number from counting for minutes

Unit = Literal["working", "calendar"]
Direction = Literal["before", "after"]

Day = date  # for use beside a field that is itself called `date`
ONE_DAY = timedelta(days=1)
UNIT_WORDS: dict[str, str] = {"working": "ngày làm việc", "calendar": "ngày"}


@dataclass(frozen=True, slots=True)
class Step:
    """One day of a sum: does it count, and why (Vietnamese, for people)."""

    date: date
    counts: bool
    why: str


@dataclass(frozen=True, slots=True)
class Sum:
    """A count of days with everything needed to check it by hand.

    `date` is the answer. `steps` are the days looked at, in counting order, without `start` (day zero).
    `advised_on`: for a count back that lands on a day off, the working day before it; else None.
    `measured`: both dates were given and `days` is the answer.
    """

    start: date
    days: int
    unit: Unit
    direction: Direction
    date: date
    steps: tuple[Step, ...]
    warnings: tuple[str, ...] = ()
    advised_on: Day | None = None
    measured: bool = False

    @property
    def skipped(self) -> tuple[Step, ...]:
        """The days that did not count."""
        return tuple(step for step in self.steps if not step.counts)

    @property
    def made_up(self) -> tuple[Step, ...]:
        """The weekend days that did count, worked for a swapped day."""
        if self.unit == "calendar":
            return ()
        return tuple(step for step in self.steps if step.counts and step.date.weekday() >= 5)

    def day_by_day(self) -> tuple[str, ...]:
        """Every day looked at, in words a citizen can follow.

        `thứ Bảy, 10/01/2026: có tính (ngày 1), vì làm bù cho ngày 02/01/2026`.
        """
        lines, number = [], 0
        for step in self.steps:
            day = f"{weekday(step.date)}, {table_date(step.date)}"
            why = step.why.removeprefix(f"{weekday(step.date)} ")
            if step.counts:
                number += 1
                lines.append(
                    f"{day}: có tính (ngày {number})" + (f", vì {why}" if step in self.made_up else "")
                )
            elif self.unit == "calendar":
                lines.append(f"{day}: {why}")
            else:
                lines.append(f"{day}: không tính" + ("" if why == weekday(step.date) else f", {why}"))
        return tuple(lines)

    def says(self) -> str:
        """The sum as one Vietnamese sentence."""
        told = [f"không tính {left_out}"] if (left_out := _in_words(self.skipped)) else []
        told += [f"có tính {weekday(day.date)} {table_date(day.date)} vì làm bù" for day in self.made_up]
        holidays = f" ({'; '.join(told)})" if told else ""
        count = f"{self.days:02d} {UNIT_WORDS[self.unit]}"
        if self.measured:
            first, last = sorted((self.start, self.date))
            return f"Từ sau ngày {table_date(first)} đến hết ngày {table_date(last)} có {count}{holidays}."
        way = "sau" if self.direction == "after" else "trước"
        sentence = (
            f"{count} {way} ngày {table_date(self.start)} là {weekday(self.date)}, {table_date(self.date)}"
        )
        if self.unit == "working":
            sentence += holidays
        elif self.skipped:
            nominal = self.start + timedelta(days=self.days)
            sentence += (
                f" (ngày cuối {table_date(nominal)} là ngày nghỉ, tính đến hết ngày làm việc tiếp theo)"
            )
        elif self.advised_on:
            advised = f"{weekday(self.advised_on)}, {table_date(self.advised_on)}"
            sentence += f"; đó là ngày nghỉ, nên làm chậm nhất {advised}"
        return sentence + "."

    def as_json(self) -> dict[str, Any]:
        """The answer of `doithoai working_days` (docs: the command line contract)."""
        return {
            "date": self.date.isoformat(),
            "start": self.start.isoformat(),
            "days": self.days,
            "unit": self.unit,
            "direction": self.direction,
            "sum": [{"date": s.date.isoformat(), "counts": s.counts, "why": s.why} for s in self.steps],
            "day_by_day": list(self.day_by_day()),
            "advised": self.advised_on.isoformat() if self.advised_on else None,
            "says": self.says(),
            "warnings": list(self.warnings),
            "calendar": "Việt Nam, lịch nghỉ của cơ quan nhà nước",
        }


@dataclass(frozen=True)
class Calendar:
    """The days off and make-up days known, and how far the knowledge goes.

    `incomplete`: year -> what is still to be announced. A year in neither `years` nor `incomplete` is
    unknown: only weekends are left out, and every sum that touches it says so.
    """

    days_off: Mapping[date, DayOff]
    make_ups: Mapping[date, DayOff]
    years: frozenset[int] = frozenset()
    incomplete: Mapping[int, str] = field(default_factory=dict)
    proposed: tuple[DayOff, ...] = ()

    def closed_on(self, closures: Mapping[date, str]) -> "Calendar":
        """This calendar with an office's own closures: day -> why ("mất điện, trụ sở ngập")."""
        if not closures:
            return self
        own = {
            day: DayOff(day, f"nghỉ riêng của đơn vị ({why})", "closure", "quyết định của đơn vị")
            for day, why in closures.items()
        }
        make_ups = {day: made for day, made in self.make_ups.items() if day not in own}
        return replace(self, days_off={**own, **self.days_off}, make_ups=make_ups)

    def works(self, day: date) -> bool:
        """Is `day` a working day?"""
        return day in self.make_ups or (day.weekday() < 5 and day not in self.days_off)

    def why(self, day: date) -> str:
        """Why `day` counts or not, in Vietnamese: `ngày làm việc`, `thứ Bảy`, `nghỉ Tết Bính Ngọ`…"""
        if make_up := self.make_ups.get(day):
            return f"{weekday(day)} {make_up.name}"
        if off := self.days_off.get(day):
            return off.name if off.name.startswith("nghỉ") else f"nghỉ {off.name}"
        return weekday(day) if day.weekday() >= 5 else "ngày làm việc"

    def after(self, start: date, days: int) -> Sum:
        """The `days`-th working day after `start`; 0 is `start` itself. ValueError: days not 0 to 1000."""
        return self._count(start, days, "after")

    def before(self, start: date, days: int) -> Sum:
        """The `days`-th working day before `start`; 0 is `start` itself. ValueError: days not 0 to 1000."""
        return self._count(start, days, "before")

    def between(self, first: date, last: date) -> Sum:
        """The working days from the day after `first` to `last` included: `Sum.days`; `Sum.date` is `last`.

        With `last` before `first` it counts back, so that `between(a, after(a, n).date).days == n` and
        likewise for `before`. ValueError: more than 2000 days apart.
        """
        forward = last >= first
        if abs((last - first).days) > MOST_DAYS * 2:
            raise ValueError("Hai ngày cách nhau quá xa; hãy kiểm tra lại năm.")
        way = ONE_DAY if forward else -ONE_DAY
        steps = []
        day = first
        while day != last:
            day += way
            steps.append(self._step(day))
        counted = sum(step.counts for step in steps)
        direction: Direction = "after" if forward else "before"
        warnings = self._warnings(first, last)
        return Sum(first, counted, "working", direction, last, tuple(steps), warnings, measured=True)

    def calendar_days_after(self, start: date, days: int) -> Sum:
        """`days` calendar days on; a last day off rolls to the next working day (BLDS art. 148(5))."""
        _refuse_odd(days)
        last = start + days * ONE_DAY
        steps = [Step(start + n * ONE_DAY, True, "tính cả ngày nghỉ") for n in range(1, days + 1)]
        while days and not self.works(last):
            last += ONE_DAY
            why = "ngày làm việc tiếp theo, hết hạn" if self.works(last) else self.why(last)
            steps.append(Step(last, False, why))
        return Sum(start, days, "calendar", "after", last, tuple(steps), self._warnings(start, last))

    def calendar_days_before(self, start: date, days: int) -> Sum:
        """`days` calendar days before `start`, with no roll: art. 148(5) only speaks of a period that ends.

        When that day is a day off, `advised_on` is the working day before it (advice, not law).
        """
        _refuse_odd(days)
        latest = start - days * ONE_DAY
        steps = tuple(Step(start - n * ONE_DAY, True, "tính cả ngày nghỉ") for n in range(1, days + 1))
        advised = latest
        while not self.works(advised):
            advised -= ONE_DAY
        warnings = self._warnings(advised, start)
        if advised != latest:
            warnings = (
                f"Ngày {table_date(latest)} là ngày nghỉ: nên làm chậm nhất {weekday(advised)}, {table_date(advised)}.",
                *warnings,
            )
        return Sum(
            start, days, "calendar", "before", latest, steps, warnings, advised if advised != latest else None
        )

    def count(self, start: date, days: int, unit: Unit, direction: Direction) -> Sum:
        """Whichever of the four counts `unit` and `direction` name."""
        if unit == "working":
            return self._count(start, days, direction)
        return (self.calendar_days_after if direction == "after" else self.calendar_days_before)(start, days)

    def _count(self, start: date, days: int, direction: Direction) -> Sum:
        _refuse_odd(days)
        way = ONE_DAY if direction == "after" else -ONE_DAY
        steps: list[Step] = []
        day, left = start, days
        while left:
            day += way
            steps.append(self._step(day))
            left -= steps[-1].counts
        return Sum(start, days, "working", direction, day, tuple(steps), self._warnings(start, day))

    def _step(self, day: date) -> Step:
        return Step(day, self.works(day), self.why(day))

    def _warnings(self, one: date, other: date) -> tuple[str, ...]:
        """What the sum between two days does not know."""
        first, last = min(one, other), max(one, other)
        warnings = []
        for year in range(first.year, last.year + 1):
            if year in self.incomplete and last > date(year, 1, 1):
                awaited = self.incomplete[year]
                warnings.append(
                    f"Lịch nghỉ năm {year} chưa công bố đủ (còn chờ: {awaited}); hãy tính lại khi có."
                )
            elif year not in self.years and year not in self.incomplete:
                warnings.append(f"Chưa có lịch nghỉ năm {year}: mới trừ thứ Bảy và Chủ nhật.")
        for day in self.proposed:
            if day.kind == "make_up" or not any(
                first <= on <= last for on in (day.on, day.instead_of or day.on)
            ):
                continue
            made_up = f", làm bù {table_date(day.instead_of)}" if day.instead_of else ""
            warnings.append(f"Nghỉ {table_date(day.on)}{made_up} mới là đề xuất; ở đây chưa tính.")
        return tuple(warnings)


def years_unsure(said: str) -> tuple[str, ...]:
    """The years whose calendar a stored sentence says is missing or not announced in full."""
    found = re.findall(r"Lịch nghỉ năm (\d{4}) chưa công bố đủ|Chưa có lịch nghỉ năm (\d{4})", said)
    return tuple(sorted({one or other for one, other in found}))


def _in_words(steps: tuple[Step, ...]) -> str:
    """`6 ngày thứ Bảy, Chủ nhật và 5 ngày nghỉ Tết Bính Ngọ`: the days left out, gathered by reason."""
    reasons: dict[str, int] = {}
    for step in sorted(steps, key=lambda step: step.date):
        why = step.why if step.why.startswith("nghỉ") else "thứ Bảy, Chủ nhật"
        reasons[why] = reasons.get(why, 0) + 1
    *most, last = [f"{times} ngày {why}" for why, times in reasons.items()] or [""]
    return " và ".join(filter(None, (", ".join(most), last)))


def _refuse_odd(days: int) -> None:
    if not 0 <= days <= MOST_DAYS:
        raise ValueError(f"Số ngày phải từ 0 đến {MOST_DAYS}; nhận được {days}.")


def load_calendar(*, with_proposed: bool = False) -> Calendar:
    """Every year that is known (calendar_files). `with_proposed`: count proposed days as if decided.

    ValueError names the file and the entry when a shipped calendar file is not in order. A year that a person
    confirmed a moment ago counts at once, in every process.
    """
    return _made(with_proposed, stamps())


@lru_cache(maxsize=8)
def _made(with_proposed: bool, stamps: tuple[object, ...]) -> Calendar:
    years = read_years()
    days = [day for year in years for day in (*year.days_off, *year.make_ups)]
    proposed = [] if with_proposed else [day for day in days if day.state == "proposed"]
    known = [day for day in days if with_proposed or day.state != "proposed"]
    return Calendar(
        {day.on: day for day in known if day.kind != "make_up"},
        {day.on: day for day in known if day.kind == "make_up"},
        frozenset(year.year for year in years if year.complete),
        {year.year: ", ".join(year.awaited) for year in years if not year.complete},
        tuple(sorted(proposed, key=lambda day: day.on)),
    )
