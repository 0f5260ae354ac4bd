"""A scan waits for the job loop, and is read, or cannot be; a server that dies loses nothing."""

from datetime import timedelta

import pytest

from config import jobs
from doithoai.actions.plan.attach_plan_file import READ_AT_MOST, attach_plan_file
from doithoai.actions.plan.finish_plan_reading import finish_plan_reading
from doithoai.actions.plan.issue_plan import issue_plan
from doithoai.models import Actor, Job, PlanFile
from doithoai.models.clock import now
from doithoai.rules.plan_reading import read_plan_file
from tests import given
from tests.actions.plan.test_attach_plan_file import PLAN
from tests.actions.refusals import STRANGER, only_for, refused_beforehand


@pytest.fixture
def waiting(plan, ba_lan) -> PlanFile:
    return attach_plan_file(plan, by=ba_lan, data=PLAN, name="quet.txt")


@pytest.fixture
def clock(commune) -> Actor:
    return Actor.clock(commune.pk)


def test_the_job_reads_what_waits(waiting):
    assert jobs.run(jobs.take(now()))
    assert PlanFile.objects.read().get().said["venue"] == ["Nhà văn hóa thôn Bãi Cát"]


def test_what_cannot_be_read_keeps_its_sentence_and_its_file(plan, ba_lan):
    attach_plan_file(plan, by=ba_lan, data=b"MZ" + bytes(400), name="quet.jpg")
    assert jobs.run(jobs.take(now()))
    file = PlanFile.objects.get()
    assert "là chương trình máy tính" in file.unreadable
    assert file.file.read().startswith(b"MZ")
    assert not PlanFile.objects.waiting().exists()


def test_a_server_that_dies_while_reading_loses_nothing(waiting):
    assert jobs.take(now()) is not None  # and the process dies here
    later = now() + timedelta(minutes=11)
    assert jobs.run(jobs.take(later))
    assert PlanFile.objects.read().exists()


def test_a_file_at_which_the_server_always_dies_is_not_tried_for_ever(waiting):
    at = now()
    for _ in range(READ_AT_MOST):
        assert jobs.take(at) is not None
        at += timedelta(minutes=11)
    assert jobs.take(at) is None


def test_twice_is_as_once(waiting, clock):
    read = read_plan_file(PLAN, "k.txt")
    finish_plan_reading(waiting, by=clock, read=read)
    finish_plan_reading(waiting, by=clock, read=None, why_not="Không đọc được.")
    assert PlanFile.objects.get().unreadable == ""


def test_a_plan_issued_meanwhile_is_left_alone_and_the_job_is_done(waiting, plan, ba_lan):
    issue_plan(plan, by=ba_lan, issued_on=given.BEFORE.date())
    assert jobs.run(jobs.take(now()))
    assert Job.objects.get(kind="read_plan").done_at
    assert not PlanFile.objects.read().exists()


def test_only_the_clock_does_it(waiting, ba_lan, ong_nam):
    assert refused_beforehand(finish_plan_reading, waiting, by=ba_lan) == only_for(finish_plan_reading)
    assert refused_beforehand(finish_plan_reading, waiting, by=ong_nam) == STRANGER
