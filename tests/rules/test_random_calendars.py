"""The counts over twenty years of calendars nobody has seen, against counting on fingers."""

from datetime import date, timedelta

from hypothesis import given, settings
from hypothesis import strategies as st

from doithoai.rules.calendar_files import DayOff
from doithoai.rules.working_days import Calendar

FIRST = date(2010, 1, 1)
TWENTY_YEARS = 365 * 20 + 5
DAYS = st.integers(0, TWENTY_YEARS).map(lambda n: FIRST + timedelta(days=n))
FEW = st.integers(0, 90)
UNITS, WAYS = st.sampled_from(("working", "calendar")), st.sampled_from(("before", "after"))


@st.composite
def calendars(draw: st.DrawFn) -> Calendar:
    """Days off scattered and in runs (a Tết of up to twelve days), worked weekend days anywhere."""
    single = draw(st.sets(DAYS, max_size=40))
    runs = draw(st.lists(st.tuples(DAYS, st.integers(1, 12)), max_size=20))
    off = single | {start + timedelta(days=n) for start, length in runs for n in range(length)}
    worked = {day for day in draw(st.sets(DAYS, max_size=20)) if day.weekday() >= 5}
    return Calendar(
        {day: DayOff(day, "nghỉ lễ", "holiday", "") for day in off - worked},
        {day: DayOff(day, "làm bù", "make_up", "") for day in worked},
        frozenset(range(2009, 2035)),
    )


def on_fingers(calendar: Calendar, start: date, days: int, way: int) -> date:
    day = start
    while days:
        day += timedelta(days=way)
        if day in calendar.make_ups or (day.isoweekday() not in (6, 7) and day not in calendar.days_off):
            days -= 1
    return day


RANDOM = settings(deadline=None, max_examples=150)  # a busy machine is not a failure


@RANDOM
@given(calendars(), DAYS, FEW)
def test_it_agrees_with_counting_on_fingers(calendar: Calendar, start: date, days: int) -> None:
    assert calendar.after(start, days).date == on_fingers(calendar, start, days, 1)
    assert calendar.before(start, days).date == on_fingers(calendar, start, days, -1)


@RANDOM
@given(calendars(), DAYS, FEW)
def test_there_and_back(calendar: Calendar, start: date, days: int) -> None:
    """From a working day, adding and going back by the same number comes home; so does the other way."""
    home = calendar.after(start, 1).date
    assert calendar.before(calendar.after(home, days).date, days).date == home
    assert calendar.after(calendar.before(home, days).date, days).date == home


@RANDOM
@given(calendars(), DAYS, st.integers(1, 90), UNITS)
def test_it_never_ends_on_a_day_off(calendar: Calendar, start: date, days: int, unit: str) -> None:
    assert calendar.works(calendar.count(start, days, unit, "after").date)
    assert calendar.works(calendar.before(start, days).date)
    back = calendar.calendar_days_before(start, days)
    assert calendar.works(back.advised_on or back.date)
    assert (back.advised_on is None) == calendar.works(back.date)


@RANDOM
@given(calendars(), DAYS, DAYS, FEW, FEW, UNITS, WAYS)
def test_it_is_monotone(
    calendar: Calendar, one: date, other: date, few: int, many: int, unit: str, way: str
) -> None:
    """More days never end nearer; a later start never ends sooner."""
    (early, late), (few, many) = sorted((one, other)), sorted((few, many))
    distance = [abs((calendar.count(one, n, unit, way).date - one).days) for n in (few, many)]
    assert distance == sorted(distance)
    assert calendar.count(early, many, unit, way).date <= calendar.count(late, many, unit, way).date


@RANDOM
@given(calendars(), DAYS, FEW, UNITS, WAYS)
def test_the_sum_shown_is_the_sum_made(
    calendar: Calendar, start: date, days: int, unit: str, way: str
) -> None:
    counted = calendar.count(start, days, unit, way)
    assert sum(step.counts for step in counted.steps) == days
    assert [step.date for step in counted.steps] == [
        start + (1 if way == "after" else -1) * timedelta(days=n) for n in range(1, len(counted.steps) + 1)
    ]
    assert len(counted.day_by_day()) == len(counted.steps)
    if unit == "working":
        assert counted.date == (counted.steps[-1].date if days else start)


@RANDOM
@given(calendars(), DAYS, DAYS)
def test_a_closure_only_puts_off(calendar: Calendar, start: date, closed: date) -> None:
    own = calendar.closed_on({closed: "mất điện"})
    assert own.after(start, 15).date >= calendar.after(start, 15).date
    assert not own.works(closed)
