"""Django (a WSGI function) in a few threads behind ASGI: one handing over there, one back.

The whole request goes to a thread and the whole answer comes back. A bridge that passes an answer in pieces
makes thread and event loop wait for each other several times a page (docs/decisions/0007). No page of ours streams:
answers are in memory already, and a slow telephone receives one without holding a thread.
"""

import asyncio
import sys
from collections.abc import Callable, Iterable
from concurrent.futures import ThreadPoolExecutor
from typing import IO, Any

from .front import Headers, Scope, Send

Environ = dict[str, Any]
#: Status and headers as given to `start_response`, and the body.
Answer = tuple[str, list[tuple[str, str]], bytes]
NAMED = {"HTTP_CONTENT_TYPE": "CONTENT_TYPE", "HTTP_CONTENT_LENGTH": "CONTENT_LENGTH"}  # by WSGI, PEP 3333


class Bridge:
    """`await bridge(scope, body, size, send)`: ask `wsgi` in one of `threads` threads and send what it says."""

    def __init__(self, wsgi: Callable[..., Iterable[bytes]], *, threads: int) -> None:
        self.wsgi = wsgi
        self.threads = ThreadPoolExecutor(threads, thread_name_prefix="pages")

    async def __call__(self, scope: Scope, body: IO[bytes], size: int, send: Send) -> None:
        """Answer one request whose body, of `size` bytes, has arrived whole."""
        environ = environ_of(scope, body, size)
        status, given, page = await asyncio.get_running_loop().run_in_executor(
            self.threads, self.asked, environ
        )
        headers: Headers = [
            (name.lower().encode("latin-1"), value.encode("latin-1")) for name, value in given
        ]
        await send({"type": "http.response.start", "status": int(status[:3]), "headers": headers})
        await send({"type": "http.response.body", "body": page})

    def asked(self, environ: Environ) -> Answer:
        said: list[Any] = []

        def start_response(status: str, headers: list[tuple[str, str]], exc_info: Any = None) -> None:
            said[:] = status, headers

        pieces = self.wsgi(environ, start_response)
        try:
            page = b"".join(pieces)
        finally:
            if hasattr(pieces, "close"):
                pieces.close()  # Django's end of the request: its database connection is looked after
        return said[0], said[1], page


def environ_of(scope: Scope, body: IO[bytes], size: int) -> Environ:
    """The request as WSGI has it: bytes as Latin-1 text, each header an HTTP_NAME."""
    host, port = scope.get("server") or ("localhost", 80)
    environ: Environ = {
        "REQUEST_METHOD": scope["method"],
        "SCRIPT_NAME": "",
        "PATH_INFO": scope["path"].encode().decode("latin-1"),
        "QUERY_STRING": scope["query_string"].decode("latin-1"),
        "SERVER_NAME": host,
        "SERVER_PORT": str(port or 0),
        "SERVER_PROTOCOL": f"HTTP/{scope['http_version']}",
        "REMOTE_ADDR": (scope.get("client") or ("", 0))[0],
        "wsgi.version": (1, 0),
        "wsgi.url_scheme": scope["scheme"],
        "wsgi.input": body,
        "wsgi.errors": sys.stderr,
        "wsgi.multithread": True,
        "wsgi.multiprocess": False,
        "wsgi.run_once": False,
    }
    for raw_name, raw_value in scope["headers"]:
        if b"_" in raw_name:
            continue  # X_Forwarded_Proto would pass itself off as X-Forwarded-Proto
        name = "HTTP_" + raw_name.decode("latin-1").upper().replace("-", "_")
        name, value = NAMED.get(name, name), raw_value.decode("latin-1")
        if name in environ:
            value = environ[name] + ("; " if name == "HTTP_COOKIE" else ",") + value
        environ[name] = value
    if size:
        environ["CONTENT_LENGTH"] = str(size)  # a body that came in pieces says no length itself
    return environ
