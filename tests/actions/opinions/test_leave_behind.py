"""A tick too many: the matter goes back to the dialogue it came from, and nothing of it is lost."""

import pytest

from doithoai.actions.invitations.register_to_speak import register_to_speak
from doithoai.actions.opinions.carry_over import carry_over
from doithoai.actions.opinions.leave_behind import leave_behind
from doithoai.actions.opinions.merge_opinions import merge_opinions
from doithoai.actions.preparation.assign_preparation import assign_preparation
from doithoai.actions.preparation.draft_answer import draft_answer
from doithoai.models import Opinion, OpinionGroup, SameMatter
from doithoai.outputs.earlier import offered_to
from tests import given
from tests.actions.opinions import earlier
from tests.actions.refusals import STRANGER, only_for, refused, refused_beforehand


@pytest.fixture
def carried(commune, ba_lan, assignment) -> OpinionGroup:
    (group,) = carry_over(earlier.the_next(commune, ba_lan), by=ba_lan, groups=[assignment.group_id])
    return group


def test_it_is_offered_again_and_the_earlier_words_stay(carried, assignment, ba_lan):
    leave_behind(carried, by=ba_lan)
    assert Opinion.objects.get() == assignment.group.opinions.get()
    assert (OpinionGroup.objects.count(), SameMatter.objects.count()) == (1, 0)
    assert list(offered_to(carried.dialogue)) == [assignment.group]


def test_who_asked_the_same_meanwhile_stays(commune, carried, ba_lan):
    new = given.an_opinion(commune, earlier.AGAIN)
    merge_opinions(carried, by=ba_lan, opinions=[new])
    leave_behind(carried, by=ba_lan)
    carried.refresh_from_db()
    assert list(carried.opinions.all()) == [new]


def test_not_once_an_answer_is_drafted_or_somebody_speaks_about_it(carried, ba_lan):
    register_to_speak(carried.dialogue, by=ba_lan, name="Lê Văn Ba", opinion=carried.opinions.get())
    assert "đăng ký phát biểu" in refused(leave_behind, carried, by=ba_lan)
    work = assign_preparation(
        carried, by=ba_lan, body=given.body("Phòng Kinh tế"), due_on=carried.dialogue.held_on
    )
    draft_answer(work, by=ba_lan, answer="Sửa trong tháng.")
    assert "đã có dự thảo" in refused_beforehand(leave_behind, carried, by=ba_lan)


def test_a_group_nobody_was_carried_into(commune, dialogue, ba_lan):
    assert "không có ý kiến nào" in refused_beforehand(
        leave_behind, given.a_group(commune, ba_lan), by=ba_lan
    )


def test_ong_nam_may_not(carried, ong_nam):
    assert refused_beforehand(leave_behind, carried, by=ong_nam) == STRANGER


def test_the_secretary_may_not(carried, co_thu):
    assert refused_beforehand(leave_behind, carried, by=co_thu) == only_for(leave_behind)
