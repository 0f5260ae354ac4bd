"""The chair decides, in one tap."""

import pytest

from doithoai.actions.conference.open_conference import open_conference
from doithoai.actions.conference.record_outcome import record_outcome
from doithoai.actions.preparation.assign_preparation import assign_preparation
from doithoai.actions.preparation.draft_answer import draft_answer
from doithoai.models import MinutesEntry, OpinionGroup, Outcome
from doithoai.rules.procedure import Stage
from tests import given
from tests.actions.refusals import STRANGER, not_during, only_for, refused, refused_beforehand


@pytest.fixture
def asked(group, ba_lan) -> OpinionGroup:
    """A group that the hall is about to hear."""
    open_conference(group.dialogue, by=ba_lan)
    group.refresh_from_db()
    return group


@pytest.mark.parametrize(
    ("kind", "line"),
    [
        ("answered", "Nội dung 1: đã trả lời tại hội nghị."),
        ("assigned", "Nội dung 1: giao Phòng Kinh tế trả lời bằng văn bản."),
        ("escalated", "Nội dung 1: vượt thẩm quyền, kiến nghị cấp trên giải quyết."),
        ("noted", "Nội dung 1: ghi nhận, tiếp tục xem xét và trả lời bằng văn bản."),
    ],
)
def test_the_decision_is_a_line_of_the_minutes_at_once(asked, ong_binh, kind, line):
    outcome = record_outcome(asked, by=ong_binh, kind=kind, body=given.body("Phòng Kinh tế"))
    assert (outcome.kind, outcome.by) == (kind, "Lò Văn Bình")
    assert MinutesEntry.objects.get(group=asked).words == line


def test_deciding_again_replaces_and_the_minutes_keep_both(asked, ong_binh):
    record_outcome(asked, by=ong_binh, kind="noted")
    record_outcome(OpinionGroup.objects.get(), by=ong_binh, kind="assigned", body=given.body("Phòng Kinh tế"))
    assert Outcome.objects.get().kind == "assigned"
    assert MinutesEntry.objects.filter(group=asked).count() == 2


def test_the_body_that_prepared_answers_and_its_draft_is_read_out(group, ba_lan, ong_tu):
    work = assign_preparation(group, by=ba_lan, body=given.body("Phòng Kinh tế"), due_on=given.HELD_ON)
    draft_answer(work, by=ong_tu, answer="Sửa xong trước 15/7.")
    open_conference(group.dialogue, by=ba_lan)
    outcome = record_outcome(OpinionGroup.objects.get(), by=ba_lan, kind="answered")
    assert (outcome.body.name, outcome.answer) == ("Phòng Kinh tế", "Sửa xong trước 15/7.")


def test_to_assign_somebody_must_be_named(asked, ba_lan):
    sentence = refused(record_outcome, asked, by=ba_lan, kind="assigned")
    assert sentence == "Giao trả lời thì phải chọn đơn vị. Xin chọn đơn vị chịu trách nhiệm."


def test_only_the_four_outcomes(asked, ba_lan):
    assert refused(record_outcome, asked, by=ba_lan, kind="forgotten").startswith("Xin chọn một kết quả")


def test_ong_nam_may_not(asked, ong_nam):
    assert refused_beforehand(record_outcome, asked, by=ong_nam) == STRANGER


def test_the_officer_may_not(asked, ong_tu):
    assert refused_beforehand(record_outcome, asked, by=ong_tu) == only_for(record_outcome)


def test_nothing_is_decided_before_the_opening(group, ba_lan):
    assert refused_beforehand(record_outcome, group, by=ba_lan) == not_during(record_outcome, Stage.OPEN)
