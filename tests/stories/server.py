"""The real server in a process and a data folder of its own, and the worlds acted into its database."""

import json
import os
import re
import subprocess
import sys
import time
from pathlib import Path
from typing import IO, Any, cast

ROOT = Path(__file__).resolve().parents[2]
ADDRESS = re.compile(r"http://127\.0\.0\.1:\d+")
PATIENCE = 60  # seconds a start may take on a busy machine


class Server:
    """One installation: `start`, `kill` without warning, `start` again on the same data."""

    def __init__(self, data: Path) -> None:
        self.data = data
        self.address = ""
        self.log = data / "server.log"
        self._process: subprocess.Popen[bytes] | None = None
        self._founder: subprocess.Popen[str] | None = None

    @property
    def environment(self) -> dict[str, str]:
        """As `./run` has it: what the tests set for themselves does not reach the server."""
        ours = {name: said for name, said in os.environ.items() if not name.startswith("DOITHOAI_")}
        ours |= {"DJANGO_SETTINGS_MODULE": "config.settings", "DATABASE_URL": "", "PYTHONUTF8": "1"}
        return ours | {"DOITHOAI_DATA": str(self.data)}

    def run(self, *arguments: str) -> str:
        """One command of ours, in this installation; what it printed."""
        done = subprocess.run(
            [sys.executable, "-m", *arguments], cwd=ROOT, env=self.environment, capture_output=True, text=True
        )
        assert done.returncode == 0, done.stderr
        return done.stdout

    def world(self, name: str, slug: str) -> dict[str, Any]:
        """Act the named world of worlds.py into a new commune `slug`; what it tells about itself."""
        if (
            not self._founder or self._founder.poll() is not None
        ):  # one for all worlds: to load the program takes longer than to act
            self._founder = subprocess.Popen(
                [sys.executable, "-m", "tests.stories.worlds"], cwd=ROOT, env=self.environment, text=True,
                stdin=subprocess.PIPE, stdout=subprocess.PIPE,
            )  # fmt: skip
        asked, told = cast(IO[str], self._founder.stdin), cast(IO[str], self._founder.stdout)
        asked.write(f"{name} {slug}\n")
        asked.flush()
        line = told.readline()
        assert line, f"no world {name}: the reason is on the standard error"
        return json.loads(line)

    def start(self, *options: str) -> "Server":
        """Return when it has said where it is; the system chooses the port, so that nobody else has it."""
        with self.log.open("wb") as log:
            self._process = subprocess.Popen(
                [sys.executable, "-m", "doithoai", "serve", "--port", "0", *options],
                cwd=ROOT, env=self.environment, stdout=log, stderr=log,
            )  # fmt: skip
        until = time.monotonic() + PATIENCE
        while not (said := ADDRESS.search(self.log.read_text(encoding="utf-8"))):
            given_up = self._process.poll() is not None or time.monotonic() > until
            assert not given_up, self.log.read_text()
            time.sleep(0.05)
        self.address = said[0]
        return self

    def kill(self) -> None:
        """As a power cut would: no goodbye."""
        if self._process:
            self._process.kill()
            self._process.wait()

    def stop(self) -> None:
        if self._founder:
            self._founder.communicate()
        if self._process:
            self._process.terminate()
            try:
                self._process.wait(timeout=15)
            except subprocess.TimeoutExpired:
                self.kill()
