"""The storm has passed; there is a new day."""

from datetime import date

import pytest

from doithoai.actions.plan.postpone_dialogue import postpone_dialogue
from doithoai.actions.plan.resume_dialogue import resume_dialogue
from doithoai.rules.procedure import Stage
from tests.actions.refusals import STRANGER, not_during, only_for, refused, refused_beforehand

NEW_DAY = date(2026, 7, 9)


@pytest.fixture
def postponed(dialogue, ba_lan):
    return postpone_dialogue(dialogue, by=ba_lan, reason="Mưa lũ")


def test_a_new_day_opens_it_again(postponed, ong_binh):
    resume_dialogue(postponed, by=ong_binh, held_on=NEW_DAY)
    assert (postponed.stage, postponed.held_on, postponed.stage_note) == (Stage.OPEN, NEW_DAY, "")


def test_the_dates_are_counted_again(postponed, ba_lan):
    before = {duty.key: duty.due_on for duty in postponed.duties.open()}
    resume_dialogue(postponed, by=ba_lan, held_on=NEW_DAY)
    after = {duty.key: duty.due_on for duty in postponed.duties.open()}
    assert before.keys() == after.keys()
    assert before != after


def test_not_on_a_day_that_has_passed(postponed, ba_lan):
    assert refused(resume_dialogue, postponed, by=ba_lan, held_on=date(2026, 1, 5)).startswith(
        "Ngày 05/01/2026"
    )


def test_ong_nam_may_not(postponed, ong_nam):
    assert refused_beforehand(resume_dialogue, postponed, by=ong_nam) == STRANGER


def test_the_secretary_may_not(postponed, co_thu):
    assert refused_beforehand(resume_dialogue, postponed, by=co_thu) == only_for(resume_dialogue)


def test_what_was_not_put_off_is_not_resumed(dialogue, ba_lan):
    assert refused_beforehand(resume_dialogue, dialogue, by=ba_lan) == not_during(resume_dialogue, Stage.OPEN)
