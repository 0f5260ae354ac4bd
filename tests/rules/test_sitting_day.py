"""What speaks against a day: the day itself, and what can no longer be done before it."""

from datetime import date

from doithoai.rules.legal_clock import clock_of
from doithoai.rules.sitting_day import earliest_in_time, warnings_for
from doithoai.rules.working_days import load_calendar

CALENDAR = load_calendar()
TODAY = date(2026, 5, 20)


def warned(
    held_on: date, *, today: date = TODAY, closed: str = "", regulation: str = "hai_duong", **more
) -> str:
    calendar = CALENDAR.closed_on({held_on: closed} if closed else {})
    asked = [task.duty for task in clock_of(regulation, held_on=held_on, calendar=calendar).tasks]
    found = warnings_for(
        held_on, today=today, regulation_id=regulation, asked=asked, calendar=calendar, **more
    )
    assert len(found) == len(set(found))
    return "\n".join(found)


def test_an_ordinary_day_far_enough_ahead_says_nothing() -> None:
    assert warned(date(2026, 6, 18), regulation="son_la") == ""


def test_a_weekend_a_holiday_and_an_own_closure_are_named() -> None:
    assert "Chủ nhật, 21/06/2026 là ngày nghỉ hằng tuần." in warned(date(2026, 6, 21))
    assert "Thứ Tư, 02/09/2026 là nghỉ" in warned(date(2026, 9, 2))
    assert "nghỉ riêng của đơn vị (mất điện)" in warned(date(2026, 6, 18), closed="mất điện")


def test_a_day_that_is_only_proposed_to_be_off_is_named() -> None:
    assert "Ngày 23/11/2026 đang được đề xuất nghỉ" in warned(date(2026, 11, 23))


def test_too_short_a_notice_names_the_law_and_what_is_left() -> None:
    said = warned(date(2026, 5, 25))
    assert "“Thông báo công khai, gửi giấy mời” phải xong ngày 18/05/2026, đã qua" in said
    assert "chỉ còn 05 ngày. Luật Tổ chức chính quyền địa phương số 72/2025/QH15" in said
    assert "Thông báo công khai" not in warned(date(2026, 5, 25), done={"notice"})


def test_a_year_without_its_calendar_says_so() -> None:
    assert "Lịch nghỉ năm 2027 chưa công bố đủ" in warned(date(2027, 3, 2))
    assert "Lịch nghỉ năm 2027 chưa công bố đủ" in warned(date(2026, 12, 29)), "the duties reach into it"
    assert "Chưa có lịch nghỉ năm 2031" in warned(date(2031, 3, 3))


def test_the_numbers_of_the_plan_and_a_regulation_in_doubt() -> None:
    assert "dưới mức tối thiểu 50 người" in warned(date(2026, 6, 18), least=20)
    assert "Tỉnh Hải Dương đã hợp nhất" in warned(date(2026, 6, 18))


def test_the_earliest_day_on_which_all_is_still_in_time() -> None:
    asked = [task.duty for task in clock_of("hai_duong", held_on=date(2026, 5, 21)).tasks]
    first = earliest_in_time(TODAY, asked, CALENDAR)
    assert first == date(2026, 5, 27)
    assert "đã qua" not in warned(first)
