"""The four counts, against days counted by hand and against a naive count."""

from datetime import date, timedelta

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from doithoai.rules.working_days import load_calendar

CALENDAR = load_calendar()
KNOWN_DAYS = st.dates(date(2022, 1, 1), date(2026, 6, 30))
FEW = st.integers(0, 90)


@pytest.mark.parametrize(
    ("start", "days", "end", "because"),
    [
        (date(2023, 9, 13), 15, date(2023, 10, 4), "fifteen from the sitting"),
        (date(2023, 9, 13), 5, date(2023, 9, 20), "five from the sitting"),
        (date(2023, 9, 20), 15, date(2023, 10, 11), "the same fifteen from the notice"),
        (date(2023, 9, 16), 1, date(2023, 9, 18), "starting on a Saturday, Monday is day one"),
        (date(2026, 2, 12), 7, date(2026, 3, 2), "over Tết Bính Ngọ"),
        (date(2024, 5, 3), 1, date(2024, 5, 4), "a Saturday worked for a swapped day counts"),
        (date(2026, 8, 21), 1, date(2026, 8, 22), "the make-up Saturday of 2026"),
        (date(2026, 8, 28), 1, date(2026, 9, 3), "swap and Quốc khánh together"),
        (date(2025, 4, 25), 1, date(2025, 4, 26), "the make-up Saturday of 2025"),
        (date(2026, 11, 20), 1, date(2026, 11, 23), "a proposed swap is not yet a day off"),
        (date(2026, 11, 23), 1, date(2026, 11, 25), "Ngày Văn hóa Việt Nam, first kept in 2026"),
        (date(2026, 5, 1), 0, date(2026, 5, 1), "nothing to count"),
    ],
)
def test_working_days_after(start: date, days: int, end: date, because: str) -> None:
    assert CALENDAR.after(start, days).date == end, because


@pytest.mark.parametrize(
    ("start", "days", "end", "because"),
    [
        (date(2026, 2, 12), 10, date(2026, 2, 23), "ten end on Sunday the 22nd and roll to Monday"),
        (date(2026, 2, 6), 10, date(2026, 2, 23), "ten end on Monday the 16th, Tết, and roll over all of it"),
        (date(2024, 4, 24), 10, date(2024, 5, 4), "ten end on a worked Saturday, no roll"),
        (date(2026, 3, 2), 10, date(2026, 3, 12), "no roll"),
    ],
)
def test_calendar_days_after_roll_to_a_working_day(start: date, days: int, end: date, because: str) -> None:
    assert CALENDAR.calendar_days_after(start, days).date == end, because


def test_calendar_days_before_do_not_roll() -> None:
    notice = CALENDAR.calendar_days_before(date(2023, 10, 25), 7)
    assert (notice.date, notice.advised_on) == (date(2023, 10, 18), None)


def test_calendar_days_before_advise_the_working_day_before_a_day_off() -> None:
    notice = CALENDAR.calendar_days_before(date(2026, 2, 27), 7)
    assert (notice.date, notice.advised_on) == (date(2026, 2, 20), date(2026, 2, 13))
    assert notice.says() == (
        "07 ngày trước ngày 27/02/2026 là thứ Sáu, 20/02/2026;"
        " đó là ngày nghỉ, nên làm chậm nhất thứ Sáu, 13/02/2026."
    )


def test_a_sum_says_what_it_left_out() -> None:
    assert CALENDAR.after(date(2026, 2, 12), 7).says() == (
        "07 ngày làm việc sau ngày 12/02/2026 là thứ Hai, 02/03/2026"
        " (không tính 6 ngày thứ Bảy, Chủ nhật và 5 ngày nghỉ Tết Bính Ngọ)."
    )


def test_a_rolled_sum_says_so() -> None:
    assert CALENDAR.calendar_days_after(date(2026, 2, 12), 10).says() == (
        "10 ngày sau ngày 12/02/2026 là thứ Hai, 23/02/2026"
        " (ngày cuối 22/02/2026 là ngày nghỉ, tính đến hết ngày làm việc tiếp theo)."
    )


def test_a_measured_sum_says_how_many() -> None:
    assert CALENDAR.between(date(2023, 9, 13), date(2023, 9, 20)).says() == (
        "Từ sau ngày 13/09/2023 đến hết ngày 20/09/2023 có 05 ngày làm việc"
        " (không tính 2 ngày thứ Bảy, Chủ nhật)."
    )


def test_json_is_what_the_command_line_promises() -> None:
    answer = CALENDAR.after(date(2024, 5, 3), 1).as_json()
    assert answer["date"] == "2024-05-04"
    assert answer["sum"] == [
        {"date": "2024-05-04", "counts": True, "why": "thứ Bảy làm bù cho ngày 29/04/2024"}
    ]


def test_a_proposed_swap_warns_and_can_be_switched_on() -> None:
    start = date(2026, 11, 20)
    assert CALENDAR.after(start, 2).warnings == (
        "Nghỉ 23/11/2026, làm bù 28/11/2026 mới là đề xuất; ở đây chưa tính.",
    )
    decided = load_calendar(with_proposed=True).after(start, 4)
    assert decided.date == date(2026, 11, 28)
    assert decided.warnings == ()


def test_a_year_not_fully_announced_warns() -> None:
    (warning,) = CALENDAR.after(date(2026, 12, 28), 10).warnings
    assert warning.startswith("Lịch nghỉ năm 2027 chưa công bố đủ")
    assert CALENDAR.after(date(2026, 12, 14), 10).warnings == ()


def test_a_year_nobody_knows_warns() -> None:
    assert CALENDAR.after(date(2031, 3, 3), 1).warnings == (
        "Chưa có lịch nghỉ năm 2031: mới trừ thứ Bảy và Chủ nhật.",
    )


@pytest.mark.parametrize("days", [-1, 1001])
def test_an_impossible_number_is_refused_in_a_sentence(days: int) -> None:
    with pytest.raises(ValueError, match="Số ngày phải từ 0 đến 1000"):
        CALENDAR.after(date(2026, 3, 2), days)


@settings(deadline=None)  # a busy machine is not a failure
@given(KNOWN_DAYS, st.integers(1, 90))
def test_the_answer_is_always_a_working_day(start: date, days: int) -> None:
    assert CALENDAR.works(CALENDAR.after(start, days).date)
    assert CALENDAR.works(CALENDAR.before(start, days).date)
    assert CALENDAR.works(CALENDAR.calendar_days_after(start, days).date)


@settings(deadline=None)  # a busy machine is not a failure
@given(KNOWN_DAYS.filter(CALENDAR.works), FEW)
def test_there_and_back(start: date, days: int) -> None:
    assert CALENDAR.before(CALENDAR.after(start, days).date, days).date == start


@settings(deadline=None)  # a busy machine is not a failure
@given(KNOWN_DAYS, FEW)
def test_between_undoes_both(start: date, days: int) -> None:
    assert CALENDAR.between(start, CALENDAR.after(start, days).date).days == days


@settings(deadline=None)  # a busy machine is not a failure
@given(KNOWN_DAYS, FEW, FEW, st.sampled_from(("working", "calendar")))
def test_more_days_never_end_sooner(start: date, one: int, other: int, unit: str) -> None:
    fewer, more = sorted((one, other))
    assert CALENDAR.count(start, fewer, unit, "after").date <= CALENDAR.count(start, more, unit, "after").date
    assert (
        CALENDAR.count(start, fewer, unit, "before").date >= CALENDAR.count(start, more, unit, "before").date
    )


@settings(deadline=None)  # a busy machine is not a failure
@given(KNOWN_DAYS, FEW)
def test_it_agrees_with_counting_on_fingers(start: date, days: int) -> None:
    day, counted = start, 0
    while counted < days:
        day += timedelta(days=1)
        weekend = day.weekday() >= 5
        counted += day in CALENDAR.make_ups or not (weekend or day in CALENDAR.days_off)
    answer = CALENDAR.after(start, days)
    assert answer.date == day
    assert sum(step.counts for step in answer.steps) == days


def test_a_worked_saturday_is_told() -> None:
    counted = CALENDAR.after(date(2026, 1, 8), 3)
    assert counted.date == date(2026, 1, 12)
    assert "có tính thứ Bảy 10/01/2026 vì làm bù" in counted.says()
    assert counted.day_by_day() == (
        "thứ Sáu, 09/01/2026: có tính (ngày 1)",
        "thứ Bảy, 10/01/2026: có tính (ngày 2), vì làm bù cho ngày 02/01/2026",
        "Chủ nhật, 11/01/2026: không tính",
        "thứ Hai, 12/01/2026: có tính (ngày 3)",
    )


def test_going_back_to_a_day_off_warns() -> None:
    warnings = CALENDAR.calendar_days_before(date(2026, 2, 27), 7).warnings
    assert warnings == ("Ngày 20/02/2026 là ngày nghỉ: nên làm chậm nhất thứ Sáu, 13/02/2026.",)


def test_an_offices_own_closure_is_left_out_and_named() -> None:
    flooded = CALENDAR.closed_on({date(2026, 6, 11): "trụ sở ngập"})
    counted = flooded.after(date(2026, 6, 10), 1)
    assert counted.date == date(2026, 6, 12)
    assert "nghỉ riêng của đơn vị (trụ sở ngập)" in counted.says()
    assert CALENDAR.closed_on({}) is CALENDAR
