"""Ông Tư writes what he would answer."""

import pytest

from doithoai.actions.conference.close_conference import close_conference
from doithoai.actions.conference.open_conference import open_conference
from doithoai.actions.preparation.assign_preparation import assign_preparation
from doithoai.actions.preparation.draft_answer import draft_answer
from doithoai.models import Preparation
from doithoai.rules.procedure import Stage
from tests import given
from tests.actions.refusals import STRANGER, not_during, only_for, refused, refused_beforehand


@pytest.fixture
def work(group, ba_lan) -> Preparation:
    return assign_preparation(group, by=ba_lan, body=given.body("Phòng Kinh tế"), due_on=given.HELD_ON)


def test_it_is_saved_as_often_as_he_likes(work, ong_tu):
    draft_answer(work, by=ong_tu, answer="Đang kiểm tra.")
    draft_answer(work, by=ong_tu, answer="Sửa xong trước 15/7.")
    kept = Preparation.objects.get()
    assert (kept.answer, kept.drafted_by) == ("Sửa xong trước 15/7.", "Nguyễn Văn Tư")


def test_an_empty_draft_is_none(work, ong_tu):
    draft_answer(work, by=ong_tu, answer="Đang kiểm tra.")
    draft_answer(work, by=ong_tu, answer="  ")
    assert (Preparation.objects.get().drafted_at, Preparation.objects.get().drafted_by) == (None, "")


def test_the_clerk_may_type_it_for_him(work, ba_lan):
    assert draft_answer(work, by=ba_lan, answer="Theo điện thoại của ông Tư.").drafted_by == "Trần Thị Lan"


def test_another_office_does_not_answer_for_his(commune, work):
    other = given.a_person(
        commune, "hoang", "Bùi Hoàng", given.Role.OFFICER, body=given.body("Phòng Văn hóa - Xã hội")
    )
    assert "được giao cho Phòng Kinh tế" in refused_beforehand(draft_answer, work, by=other)


def test_a_book_is_refused(work, ong_tu):
    assert "nhiều nhất là 10000" in refused(draft_answer, work, by=ong_tu, answer="x" * 10_001)


def test_ong_nam_may_not(work, ong_nam):
    assert refused_beforehand(draft_answer, work, by=ong_nam) == STRANGER


def test_the_hamlet_head_may_not(work, ba_mai):
    assert refused_beforehand(draft_answer, work, by=ba_mai) == only_for(draft_answer)


def test_not_once_the_hall_is_empty(work, ba_lan):
    open_conference(work.dialogue, by=ba_lan)
    close_conference(work.dialogue, by=ba_lan)
    assert refused_beforehand(draft_answer, work, by=ba_lan) == not_during(draft_answer, Stage.CONCLUDING)
