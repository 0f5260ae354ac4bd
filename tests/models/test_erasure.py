"""The deletion log is a file that survives a power cut; the database is written anew."""

import sqlite3
import time
from pathlib import Path
from threading import Thread

import pytest
from django.db import connection, transaction

from config import jobs
from doithoai.models import Erasure, Job, StoredFile
from doithoai.models.clock import clock_at
from doithoai.models.erasure import (
    AGAIN_AFTER,
    Unfinished,
    add_to_ledger,
    empty_log,
    finish_erasing,
    leave_no_trace,
    note_erasure,
    read_ledger,
    sweep,
)
from tests import given

LINE = {
    "commune": "thanh-son",
    "code": "K7M-Q2R-X9T",
    "why": "denunciation",
    "at": "2026-06-20T09:00:00+07:00",
}


def test_what_was_written_is_read_and_nothing_twice(tmp_path):
    ledger = tmp_path / "erasures.jsonl"
    add_to_ledger([LINE, LINE | {"code": "2Z9-ABC-DEF"}], ledger)
    add_to_ledger([LINE], ledger)
    assert [each["code"] for each in read_ledger(ledger)] == ["K7M-Q2R-X9T", "2Z9-ABC-DEF"]


def test_half_a_line_and_nonsense_are_passed_over(tmp_path):
    ledger = tmp_path / "erasures.jsonl"
    add_to_ledger([LINE], ledger)
    with ledger.open("a", encoding="utf-8") as file:
        file.write('[1, 2]\n{"code": "K7M"}\n{"commune": "thanh-s')
    add_to_ledger([LINE | {"code": "2Z9-ABC-DEF"}], ledger)
    assert [each["code"] for each in read_ledger(ledger)] == ["K7M-Q2R-X9T", "2Z9-ABC-DEF"]
    assert read_ledger(tmp_path / "none.jsonl") == []


def test_the_row_and_its_line_in_the_file(commune, settings, tmp_path, django_capture_on_commit_callbacks):
    settings.DATA = tmp_path
    with django_capture_on_commit_callbacks(execute=True):
        note_erasure(Erasure.Why.RIGHT, at=given.BEFORE, by="Trần Thị Lan", code="K7M-Q2R-X9T")
        note_erasure(Erasure.Why.RETENTION, at=given.BEFORE, by="Hệ thống", kind="contact", count=3)
    [line] = read_ledger(tmp_path / "erasures.jsonl")
    assert (line["commune"], line["code"], line["why"]) == ("thanh-son", "K7M-Q2R-X9T", "right")
    assert {each.kind_label for each in Erasure.objects.filter(why="retention")} == {
        "Điện thoại, địa chỉ liên hệ của người nêu ý kiến"
    }


@pytest.mark.django_db(transaction=True)
def test_the_database_is_written_anew_outside_every_transaction():
    assert sweep() is True


@pytest.mark.django_db(transaction=True)
def test_the_index_is_merged_in_pieces_to_its_end(commune, monkeypatch):
    if connection.vendor != "sqlite":
        pytest.skip("the index of SQLite")
    monkeypatch.setattr("doithoai.models.erasure.MERGED_AT_ONCE", 1)
    for number in range(40):
        given.an_opinion(commune, f"Mương {number} vỡ, người báo là Zulfikar{number}.")
    said = "SELECT count(*) FROM opinion_search_data WHERE instr(block, CAST('zulfikar' AS BLOB)) > 0"
    with connection.cursor() as cursor:
        cursor.execute("UPDATE doithoai_opinion SET folded = ''")
        cursor.execute(said)
        assert cursor.fetchone() != (0,)
        sweep()
        cursor.execute(said)
        assert cursor.fetchone() == (0,)
        cursor.execute("INSERT INTO opinion_search(opinion_search) VALUES ('integrity-check')")


def test_while_somebody_reads_an_old_page_the_log_is_left_and_nobody_waits_long(tmp_path):
    place = tmp_path / "a.sqlite3"
    ours, reader, writer = (
        sqlite3.connect(place, isolation_level=None, timeout=20, check_same_thread=False) for _ in "123"
    )
    ours.execute("PRAGMA journal_mode=WAL")
    ours.execute("CREATE TABLE a (n)")
    reader.execute("BEGIN")
    reader.execute("SELECT * FROM a").fetchall()
    ours.execute("INSERT INTO a VALUES (1)")
    sweeping = Thread(target=lambda: told.append(empty_log(ours.cursor())))
    told: list[bool] = []
    sweeping.start()
    begun = time.monotonic()
    writer.execute("INSERT INTO a VALUES (2)")
    assert time.monotonic() - begun < 5
    sweeping.join()
    assert told == [False]
    reader.execute("COMMIT")
    assert empty_log(ours.cursor())
    assert place.with_name("a.sqlite3-wal").stat().st_size == 0
    assert ours.execute("PRAGMA busy_timeout").fetchone() == (20_000,)
    for each in (ours, reader, writer):
        each.close()


# -- what follows the commit ---------------------------------------------------------------------------------------


@pytest.fixture
def data(settings, tmp_path) -> Path:
    settings.DATA, settings.MEDIA_ROOT = tmp_path, tmp_path / "files"
    return tmp_path


def a_purge_of(commune) -> Path:
    """Ends before its commit: the row of the photo is gone, its bytes are not."""
    photo = StoredFile.keep(b"the photo of a denunciation", name="a.jpg", at=given.BEFORE)
    photo.erase()
    note_erasure(Erasure.Why.DENUNCIATION, at=given.BEFORE, by="Trần Thị Lan", code="K7M-Q2R-X9T")
    leave_no_trace(commune.pk)
    return photo.path


def test_what_follows_an_erasure_is_one_job_of_the_same_transaction(commune, data):
    with clock_at(given.BEFORE), transaction.atomic():
        a_purge_of(commune)
        [job] = Job.objects.all()
        transaction.set_rollback(True)
    assert (job.kind, job.commune, job.payload) == ("sweep_traces", commune, {"database": True})
    assert job.run_after == given.BEFORE + AGAIN_AFTER
    assert not Job.objects.exists()


def test_after_the_commit_it_is_done_at_once_and_nothing_is_left_to_the_loop(
    commune, data, django_capture_on_commit_callbacks
):
    with django_capture_on_commit_callbacks(execute=True):
        photo = a_purge_of(commune)
    assert not photo.exists()
    assert [line["code"] for line in read_ledger(data / "erasures.jsonl")] == ["K7M-Q2R-X9T"]
    assert not Job.objects.filter(done_at=None).exists()


def test_killed_right_after_the_commit_the_loop_finishes_it(commune, data):
    with clock_at(given.BEFORE):
        photo = a_purge_of(commune)  # none of its hooks runs
    assert photo.exists()
    assert jobs.take(given.BEFORE) is None  # its own process may be about it
    with clock_at(given.BEFORE + AGAIN_AFTER):
        assert jobs.run(jobs.take(given.BEFORE + AGAIN_AFTER))
    assert not photo.exists()
    assert [line["code"] for line in read_ledger(data / "erasures.jsonl")] == ["K7M-Q2R-X9T"]


def test_a_file_that_another_program_holds_open_stops_nothing_else_and_goes_later(
    commune, data, monkeypatch, django_capture_on_commit_callbacks
):
    with monkeypatch.context() as busy:
        busy.setattr(Path, "unlink", held_open)
        with django_capture_on_commit_callbacks(execute=True), clock_at(given.BEFORE):
            photo = a_purge_of(commune)
    assert photo.exists()
    assert read_ledger(data / "erasures.jsonl")
    job = Job.objects.get(done_at=None)
    with clock_at(job.run_after):
        assert jobs.run(jobs.take(job.run_after))
    assert not photo.exists()


def held_open(self: Path, missing_ok: bool = False) -> None:
    raise PermissionError(
        32, "The process cannot access the file because it is being used by another process"
    )


def test_a_ledger_that_cannot_be_written_holds_up_neither_the_files_nor_the_sweep(commune, data, monkeypatch):
    swept = []
    monkeypatch.setattr("doithoai.models.erasure.sweep", lambda: swept.append(True) or True)
    photo = a_purge_of(commune)
    (data / "erasures.jsonl").mkdir()
    with pytest.raises(Unfinished, match="fill_ledger"):
        finish_erasing(commune.pk, database=True)
    assert (photo.exists(), swept) == (False, [True])


def test_while_somebody_reads_the_job_loop_sweeps_later(
    commune, data, monkeypatch, django_capture_on_commit_callbacks
):
    def sweep() -> bool:
        return False

    monkeypatch.setattr("doithoai.models.erasure.sweep", sweep)
    with clock_at(given.BEFORE):
        with django_capture_on_commit_callbacks(execute=True):
            leave_no_trace(commune.pk)
        job = Job.objects.get(done_at=None)
        with django_capture_on_commit_callbacks(execute=True):
            leave_no_trace(commune.pk)  # that one may be at work already: another erasure asks for its own
    assert Job.objects.filter(done_at=None).count() == 2
    with clock_at(job.run_after):
        assert not jobs.run(jobs.take(job.run_after))
    job.refresh_from_db()
    assert "sweep" in job.error
    assert job.run_after > given.BEFORE + AGAIN_AFTER


def test_what_an_earlier_version_queued_is_taken_along(commune, data, django_capture_on_commit_callbacks):
    old = Job.objects.create(kind="sweep_traces", commune=commune, run_after=given.BEFORE)
    with django_capture_on_commit_callbacks(execute=True):
        leave_no_trace(commune.pk)
    assert [job.pk for job in Job.objects.exclude(done_at=None)] == [old.pk]


def test_a_replaced_picture_does_not_have_the_database_written_anew(
    commune, data, monkeypatch, django_capture_on_commit_callbacks
):
    monkeypatch.setattr("doithoai.models.erasure.sweep", lambda: 1 / 0)
    with django_capture_on_commit_callbacks(execute=True):
        picture = StoredFile.keep(b"a seal", name="dau.png", at=given.BEFORE)
        picture.erase()
    assert not picture.path.exists()
    assert not Job.objects.filter(done_at=None).exists()
