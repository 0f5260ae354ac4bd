"""The deletion log is a file that survives a power cut; the database is written anew."""

import pytest

from doithoai.models import Erasure, Job
from doithoai.models.clock import clock_at
from doithoai.models.erasure import add_to_ledger, note_erasure, read_ledger, sweep, sweep_or_try_later
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


def test_while_somebody_reads_the_job_loop_sweeps_later(commune, monkeypatch):
    monkeypatch.setattr("doithoai.models.erasure.sweep", lambda: False)
    with clock_at(given.BEFORE):
        sweep_or_try_later(commune.pk)
        sweep_or_try_later(commune.pk)
    job = Job.objects.get()
    assert (job.kind, job.commune) == ("sweep_traces", commune)
    assert job.run_after > given.BEFORE
