"""A database file with every migration applied: made once for each state of the migrations, then copied.

Forty migrations cost seven seconds of a processor, and each process of the tests, each server they start and each folder
of data they fill would pay them anew. Whoever gets a copy still asks Django to migrate: it finds nothing to do, or does
what is missing. `tests/management/test_load_demo.py` and the migration tests begin with nothing on purpose.
"""

import hashlib
import os
import shutil
import sqlite3
import subprocess
import sys
import tempfile
from contextlib import closing
from pathlib import Path
from urllib.parse import urlsplit

import django
import psycopg

ROOT = Path(__file__).resolve().parent.parent
KEPT = Path(sys.prefix) / "ready-databases"


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


if __name__ == "__main__":
    if sys.argv[1:]:
        postgres_template(*sys.argv[1:])
    else:
        sqlite_file()
