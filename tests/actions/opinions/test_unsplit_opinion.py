"""It was one matter after all."""

import pytest

from doithoai.actions.conference.open_conference import open_conference
from doithoai.actions.conference.record_outcome import record_outcome
from doithoai.actions.invitations.register_to_speak import register_to_speak
from doithoai.actions.opinions.classify_opinion import classify_opinion
from doithoai.actions.opinions.divert_opinion import divert_opinion
from doithoai.actions.opinions.split_opinion import split_opinion
from doithoai.actions.opinions.unsplit_opinion import unsplit_opinion
from doithoai.actions.preparation.assign_preparation import assign_preparation
from doithoai.actions.preparation.draft_answer import draft_answer
from doithoai.models import Opinion, OpinionGroup, OpinionState, SpeakerRequest
from doithoai.rules.procedure import Stage
from tests import given
from tests.actions.refusals import STRANGER, not_during, only_for, refused_beforehand

LABELS = {"field": "thuy_loi", "urgency": "cao", "competence": "xã"}
WORDS = "Mương vỡ. Đường lầy."


@pytest.fixture
def whole(commune, dialogue, ba_lan) -> Opinion:
    return split_opinion(given.an_opinion(commune, WORDS), by=ba_lan, begins=[WORDS.index("Đường")])


def test_unclassified_parts_make_an_unclassified_whole(whole, ba_lan):
    unsplit_opinion(whole, by=ba_lan)
    kept = Opinion.objects.get()
    assert (kept.words, kept.state, kept.split_at) == (WORDS, OpinionState.NEW, None)


def test_the_whole_stands_where_its_first_part_stood_with_every_draft(whole, ba_lan):
    for part in whole.parts.order_by("pk"):
        group = classify_opinion(part, by=ba_lan, **LABELS).group
        work = assign_preparation(group, by=ba_lan, body=given.body("Phòng Kinh tế"), due_on=given.HELD_ON)
        draft_answer(work, by=ba_lan, answer=f"Trả lời: {part.words}")
    unsplit_opinion(whole, by=ba_lan)
    group = OpinionGroup.objects.get()
    assert (whole.group, group.question) == (group, WORDS)
    assert "Mương vỡ." in group.preparation.answer
    assert "Đường lầy." in group.preparation.answer


def test_who_registered_to_speak_about_a_part_speaks_about_the_whole(whole, ba_lan):
    register_to_speak(whole.dialogue, by=ba_lan, name="Lê Văn Ba", opinion=whole.parts.first())
    unsplit_opinion(whole, by=ba_lan)
    assert SpeakerRequest.objects.get().opinion == whole


def test_one_that_was_never_split_has_nothing_to_undo(group, ba_lan):
    assert "chưa được tách" in refused_beforehand(unsplit_opinion, group.opinions.get(), by=ba_lan)


def test_not_once_the_hall_has_decided_about_a_part(whole, ba_lan):
    group = classify_opinion(whole.parts.first(), by=ba_lan, **LABELS).group
    open_conference(whole.dialogue, by=ba_lan)
    record_outcome(group, by=ba_lan, kind="noted")
    assert "không bỏ tách được" in refused_beforehand(
        unsplit_opinion, Opinion.objects.get(pk=whole.pk), by=ba_lan
    )


def test_not_once_a_part_went_another_way(whole, ba_lan):
    divert_opinion(whole.parts.first(), by=ba_lan, kind="complaint", to="Ban Tiếp công dân")
    assert "đã chuyển nơi khác" in refused_beforehand(unsplit_opinion, whole, by=ba_lan)


def test_ong_nam_may_not(whole, ong_nam):
    assert refused_beforehand(unsplit_opinion, whole, by=ong_nam) == STRANGER


def test_the_chair_may_not(whole, ong_binh):
    assert refused_beforehand(unsplit_opinion, whole, by=ong_binh) == only_for(unsplit_opinion)


def test_not_after_the_conclusion(assignment, ba_lan):
    opinion = assignment.group.opinions.get()
    assert refused_beforehand(unsplit_opinion, opinion, by=ba_lan) == not_during(
        unsplit_opinion, Stage.FOLLOW_UP
    )
