"""An answer leaves in one piece, not its headers and its body apart.

Each piece is a call to the system, during which Python's lock is let go: another thread, drawing a page, takes it, and
the page from memory waits for it once more. In one piece a page from memory takes a tenth less processor time.
"""

import asyncio
from typing import Any

from uvicorn.protocols.http.httptools_impl import HttpToolsProtocol


class WholeAnswers(HttpToolsProtocol):
    def connection_made(self, transport: Any) -> None:
        super().connection_made(Gathering(transport))  # type: ignore[arg-type]


class Gathering:
    """A transport that sends what is written to it in one turn of the event loop together, at the end of that turn."""

    def __init__(self, transport: asyncio.Transport) -> None:
        self._transport = transport
        self._written: list[bytes] = []
        self._soon = asyncio.get_running_loop().call_soon

    def __getattr__(self, name: str) -> Any:
        return getattr(self._transport, name)

    def write(self, data: bytes) -> None:
        if not self._written:
            self._soon(self._send)
        self._written.append(data)

    def close(self) -> None:
        self._send()
        self._transport.close()

    def _send(self) -> None:
        pieces, self._written = self._written, []
        self._transport.write(b"".join(pieces))
