"""All opinions of a dialogue are compared by a job; asked twice it reads once."""

import pytest

from config.jobs import run
from doithoai.actions.opinions.ask_likeness import ask_likeness
from doithoai.models import Job, LikenessRun, OpinionGroup
from doithoai.rules.procedure import Stage
from tests import given
from tests.actions.refusals import STRANGER, not_during, only_for, refused_beforehand

BRIDGE = ("Cầu treo bản Nà Hoa hỏng ván, đề nghị sửa.", "Đề nghị sửa cầu treo bản Nà Hoa, ván hỏng hết rồi.")


def read_all() -> bool:
    """The job loop comes by; other work may wait, too."""
    return run(Job.objects.get(kind="find_alike", done_at=None))


@pytest.fixture
def said(commune, dialogue):
    return [
        given.an_opinion(commune, words)
        for words in (*BRIDGE, "Trạm y tế thiếu thuốc bảo hiểm cho người già.")
    ]


def test_the_job_proposes_and_groups_nothing(dialogue, said, ba_lan):
    asked = ask_likeness(dialogue, by=ba_lan)
    assert read_all()
    asked.refresh_from_db()
    assert asked.proposals == [[said[0].pk, said[1].pk]]
    assert (asked.compared, asked.is_waiting) == (3, False)
    assert not OpinionGroup.objects.exists()


def test_asked_again_while_it_waits_it_is_read_once(dialogue, said, ba_lan):
    assert ask_likeness(dialogue, by=ba_lan) == ask_likeness(dialogue, by=ba_lan)
    assert Job.objects.filter(kind="find_alike").count() == 1


def test_asked_again_later_it_reads_anew(dialogue, said, ba_lan):
    ask_likeness(dialogue, by=ba_lan)
    read_all()
    assert ask_likeness(dialogue, by=ba_lan).is_waiting
    assert LikenessRun.objects.get().proposals == []
    assert Job.objects.filter(kind="find_alike", done_at=None).count() == 1


def test_of_one_opinion_there_is_nothing_to_compare(commune, dialogue, ba_lan):
    given.an_opinion(commune, BRIDGE[0])
    assert "chưa có hai ý kiến" in refused_beforehand(ask_likeness, dialogue, by=ba_lan)


def test_ong_nam_may_not(dialogue, ong_nam):
    assert refused_beforehand(ask_likeness, dialogue, by=ong_nam) == STRANGER


def test_the_chair_may_not(dialogue, ong_binh):
    assert refused_beforehand(ask_likeness, dialogue, by=ong_binh) == only_for(ask_likeness)


def test_not_after_the_conclusion(assignment, ba_lan):
    assert refused_beforehand(ask_likeness, assignment.dialogue, by=ba_lan) == not_during(
        ask_likeness, Stage.FOLLOW_UP
    )
