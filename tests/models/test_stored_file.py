"""Files are called by what is in them, never by what a visitor called them."""

from pathlib import Path

import pytest
from django.db import transaction

from doithoai.models import StoredFile, serving
from tests import given


def keep(data: bytes, name: str = "kế hoạch.pdf") -> StoredFile:
    return StoredFile.keep(data, name=name, at=given.BEFORE)


def test_the_bytes_come_back(commune):
    file = keep(b"xin ch\xc3\xa0o")
    assert (file.read(), file.size, file.name) == (b"xin ch\xc3\xa0o", 9, "kế hoạch.pdf")


@pytest.mark.parametrize(
    "name", ["../../../etc/passwd", "/etc/passwd", "C:\\x\\..\\y", "a\x00b", "x" * 500, ""]
)
def test_a_name_never_becomes_a_path(commune, settings, name):
    file = keep(b"x", name)
    assert file.path.is_relative_to(settings.MEDIA_ROOT)
    assert file.path.name == file.sha256


def test_the_same_bytes_twice_lie_on_the_disk_once(commune):
    first, second = keep(b"a plan"), keep(b"a plan", "bản sao.pdf")
    assert first.pk != second.pk
    assert first.path == second.path
    assert len(list(first.path.parent.glob(f"{first.sha256}*"))) == 1


def test_each_commune_has_its_own_shelf(commune, elsewhere):
    ours = keep(b"a plan")
    with serving(elsewhere):
        theirs = keep(b"a plan")
    assert ours.path != theirs.path


def test_a_row_never_points_at_nothing(commune, settings, monkeypatch):
    def full(*args, **kwargs):
        raise OSError("the disk is full")

    monkeypatch.setattr("os.fsync", full)
    with pytest.raises(OSError, match="full"), transaction.atomic():
        keep(b"never seen before")
    assert StoredFile.objects.count() == 0


# -- what no row keeps --------------------------------------------------------------------------------------------


@pytest.fixture
def shelf(commune, settings, tmp_path) -> Path:
    settings.MEDIA_ROOT = tmp_path / "files"
    return settings.MEDIA_ROOT / str(commune.pk)


def test_what_an_undone_transaction_wrote_is_taken_away_and_what_a_row_keeps_stays(shelf):
    kept = keep(b"a plan")
    with transaction.atomic():
        left = keep(b"a photo of nobody's opinion").path
        transaction.set_rollback(True)
    half = left.with_name(f"{left.name}.7.half")
    half.write_bytes(b"a pho")
    assert StoredFile.remove_left_behind()
    assert (left.exists(), half.exists(), kept.read()) == (False, False, b"a plan")
    assert StoredFile.remove_left_behind()


def test_of_two_rows_with_the_same_bytes_the_second_keeps_them(shelf, django_capture_on_commit_callbacks):
    first, second = keep(b"a plan"), keep(b"a plan", "bản sao.pdf")
    with django_capture_on_commit_callbacks(execute=True):
        first.erase()
    assert second.read() == b"a plan"
    with django_capture_on_commit_callbacks(execute=True):
        second.erase()
    assert not second.path.exists()


def test_another_communes_files_and_what_is_not_ours_stay(shelf, elsewhere):
    with serving(elsewhere):
        theirs = keep(b"a plan")
    notes = shelf / "ab" / "doc-toi.txt"
    notes.parent.mkdir(parents=True)
    notes.write_text("đừng xóa")
    assert StoredFile.remove_left_behind()
    assert theirs.path.exists()
    assert notes.exists()


@pytest.mark.django_db(transaction=True)
def test_who_sends_the_same_bytes_while_they_are_taken_away_keeps_theirs(shelf, monkeypatch):
    """Their row is not to be seen yet when the folder is read; it is looked for again with the bytes held."""
    left = keep(b"a photo")
    left.delete()
    seen = StoredFile.objects.values_list
    monkeypatch.setattr(
        StoredFile.objects, "values_list", lambda *names, **more: [*seen(*names, **more), *sent()]
    )

    def sent() -> list:
        keep(b"a photo")
        return []

    assert StoredFile.remove_left_behind()
    assert StoredFile.objects.get().read() == b"a photo"
