"""Waiting work: taken once, retried, brought back when a process dies, queued once a working morning."""

import sqlite3
import threading
from contextlib import closing
from datetime import datetime, timedelta
from types import SimpleNamespace

import pytest
from django.utils import timezone

from config import jobs
from doithoai.models import Commune, Job
from doithoai.models.clock import clock_at

pytestmark = pytest.mark.django_db
MONDAY = timezone.make_aware(datetime(2026, 6, 8, 7, 0))


@pytest.fixture
def commune():
    return Commune.objects.create(name="Nậm Cang", slug="nam-cang", province="Lào Cai")


@pytest.fixture
def done(monkeypatch):
    """What was done: the payloads, in order."""
    done = []
    kinds = {
        "note": lambda commune, payload, at: done.append(payload),
        "fall": lambda commune, payload, at: 1 / 0,
    }
    monkeypatch.setattr(jobs, "work_kinds", lambda: (kinds, {"note": 6}, ["note"]))
    with clock_at(MONDAY):
        yield done


def waiting(commune, kind="note", **given):
    return Job.objects.create(**{"commune": commune, "kind": kind, "run_after": MONDAY, **given})


def test_work_is_taken_once_and_done(commune, done):
    waiting(commune, payload={"n": 1})
    job = jobs.take(MONDAY)
    assert jobs.take(MONDAY) is None
    assert jobs.run(job)
    assert done == [{"n": 1}]
    assert Job.objects.get().done_at == MONDAY
    assert jobs.take(MONDAY + timedelta(days=1)) is None


def test_the_longest_waiting_goes_first_and_what_is_not_yet_due_waits(commune, done):
    waiting(commune, payload={"n": 2})
    waiting(commune, payload={"n": 1}, run_after=MONDAY - timedelta(hours=1))
    waiting(commune, payload={"n": 3}, run_after=MONDAY + timedelta(hours=1))
    while job := jobs.take(MONDAY):
        jobs.run(job)
    assert done == [{"n": 1}, {"n": 2}]


def test_work_of_a_killed_process_comes_back_when_its_lease_ends(commune, done):
    waiting(commune)
    assert jobs.take(MONDAY) is not None  # and the process dies here
    assert jobs.take(MONDAY + timedelta(seconds=89)) is None
    assert jobs.take(MONDAY + timedelta(seconds=91)).attempts == 2


def test_work_that_takes_long_keeps_its_lease_only_while_it_lasts(commune, done, monkeypatch):
    heard = threading.Semaphore(0)
    monkeypatch.setattr(jobs, "STILL_HERE_EVERY", 0.01)
    monkeypatch.setattr(jobs, "draw_out", lambda job: heard.release())
    with jobs.kept_leased(Job(pk=1)):
        assert heard.acquire(timeout=5)
        assert heard.acquire(timeout=5)
    while heard.acquire(blocking=False):
        pass
    assert not heard.acquire(timeout=0.1)


def test_drawing_out_a_lease_leaves_finished_work_alone(commune, done, monkeypatch):
    monkeypatch.setattr(jobs.connection, "close", lambda: None)  # here it is the test's own
    job = waiting(commune)
    jobs.draw_out(job)
    assert Job.objects.get().leased_until == MONDAY + jobs.LEASE
    Job.objects.update(done_at=MONDAY, leased_until=None)
    jobs.draw_out(job)
    assert Job.objects.get().leased_until is None


@pytest.mark.parametrize("kind", ["fall", "a kind nobody knows"])
def test_a_failure_is_written_down_and_tried_again_later(commune, done, kind):
    waiting(commune, kind)
    assert not jobs.run(jobs.take(MONDAY))
    job = Job.objects.get()
    assert job.error
    assert job.run_after == MONDAY + timedelta(seconds=20)
    assert jobs.take(MONDAY + timedelta(seconds=19)) is None
    assert jobs.take(MONDAY + timedelta(seconds=21)).attempts == 2


def test_it_is_not_tried_for_ever(commune, done):
    waiting(commune, "fall", attempts=7)
    assert not jobs.run(jobs.take(MONDAY))
    assert jobs.take(MONDAY + timedelta(days=9)) is None


def test_the_waits_grow_to_an_hour():
    attempts = (2, 3, 4, 8, 20, 9_999)
    assert [jobs.wait_before(attempt).seconds for attempt in attempts] == [20, 40, 80, 1280, 3600, 3600]


@pytest.mark.parametrize(
    ("at", "queued", "because"),
    [
        (datetime(2026, 6, 8, 5, 30), 0, "too early"),
        (datetime(2026, 6, 8, 6, 0), 2, "a working morning: one for each commune"),
        (datetime(2026, 6, 8, 16, 0), 2, "the laptop was opened in the afternoon"),
        (datetime(2026, 6, 7, 7, 0), 0, "a Sunday"),
    ],
)
def test_daily_work_is_queued_once(commune, done, at, queued, because):
    Commune.objects.create(name="Bản Hồ", slug="ban-ho", province="Lào Cai")
    at = timezone.make_aware(at)
    jobs.put_daily(at)
    jobs.put_daily(at + timedelta(minutes=5))
    assert Job.objects.count() == queued, because


def test_a_loop_that_begins_first_looks_for_what_a_killed_one_left(commune, done):
    jobs.put_first(MONDAY)
    jobs.put_first(MONDAY)  # a second process
    jobs.run(jobs.take(MONDAY))
    assert jobs.take(MONDAY) is None
    jobs.put_first(MONDAY + timedelta(hours=1))  # it was started again
    assert jobs.run(jobs.take(MONDAY + timedelta(hours=1)))


def test_a_loop_puts_that_work_itself(commune, done, monkeypatch):
    loop = jobs.JobLoop(wanted=True)
    put = []
    monkeypatch.setattr(jobs, "LOOK_EVERY", 0)
    monkeypatch.setattr(jobs, "put_first", put.append)
    monkeypatch.setattr(jobs, "carry_over", loop._stop.set)
    monkeypatch.setattr(jobs.connection, "close", lambda: None)  # here it is the test's own
    loop.turn()
    assert put == [MONDAY]


def test_what_was_written_is_carried_to_the_file_while_others_write(tmp_path, monkeypatch):
    place = tmp_path / "a.sqlite3"
    writer = sqlite3.connect(place, isolation_level=None)
    for statement in ("PRAGMA journal_mode=WAL", "PRAGMA wal_autocheckpoint=0", "CREATE TABLE a (n)"):
        writer.execute(statement)
    writer.execute("BEGIN IMMEDIATE")
    writer.execute("INSERT INTO a VALUES (1)")
    size = place.stat().st_size
    loop = sqlite3.connect(place, isolation_level=None)
    monkeypatch.setattr(
        jobs, "connection", SimpleNamespace(vendor="sqlite", cursor=lambda: closing(loop.cursor()))
    )
    jobs.carry_over()  # waits for nobody
    assert place.stat().st_size > size
    writer.execute("COMMIT")
    monkeypatch.setattr(jobs, "connection", SimpleNamespace(vendor="postgresql"))
    jobs.carry_over()  # nothing to carry there
    writer.close()
    loop.close()
