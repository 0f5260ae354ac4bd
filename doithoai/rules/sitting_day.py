"""What speaks against a day for the sitting, told before anybody decides; nothing here forbids it."""

from collections.abc import Collection, Iterable, Iterator
from datetime import date

from .regulation import Duty, check_attendance, doubts
from .vietnamese import count_words, table_date, weekday
from .working_days import ONE_DAY, Calendar

#: How far ahead a day is looked for on which everything can still be done in time (days).
LOOK_AHEAD = 120


def warnings_for(
    held_on: date,
    *,
    today: date,
    regulation_id: str,
    asked: Collection[Duty],
    done: Collection[str] = (),
    calendar: Calendar,
    least: int | None = None,
    most: int | None = None,
) -> tuple[str, ...]:
    """Sentences about a sitting on `held_on`, the gravest first; each once.

    `asked`: the duties counted for that day; `done`: the keys of those whose proof does for it. `least`, `most`:
    how many citizens the plan expects.
    """
    last = max((duty.due_on for duty in asked), default=held_on)
    found = [
        *doubts(regulation_id, dialogue_on=held_on),
        *too_late(asked, held_on=held_on, today=today, done=done),
        *about_the_day(held_on, calendar),
        *check_attendance(regulation_id, least=least, most=most),
        *calendar.between(min(today, held_on), max(held_on, last)).warnings,
    ]
    return tuple(dict.fromkeys(found))


def too_late(
    asked: Iterable[Duty], *, held_on: date, today: date, done: Collection[str] = ()
) -> Iterator[str]:
    """What would have to be done before a sitting on `held_on`, by a day that has passed on `today`."""
    left = (held_on - today).days
    for duty in asked:
        if duty.direction != "before" or duty.key in done or duty.due_on >= today:
            continue
        yield (
            f"“{duty.label}” phải xong ngày {table_date(duty.due_on)}, đã qua: từ hôm nay đến ngày họp chỉ còn "
            f"{count_words(left)} ngày. {duty.source}: {duty.quote}."
        )


def about_the_day(held_on: date, calendar: Calendar) -> Iterator[str]:
    """The day itself: a weekend, a holiday, an office's own closure, a day that may become one."""
    named = f"{weekday(held_on)}, {table_date(held_on)}"
    if not calendar.works(held_on):
        why = calendar.why(held_on)
        reason = "ngày nghỉ hằng tuần" if why == weekday(held_on) else why
        yield (
            f"{named[:1].upper()}{named[1:]} là {reason}. Vẫn họp được nếu bà con dễ đến; cán bộ dự phải được "
            "phân công trước."
        )
    for proposed in calendar.proposed:
        if proposed.on == held_on and proposed.kind != "make_up":
            yield f"Ngày {table_date(held_on)} đang được đề xuất nghỉ ({proposed.name}); xin theo dõi trước khi mời."


def earliest_in_time(today: date, days_before: Iterable[Duty], calendar: Calendar) -> date | None:
    """The first working day on which what is asked before a sitting can still be done from `today` on.

    `days_before`: the duties of any day, counted back; None when none of the next LOOK_AHEAD days will do.
    """
    back = [duty for duty in days_before if duty.direction == "before"]
    for ahead in range(1, LOOK_AHEAD + 1):
        day = today + ahead * ONE_DAY
        if calendar.works(day) and all(
            calendar.count(day, duty.sum.days, duty.sum.unit, "before").date >= today for duty in back
        ):
            return day
    return None


def about_the_year(year: int, calendar: Calendar) -> tuple[str, ...]:
    """What is not known yet of the days off of `year`: for a plan that has no day so far."""
    return calendar.between(date(year, 1, 1), date(year, 12, 31)).warnings
