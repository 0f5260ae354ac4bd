"""How long from the command to the first answer, once installed and loaded."""

import tempfile
from pathlib import Path

from .figures import Figure
from .server import bare_hello, ours

TIMES = 3


def measure() -> list[Figure]:
    """The best of three starts on a data folder that is ready; beside it, uvicorn with nothing behind it."""
    with tempfile.TemporaryDirectory() as folder:
        data = Path(folder)
        with ours(data):
            pass  # the first start makes the database and the demonstration
        starts = []
        for _ in range(TIMES):
            with ours(data) as server:
                starts.append(server.started_in)
        bare = []
        for _ in range(TIMES):
            with bare_hello(100) as server:
                bare.append(server.started_in)
    return [Figure("cold start to the first answer", min(starts), "s", 1.0, min(bare), "bare uvicorn")]
