"""Somebody writes it down for somebody else."""

import pytest

from doithoai.actions.opinions.enter_opinion import enter_opinion
from doithoai.models import Hamlet, Opinion
from tests import given
from tests.actions.refusals import STRANGER, only_for, refused, refused_beforehand

WORDS = "Đường vào bản lầy lội, trẻ con khó đi học."


@pytest.mark.parametrize(
    ("who", "channel"), [("ba_lan", "desk"), ("ba_mai", "hamlet"), ("ong_hoa", "front"), ("co_thu", "desk")]
)
def test_the_door_is_told_by_who_writes(request, commune, dialogue, who, channel):
    by = request.getfixturevalue(who)
    opinion = enter_opinion(commune, by=by, words=WORDS, author="Vàng Thị Súa", hamlet=Hamlet.objects.first())
    assert (opinion.channel, opinion.entered_by, opinion.dialogue) == (channel, by.name, dialogue)


def test_spoken_in_the_hall_it_has_its_group_in_the_same_minute(commune, session, co_thu):
    opinion = enter_opinion(commune, by=co_thu, words=WORDS, channel=Opinion.Channel.HALL, dialogue=session)
    assert opinion.classified_at is not None
    assert (opinion.group.dialogue, opinion.group.question) == (session, WORDS)


def test_nothing_is_spoken_in_a_hall_that_is_not_open(commune, dialogue, ba_lan):
    sentence = refused(enter_opinion, commune, by=ba_lan, words=WORDS, channel="hall", dialogue=dialogue)
    assert sentence == "Chỉ ghi ý kiến phát biểu khi hội nghị đang họp hoặc đang hoàn thiện biên bản."


def test_a_sitting_that_is_over_takes_no_more(commune, assignment, ba_lan):
    sentence = refused(enter_opinion, commune, by=ba_lan, words=WORDS, dialogue=assignment.dialogue)
    assert sentence.startswith("Hội nghị này đã họp xong")


def test_without_words_there_is_no_opinion(commune, ba_lan):
    assert (
        refused(enter_opinion, commune, by=ba_lan, words="")
        == "Chưa có nội dung ý kiến. Xin điền rồi gửi lại."
    )


def test_ong_nam_may_not(commune, ong_nam):
    assert refused_beforehand(enter_opinion, commune, by=ong_nam) == STRANGER


def test_the_officer_may_not(commune, ong_tu):
    assert refused_beforehand(enter_opinion, commune, by=ong_tu) == only_for(enter_opinion)


def test_ong_ba_has_his_own_door(commune):
    assert refused_beforehand(enter_opinion, commune, by=given.ong_ba(commune)) == only_for(enter_opinion)
