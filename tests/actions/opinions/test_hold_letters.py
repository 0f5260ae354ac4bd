"""Letters of a dry run wait an hour, outside of what is backed up, and go by themselves."""

import os
from datetime import timedelta

import pytest

from config import jobs
from doithoai.actions.jobs import forget_letters
from doithoai.actions.opinions.hold_letters import hold_letters
from doithoai.management.safekeeping import kept_folders
from doithoai.models import Dialogue, Job, StoredFile, WaitingMailbox
from doithoai.models.clock import now
from doithoai.models.stored_file import WAITING_LETTERS
from doithoai.models.waiting_mailbox import KEPT_FOR
from doithoai.rules.procedure import Stage
from tests import given
from tests.actions.refusals import STRANGER, not_during, only_for, refused_beforehand


@pytest.fixture
def dialogue(commune, ba_lan) -> Dialogue:
    return given.an_open_dialogue(commune, ba_lan)


@pytest.fixture
def carried_out(django_capture_on_commit_callbacks):
    """What a commit would do is done at once."""
    return lambda: django_capture_on_commit_callbacks(execute=True)


def test_it_lies_where_no_backup_looks(dialogue, ba_lan):
    waiting = hold_letters(dialogue, by=ba_lan, at=given.BEFORE, data=b"From x", letters=1)
    assert waiting.read() == b"From x"
    assert waiting.until == given.BEFORE + timedelta(hours=1)
    assert not [root for root in kept_folders().values() if waiting.path.is_relative_to(root)]
    assert not StoredFile.objects.exists()


def test_its_own_job_takes_it_away_when_its_hour_is_over(dialogue, ba_lan, carried_out):
    waiting = hold_letters(
        dialogue, by=ba_lan, at=now() - KEPT_FOR - timedelta(seconds=1), data=b"x", letters=1
    )
    with carried_out():
        assert jobs.run(jobs.take(now()))
    assert not WaitingMailbox.objects.exists()
    assert not waiting.path.exists()


def test_its_job_is_not_taken_for_the_nightly_one(dialogue, ba_lan):
    hold_letters(dialogue, by=ba_lan, data=b"x", letters=1)
    assert not Job.objects.filter(kind="forget_letters").exists()


def test_before_its_hour_is_over_it_stays(commune, dialogue, ba_lan):
    hold_letters(dialogue, by=ba_lan, data=b"x", letters=1)
    assert jobs.take(now()) is None
    forget_letters(commune, {}, now())
    assert WaitingMailbox.objects.exists()


def test_read_anew_the_earlier_one_is_set_aside_and_other_people_s_stay(
    dialogue, ba_lan, ong_hoa, carried_out
):
    others = hold_letters(dialogue, by=ong_hoa, data=b"theirs", letters=1)
    first = hold_letters(dialogue, by=ba_lan, data=b"first", letters=1)
    with carried_out():
        second = hold_letters(dialogue, by=ba_lan, data=b"second", letters=2)
    assert set(WaitingMailbox.objects.all()) == {others, second}
    assert not first.path.exists()
    assert second.read() == b"second"


def test_what_a_dead_process_left_is_swept_when_it_is_old(commune, dialogue, ba_lan):
    waiting = hold_letters(dialogue, by=ba_lan, data=b"x", letters=1)
    old, young = waiting.path.with_name("998.letters"), waiting.path.with_name("999.letters")
    for path in (old, young):
        path.write_bytes(b"left behind")
    os.utime(old, (0, 0))
    forget_letters(commune, {}, now())
    assert not old.exists()
    assert young.exists()
    assert waiting.path.exists()


def test_what_an_earlier_version_kept_among_the_files_goes_too(commune, carried_out):
    kept = StoredFile.keep(b"letters", name=WAITING_LETTERS, at=given.BEFORE)
    with carried_out():
        forget_letters(commune, {}, now())
    assert not kept.path.exists()


def test_who_may_and_when(assignment, ba_lan, ba_mai, ong_nam):
    of = assignment.dialogue
    assert refused_beforehand(hold_letters, of, by=ba_lan, data=b"", letters=1) == not_during(
        hold_letters, Stage.FOLLOW_UP
    )
    assert refused_beforehand(hold_letters, of, by=ba_mai, data=b"", letters=1) == only_for(hold_letters)
    assert refused_beforehand(hold_letters, of, by=ong_nam, data=b"", letters=1) == STRANGER
