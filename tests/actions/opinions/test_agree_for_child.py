"""Whoever speaks for a child agrees again: the log keeps every line, and nothing is public by it alone."""

from datetime import timedelta

import pytest

from doithoai.actions.opinions.agree_for_child import agree_for_child
from doithoai.actions.opinions.answer_data_right import ANOTHER, SAME, answer_data_right, end_of_consent
from doithoai.actions.opinions.confirm_mask import confirm_mask
from doithoai.actions.opinions.request_data_right import request_data_right
from doithoai.actions.opinions.split_opinion import split_opinion
from doithoai.actions.opinions.withdraw_consent import withdraw_consent
from doithoai.models import Opinion
from doithoai.rules.consent import FOR_A_CHILD
from tests import given
from tests.actions.refusals import STRANGER, only_for, refused, refused_beforehand

WORDS = "Sân trường lầy lội. Xin thêm đèn ở cổng trường."
LATER, LAST = given.BEFORE + timedelta(days=3), given.BEFORE + timedelta(days=5)


@pytest.fixture
def opinion(commune, dialogue) -> Opinion:
    own = {"guardian": "Vàng A Páo", "guardian_contact": "0912 000 777", "author": "Vàng Thị Súa"}
    return given.an_opinion(commune, WORDS, guardian_agrees=True, **own)


def log(opinion: Opinion) -> list[tuple[object, ...]]:
    rows = opinion.consents.for_a_child().order_by("pk")
    return [(each.given_at, each.withdrawn_at, each.through, each.by) for each in rows]


def test_taken_back_it_is_given_again_by_the_code_and_the_log_keeps_both(opinion, ong_ba, ba_lan):
    withdraw_consent(opinion, by=ong_ba, at=LATER)
    again = agree_for_child(opinion, by=ong_ba, at=LAST)
    assert (again.words, again.version) == (FOR_A_CHILD.words, FOR_A_CHILD.version)
    assert log(opinion) == [(given.BEFORE, LATER, "web", ""), (LAST, None, "web", "")]
    after = Opinion.objects.get()
    assert (after.public_words, after.public_at) == ("", None)  # a person reads it once more
    assert confirm_mask(after, by=ba_lan, public_words=WORDS).public_at
    withdraw_consent(after, by=ong_ba, at=LAST + timedelta(days=1))
    assert not Opinion.objects.get().spoken_for


def test_at_the_desk_it_says_who_wrote_it_down(opinion, ong_ba, ba_lan):
    withdraw_consent(opinion, by=ong_ba, at=LATER)
    agree_for_child(opinion, by=ba_lan, at=LAST)
    assert log(opinion)[1] == (LAST, None, "desk", ba_lan.name)


def test_another_who_speaks_for_the_child_agrees_for_themselves(opinion, ong_ba, ba_lan):
    asked = request_data_right(opinion, by=ong_ba, kind="correct", guardian="Hạng A Vư")
    assert end_of_consent(asked) == ANOTHER
    answer_data_right(asked, by=ba_lan, at=LATER, granted=True)
    assert not Opinion.objects.get().spoken_for
    agree_for_child(Opinion.objects.get(), by=ong_ba, at=LAST)
    assert [ended for _, ended, _, _ in log(opinion)] == [LATER, None]


def test_a_slip_of_the_pen_ends_nothing_and_whoever_decides_is_told(opinion, ong_ba, ba_lan):
    asked = request_data_right(opinion, by=ong_ba, kind="correct", guardian="Vàng A Pháo")
    assert end_of_consent(asked) == SAME
    answer_data_right(asked, by=ba_lan, at=LATER, granted=True)
    after = Opinion.objects.get()
    assert (after.guardian, after.spoken_for) == ("Vàng A Pháo", True)


def test_other_corrections_say_nothing_of_it(commune, opinion, ong_ba):
    assert end_of_consent(request_data_right(opinion, by=ong_ba, kind="correct", author="Vàng Thị Sua")) == ""
    assert end_of_consent(request_data_right(opinion, by=ong_ba, kind="see")) == ""
    nobody = given.an_opinion(commune, WORDS, guardian="Vàng A Páo")
    assert end_of_consent(request_data_right(nobody, by=ong_ba, kind="correct", guardian="Hạng A Vư")) == ""


def test_one_is_enough_and_somebody_must_be_known_to_speak(commune, opinion, ong_ba):
    assert "đã đồng ý rồi" in refused_beforehand(agree_for_child, opinion, by=ong_ba)
    child = given.an_opinion(commune, WORDS, child=True)
    assert "Chưa ghi cha, mẹ" in refused(agree_for_child, child, by=ong_ba)
    assert "không ai phải đồng ý thay" in refused(agree_for_child, given.an_opinion(commune), by=ong_ba)


def test_of_a_part_it_is_asked_at_the_whole(opinion, ong_ba, ba_lan):
    withdraw_consent(opinion, by=ong_ba, at=LATER)
    part = split_opinion(opinion, by=ba_lan, begins=[0, WORDS.index("Xin")]).parts.first()
    assert "cả ý kiến" in refused(agree_for_child, part, by=ong_ba)
    agree_for_child(opinion, by=ong_ba, at=LAST)
    assert confirm_mask(part, by=ba_lan, public_words=part.words).public_at


def test_a_neighbour_and_the_body_that_answers_may_not(opinion, ong_nam, ong_tu):
    assert refused_beforehand(agree_for_child, opinion, by=ong_nam) == STRANGER
    assert refused_beforehand(agree_for_child, opinion, by=ong_tu) == only_for(agree_for_child)
