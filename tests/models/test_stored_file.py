"""Files are called by what is in them, never by what a visitor called them."""

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
