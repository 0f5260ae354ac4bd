"""Days, steps and the menu's own place, as every page shows them."""

from datetime import UTC, date, datetime
from types import SimpleNamespace

import pytest
from django.template import Context

from doithoai.pages.shared import tags


@pytest.mark.parametrize(
    ("value", "shown"),
    [
        (date(2026, 11, 5), "05/11/2026"),
        (datetime(2026, 11, 4, 18, 30, tzinfo=UTC), "05/11/2026"),
        (None, ""),
        ("", ""),
    ],
    ids=("a day", "a moment is a day in Hanoi", "no day", "a missing variable"),
)
def test_dmy(value: object, shown: str) -> None:
    assert tags.dmy(value) == shown


def test_hm_is_the_offices_own_time() -> None:
    assert tags.hm(datetime(2026, 11, 5, 1, 5, tzinfo=UTC)) == "08:05"
    assert tags.hm(date(2026, 11, 5)) == ""


def test_weekday_counts_as_vietnamese_does() -> None:
    assert [tags.weekday(date(2026, 11, day)) for day in (1, 2, 7)] == ["Chủ nhật", "thứ Hai", "thứ Bảy"]


@pytest.mark.parametrize(
    ("days", "says"),
    [(3, "còn 3 ngày"), (0, "hôm nay"), (-2, "quá hạn 2 ngày"), (None, ""), ("", "")],
)
def test_days_away(days: object, says: str) -> None:
    assert tags.days_away(days) == says


@pytest.mark.parametrize(
    ("current", "states"),
    [
        (1, "now next next next next next next next next"),
        (4, "done done done now next next next next next"),
        (10, "done done done done done done done done done"),
    ],
    ids=("at the plan", "in the middle", "all done"),
)
def test_nine_steps(current: int, states: str) -> None:
    assert [step["state"] for step in tags.nine_steps(current)] == states.split()


def test_nine_steps_carry_their_links() -> None:
    assert [step["href"] for step in tags.nine_steps(1, ["/a/", "/b/"])][:3] == ["/a/", "/b/", ""]


def test_section_is_the_folder_of_the_page() -> None:
    match = SimpleNamespace(_func_path="doithoai.pages.desk.opinions.views.triage")
    request = SimpleNamespace(resolver_match=match)
    assert tags.section(Context({"request": request})) == "opinions"
    assert tags.section(Context({"request": request, "section": "today"})) == "today"
    assert tags.section(Context({})) == ""
