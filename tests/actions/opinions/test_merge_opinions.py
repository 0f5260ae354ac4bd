"""Nine people ask the same; one answer will do, and everyone keeps their own words."""

import pytest

from doithoai.actions.conference.open_conference import open_conference
from doithoai.actions.conference.record_outcome import record_outcome
from doithoai.actions.opinions.divert_opinion import divert_opinion
from doithoai.actions.opinions.enter_opinion import enter_opinion
from doithoai.actions.opinions.merge_opinions import merge_opinions
from doithoai.actions.plan.create_dialogue import create_dialogue
from doithoai.actions.preparation.assign_preparation import assign_preparation
from doithoai.actions.preparation.draft_answer import draft_answer
from doithoai.models import Opinion, OpinionGroup
from doithoai.rules.procedure import Stage
from tests import given
from tests.actions.refusals import STRANGER, not_during, only_for, refused, refused_beforehand


@pytest.fixture
def other(commune, group) -> Opinion:
    return given.an_opinion(commune, "Nước không về ruộng vì mương vỡ.", author="Lò Thị Mây")


def test_everyone_keeps_words_and_code(group, other, ba_lan):
    first = group.opinions.get()
    merge_opinions(group, by=ba_lan, opinions=[other], question="Sửa mương thôn Đồng Mới")
    assert group.question == "Sửa mương thôn Đồng Mới"
    assert {(each.code, each.words) for each in group.opinions.all()} == {
        (first.code, first.words),
        (other.code, "Nước không về ruộng vì mương vỡ."),
    }


def test_a_question_that_changed_since_it_was_looked_at_is_not_written_over(group, ba_lan):
    seen = group.question
    merge_opinions(group, by=ba_lan, opinions=[], question="Sửa mương", seen=seen)
    asked = {"opinions": [], "question": "Mương vỡ", "seen": seen}
    assert "vừa được sửa ở nơi khác" in refused(merge_opinions, group, by=ba_lan, **asked)


def test_an_unclassified_one_takes_the_labels_of_the_group(group, other, ba_lan):
    merge_opinions(group, by=ba_lan, opinions=[other])
    other.refresh_from_db()
    assert (other.field, other.urgency, other.competence) == ("thuy_loi", "cao", "xã")
    assert other.classified_at is not None


def test_the_group_they_leave_empty_is_gone(commune, group, ba_lan):
    second = given.a_group(commune, ba_lan, "Đường bê tông vỡ mặt.")
    merge_opinions(group, by=ba_lan, opinions=list(second.opinions.all()))
    assert list(OpinionGroup.objects.all()) == [group]


def test_twice_is_the_same_as_once(group, other, ba_lan):
    for _ in range(2):
        merge_opinions(group, by=ba_lan, opinions=[other])
    assert group.opinions.count() == 2


def test_an_opinion_diverted_in_another_tab_is_not_drawn_back(group, other, ba_lan):
    seen_before = Opinion.objects.get(pk=other.pk)
    divert_opinion(other, by=ba_lan, kind="denunciation", to="Ban Tiếp công dân", otherwise=given.BY_HAND)
    assert "đã chuyển đến" in refused(merge_opinions, group, by=ba_lan, opinions=[seen_before])


def test_not_out_of_a_group_the_hall_has_decided(commune, group, ba_lan):
    decided = given.a_group(commune, ba_lan, "Đường bê tông vỡ mặt.")
    open_conference(group.dialogue, by=ba_lan)
    record_outcome(decided, by=ba_lan, kind="noted")
    sentence = refused(merge_opinions, group, by=ba_lan, opinions=list(decided.opinions.all()))
    assert "đã có kết quả tại hội nghị" in sentence


def test_not_across_two_dialogues(commune, group, ba_lan):
    next_year = create_dialogue(commune, by=ba_lan, title="Đối thoại 2027", year=2027)
    elsewhere = enter_opinion(commune, by=ba_lan, words="Việc của năm sau.", dialogue=next_year)
    assert "thuộc hội nghị khác" in refused(merge_opinions, group, by=ba_lan, opinions=[elsewhere])


def test_ong_nam_may_not(group, ong_nam):
    assert refused_beforehand(merge_opinions, group, by=ong_nam) == STRANGER


def test_the_secretary_may_not(group, co_thu):
    assert refused_beforehand(merge_opinions, group, by=co_thu) == only_for(merge_opinions)


def test_not_after_the_conclusion(assignment, ba_lan):
    assert refused_beforehand(merge_opinions, assignment.group, by=ba_lan) == not_during(
        merge_opinions, Stage.FOLLOW_UP
    )


def test_what_a_body_drafted_for_a_merged_group_goes_with_it(commune, ba_lan):
    given.an_open_dialogue(commune, ba_lan)
    stays, goes = given.a_group(commune, ba_lan), given.a_group(commune, ba_lan, "Mương vỡ từ tháng trước.")
    work = assign_preparation(
        goes, by=ba_lan, at=given.BEFORE, body=given.body("Phòng Kinh tế"), due_on=given.HELD_ON
    )
    draft_answer(work, by=ba_lan, at=given.BEFORE, answer="Đã có phương án sửa.")
    merge_opinions(stays, by=ba_lan, at=given.BEFORE, opinions=list(goes.opinions.all()))
    stays.refresh_from_db()
    assert stays.preparation.answer == "Đã có phương án sửa."
