"""How often, on whose demand, who chairs, which papers."""

from datetime import date

import pytest

from doithoai.rules.regulation_checks import (
    asked_frequency,
    check_chair,
    check_frequency,
    demanded,
    missing_papers,
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
    ]
