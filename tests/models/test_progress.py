"""How far a dialogue is along its nine steps."""

from datetime import date

import pytest

from doithoai.actions.opinions.divert_opinion import divert_opinion
from doithoai.actions.opinions.judge_doubts import judge_doubts
from doithoai.actions.opinions.split_opinion import split_opinion
from doithoai.models import Dialogue
from doithoai.models.progress import Progress, progress_of
from doithoai.rules.procedure import Stage
from tests import given

JUNE = date(2026, 6, 30)


def now_at(dialogue: Dialogue) -> str:
    dialogue.refresh_from_db()
    steps = progress_of([dialogue], JUNE)[dialogue.pk].steps(dialogue, JUNE)
    (code,) = (step["code"] for step in steps if step["state"] == "now")
    return code


@pytest.mark.parametrize(
    ("make", "code"),
    [
        (given.a_dialogue, "plan"),
        (given.an_open_dialogue, "collect"),
        (given.a_dialogue_in_session, "hold"),
        (lambda commune, by: given.an_assignment(commune, by).dialogue, "reply"),
        (lambda commune, by: given.a_reply(commune, by).assignment.dialogue, "report"),
    ],
)
def test_the_step_we_stand_at(commune, ba_lan, make, code):
    assert now_at(make(commune, ba_lan)) == code


def test_a_sealed_dialogue_has_every_step_behind_it():
    steps = Progress().steps(Dialogue(stage=Stage.CLOSED), JUNE)
    assert {step["state"] for step in steps} == {"done"}


def test_a_group_nobody_prepares_and_an_opinion_nobody_read_are_counted(commune, ba_lan):
    dialogue = given.an_open_dialogue(commune, ba_lan)
    given.a_group(commune, ba_lan)
    given.an_opinion(commune, "Đường xóm lầy lội, đề nghị đổ bê tông.")
    progress = progress_of([dialogue], JUNE)[dialogue.pk]
    assert (progress.opinions, progress.unclassified, progress.groups, progress.unprepared) == (2, 1, 1, 1)


def test_late_the_day_after_the_due_day_not_on_it(commune, ba_lan):
    owed = given.an_assignment(commune, ba_lan)
    on, after = owed.due_on, date.fromordinal(owed.due_on.toordinal() + 1)
    counted = [progress_of([owed.dialogue], day)[owed.dialogue_id].overdue for day in (on, after)]
    assert counted == [0, 1]


def test_nothing_to_count_is_nothing(commune):
    assert progress_of([], JUNE) == {}


def test_a_sitting_where_nobody_was_checked_in_is_not_ticked(commune, ba_lan):
    dialogue = given.an_assignment(commune, ba_lan).dialogue
    dialogue.refresh_from_db()
    assert "hold" not in progress_of([dialogue], JUNE)[dialogue.pk].done(dialogue, JUNE)


def test_what_was_diverted_was_still_received(commune, ba_lan):
    dialogue = given.an_open_dialogue(commune, ba_lan)
    given.a_group(commune, ba_lan)
    opinion = given.an_opinion(commune, "Tôi khiếu nại quyết định thu hồi đất.")
    divert_opinion(opinion, by=ba_lan, at=given.BEFORE, kind="complaint", to="Chủ tịch UBND")
    progress = progress_of([dialogue], JUNE)[dialogue.pk]
    assert (progress.received, progress.opinions, progress.diverted, progress.unclassified) == (2, 1, 1, 0)


def test_what_is_doubted_is_its_own_number_until_somebody_looked(commune, ba_lan):
    dialogue = given.an_open_dialogue(commune, ba_lan)
    given.a_group(commune, ba_lan)
    doubted = [given.an_opinion(commune, f"Mua hàng giá rẻ số {n}.", doubt="Gửi dồn dập") for n in range(3)]
    progress = progress_of([dialogue], JUNE)[dialogue.pk]
    assert (progress.received, progress.opinions, progress.unclassified, progress.doubted) == (1, 1, 0, 3)
    assert "triage" not in progress.done(dialogue, JUNE)  # somebody still has to look
    judge_doubts(commune, by=ba_lan, opinions=[doubted[0].pk], real=True)
    progress = progress_of([dialogue], JUNE)[dialogue.pk]
    assert (progress.received, progress.unclassified, progress.doubted) == (2, 1, 2)


def test_a_doubted_one_that_somebody_took_apart_was_looked_at(commune, ba_lan):
    dialogue = given.an_open_dialogue(commune, ba_lan)
    both = given.an_opinion(commune, "Sửa mương. Rải đá đường.", doubt="Gửi dồn dập")
    split_opinion(both, by=ba_lan, begins=[0, len("Sửa mương. ")])
    progress = progress_of([dialogue], JUNE)[dialogue.pk]
    assert (progress.received, progress.unclassified, progress.doubted) == (1, 2, 0)
