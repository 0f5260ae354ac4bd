"""The law's clocks, and how far back a period reaches."""

from datetime import date

import pytest
from hypothesis import given as forall
from hypothesis import strategies as some

from doithoai.rules.personal_rights import due, kept, longest, months_before
from doithoai.rules.working_days import load_calendar


@pytest.mark.parametrize(("kind", "on"), [("see", 29), ("correct", 29), ("withdraw", 6), ("erase", 9)])
def test_each_right_has_its_day(kind, on):
    clock = due(kind, date(2026, 6, 19), load_calendar())  # a Friday
    assert clock.acknowledge_by == date(2026, 6, 23)
    assert clock.due_on.day == on
    assert "356/2025" in clock.because
    assert ("ngày nghỉ" in clock.because) == (kind == "withdraw")  # 4/7 is a Saturday: the sum says so


@pytest.mark.parametrize(("kind", "days"), [("see", 10), ("correct", 10), ("withdraw", 15), ("erase", 20)])
def test_each_may_be_extended_no_longer_than_once_its_term(kind, days):
    calendar = load_calendar()
    first = due(kind, date(2026, 6, 19), calendar).due_on
    allowed = longest(kind, first, calendar)
    assert allowed.days == days
    assert days <= (allowed.on - first).days <= days + 2
    assert "gia hạn một lần" in allowed.because


@pytest.mark.parametrize(
    ("on", "months", "day"),
    [
        (date(2026, 6, 29), 12, date(2025, 6, 29)),
        (date(2026, 3, 31), 1, date(2026, 2, 28)),
        (date(2024, 2, 29), 12, date(2023, 2, 28)),
        (date(2026, 1, 15), 1, date(2025, 12, 15)),
        (date(2026, 12, 31), 1, date(2026, 11, 30)),
    ],
)
def test_months_back(on, months, day):
    assert months_before(on, months) == day


@forall(some.dates(date(1990, 1, 1), date(2100, 1, 1)), some.integers(1, 1200))
def test_a_longer_period_never_reaches_less_far_back(on, months):
    assert months_before(on, months + 1) < months_before(on, months) < on


def test_every_kind_says_where_its_period_comes_from():
    assert all(each.label and each.says and each.months > 0 for each in kept().values())
