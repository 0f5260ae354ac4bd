"""Cô Thư writes."""

import pytest

from doithoai.actions.conclusion.issue_minutes import issue_minutes
from doithoai.actions.conference.take_minutes import take_minutes
from doithoai.actions.invitations.register_to_speak import register_to_speak
from doithoai.models import MinutesEntry
from doithoai.rules.procedure import Stage
from tests import given
from tests.actions.refusals import STRANGER, not_during, only_for, refused, refused_beforehand


def test_a_line_has_its_moment_its_speaker_and_its_writer(session, co_thu):
    speaker = register_to_speak(session, by=co_thu, name="Lê Văn Ba")
    line = take_minutes(
        session, by=co_thu, at=given.ON_THE_DAY, part="opinion", words="Đề nghị sửa mương.", speaker=speaker
    )
    assert (line.words, line.speaker, line.at, line.by) == (
        "Đề nghị sửa mương.", speaker, given.ON_THE_DAY, "Hoàng Anh Thư",
    )  # fmt: skip


def test_a_correction_is_a_further_line(session, co_thu):
    for words in ("Có 40 người dự.", "Đính chính: có 42 người dự."):
        take_minutes(session, by=co_thu, at=given.AFTER, part="opening", words=words)
    assert [line.words for line in MinutesEntry.objects.all()][-2:] == [
        "Có 40 người dự.",
        "Đính chính: có 42 người dự.",
    ]


@pytest.mark.parametrize(
    "said",
    [
        {"part": "song", "words": "La la."},
        {"part": "opinion", "words": ""},
        {"part": "opinion", "words": "x" * 10_001},
    ],
)
def test_nonsense_is_not_written(session, co_thu, said):
    assert refused(take_minutes, session, by=co_thu, **said).endswith(".")


def test_a_line_speaks_of_its_own_sitting_only(commune, group, co_thu, ba_lan):
    """A group or a speaker of another dialogue is a slip of the page."""
    other = given.a_dialogue_in_session(commune, ba_lan)
    sentence = refused(take_minutes, other, by=co_thu, part="opinion", words="Đề nghị.", group=group)
    assert sentence == "Nội dung hoặc người phát biểu này thuộc hội nghị khác."


def test_ong_nam_may_not(session, ong_nam):
    assert refused_beforehand(take_minutes, session, by=ong_nam) == STRANGER


def test_the_front_may_not(session, ong_hoa):
    assert refused_beforehand(take_minutes, session, by=ong_hoa) == only_for(take_minutes)


def test_what_was_forgotten_can_be_added_until_the_minutes_are_issued(assignment, co_thu):
    dialogue, on = assignment.dialogue, given.AFTER.date()
    take_minutes(dialogue, by=co_thu, at=given.AFTER, part="opinion", words="Ông Ba nêu thêm việc đèn đường.")
    issue_minutes(dialogue, by=co_thu, at=given.AFTER, issued_on=on)
    sentence = refused_beforehand(take_minutes, dialogue, by=co_thu, part="opinion", words="Muộn rồi.")
    assert sentence == "Biên bản đã ban hành nên không ghi thêm được nữa."


def test_not_before_the_opening(commune, ba_lan, co_thu):
    dialogue = given.an_open_dialogue(commune, ba_lan)
    assert refused_beforehand(take_minutes, dialogue, by=co_thu) == not_during(take_minutes, Stage.OPEN)
