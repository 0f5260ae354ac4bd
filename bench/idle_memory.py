"""How much memory one commune's server holds while nobody asks anything."""

import tempfile
import time
from pathlib import Path

from .figures import Figure
from .server import bare_hello, get, ours

PAGES = ("/", "/dang-nhap/", "/tra-cuu/")


def measure() -> list[Figure]:
    """After a start on a ready data folder and a few pages, with the job loop turning."""
    with tempfile.TemporaryDirectory() as folder:
        with ours(Path(folder)):
            pass
        with ours(Path(folder)) as server:
            for page in PAGES * 3:
                get(server.url + page)
            time.sleep(2)
            held = server.memory
        with bare_hello(100) as hello:
            bare = hello.memory
    return [Figure("idle memory, everything in one process", held, "MB", 90, bare, "bare uvicorn")]
