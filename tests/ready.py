"""A database file with every migration applied: made once for each state of the migrations, then copied. So is a
folder with the demonstration, for each state of the program and each day.

Forty migrations cost seven seconds of a processor, and each process of the tests, each server they start and each folder
of data they fill would pay them anew. Whoever gets a copy still asks Django to migrate: it finds nothing to do, or does
what is missing. `tests/management/test_load_demo.py` and the migration tests begin with nothing on purpose.
"""

import contextlib
import hashlib
import os
import shutil
import sqlite3
import subprocess
import sys
import tempfile
from contextlib import closing
from datetime import date
from pathlib import Path
from urllib.parse import urlsplit

import django
import psycopg

ROOT = Path(__file__).resolve().parent.parent
KEPT = Path(sys.prefix) / "ready-databases"
FIRST_START = ("serve", "--make-ready")
TELLS = (".py", ".toml", ".html", ".txt", ".tsv", ".json", ".typ", ".mo")  # what the demonstration is made of


def sqlite_file() -> Path:
    """The file for the migrations as they are now."""
    said = hashlib.sha256(django.__version__.encode())
    for migration in sorted((ROOT / "doithoai" / "migrations").glob("*.py")):
        said.update(migration.name.encode() + migration.read_bytes())
    file = KEPT / f"{said.hexdigest()[:20]}.sqlite3"
    if not file.exists():
        make(file)
    return file


def make(file: Path) -> None:
    """Two processes may do this at once: the later one puts the same file in the same place."""
    KEPT.mkdir(parents=True, exist_ok=True)
    with tempfile.TemporaryDirectory(prefix="doithoai-ready-") as data:
        migrate(data, "")
        half = KEPT / f"{file.name}.{os.getpid()}"
        with closing(sqlite3.connect(Path(data) / "doithoai.sqlite3")) as made:
            made.execute("VACUUM INTO ?", [str(half)])
        half.replace(file)
    for older in sorted(KEPT.glob("*.sqlite3"), key=lambda each: each.stat().st_mtime)[:-3]:
        older.unlink(missing_ok=True)


def migrate(data: str, database: str) -> None:
    environment = {**os.environ, "DOITHOAI_DATA": data, "DATABASE_URL": database, "PYTHONPATH": str(ROOT)}
    environment["DJANGO_SETTINGS_MODULE"] = "config.settings"
    command = [sys.executable, "-m", "doithoai", "migrate", "--verbosity", "0"]
    subprocess.run(command, env=environment, check=True)


def postgres_template(address: str, name: str) -> None:
    """A database of this name on that server, for PostgreSQL itself to copy (`config/checks.py` drops it)."""
    with psycopg.connect(address, autocommit=True) as connection:
        connection.execute(f'CREATE DATABASE "{name}"')
    with tempfile.TemporaryDirectory(prefix="doithoai-ready-") as data:
        migrate(data, urlsplit(address)._replace(path=f"/{name}").geturl())


def put_into(data: Path) -> Path:
    """Give this folder of data its empty database; return the folder."""
    data.mkdir(parents=True, exist_ok=True)
    shutil.copyfile(sqlite_file(), data / "doithoai.sqlite3")
    return data


def demonstration(data: Path) -> Path:
    """Make this folder of data what it is after the first start of today; return the folder."""
    said = hashlib.sha256(f"{django.__version__} {date.today()}".encode())
    for file in sorted(each for each in (ROOT / "doithoai").rglob("*") if each.suffix in TELLS):
        said.update(str(file).encode() + file.read_bytes())
    kept = KEPT / f"{said.hexdigest()[:20]}.demonstration"
    if not kept.exists():
        KEPT.mkdir(parents=True, exist_ok=True)
        with tempfile.TemporaryDirectory(prefix="doithoai-ready-") as made:
            ours = {name: told for name, told in os.environ.items() if not name.startswith("DOITHOAI_")}
            environment = {**ours, "DOITHOAI_DATA": made, "DATABASE_URL": "", "PYTHONPATH": str(ROOT)}
            environment["DJANGO_SETTINGS_MODULE"] = "config.settings"
            subprocess.run([sys.executable, "-m", "doithoai", *FIRST_START], env=environment, check=True)
            half = shutil.copytree(made, KEPT / f"{kept.name}.{os.getpid()}")
        for older in sorted(KEPT.glob("*.demonstration"), key=lambda each: each.stat().st_mtime)[:-3]:
            shutil.rmtree(older, ignore_errors=True)
        with contextlib.suppress(OSError):  # another process was quicker: its folder is as good
            half.rename(kept)
        shutil.rmtree(half, ignore_errors=True)
    return Path(shutil.copytree(kept, data, dirs_exist_ok=True))


if __name__ == "__main__":
    if sys.argv[1:] == ["demonstration"]:
        with tempfile.TemporaryDirectory(prefix="doithoai-ready-") as unused:
            demonstration(Path(unused))
    elif sys.argv[1:]:
        postgres_template(*sys.argv[1:])
    else:
        sqlite_file()
