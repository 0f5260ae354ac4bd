"""Files from strangers are read in a process of their own, with bounded memory and time.

A small file may be made to burst: an Excel sheet of two cells that asks for every cell between them, a page
the size of a field. What goes wrong there ends that process and not the server; and the heavy libraries, and
what they keep, end with it. A reader is a function of one of our modules: bytes and words in, JSON out.
"""

import importlib
import json
import os
import signal
import subprocess
import sys
from contextlib import suppress
from pathlib import Path
from typing import Any

ROOT = Path(__file__).resolve().parents[2]
#: What a reader and the programs it starts need of the surroundings: not our secret key, not the database.
KEPT = (
    "PATH", "LANG", "LC_ALL", "TMPDIR", "TEMP", "TMP", "SYSTEMROOT", "TESSDATA_PREFIX", "VIRTUAL_ENV",
)  # fmt: skip


def read_apart(reader: str, data: bytes, *words: str, memory: int, seconds: int) -> Any:
    """What `reader` ("package.module:function") says of `data`; None when it died, needed more than `memory`
    bytes of address space (not bounded on Windows) or took longer than `seconds`."""
    command = [sys.executable, "-m", "doithoai.rules.reading_apart", reader, str(memory), *words]
    with subprocess.Popen(
        command, cwd=ROOT, env=surroundings(), stdin=subprocess.PIPE, stdout=subprocess.PIPE,
        stderr=subprocess.DEVNULL, start_new_session=True,
    ) as process:  # fmt: skip
        try:
            said, _ = process.communicate(data, timeout=seconds)
        except subprocess.TimeoutExpired:
            return None
        finally:
            end_all(process)
    return json.loads(said) if process.returncode == 0 else None


def surroundings() -> dict[str, str]:
    return {name: os.environ[name] for name in KEPT if name in os.environ} | {"PYTHONUTF8": "1"}


def end_all(process: "subprocess.Popen[bytes]") -> None:
    """End the process and whatever it started and left behind (LibreOffice starts another of itself)."""
    if os.name == "nt":
        return process.kill()
    with suppress(ProcessLookupError):  # mostly nobody is left
        os.killpg(process.pid, signal.SIGKILL)
    return None


def bound(memory: int) -> None:
    """Let this process and its children take at most `memory` bytes each, and write no core file."""
    if os.name == "nt":
        return
    import resource

    resource.setrlimit(resource.RLIMIT_AS, (memory, memory))
    resource.setrlimit(resource.RLIMIT_CORE, (0, 0))


def main(reader: str, memory: str, *words: str) -> None:
    bound(int(memory))
    module, _, function = reader.partition(":")
    said = getattr(importlib.import_module(module), function)(sys.stdin.buffer.read(), *words)
    json.dump(said, sys.stdout)


if __name__ == "__main__":
    main(*sys.argv[1:])
