"""Forty-five days from a request, twenty days of consultation: terms that know no sitting."""

from datetime import date

import pytest

from doithoai.rules.legal_clock import PROOF_LABELS, proofs_for
from doithoai.rules.legal_events import HAPPENINGS, event_duties
from doithoai.rules.regulation_terms import OTHER_EVENTS
from doithoai.rules.working_days import load_calendar

CALENDAR = load_calendar()
MONDAY = date(2026, 6, 1)


def by_key(regulation: str, **happened: date):
    named = {key.replace("__", "."): day for key, day in happened.items()}
    return {duty.key: duty for duty in event_duties(regulation, named, CALENDAR)}


def test_a_request_of_young_people_is_considered_within_forty_five_days():
    duty = by_key("youth", request=MONDAY)["request"]
    assert (duty.due_on, duty.owner) == (date(2026, 7, 16), "clerk")
    assert "45 ngày" in duty.because
    assert "Tính từ ngày nhận yêu cầu 01/06/2026" in duty.because


@pytest.mark.parametrize("regulation", ["hai_duong", "law_2025_72"])
def test_where_no_source_states_a_term_none_is_made_up(regulation):
    assert by_key(regulation, request=MONDAY) == {}


def test_a_consultation_lasts_twenty_days_and_its_papers_are_public_within_five_working_days():
    found = by_key(
        "hai_duong", consultation=MONDAY, publish__plan=date(2026, 6, 5), publish__conclusion=date(2026, 7, 1)
    )
    assert found["consultation"].label == "Lấy ý kiến đủ 20 ngày"
    assert {key: duty.due_on for key, duty in found.items()} == {
        "consultation": date(2026, 6, 22),  # 21/06 is a Sunday
        "publish.plan": date(2026, 6, 12),
        "publish.conclusion": date(2026, 7, 8),
    }


def test_a_plan_that_closes_the_box_too_early_is_told():
    early = event_duties("hai_duong", {"consultation": MONDAY}, CALENDAR, collect_until=date(2026, 6, 10))
    late = event_duties("hai_duong", {"consultation": MONDAY}, CALENDAR, collect_until=date(2026, 6, 22))
    assert "chỉ nhận ý kiến đến 10/06/2026" in early[0].warning
    assert "chỉ nhận" not in late[0].warning


def test_the_law_of_the_day_of_the_event_counts():
    """The law on grassroots democracy is in force from 01/07/2023."""
    assert by_key("hai_duong", consultation=date(2023, 6, 30)) == {}
    assert "consultation" in by_key("hai_duong", consultation=date(2023, 7, 1))


@pytest.mark.parametrize("key", HAPPENINGS)
def test_every_such_duty_has_its_proofs_and_an_event_the_files_know(key):
    assert len(proofs_for(key)) < len(PROOF_LABELS) or key.startswith("publish.")
    assert HAPPENINGS[key].event in OTHER_EVENTS
