"""A data folder that has no database yet, or an older one, is told in a sentence; the demonstration makes its own."""

import os
import subprocess
import sys
from pathlib import Path

ROOT = Path(__file__).parents[2]


def run(data: Path, *command: str) -> subprocess.CompletedProcess[str]:
    environment = {
        **os.environ,
        "DOITHOAI_DATA": str(data),
        "DATABASE_URL": "",
        "DJANGO_SETTINGS_MODULE": "config.settings",
    }
    return subprocess.run(
        [sys.executable, "-m", "doithoai", *command],
        cwd=ROOT,
        env=environment,
        capture_output=True,
        text=True,
        check=False,
    )


def test_a_folder_without_a_database_is_a_sentence(tmp_path):
    answer = run(tmp_path, "check_journal")
    assert (answer.returncode, "Traceback" in answer.stderr) == (1, False)
    assert answer.stderr.startswith(
        "Thư mục dữ liệu này chưa có cơ sở dữ liệu. Xin chạy trước: doithoai migrate"
    )


def test_an_older_database_is_a_sentence(tmp_path):
    run(tmp_path, "migrate", "doithoai", "0001")
    answer = run(tmp_path, "load_demo")
    assert (answer.returncode, "Traceback" in answer.stderr) == (1, False)
    assert "Xin chạy trước: doithoai migrate" in answer.stderr
