"""The house itself: conventions that no reader has to remember, because these tests do."""

import subprocess
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]
HOUSE = ROOT / "doithoai"
ACTIONS = HOUSE / "actions"


def tracked() -> list[Path]:
    """Every file of the project (not what a machine made), by git or, in an unpacked archive, by walking."""
    git = ["git", "ls-files", "--cached", "--others", "--exclude-standard"]
    try:
        listed = subprocess.run(git, cwd=ROOT, capture_output=True, text=True, check=True).stdout.splitlines()
        files = [ROOT / name for name in listed]
    except (OSError, subprocess.CalledProcessError):
        made = {".venv", ".git", "data", "__pycache__", ".hypothesis", ".mypy_cache", ".ruff_cache"}
        files = [path for path in ROOT.rglob("*") if not made & set(path.relative_to(ROOT).parts)]
    return [path for path in files if path.is_file()]


def name(path: Path) -> str:
    return str(path.relative_to(ROOT))
