"""How often, on whose demand, who chairs, which papers."""

from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from doithoai.rules.regulation_checks import (
    asked_frequency,
    check_chair,
    check_frequency,
    demanded,
    missing_papers,
    year_so_far,
)

DAY = date(2026, 6, 18)


def test_the_strictest_frequency_binds() -> None:
    asked = {
        regulation: asked_frequency(regulation, DAY) for regulation in ("hai_duong", "son_la", "lao_cai")
    }
    assert {name: found and (found[0].id, found[1].times_a_year) for name, found in asked.items()} == {
        "hai_duong": ("law_2025_72", 1),
        "son_la": ("son_la", 2),
        "lao_cai": ("lao_cai", 4),
    }


@pytest.mark.parametrize(
    ("held_on", "on", "says"),
    [
        ((date(2026, 6, 18),), date(2026, 7, 1), ()),
        ((), date(2026, 7, 1), ("Chưa có cuộc đối thoại vào tháng 6 năm 2026.",)),
        ((date(2026, 6, 18),), date(2026, 12, 1), ("Năm 2026 mới có 01 trên 02 cuộc đối thoại.",)),
        ((date(2026, 6, 18), date(2026, 12, 10)), date(2027, 1, 5), ()),
    ],
)
def test_twice_a_year_in_june_and_december(held_on, on, says) -> None:
    found = check_frequency("son_la", held_on=held_on, year=2026, on=on)
    assert tuple(each.says for each in found) == says
    assert all("mỗi năm 2 lần" in each.because for each in found)


def test_a_tenth_of_the_voters_can_call_a_sitting_since_2025() -> None:
    assert demanded("hai_duong", voters=4001, asking=401, on=DAY).called
    too_few = demanded("hai_duong", voters=4001, asking=400, on=DAY)
    assert (too_few.called, too_few.needed) == (False, 401)
    assert "10% cử tri" in too_few.because
    assert demanded("hai_duong", voters=4001, asking=4001, on=date(2023, 6, 1)).needed is None
    with pytest.raises(ValueError, match="không thể nhiều hơn"):
        demanded("hai_duong", voters=10, asking=11, on=DAY)


def test_who_may_chair_and_stand_in() -> None:
    (council,) = check_chair("son_la", chair_role="ct_hdnd", on=DAY)
    assert council.says.startswith("Người chủ trì là Chủ tịch Hội đồng nhân dân")
    assert check_chair("son_la", chair_role="ct_ubnd", deputy=True, on=DAY) == ()
    assert check_chair("hai_duong", chair_role="ct_hdnd", on=DAY) == ()


def test_papers_asked_for_by_the_regulation_and_by_the_law() -> None:
    found = missing_papers("hai_duong", issued={"plan", "minutes"}, on=DAY)
    assert [(each.says, each.source) for each in found] == [
        ("Chưa có giấy mời.", "hai_duong"),
        ("Chưa có thông báo kết luận.", "hai_duong"),
        ("Chưa có thông báo tổ chức hội nghị.", "law_2025_72"),
        ("Chưa có báo cáo kết quả.", "grassroots_democracy"),
    ]
    assert [each.about for each in found] == ["invitation", "conclusion_notice", "public_notice", "report"]


@pytest.mark.parametrize(
    ("held", "planned", "on", "says", "by"),
    [
        ((), (), date(2026, 3, 1), "Năm 2026 chưa họp, 02 cuộc đối thoại phải có.", date(2026, 6, 30)),
        ((date(2026, 6, 18),), (), date(2026, 7, 1), "Năm 2026 đã họp 01 trên 02", date(2026, 12, 31)),
        ((date(2026, 6, 18),), (date(2026, 12, 10),), date(2026, 7, 1), "đã định ngày 01 cuộc.", None),
        ((), (), date(2026, 12, 15), "chậm nhất 31/12/2026.", date(2026, 12, 31)),
    ],
)
def test_the_year_so_far_says_how_many_and_by_when(held, planned, on, says, by) -> None:
    found = year_so_far("son_la", held=held, planned=planned, on=on)
    assert found is not None
    assert says in found.says
    assert found.by == by
    assert "mỗi năm 2 lần" in found.because


def test_a_month_that_passed_without_its_sitting_is_a_finding() -> None:
    found = year_so_far("son_la", held=(), planned=(), on=date(2026, 7, 1))
    assert found is not None
    assert [each.says for each in found.findings] == ["Chưa có cuộc đối thoại vào tháng 6 năm 2026."]


@given(st.lists(st.dates(date(2026, 1, 1), date(2026, 12, 31)), max_size=5), st.integers(1, 365))
def test_enough_sittings_ask_for_no_further_day(days, until) -> None:
    on = date(2026, 1, 1) + timedelta(days=until - 1)
    for regulation in ("hai_duong", "son_la", "lao_cai"):
        asked, found = asked_frequency(regulation, on), year_so_far(regulation, held=days, planned=(), on=on)
        assert asked is not None and found is not None  # noqa: PT018 - both or neither
        assert (found.by is None) == (len(days) >= asked[1].times_a_year)
        assert found.by is None or (found.by >= on and found.by.year == 2026)
