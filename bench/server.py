"""Servers to measure: ours in a throw-away data folder, and the bare hello beside it."""

import os
import re
import subprocess
import sys
import tempfile
import time
import urllib.error
import urllib.request
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, replace
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
PATIENCE = 120  # seconds: the first start migrates and loads the demonstration


@dataclass(frozen=True)
class Server:
    """A running server: its address without the last slash, its process, and its data folder."""

    url: str
    pid: int
    data: Path
    started_in: float  # seconds from the command to the first answer
    database: str = ""  # address of a PostgreSQL database; "" is SQLite in the data folder

    @property
    def memory(self) -> float:
        """Megabytes of memory held now (RSS); 0 where the system does not say."""
        status = Path(f"/proc/{self.pid}/status")
        if not status.exists():
            return 0
        return int(re.findall(r"VmRSS:\s+(\d+)", status.read_text())[0]) / 1024


@contextmanager
def ours(data: Path | None = None, database: str = "") -> Iterator[Server]:
    """Serve the demonstration, in `data` or a folder of its own; in `database` when one is named."""
    with tempfile.TemporaryDirectory() as fresh:
        folder = data or Path(fresh)
        environment = {"DOITHOAI_DATA": str(folder), "DATABASE_URL": database, "DJANGO_SETTINGS_MODULE": ""}
        with running(["-m", "doithoai", "serve", "--port", "0"], environment, folder) as server:
            yield replace(server, database=database)


@contextmanager
def empty_postgres() -> Iterator[str]:
    """The address of a new PostgreSQL database that is dropped afterwards, "" when there is no PostgreSQL here."""
    import psycopg

    from config.checks import find_postgres

    address, _ = find_postgres()
    if not address:
        yield ""
        return
    name = f"doithoai_bench_{os.getpid()}"
    with psycopg.connect(address, autocommit=True) as boss:
        boss.execute(f"CREATE DATABASE {name}")
        try:
            yield f"{address.rpartition('/')[0]}/{name}"
        finally:
            boss.execute(f"DROP DATABASE {name} WITH (FORCE)")


@contextmanager
def bare_hello(size: int) -> Iterator[Server]:
    """Serve `size` bytes for every request with uvicorn alone: what this machine can do at best."""
    with running([str(Path(__file__).parent / "hello.py"), str(size)], {}, ROOT) as server:
        yield server


@contextmanager
def running(arguments: list[str], environment: dict[str, str], data: Path) -> Iterator[Server]:
    wanted = {**os.environ, "PYTHONPATH": str(ROOT), "PYTHONUNBUFFERED": "1", **environment}
    wanted = {name: value for name, value in wanted.items() if value}
    started = time.monotonic()
    process = subprocess.Popen(
        [sys.executable, *arguments], env=wanted, stdout=subprocess.PIPE, stderr=subprocess.DEVNULL, text=True
    )
    try:
        url = announced_by(process)
        while not answers(f"{url}/healthz"):
            if time.monotonic() - started > PATIENCE or process.poll() is not None:
                raise TimeoutError("the server did not start")
            time.sleep(0.002)
        yield Server(url, process.pid, data, time.monotonic() - started)
    finally:
        process.terminate()
        process.wait(timeout=15)


def announced_by(process: "subprocess.Popen[str]") -> str:
    for line in process.stdout or ():
        if found := re.search(r"http://[\d.]+:\d+", line):
            return found[0]
    raise ChildProcessError("the server ended before it said where it is")


def answers(url: str) -> bool:
    try:
        with urllib.request.urlopen(url, timeout=5) as answer:  # noqa: S310
            return answer.status == 200
    except OSError:
        return False


def python(server: Server, code: str) -> str:
    """Run `code` in a process of its own on the server's data; return what it printed."""
    environment = {
        **os.environ,
        "DOITHOAI_DATA": str(server.data),
        "DATABASE_URL": server.database,
        "PYTHONPATH": str(ROOT),
        "DJANGO_SETTINGS_MODULE": "config.settings",
    }
    done = subprocess.run(
        [sys.executable, "-c", code], env=environment, capture_output=True, text=True, timeout=900
    )
    if done.returncode:
        raise RuntimeError(done.stderr.strip().splitlines()[-1])
    return done.stdout


def get(url: str, **headers: str) -> tuple[int, dict[str, str], bytes]:
    """Return status, headers and body as they travelled (not unzipped)."""
    request = urllib.request.Request(url, headers={"Accept-Encoding": "gzip", **headers})  # noqa: S310
    try:
        with urllib.request.urlopen(request, timeout=30) as answer:  # noqa: S310
            return answer.status, dict(answer.headers), answer.read()
    except urllib.error.HTTPError as refused:
        return refused.code, dict(refused.headers), refused.read()
