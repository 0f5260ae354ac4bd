"""A petition nobody answered comes back to the office by the day the letter asked for."""

from datetime import date, datetime

import pytest

from doithoai.actions.replies.record_petition_answer import record_petition_answer
from doithoai.actions.replies.send_petition import send_petition
from doithoai.models import Actor
from doithoai.models.clock import clock_at
from doithoai.pages.desk.today.petitions import awaited
from tests import given
from tests.actions.replies.test_send_petition import SAID


@pytest.fixture
def sent(commune, ba_lan):
    owed = given.an_assignment(commune, ba_lan)
    return send_petition(owed.dialogue, by=ba_lan, assignments=[owed], **SAID)


def lines(actor: Actor, on: date) -> list[tuple[str, int | None]]:
    return [(each.what, each.days) for each in awaited(actor, on)]


def test_the_office_hears_of_it_three_days_before_and_every_day_after(sent, ba_lan):
    said = f"Chờ {SAID['to']} trả lời kiến nghị"
    assert lines(ba_lan, date(2026, 7, 27)) == []
    assert lines(ba_lan, date(2026, 7, 28)) == [(said, 3)]
    assert lines(ba_lan, date(2026, 8, 7)) == [(said, -7)]


def test_answered_it_is_gone(sent, ba_lan):
    at = given.moment(datetime(2026, 8, 3, 9, 0))
    record_petition_answer(
        sent, by=ba_lan, at=at, answered_on=date(2026, 7, 30), answer="Đã đưa vào kế hoạch sửa chữa năm 2026."
    )
    assert lines(ba_lan, date(2026, 8, 7)) == []


def test_an_officer_does_not_write_the_answer_down(sent, commune):
    assert lines(given.ong_tu(commune), date(2026, 8, 7)) == []


def test_it_stands_on_the_page_and_leads_to_the_letters(sent, lan, signed_in, ong_nam):
    with clock_at(datetime(2026, 8, 7, 9, 0)):
        page = lan.get("/viec-hom-nay/").content.decode()
        assert f"Chờ {SAID['to']} trả lời kiến nghị" in page
        assert f"/doi-thoai/{sent.dialogue_id}/cong-van/#tra-loi" in page
        assert SAID["to"] not in signed_in("nam").get("/viec-hom-nay/").content.decode()
