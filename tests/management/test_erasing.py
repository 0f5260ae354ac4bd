"""Byte by byte: what was denounced is in no file of this installation, nor in an older backup brought back."""

import shutil
import signal
import sqlite3
import subprocess
import sys
import zipfile
from pathlib import Path

import pytest
from django.db import connection

from doithoai.rules.vietnamese import fold
from tests.management.erased_world import ROADS, said_by
from tests.management.test_safekeeping import ROOT, doithoai

pytestmark = pytest.mark.django_db

PIECES = {
    "web": ("Quách Tĩnh Đạt", "gạo cứu đói", "quach tinh dat", "quach", "Giàng Thị Mỷ", "giang thi my"),
    "hamlet": ("Hứa Bích Khuê", "bán trộm gỗ", "khue", "Sùng Văn Pó"),
    "hall": ("Kha Tuyên Mẫn", "ký khống", "tuyen man", "Lừu A Chẻo", "cheo"),
    "part": ("Ngụy Sơn Trà", "đòi phong bì", "phong bi"),
    "merged": ("Phù Lưu Triều", "giữa chợ", "phu luu trieu", "Thào Mí Già"),
}


def act(data: Path, when: str, *, ends: int = 0) -> None:
    done = subprocess.run(
        [sys.executable, "-m", "tests.management.erased_world", when],
        cwd=ROOT, env=environment(data), capture_output=True, text=True, check=False,
    )  # fmt: skip
    assert done.returncode == ends, done.stderr


def environment(data: Path) -> dict[str, str]:
    import os

    ours = {name: said for name, said in os.environ.items() if not name.startswith("DOITHOAI_")}
    return ours | {
        "DJANGO_SETTINGS_MODULE": "config.settings",
        "DATABASE_URL": "",
        "DOITHOAI_DATA": str(data),
    }


def found_in(data: Path) -> list[str]:
    """The pieces of anybody's denunciation in any file: as written (NFC, also escaped as in JSON) and folded."""
    kept = b"\0".join(path.read_bytes() for path in sorted(data.rglob("*")) if path.is_file())
    found = []
    for road in ROADS:
        contact = said_by(road)["contact"]
        # who denounced in one part of a longer text goes on asking the rest of it under their name
        person = () if road == "part" else (said_by(road)["author"], contact, contact.replace(" ", ""))
        for piece in (*PIECES[road], *person):
            escaped = piece.encode("ascii", "backslashreplace")
            if any(each in kept for each in (piece.encode(), escaped, fold(piece).encode())):
                found.append(f"{road}: {piece}")
    return found


@pytest.fixture(scope="module")
def installed(tmp_path_factory, django_db_setup, django_db_blocker) -> Path:
    """A data folder with five denunciations in it, and a backup of that moment."""
    with django_db_blocker.unblock():
        if connection.vendor != "sqlite":
            pytest.skip("bytes are looked for in SQLite's one file")
        home = tmp_path_factory.mktemp("erasing")
        (home / "data").mkdir()
        connection.ensure_connection()
        with sqlite3.connect(home / "data" / "doithoai.sqlite3") as copy:
            connection.connection.backup(copy)
        copy.close()
    act(home / "data", "before")
    assert doithoai(home / "data", "backup", str(home / "old.zip")).returncode == 0
    assert len(found_in(home / "data")) > 20
    shutil.copytree(home / "data", home / "killed")
    act(home / "data", "after")
    assert doithoai(home / "data", "backup", str(home / "new.zip")).returncode == 0
    return home


def test_not_one_piece_of_it_is_in_the_database_its_log_or_the_files(installed):
    assert found_in(installed / "data") == []


def test_nor_in_a_backup_made_afterwards(installed, tmp_path):
    with zipfile.ZipFile(installed / "new.zip") as backup:
        backup.extractall(tmp_path)
    assert found_in(tmp_path) == []
    with zipfile.ZipFile(installed / "old.zip") as backup:
        backup.extractall(tmp_path)
    assert len(found_in(tmp_path)) > 20


def test_both_backups_are_known_with_their_moments(installed):
    kept = sqlite3.connect(installed / "data" / "doithoai.sqlite3")
    files = dict(kept.execute("SELECT file, at FROM doithoai_backup ORDER BY id"))
    kept.close()
    assert list(files) == [str(installed / "old.zip"), str(installed / "new.zip")]
    assert files[str(installed / "old.zip")] < files[str(installed / "new.zip")]


def test_nor_in_an_older_backup_once_it_is_brought_back(installed, tmp_path):
    """The deletion log beside the backups is younger than the backup."""
    done = doithoai(tmp_path / "new", "restore", str(installed / "old.zip"))
    assert done.returncode == 0, done.stderr
    assert "Đã xóa lại 5 mục" in done.stdout
    assert found_in(tmp_path / "new") == []
    assert doithoai(tmp_path / "new", "check_journal").returncode == 0


def test_killed_right_after_the_commit_it_is_finished_by_whoever_begins_again(installed, tmp_path):
    """The photo, the file of the database and the deletion log, without which an older backup would bring it all back."""
    data = installed / "killed"
    act(data, "killed", ends=-signal.SIGKILL)
    assert [each for each in found_in(data) if each.startswith("web")]
    assert not (data / "erasures.jsonl").exists()
    act(data, "again")
    assert not [each for each in found_in(data) if each.startswith("web")]
    told = ("--erasures", str(data / "erasures.jsonl"))
    done = doithoai(tmp_path / "new", "restore", str(alone(installed / "old.zip", tmp_path)), *told)
    assert "Đã xóa lại 1 mục" in done.stdout, done.stderr
    assert not [each for each in found_in(tmp_path / "new") if each.startswith("web")]


def alone(backup: Path, folder: Path) -> Path:
    """Without the deletion log that lies beside it."""
    return Path(shutil.copy(backup, folder))
