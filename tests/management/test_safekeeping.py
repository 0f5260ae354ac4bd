"""A backup is everything, verified; it never overwrites what is there."""

import json
import os
import subprocess
import sys
import zipfile
from pathlib import Path

import pytest

from tests import ready

ROOT = Path(__file__).parents[2]


def doithoai(data: Path, *command: str) -> subprocess.CompletedProcess[str]:
    """The command line as people use it, in a data folder of its own."""
    data.mkdir(exist_ok=True)
    env = {
        key: value
        for key, value in os.environ.items()
        if key not in ("DATABASE_URL", "DJANGO_SETTINGS_MODULE")
    }
    env |= {"DOITHOAI_DATA": str(data)}
    return subprocess.run(
        [sys.executable, "-m", "doithoai", *command],
        cwd=ROOT,
        env=env,
        capture_output=True,
        text=True,
        check=False,
    )


@pytest.fixture(scope="module")
def kept(tmp_path_factory) -> tuple[Path, Path]:
    """A data folder with the demonstration, and its backup."""
    home = tmp_path_factory.mktemp("kept")
    data, backup = ready.demonstration(home / "data"), home / "backup.zip"
    (data / "regulations").mkdir(parents=True)
    (data / "regulations" / "son_vi.toml").write_text('id = "son_vi"', encoding="utf-8")
    (data / "packs" / "muong-xa").mkdir(parents=True)
    (data / "packs" / "muong-xa" / "reply.txt").write_text("Về việc: trả lời", encoding="utf-8")
    for kept_path in (data / "regulations", data / "packs"):
        kept_path.chmod(0o700)
        for file in (each for each in kept_path.rglob("*") if each.is_file()):
            file.chmod(0o600)
    done = doithoai(data, "backup", str(backup))
    assert done.returncode == 0, done.stderr
    return data, backup


def test_everything_comes_back_and_the_journal_still_holds(kept, tmp_path):
    _, backup = kept
    assert doithoai(tmp_path / "new", "restore", str(backup)).returncode == 0
    whole = doithoai(tmp_path / "new", "check_journal")
    assert (whole.returncode, whole.stdout[:19]) == (0, "Nhật ký nguyên vẹn:")
    assert (tmp_path / "new" / "regulations" / "son_vi.toml").read_text(encoding="utf-8") == 'id = "son_vi"'
    assert (tmp_path / "new" / "packs" / "muong-xa" / "reply.txt").is_file()
    files = [path for path in (tmp_path / "new" / "files").rglob("*") if path.is_file()]
    assert (
        len(files)
        == len([name for name in zipfile.ZipFile(backup).namelist() if name.startswith("files/")])
        > 0
    )


def test_it_never_writes_over_data_that_is_there(kept):
    data, backup = kept
    refused = doithoai(data, "restore", str(backup))
    assert (refused.returncode, refused.stderr[:29]) == (1, "Nơi khôi phục đã có dữ liệu. ")


def test_a_damaged_backup_is_told_by_its_file(kept, tmp_path):
    _, backup = kept
    damaged = tmp_path / "damaged.zip"
    with zipfile.ZipFile(backup) as good, zipfile.ZipFile(damaged, "w") as bad:
        for name in good.namelist():
            bad.writestr(name, b"else" if name.startswith("database") else good.read(name))
    refused = doithoai(tmp_path / "new", "restore", str(damaged))
    assert (refused.returncode, "bị hỏng ở tệp database.sqlite3" in refused.stderr) == (1, True)


def test_what_is_no_backup_is_told(tmp_path):
    other = tmp_path / "letter.txt"
    other.write_text("Kính gửi")
    refused = doithoai(tmp_path / "new", "restore", str(other))
    assert (refused.returncode, refused.stderr[:31]) == (1, "Không đọc được bản sao lưu lett")


def test_a_backup_without_a_database_is_told_and_brings_nothing_back(kept, tmp_path):
    _, backup = kept
    hollow = tmp_path / "hollow.zip"
    with zipfile.ZipFile(backup) as good, zipfile.ZipFile(hollow, "w") as bad:
        manifest = json.loads(good.read("manifest.json"))
        bad.writestr("manifest.json", json.dumps({**manifest, "files": {}}))
    refused = doithoai(tmp_path / "new", "restore", str(hollow))
    assert (refused.returncode, refused.stderr.strip()) == (
        1, "Bản sao lưu này không có cơ sở dữ liệu. Xin dùng bản khác."
    )  # fmt: skip
    assert not (tmp_path / "new" / "files").exists()


@pytest.mark.skipif(os.name == "nt", reason="Windows keeps rights in another way")
def test_nobody_else_of_the_machine_can_read_what_is_kept(kept):
    data, backup = kept
    files = [path for path in data.rglob("*") if path.is_file()]
    assert len(files) > 1
    assert [str(path) for path in (*files, backup) if path.stat().st_mode & 0o077] == []
