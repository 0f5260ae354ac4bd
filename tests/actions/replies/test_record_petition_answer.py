"""The province answers: the people read it, and the body that owes them answers with it."""

from datetime import date, datetime, timedelta

import pytest

from doithoai.actions.papers.withdraw_paper import withdraw_paper
from doithoai.actions.replies.record_petition_answer import record_petition_answer
from doithoai.actions.replies.send_petition import send_petition
from doithoai.models import Assignment, Message, Opinion, Petition
from doithoai.outputs.open_record import followed
from tests import given
from tests.actions.refusals import STRANGER, only_for, refused, refused_beforehand
from tests.actions.replies.test_send_petition import SAID as LETTER

CAME = given.moment(datetime(2026, 7, 3, 9, 0))
SAID = {
    "at": CAME, "answered_on": date(2026, 7, 1), "code": "812/SNNMT-TL",
    "answer": "Sở bố trí vốn sửa 300 m mương trong quý IV năm 2026; gọi ông Lê Văn Ba để khảo sát.",
}  # fmt: skip


@pytest.fixture
def petition(assignment, ba_lan) -> Petition:
    return send_petition(assignment.dialogue, by=ba_lan, assignments=[assignment], **LETTER)


def test_who_asked_reads_it_without_a_name_and_the_matter_stays_owed(petition, ba_lan, ong_tu):
    record_petition_answer(petition, by=ba_lan, **SAID)
    event = next(
        each
        for each in followed(Opinion.objects.get(), today=CAME.date()).events
        if each.kind == "superior_answered"
    )
    assert event.by == LETTER["to"]
    assert event.detail.startswith("Sở bố trí vốn sửa 300 m mương")
    assert "đã trả lời kiến nghị" in Message.objects.unread_by(ong_tu).first().text
    assert Assignment.objects.get().answered_at is None


def test_a_day_before_ours_or_ahead_of_today_is_a_slip(petition, ba_lan):
    for day in (LETTER["issued_on"] - timedelta(days=1), CAME.date() + timedelta(days=1)):
        assert "Ngày văn bản trả lời phải từ ngày gửi" in refused(
            record_petition_answer, petition, by=ba_lan, **{**SAID, "answered_on": day}
        )


def test_once(petition, ba_lan):
    record_petition_answer(petition, by=ba_lan, **SAID)
    assert "đã được ghi" in refused_beforehand(record_petition_answer, petition, by=ba_lan, **SAID)


def test_not_to_a_letter_that_was_withdrawn(petition, ba_lan):
    withdraw_paper(
        petition.paper, by=ba_lan, at=given.AFTER, issued_on=LETTER["issued_on"], because="Sai nơi nhận"
    )
    again = Petition.objects.get()
    assert "không còn hiệu lực" in refused_beforehand(record_petition_answer, again, by=ba_lan, **SAID)


def test_ong_nam_may_not(petition, ong_nam):
    assert refused_beforehand(record_petition_answer, petition, by=ong_nam, **SAID) == STRANGER


def test_the_officer_may_not(petition, ong_tu):
    assert refused_beforehand(record_petition_answer, petition, by=ong_tu, **SAID) == only_for(
        record_petition_answer
    )
