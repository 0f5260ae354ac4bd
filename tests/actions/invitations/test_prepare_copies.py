"""A large file of invitations is made by the job loop, told while it grows, and gone after a day."""

from datetime import timedelta
from io import BytesIO
from zipfile import ZipFile

import pytest

from config import jobs
from doithoai.actions.invitations.finish_copies import finish_copies
from doithoai.actions.invitations.issue_invitations import issue_invitations
from doithoai.actions.invitations.prepare_copies import TRIED_AT_MOST, prepare_copies
from doithoai.actions.jobs import forget_copies
from doithoai.models import Actor, Copies, Hamlet, Job, Paper
from doithoai.models.clock import now
from tests import given
from tests.actions.refusals import STRANGER, only_for, refused, refused_beforehand

ENTRY = {"check_in_address": "https://doithoai.example/d/"}


@pytest.fixture
def paper(dialogue, ba_lan) -> Paper:
    given.a_guest(dialogue, ba_lan)
    given.a_guest(dialogue, ba_lan, "Hà Thị Liên", hamlet=Hamlet.objects.first())
    return issue_invitations(dialogue, by=ba_lan, at=given.BEFORE, issued_on=given.BEFORE.date())


@pytest.fixture
def waiting(paper, ba_lan) -> Copies:
    return prepare_copies(paper, by=ba_lan, form="zip", **ENTRY)


def test_the_job_makes_it_and_tells_how_many(waiting):
    assert (waiting.total, waiting.done, waiting.is_ready()) == (2, 0, False)
    assert jobs.run(jobs.take(now()))
    made = Copies.objects.get()
    assert (made.done, made.is_ready()) == (2, True)
    with ZipFile(BytesIO(made.path.read_bytes())) as packed:
        assert len(packed.namelist()) == 2


@pytest.mark.parametrize(("form", "begins"), [("pdf", b"%PDF-"), ("docx", b"PK")])
def test_every_form(paper, ba_lan, form, begins):
    prepare_copies(paper, by=ba_lan, form=form, **ENTRY)
    assert jobs.run(jobs.take(now()))
    assert Copies.objects.get().path.read_bytes().startswith(begins)


def test_only_the_guests_of_some_hamlets(paper, ba_lan):
    asked = prepare_copies(paper, by=ba_lan, form="zip", hamlets=[Hamlet.objects.first().pk], **ENTRY)
    assert asked.total == 1


def test_asked_twice_it_is_made_once_and_again_when_its_file_is_gone(waiting, paper, ba_lan):
    assert prepare_copies(paper, by=ba_lan, form="zip", **ENTRY) == waiting
    assert jobs.run(jobs.take(now()))
    assert prepare_copies(paper, by=ba_lan, form="zip", **ENTRY) == waiting
    waiting.path.unlink()
    assert prepare_copies(paper, by=ba_lan, form="zip", **ENTRY) != waiting


def test_a_server_that_dies_in_the_middle_loses_nothing(waiting):
    assert jobs.take(now()) is not None  # and the process dies here
    assert jobs.run(jobs.take(now() + timedelta(minutes=11)))
    assert Copies.objects.get().is_ready()


def test_it_is_not_tried_for_ever(waiting):
    at = now()
    for _ in range(TRIED_AT_MOST):
        assert jobs.take(at) is not None
        at += timedelta(minutes=11)
    assert jobs.take(at) is None


def test_gone_after_a_day(waiting, commune):
    assert jobs.run(jobs.take(now()))
    path = waiting.path
    forget_copies(commune, {}, now() + timedelta(hours=23))
    assert path.exists()
    forget_copies(commune, {}, now() + timedelta(hours=25))
    assert not path.exists()
    assert not Copies.objects.exists()


def test_done_twice_is_as_once(waiting, commune):
    clock = Actor.clock(commune.pk)
    finish_copies(waiting, by=clock)
    finish_copies(waiting, by=clock, why_not="Không làm được.")
    assert Copies.objects.get().why_not == ""
    assert Job.objects.filter(kind="make_copies").count() == 1


def test_a_batch_without_guests_and_another_paper_are_refused(paper, dialogue, ba_lan):
    said = refused(prepare_copies, paper, by=ba_lan, form="pdf", hamlets=[0], **ENTRY)
    assert said.startswith("Không có khách mời nào trong đợt này.")
    plan = Paper.objects.get(kind="plan")
    assert refused(prepare_copies, plan, by=ba_lan, form="pdf", **ENTRY).startswith("Không có dạng tệp này.")
    assert refused(prepare_copies, paper, by=ba_lan, form="exe", **ENTRY).startswith("Không có dạng tệp này.")


def test_ong_nam_may_not(paper, ong_nam):
    assert refused_beforehand(prepare_copies, paper, by=ong_nam, form="pdf", **ENTRY) == STRANGER


def test_an_officer_may_not(paper, ong_tu):
    assert refused_beforehand(prepare_copies, paper, by=ong_tu, form="pdf", **ENTRY) == only_for(
        prepare_copies
    )
