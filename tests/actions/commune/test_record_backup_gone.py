"""Said to be destroyed only when it is not where it was written."""

import pytest

from doithoai.actions.commune.record_backup import record_backup
from doithoai.actions.commune.record_backup_gone import record_backup_gone
from doithoai.models import Actor, Backup
from tests import given
from tests.actions.refusals import STRANGER, only_for, refused_beforehand


@pytest.fixture
def backup(commune, tmp_path) -> Backup:
    (tmp_path / "a.zip").write_bytes(b"PK")
    clock = Actor.clock(commune.pk)
    return record_backup(commune, by=clock, file=str(tmp_path / "a.zip"), shows=given.BEFORE)


def test_while_the_file_is_there_it_is_not(backup, ba_lan):
    assert "Tệp vẫn còn ở" in refused_beforehand(record_backup_gone, backup, by=ba_lan)


def test_destroyed_it_is_no_longer_among_those_kept(backup, ba_lan, tmp_path):
    (tmp_path / "a.zip").unlink()
    record_backup_gone(backup, by=ba_lan, at=given.BEFORE)
    gone = Backup.objects.get()
    assert (gone.gone_at, gone.gone_by) == (given.BEFORE, ba_lan.name)
    assert not Backup.objects.kept().exists()


def test_made_again_under_that_name_it_is_back(commune, backup, ba_lan, tmp_path):
    (tmp_path / "a.zip").unlink()
    record_backup_gone(backup, by=ba_lan)
    record_backup(commune, by=Actor.clock(commune.pk), file=backup.file, shows=given.BEFORE)
    assert Backup.objects.kept().count() == 1


def test_who_may_not(backup, ong_binh, ong_nam, tmp_path):
    (tmp_path / "a.zip").unlink()
    assert refused_beforehand(record_backup_gone, backup, by=ong_binh) == only_for(record_backup_gone)
    assert refused_beforehand(record_backup_gone, backup, by=ong_nam) == STRANGER
