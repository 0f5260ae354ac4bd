"""The promises to programs that call us: exit codes, and words for people on stderr."""

import os
import socket
import subprocess
import sys
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]


def doithoai(*arguments: str, data: Path) -> subprocess.CompletedProcess[str]:
    environment = {**os.environ, "DOITHOAI_DATA": str(data), "PYTHONPATH": str(ROOT), "DATABASE_URL": ""}
    for name in ("DJANGO_SETTINGS_MODULE", "DOITHOAI_SECRET_KEY"):  # ours, of the tests
        environment.pop(name, None)
    command = [sys.executable, "-m", "doithoai", *arguments]
    return subprocess.run(command, env=environment, capture_output=True, text=True, timeout=60)


def test_alone_it_lists_its_own_commands_not_djangos(tmp_path):
    done = doithoai(data=tmp_path)
    assert done.returncode == 0
    assert "serve " in done.stdout
    assert "migrate" not in done.stdout


def test_an_unknown_command_and_an_unknown_option_are_usage_errors(tmp_path):
    assert doithoai("no_such_thing", data=tmp_path).returncode == 2
    assert doithoai("serve", "--no-such-option", data=tmp_path).returncode == 2


def test_a_taken_port_is_a_sentence(tmp_path):
    with socket.create_server(("127.0.0.1", 0)) as taken:
        port = taken.getsockname()[1]
        done = doithoai("serve", "--port", str(port), data=tmp_path)
    assert done.returncode == 1
    assert done.stderr.startswith(f"Không mở được cổng {port} trên 127.0.0.1")
    assert f"./run --port {port + 1}" in done.stderr
    assert "Traceback" not in done.stderr


def test_the_key_is_made_once_and_read_by_its_owner_only(tmp_path):
    doithoai("check", data=tmp_path)
    key = tmp_path / "secret-key"
    first = key.read_text()
    doithoai("check", data=tmp_path)
    assert key.read_text() == first
    assert len(first) >= 50
    assert key.stat().st_mode & 0o077 == 0


def test_a_data_folder_that_cannot_be_made_is_a_sentence(tmp_path):
    (tmp_path / "file").write_text("")
    done = doithoai("serve", data=tmp_path / "file" / "data")
    assert done.returncode == 1
    assert done.stderr.startswith("Không ghi được vào thư mục dữ liệu")
    assert "Traceback" not in done.stderr
