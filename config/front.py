"""The front: public pages and style sheets answered from memory, before Django is asked at all.

A view that shows only the open record marks its answer with `X-Open-Record: 1`. The front keeps such a
page as bytes, drawn for nobody in particular (asked again without cookies), and answers it itself. It looks
again after a second and never shows anything older than two, so a change is public within two seconds. Where the
database says that nothing was written since, looking again costs nothing and the page stays a little longer.
"""

import asyncio
import gzip
import hashlib
import logging
import time
from collections import OrderedDict
from collections.abc import Awaitable, Callable, MutableMapping
from typing import Any, NamedTuple

Message = MutableMapping[str, Any]
Scope = MutableMapping[str, Any]
Receive = Callable[[], Awaitable[Message]]
Send = Callable[[Message], Awaitable[None]]
App = Callable[[Scope, Receive, Send], Awaitable[None]]
Headers = list[tuple[bytes, bytes]]

MARK = b"x-open-record"
FRESH = 1.0  # seconds a page is shown without looking again
STALE = 1.8  # seconds after which nobody is shown it before the new one is there
UNWRITTEN = 10.0  # seconds a page is shown while nothing is written: a day may begin, a file may change
MOST_PAGES, MOST_BYTES = 2000, 50_000_000
NOT_KEPT = {MARK, b"content-length", b"vary", b"etag", b"date", b"server"}
ZIPPED_ALREADY = (b"font/", b"image/png", b"image/jpeg", b"image/webp", b"application/zip")
log = logging.getLogger("doithoai.front")


class Page(NamedTuple):
    """One page, ready to send: the first message of each form of the answer, and its bytes.

    `seen_at`: when it was last known to be true. `written`: what the database said before it was drawn.
    """

    drawn_at: float
    seen_at: float
    written: int | None
    forever: bool
    etag: bytes
    size: int
    plain: tuple[Message, Message]
    zipped: tuple[Message, Message]
    unchanged: tuple[Message, Message]


class Asked(NamedTuple):
    """What of a request's headers matters here."""

    host: bytes
    zipped: bool
    etag: bytes
    personal: bool  # carries something that may change the answer


def asked(headers: Headers) -> Asked:
    host = etag = b""
    zipped = personal = False
    for name, value in headers:
        if name == b"host":
            personal, host = personal or bool(host), value
        elif name == b"accept-encoding":
            zipped = b"gzip" in value
        elif name == b"if-none-match":
            etag = value
        elif name in (b"authorization", b"hx-request", b"range"):
            personal = True
    return Asked(host, zipped, etag, personal)


class Front:
    """ASGI in front of `inner`: at most MOST_PAGES pages or MOST_BYTES bytes, longest unused out first.

    `written` says a number that changes whenever anything is written to the database, or None when nobody knows.
    """

    def __init__(self, inner: App, written: Callable[[], int | None] = lambda: None) -> None:
        self.inner = inner
        self.written = written
        self.pages: OrderedDict[tuple[bytes, str], Page] = OrderedDict()
        self.drawing: dict[tuple[bytes, str], asyncio.Task[Page | None]] = {}
        self.bytes = 0

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        if scope["method"] not in ("GET", "HEAD") or scope["query_string"]:
            return await self.inner(scope, receive, unmarked(send))
        ask = asked(scope["headers"])
        if ask.personal:
            return await self.inner(scope, receive, unmarked(send))
        key = (ask.host, scope["path"])
        page = self.pages.get(key)
        if page is not None:
            self.pages.move_to_end(key)
            if not page.forever and (age := time.monotonic() - page.seen_at) > FRESH:
                if self._still_true(page):
                    self.pages[key] = page._replace(seen_at=time.monotonic())
                else:
                    drawing = self._draw(key, scope)
                    if age > STALE:
                        page = await asyncio.shield(drawing)
        if page is None:
            return await self.inner(scope, receive, self._noticing(key, scope, send))
        if ask.etag and page.etag in ask.etag:
            start, body = page.unchanged
        else:
            start, body = page.zipped if ask.zipped else page.plain
        await send(start)
        return await send(body)

    def _still_true(self, page: Page) -> bool:
        recent = time.monotonic() - page.drawn_at < UNWRITTEN
        return recent and page.written is not None and page.written == self.written()

    def _noticing(self, key: tuple[bytes, str], scope: Scope, send: Send) -> Send:
        """Pass Django's answer on; when it says that it may be kept, draw a copy to keep."""

        async def passing(message: Message) -> None:
            if message["type"] == "http.response.start":
                if message["status"] == 200 and may_be_kept(message["headers"]):
                    self._draw(key, scope)
                message["headers"] = [header for header in message["headers"] if header[0] != MARK]
            await send(message)

        return passing

    def _draw(self, key: tuple[bytes, str], scope: Scope) -> "asyncio.Task[Page | None]":
        """Start drawing the page anew, unless somebody already does."""
        if key not in self.drawing:
            self.drawing[key] = asyncio.create_task(self._drawn(key, scope))
            self.drawing[key].add_done_callback(lambda _: self.drawing.pop(key))
        return self.drawing[key]

    async def _drawn(self, key: tuple[bytes, str], scope: Scope) -> Page | None:
        started, written, answer = time.monotonic(), self.written(), Answer()
        kept_headers = (b"host", b"x-forwarded-proto")
        nobody = {
            **scope,
            "method": "GET",
            "client": ("127.0.0.1", 0),
            # No cookies, no language, no encoding: the same page for everyone.
            "headers": [header for header in scope["headers"] if header[0] in kept_headers],
        }
        page = None
        try:
            await self.inner(nobody, no_body, answer)
            page = answer.page(started, written)
        except Exception:
            log.exception("could not draw %s", key[1])
        self._keep(key, page)
        return page

    def _keep(self, key: tuple[bytes, str], page: Page | None) -> None:
        if old := self.pages.pop(key, None):
            self.bytes -= old.size
        if page is None:
            return
        self.pages[key] = page
        self.bytes += page.size
        while self.bytes > MOST_BYTES or len(self.pages) > MOST_PAGES:
            self.bytes -= self.pages.popitem(last=False)[1].size


class Answer:
    """A whole answer of Django, caught as bytes."""

    def __init__(self) -> None:
        self.status = 0
        self.headers: Headers = []
        self.body = bytearray()

    async def __call__(self, message: Message) -> None:
        if message["type"] == "http.response.start":
            self.status, self.headers = message["status"], list(message["headers"])
        else:
            self.body += message.get("body", b"")

    def page(self, drawn_at: float, written: int | None) -> Page | None:
        """Return the answer as a page to keep; None when it must not be kept."""
        if self.status != 200 or not may_be_kept(self.headers):
            return None
        plain = bytes(self.body)
        kind = dict(self.headers).get(b"content-type", b"")
        squeezed = plain if kind.startswith(ZIPPED_ALREADY) else gzip.compress(plain, 6, mtime=0)
        zips = len(squeezed) < len(plain)
        etag = b'"' + hashlib.sha256(plain).hexdigest()[:20].encode() + b'"'
        headers = [header for header in self.headers if header[0] not in NOT_KEPT]
        headers += [(b"vary", b"accept-encoding"), (b"etag", b"W/" + etag)]
        if not any(name == b"cache-control" for name, _ in headers):
            headers.append((b"cache-control", b"no-cache"))  # browsers ask again; 304 is cheap
        return Page(
            drawn_at=drawn_at,
            seen_at=drawn_at,
            written=written,
            forever=is_immutable(self.headers),
            etag=etag,
            size=len(plain) + (len(squeezed) if zips else 0) + 2000,  # with room for the headers
            plain=whole(200, headers, plain),
            zipped=whole(200, [*headers, (b"content-encoding", b"gzip")], squeezed)
            if zips
            else whole(200, headers, plain),
            unchanged=whole(304, headers, b""),
        )


def may_be_kept(headers: Headers) -> bool:
    names = {name for name, _ in headers}
    return (MARK in names or is_immutable(headers)) and b"set-cookie" not in names


def is_immutable(headers: Headers) -> bool:
    """Whether it is a style sheet, font or icon whose address changes with its content."""
    return any(name == b"cache-control" and b"immutable" in value for name, value in headers)


def whole(status: int, headers: Headers, body: bytes) -> tuple[Message, Message]:
    length = [] if status == 304 else [(b"content-length", str(len(body)).encode())]
    return (
        {"type": "http.response.start", "status": status, "headers": [*headers, *length]},
        {"type": "http.response.body", "body": body},
    )


def unmarked(send: Send) -> Send:
    """Take our mark off an answer that passes by: it is between Django and the front."""

    async def passing(message: Message) -> None:
        if message["type"] == "http.response.start":
            message["headers"] = [header for header in message["headers"] if header[0] != MARK]
        await send(message)

    return passing


async def no_body() -> Message:
    return {"type": "http.request", "body": b"", "more_body": False}
