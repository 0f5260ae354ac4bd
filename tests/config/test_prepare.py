"""Making the machine ready: what goes wrong ends in a sentence, and what is ready is left alone."""

from types import SimpleNamespace

import pytest

from config import prepare


def test_a_data_folder_that_cannot_be_written_is_a_sentence(tmp_path, capsys):
    (tmp_path / "file").write_text("")
    with pytest.raises(SystemExit) as stopped:
        prepare.check_writable(tmp_path / "file" / "data")
    assert stopped.value.code == 1
    said = capsys.readouterr().err
    assert said.startswith("Không ghi được vào thư mục dữ liệu")
    assert "./run --data" in said


@pytest.mark.parametrize(
    ("stderr", "says"),
    [
        ("Could not find a version: connection refused", "Lần chạy đầu cần mạng Internet"),
        ("ERROR: THESE PACKAGES DO NOT MATCH THE HASHES", "không đúng như đã khóa"),
    ],
)
def test_what_stops_an_installation_is_said(monkeypatch, capsys, stderr, says):
    failed = SimpleNamespace(returncode=1, stderr=stderr)
    monkeypatch.setattr(prepare.subprocess, "run", lambda *_, **__: failed)
    with pytest.raises(SystemExit):
        prepare.install(prepare.LOCKS["run"])
    assert says in capsys.readouterr().err


def test_a_python_without_venv_is_told_the_debian_package(monkeypatch, capsys, tmp_path):
    def lacks(*_, **__):
        raise prepare.subprocess.CalledProcessError(1, "python")

    monkeypatch.setattr(prepare, "PYTHON", tmp_path / "none")
    monkeypatch.setattr(prepare.shutil, "which", lambda _: None)
    monkeypatch.setattr(prepare, "works", lambda *_: False)
    monkeypatch.setattr(prepare.subprocess, "run", lacks)
    with pytest.raises(SystemExit):
        prepare.make_environment()
    assert "-venv" in capsys.readouterr().err


def test_a_prepared_machine_starts_nothing(monkeypatch, tmp_path):
    stamp, python = tmp_path / "installed-run.sha256", tmp_path / "python"
    monkeypatch.setattr(prepare, "VENV", tmp_path)
    monkeypatch.setattr(prepare, "PYTHON", python)
    monkeypatch.setattr(prepare.subprocess, "run", lambda *_, **__: pytest.fail("something was started"))
    python.write_text("")
    stamp.write_text(prepare.stamp_of(prepare.LOCKS["run"]))
    prepare.prepare("run")


def test_the_locks_name_no_index_and_no_host_and_check_every_file():
    for lock in prepare.LOCKS.values():
        text = lock.read_text()
        assert "://" not in text
        assert "--index" not in text
        pins = [line for line in text.splitlines() if "==" in line]
        assert len(pins) == sum(line.endswith("\\") for line in pins)
        assert text.count("--hash=sha256:") >= len(pins)
