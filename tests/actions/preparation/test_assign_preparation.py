"""Somebody must know the answer before the day."""

from datetime import date

import pytest

from doithoai.actions.preparation.assign_preparation import assign_preparation
from doithoai.actions.preparation.draft_answer import draft_answer
from doithoai.models import Message, Preparation
from doithoai.rules.procedure import Stage
from tests import given
from tests.actions.refusals import STRANGER, not_during, only_for, refused, refused_beforehand

DUE = date(2026, 6, 10)


def test_the_body_gets_the_question_a_date_and_a_notice(group, ong_binh, ong_tu):
    work = assign_preparation(group, by=ong_binh, body=given.body("Phòng Kinh tế"), due_on=DUE)
    assert (work.body.name, work.due_on) == ("Phòng Kinh tế", DUE)
    assert work.due_because == "Lò Văn Bình giao ngày 20/05/2026, để chuẩn bị cho hội nghị ngày 18/06/2026."
    assert [notice.text for notice in Message.objects.unread_by(ong_tu)] == [
        f"Được giao chuẩn bị trả lời “{group.question}”, hạn 10/06/2026."
    ]


def test_changing_the_body_keeps_the_draft(group, ba_lan, ong_tu):
    work = assign_preparation(group, by=ba_lan, body=given.body("Phòng Kinh tế"), due_on=DUE)
    draft_answer(work, by=ong_tu, answer="Sẽ sửa trong tháng 7.")
    assign_preparation(group, by=ba_lan, body=given.body("Phòng Văn hóa - Xã hội"), due_on=date(2026, 6, 12))
    kept = Preparation.objects.get()
    assert (kept.body.name, kept.answer) == ("Phòng Văn hóa - Xã hội", "Sẽ sửa trong tháng 7.")


def test_a_second_click_tells_the_body_once(group, ba_lan, ong_tu):
    for _ in range(2):
        assign_preparation(group, by=ba_lan, body=given.body("Phòng Kinh tế"), due_on=DUE)
    assert Message.objects.unread_by(ong_tu).count() == 1


@pytest.mark.parametrize(
    ("due_on", "sentence"),
    [
        (date(2026, 5, 19), "Hạn 19/05/2026 đã qua. Xin chọn ngày từ hôm nay trở đi."),
        (date(2026, 6, 19), "Hạn chuẩn bị phải trước ngày họp 18/06/2026."),
    ],
    ids=["yesterday", "after the day"],
)
def test_only_a_day_between_now_and_the_sitting(group, ba_lan, due_on, sentence):
    body = given.body("Phòng Kinh tế")
    assert refused(assign_preparation, group, by=ba_lan, body=body, due_on=due_on) == sentence


def test_ong_nam_may_not(group, ong_nam):
    assert refused_beforehand(assign_preparation, group, by=ong_nam) == STRANGER


def test_the_officer_may_not_give_himself_work(group, ong_tu):
    assert refused_beforehand(assign_preparation, group, by=ong_tu) == only_for(assign_preparation)


def test_not_after_the_conclusion(assignment, ba_lan):
    sentence = refused_beforehand(assign_preparation, assignment.group, by=ba_lan)
    assert sentence == not_during(assign_preparation, Stage.FOLLOW_UP)
