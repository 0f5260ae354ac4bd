"""Every number of the research is in the files, and nothing but: regulation, step, number, kind, way, event."""

from datetime import date

import pytest

from doithoai.rules.regulation import load_all
from doithoai.rules.working_days import load_calendar

CALENDAR_DAYS, WORKING = "calendar", "working"
DEADLINES = {
    "law_2015": {("notice", 7, CALENDAR_DAYS, "before", "dialogue")},
    "law_2025_65": {
        ("notice", 7, CALENDAR_DAYS, "before", "dialogue"),
        ("results_public", 10, CALENDAR_DAYS, "after", "dialogue"),
    },
    "law_2025_72": {
        ("notice", 7, CALENDAR_DAYS, "before", "dialogue"),
        ("results_public", 10, CALENDAR_DAYS, "after", "dialogue"),
    },
    "grassroots_democracy": set(),
    "reception": set(),
    "party_11": set(),
    "youth": {
        ("publish_plan", 30, CALENDAR_DAYS, "before", "dialogue"),
        ("conclusion", 10, CALENDAR_DAYS, "after", "dialogue"),
        ("results_public", 10, CALENDAR_DAYS, "after", "dialogue"),
    },
    "hai_duong": {
        ("synthesis", 5, CALENDAR_DAYS, "before", "dialogue"),
        ("brief_plan", 5, CALENDAR_DAYS, "before", "dialogue"),
        ("notice", 2, CALENDAR_DAYS, "before", "dialogue"),
        ("conclusion", 5, WORKING, "after", "dialogue"),
        ("reply", 15, WORKING, "after", "dialogue"),
    },
    "son_la": {
        ("synthesis", 5, CALENDAR_DAYS, "before", "dialogue"),
        ("conclusion", 7, WORKING, "after", "dialogue"),
        ("reply", 15, WORKING, "after", "conclusion_notice"),
        ("reply_extended", 30, WORKING, "after", "conclusion_notice"),
    },
    "bac_giang": {("answer_draft", 5, CALENDAR_DAYS, "before", "dialogue")},
    "thai_nguyen": set(),
    "so_tay_dan_van": {
        ("notice", 7, CALENDAR_DAYS, "before", "dialogue"),
        ("conclusion", 10, CALENDAR_DAYS, "after", "dialogue"),
        ("reply", 20, CALENDAR_DAYS, "after", "conclusion_notice"),
    },
    "da_nang": set(),
    "lao_cai": set(),
    "hai_phong": set(),
}
OTHER = {
    "grassroots_democracy": {
        ("consultation", 20, CALENDAR_DAYS, "during", "publication_of_content"),
        ("publish", 5, WORKING, "after", "document"),
        ("posting", 30, CALENDAR_DAYS, "during", "posting"),
        ("loudspeaker", 3, CALENDAR_DAYS, "during", "broadcast"),
    },
    "youth": {
        ("results_complex", 15, CALENDAR_DAYS, "after", "dialogue"),
        ("request", 45, CALENDAR_DAYS, "after", "request_received"),
    },
    "reception": {
        ("schedule", 5, WORKING, "before", "reception"),
        ("answer", 10, WORKING, "after", "intake"),
        ("forwarded_result", 7, WORKING, "after", "result"),
        ("refusal", 3, WORKING, "after", "grounds_established"),
        ("online_notice", 5, WORKING, "before", "reception"),
        ("online_test", 1, WORKING, "before", "reception"),
    },
    "party_11": {("outcome", 10, WORKING, "after", "receipt")},
    "thai_nguyen": {("provincial_conclusion", 7, WORKING, "after", "dialogue")},
}
FREQUENCY = {
    "law_2015": 1, "law_2025_65": 1, "law_2025_72": 1, "grassroots_democracy": 1, "youth": 1, "son_la": 2,
    "so_tay_dan_van": 2, "da_nang": 2, "lao_cai": 4,
}  # fmt: skip


def test_the_regulations_that_are_known() -> None:
    assert set(load_all()) == set(DEADLINES)


@pytest.mark.parametrize("name", DEADLINES)
def test_the_numbers(name: str) -> None:
    made = load_all()[name]
    assert {
        (key, each.days, each.unit, each.direction, each.event) for key, each in made.deadlines.items()
    } == DEADLINES[name]
    assert {
        (key, each.days, each.unit, each.direction, each.event) for key, each in made.other.items()
    } == OTHER.get(name, set())
    assert (made.frequency.times_a_year if made.frequency else None) == FREQUENCY.get(name)


def test_what_is_not_a_date() -> None:
    known = load_all()
    hai_duong, son_la, guide = (known[name] for name in ("hai_duong", "son_la", "so_tay_dan_van"))
    assert hai_duong.attendance
    assert (hai_duong.attendance.least, hai_duong.attendance.most) == (50, 100)
    assert guide.attendance
    assert (guide.attendance.least, guide.attendance.most) == (50, 300)
    assert hai_duong.survey
    assert hai_duong.survey.optional
    assert [name for name, each in known.items() if each.survey] == ["hai_duong"]
    assert son_la.chair
    assert (son_la.chair.roles, son_la.chair.deputy_may) == (("committee",), True)
    law = known["law_2025_72"].frequency
    assert law
    assert law.on_demand_percent == 10
    reception = known["party_11"].reception
    assert reception
    assert reception.days_a_month == 2
    assert {name for name, each in known.items() if each.sitting and each.sitting.half_days} == {
        "hai_duong",
        "bac_giang",
    }


def test_a_number_known_only_through_a_plan_says_so() -> None:
    for name in ("hai_duong", "son_la", "bac_giang", "thai_nguyen"):
        assert "dẫn theo kế hoạch" in load_all()[name].known_through


def test_a_clock_of_its_own_is_counted_from_its_own_event() -> None:
    clocks, calendar = load_all()["grassroots_democracy"].other, load_calendar()
    assert clocks["posting"].count(date(2026, 3, 2), calendar).date == date(2026, 4, 1)
    assert clocks["publish"].count(date(2026, 2, 12), calendar).date == date(2026, 2, 26)
    assert clocks["posting"].says().startswith("ít nhất 30 ngày kể từ ngày niêm yết: niêm yết tại trụ sở")
