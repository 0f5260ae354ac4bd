"""The answer came to the person who asked: told by whoever wrote their words down, noted once."""

from datetime import datetime

import pytest

from doithoai.actions.conference.close_conference import close_conference
from doithoai.actions.conference.open_conference import open_conference
from doithoai.actions.conference.record_outcome import record_outcome
from doithoai.actions.opinions.classify_opinion import classify_opinion
from doithoai.actions.opinions.enter_opinion import enter_opinion
from doithoai.actions.replies.rate_reply import rate_reply
from doithoai.actions.replies.record_delivery import record_delivery
from doithoai.actions.replies.send_reply import send_reply
from doithoai.models import Body, Delivery, Hamlet, Opinion, Reply
from doithoai.models.delivery import brought_by_hand, still_to_tell, told_by
from tests import given
from tests.actions.refusals import STRANGER, only_for, refused

LATER = given.moment(datetime(2026, 7, 1, 9, 0))


def brought(commune, by, words="Mương bản bị vỡ, đề nghị xã sửa.", **more) -> Opinion:
    return enter_opinion(commune, by=by, words=words, author="Vàng Thị Súa", **more)


SORTED = {"field": "thuy_loi", "urgency": "cao", "competence": "xã"}


@pytest.fixture
def mine(commune, dialogue, ba_lan, ba_mai) -> Opinion:
    """Brought by bà Mai from her hamlet, assigned to Phòng Kinh tế."""
    opinion = brought(commune, ba_mai)
    group = classify_opinion(opinion, by=ba_lan, **SORTED).group
    open_conference(dialogue, by=ba_lan, at=given.ON_THE_DAY)
    record_outcome(
        group, by=ba_lan, at=given.ON_THE_DAY, kind="assigned", body=Body.objects.get(name="Phòng Kinh tế")
    )
    close_conference(dialogue, by=ba_lan, at=given.ON_THE_DAY)
    given.issue_conclusion(dialogue, by=ba_lan, at=given.AFTER, issued_on=given.AFTER.date())
    return Opinion.objects.get(pk=opinion.pk)


def answer(opinion, by, text=given.REPLY) -> Reply:
    return send_reply(opinion.group.assignments.get(), by=by, at=LATER, text=text)


def test_an_answer_waits_until_it_is_told(mine, ba_lan, ba_mai):
    assert not still_to_tell().exists()
    reply = answer(mine, ba_lan)
    assert still_to_tell(told_by(ba_mai, brought_by_hand())).get() == mine
    told = record_delivery(mine, by=ba_mai, at=LATER, how="read")
    assert (told.reply, told.by, told.at, told.how) == (reply, "Đỗ Thị Mai", LATER, "read")
    assert not still_to_tell().exists()


def test_noted_twice_it_stays_as_it_was(mine, ba_lan, ba_mai):
    answer(mine, ba_lan)
    first = record_delivery(mine, by=ba_mai, at=LATER, how="read")
    assert record_delivery(mine, by=ba_lan, how="handed") == first
    assert Delivery.objects.get().how == "read"


def test_a_further_answer_is_told_again(mine, ba_lan, ba_mai):
    reply = answer(mine, ba_lan)
    record_delivery(mine, by=ba_mai, at=LATER, how="read")
    rate_reply(mine, by=ba_mai, at=LATER, satisfied=False, comment="Chưa nói ngày nào xong.")
    again = send_reply(
        reply.assignment, by=ba_lan, at=given.moment(datetime(2026, 7, 9)), text="Ngày 15/7/2026 xong mương."
    )
    assert still_to_tell().get() == mine
    assert record_delivery(mine, by=ba_mai, how="handed").reply == again


def test_what_was_answered_in_the_hall_is_told_too(commune, dialogue, ba_lan, ba_mai):
    opinion = brought(commune, ba_mai)
    group = classify_opinion(opinion, by=ba_lan, **SORTED).group
    open_conference(dialogue, by=ba_lan, at=given.ON_THE_DAY)
    record_outcome(
        group, by=ba_lan, at=given.ON_THE_DAY, kind="answered", answer="Mương sửa xong tuần trước."
    )
    opinion = Opinion.objects.get()
    assert still_to_tell().get() == opinion
    assert record_delivery(opinion, by=ba_mai, how="read").reply is None
    assert not still_to_tell().exists()


def test_nothing_is_told_before_there_is_an_answer(mine, ba_mai):
    assert "chưa có trả lời" in refused(record_delivery, mine, by=ba_mai, how="read")


def test_how_it_was_told_is_one_of_two(mine, ba_lan, ba_mai):
    answer(mine, ba_lan)
    assert "Xin chọn" in refused(record_delivery, mine, by=ba_mai, how="shouted")


def test_each_tells_their_own(commune, mine, ba_lan, ong_hoa):
    answer(mine, ba_lan)
    assert "nơi khác báo" in refused(record_delivery, mine, by=ong_hoa, how="read")
    elsewhere = Hamlet.objects.exclude(pk=mine.hamlet_id).first()
    ong_son = given.a_person(commune, "son", "Lò Văn Sơn", given.Role.HAMLET_HEAD, hamlet=elsewhere)
    assert "nơi khác báo" in refused(record_delivery, mine, by=ong_son, how="read")
    assert not still_to_tell(told_by(ong_son, brought_by_hand())).exists()


def test_a_reply_to_somebody_else_is_not_this_one(commune, mine, ba_lan, ba_mai):
    reply = answer(mine, ba_lan)
    other = brought(commune, ba_mai, "Cầu bản Co Mận hỏng ván.")
    assert "không phải của ý kiến đó" in refused(record_delivery, other, by=ba_mai, how="read", reply=reply)


def test_ong_nam_and_who_else_may_not(mine, ba_lan, ong_nam, ong_tu):
    answer(mine, ba_lan)
    assert refused(record_delivery, mine, by=ong_nam, how="read") == STRANGER
    assert refused(record_delivery, mine, by=ong_tu, how="read") == only_for(record_delivery)


# -- people who asked to be told in a way of their own ---------------------------------------------------------


@pytest.fixture
def asked_for(commune, dialogue, ba_lan, ba_mai):
    """Somebody sent an opinion from the web and said how they want the answer; it was answered in the hall."""

    def by_way(way: str, contact: str = "0912 345 678") -> Opinion:
        opinion = given.an_opinion(
            commune, hamlet=Hamlet.objects.get(name="thôn Đồng Mới"), answer_by=way, contact=contact
        )
        group = classify_opinion(opinion, by=ba_lan, **SORTED).group
        if dialogue.stage != "in_session":
            open_conference(dialogue, by=ba_lan, at=given.ON_THE_DAY)
        record_outcome(group, by=ba_lan, at=given.ON_THE_DAY, kind="answered", answer="Sửa xong tuần trước.")
        return Opinion.objects.get(pk=opinion.pk)

    return by_way


def test_who_wants_a_call_is_called_by_the_office_not_by_the_hamlet_head(asked_for, ba_lan, ba_mai):
    opinion = asked_for("phone")
    assert not still_to_tell(told_by(ba_mai, brought_by_hand())).exists()
    assert "nơi khác báo" in refused(record_delivery, opinion, by=ba_mai, how="called")
    assert still_to_tell(told_by(ba_lan, brought_by_hand())).get() == opinion
    assert record_delivery(opinion, by=ba_lan, how="called").how == "called"
    assert not still_to_tell().exists()


def test_a_letter_on_paper_goes_through_the_hamlet_head(asked_for, ba_mai):
    opinion = asked_for("paper")
    assert still_to_tell(told_by(ba_mai, brought_by_hand())).get() == opinion
    assert record_delivery(opinion, by=ba_mai, how="handed").how == "handed"


def test_who_looks_by_the_code_is_told_by_nobody(asked_for):
    asked_for("")
    assert not still_to_tell().exists()
