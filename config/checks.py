"""`./test`: everything that must hold, in order; the last words are pytest's own closing line.

With arguments (`./test -k word`, `./test tests/rules -x`) only pytest runs, with those arguments.
"""

import getpass
import os
import shutil
import subprocess
import sys
import time
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
PROGRAMS = Path(sys.executable).parent
CHROMIUM = ("chromium", "chromium-browser", "google-chrome")
CHECKS: dict[str, list[object]] = {
    "types (mypy)": [PROGRAMS / "mypy"],  # the slowest begins
    "layout (ruff format)": [PROGRAMS / "ruff", "format", "--check", "--quiet", "."],
    "lint (ruff check)": [PROGRAMS / "ruff", "check", "--quiet", "."],
    "floors (import-linter)": [PROGRAMS / "lint-imports"],
    "migrations": [sys.executable, "-m", "doithoai", "makemigrations", "--check", "--dry-run"],
    "a database to copy": [sys.executable, "-m", "tests.ready"],
    "a demonstration to copy": [sys.executable, "-m", "tests.ready", "demonstration"],
}


def main(arguments: list[str]) -> int:
    """Run the checks; return 0 when all hold, 1 otherwise."""
    os.chdir(ROOT)
    os.environ["DJANGO_SETTINGS_MODULE"] = "config.settings_for_tests"
    os.environ["DOITHOAI_TEST_RUN"] = str(os.getpid())
    # Hundreds of our files are read by every process of the tests and every server they start: translated once.
    os.environ.pop("PYTHONDONTWRITEBYTECODE", None)
    stop_early = bool({"-x", "--exitfirst"} & set(arguments))
    postgres, why_not = find_postgres()
    template = f"test_doithoai_{os.getpid()}_ready" if postgres and not arguments else ""
    failed = [] if arguments else check_all(postgres, template)

    stories = find_chromium()
    if postgres:
        title("tests on PostgreSQL")
        os.environ["DOITHOAI_TEST_TEMPLATE"] = template
        try:
            code = pytest(["-m", "not story", *arguments], database=postgres)
        finally:
            drop(postgres, template)
        if code not in (0, 5):  # 5: no test chosen
            failed.append("tests on PostgreSQL")
            if stop_early:
                return 1
    title("tests on SQLite, and the stories in a browser" if stories else "tests on SQLite")
    engines = "SQLite and PostgreSQL" if postgres else f"SQLite only (PostgreSQL: {why_not})"
    say(f"engines: {engines}; browser: {stories or 'none, stories skipped'}")
    if failed:
        say("FAILED BEFORE THIS: " + ", ".join(failed))
    code = pytest([*([] if stories else ["-m", "not story"]), *arguments], database="")
    return 1 if failed else code


def check_all(postgres: str, template: str) -> list[str]:
    """Two at a time, and the databases made that the tests copy; return the names of those that failed."""
    checks = dict(CHECKS)
    if template:
        checks["a PostgreSQL database to copy"] = [sys.executable, "-m", "tests.ready", postgres, template]
    with ThreadPoolExecutor(max_workers=2) as pair:
        held = pair.map(holds, checks, checks.values())
        return [name for name, well in zip(checks, held, strict=True) if not well]


def holds(name: str, command: list[object]) -> bool:
    started = time.monotonic()
    done = subprocess.run([str(part) for part in command], stdout=subprocess.PIPE, stderr=subprocess.STDOUT)
    said = f"{'ok    ' if done.returncode == 0 else 'FAILED'} {name}  {time.monotonic() - started:.1f} s"
    say(said + (f"\n{done.stdout.decode(errors='replace')}" if done.returncode else ""))
    return done.returncode == 0


def pytest(arguments: list[str], *, database: str) -> int:
    many = [] if {"-n", "--numprocesses", "--pdb"} & set(arguments) else ["-n", "2"]
    twice = ["-p", "config.only_database_tests"] if database else []
    command = [sys.executable, "-m", "pytest", "-q", *many, *twice, *arguments]
    return subprocess.run(command, env={**os.environ, "DATABASE_URL": database}).returncode


def find_postgres() -> tuple[str, str]:
    """Return the address of a PostgreSQL where databases may be made, or "" and why there is none."""
    import psycopg

    given = os.environ.get("DOITHOAI_TEST_POSTGRES")
    people = dict.fromkeys(("postgres", getpass.getuser()))
    tried = [given] if given else [f"postgres://{person}@127.0.0.1:5432/postgres" for person in people]
    why_not = ""
    for address in tried:
        try:
            with psycopg.connect(address, connect_timeout=2) as connection:
                row = connection.execute(
                    "SELECT rolcreatedb OR rolsuper FROM pg_roles WHERE rolname = current_user"
                ).fetchone()
                if row and row[0]:
                    return address, ""
                why_not = "this user may not create databases"
        except psycopg.Error as failure:
            why_not = str(failure).strip().splitlines()[0]
    return "", why_not


def drop(postgres: str, database: str) -> None:
    import psycopg

    if database:
        with psycopg.connect(postgres, autocommit=True) as connection:
            connection.execute(f'DROP DATABASE IF EXISTS "{database}"')


def find_chromium() -> str:
    """Return a Chromium to drive; install Debian's where that is allowed; else say how and return ""."""
    found = next((path for name in CHROMIUM if (path := shutil.which(name))), "")
    if not found and shutil.which("apt-get") and getattr(os, "geteuid", lambda: 1)() == 0:
        say("installing Chromium for the stories (apt-get install chromium)…")
        quietly = {**os.environ, "DEBIAN_FRONTEND": "noninteractive"}
        for words in ("update", "install -y --no-install-recommends chromium"):
            subprocess.run(["apt-get", *words.split()], env=quietly, capture_output=True)
        found = shutil.which("chromium") or ""
    if not found:
        say("The stories need Chromium: sudo apt-get install chromium, then ./test again.")
    return found


def title(words: str) -> None:
    say(f"\n== {words}")


def say(words: str) -> None:
    print(words, flush=True)


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
