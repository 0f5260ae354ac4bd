"""The front's promise: public pages from memory, never older than two seconds, never anybody's own."""

import asyncio
import gzip
from typing import Any

import pytest

from config import front as front_module
from config.front import Front

HOST = (b"host", b"localhost")


class Django:
    """Stands behind the front; counts how often it is asked, and what it was asked with."""

    def __init__(self, body: bytes = b"<p>Ba</p>" * 100, **headers: str) -> None:
        self.body, self.status, self.asked = body, 200, []
        self.headers = [(name.replace("_", "-").encode(), value.encode()) for name, value in headers.items()]

    async def __call__(self, scope: Any, receive: Any, send: Any) -> None:
        self.asked.append(dict(scope["headers"]))
        await asyncio.sleep(0)
        await send({"type": "http.response.start", "status": self.status, "headers": list(self.headers)})
        await send({"type": "http.response.body", "body": self.body})


class Visitor:
    """Asks the front for a page, and waits until what the front does on the side is done."""

    def __init__(self, front: Front) -> None:
        self.front = front

    async def get(
        self, *headers: tuple[bytes, bytes], method: str = "GET", path: str = "/xa/a/", query: bytes = b""
    ):
        said: list[Any] = []

        async def send(message: Any) -> None:
            said.append(message)

        scope = {
            "type": "http",
            "method": method,
            "path": path,
            "query_string": query,
            "headers": [HOST, *headers],
        }
        await self.front(scope, front_module.no_body, send)
        await asyncio.gather(*self.front.drawing.values())
        return said[0]["status"], dict(said[0]["headers"]), said[1]["body"]


def ask(django: Django, *visits: dict[str, Any], front: Front | None = None) -> list[Any]:
    async def run() -> list[Any]:
        visitor = Visitor(front or Front(django))
        return [await visitor.get(*visit.pop("headers", ()), **visit) for visit in visits]

    return asyncio.run(run())


@pytest.fixture
def clock(monkeypatch):
    """Seconds, set by the test."""

    class Clock:
        now = 1000.0

    monkeypatch.setattr(front_module.time, "monotonic", lambda: Clock.now)
    return Clock


def test_a_marked_page_is_answered_from_memory_and_the_mark_is_not_shown():
    django = Django(x_open_record="1")
    answers = ask(django, {}, {}, {})
    assert [status for status, _, _ in answers] == [200, 200, 200]
    assert len(django.asked) == 2  # the visitor's own, and the copy drawn for nobody
    assert all(b"x-open-record" not in headers for _, headers, _ in answers)


def test_an_unmarked_page_is_asked_each_time():
    django = Django()
    ask(django, {}, {}, {})
    assert len(django.asked) == 3


def test_the_kept_copy_is_drawn_without_the_visitors_cookies():
    django = Django(x_open_record="1")
    ask(django, {"headers": [(b"cookie", b"sessionid=ba-lan"), (b"accept-language", b"en")]})
    assert [sorted(headers) for headers in django.asked] == [
        [b"accept-language", b"cookie", b"host"],
        [b"host"],
    ]


@pytest.mark.parametrize(
    "visit",
    [
        {"headers": [(b"authorization", b"Bearer x")]},
        {"headers": [(b"hx-request", b"true")]},
        {"query": b"trang=2"},
        {"method": "POST"},
        {"headers": [(b"host", b"elsewhere")]},
    ],
    ids=["authorised", "a fragment", "with a query", "a form", "two hosts"],
)
def test_what_may_differ_from_person_to_person_is_never_answered_from_memory(visit):
    django = Django(x_open_record="1")
    ask(django, {}, dict(visit), dict(visit))
    assert len(django.asked) == 2 + 2


@pytest.mark.parametrize(
    ("django", "status"),
    [(Django(x_open_record="1", set_cookie="a=b"), 200), (Django(x_open_record="1"), 404)],
    ids=["sets a cookie", "not found"],
)
def test_such_an_answer_is_never_kept(django, status):
    django.status = status
    front = Front(django)
    ask(django, {}, {}, front=front)
    assert not front.pages


def test_another_host_has_its_own_copy():
    front = Front(Django(x_open_record="1"))
    ask(front.inner, {}, front=front)
    assert list(front.pages) == [(b"localhost", "/xa/a/")]


def test_after_a_second_it_looks_again_and_after_two_nobody_sees_the_old_page(clock):
    django = Django(b"cu", x_open_record="1")

    async def run() -> list[bytes]:
        visitor, seen = Visitor(Front(django)), []
        for at, body in [(0, b"cu"), (0.9, b"moi"), (1.2, b"moi"), (1.3, b"moi"), (4, b"moi hon")]:
            clock.now, django.body = 1000.0 + at, body
            seen.append((await visitor.get())[2])
        return seen

    #                               fresh: kept   stale: kept, looks   looked   too old: waits for the new one
    assert asyncio.run(run()) == [b"cu", b"cu", b"cu", b"moi", b"moi hon"]


@pytest.mark.parametrize("known", [True, False], ids=["the database says so", "nobody knows"])
def test_while_nothing_is_written_looking_again_draws_nothing(clock, known):
    django, written = Django(b"cu", x_open_record="1"), [7]

    async def run() -> list[int]:
        front = Front(django, lambda: written[0] if known else None)
        visitor, drawn = Visitor(front), []
        for at in (0, 1.5, 3, 6, 9.9, 11, 11.5, 12.6):
            clock.now, written[0] = 1000.0 + at, 7 + (at == 12.6)
            await visitor.get()
            drawn.append(len(django.asked))
        return drawn

    # the visitor's own and the copy; then one more when it is ten seconds old, and one when something was written
    assert asyncio.run(run()) == ([2, 2, 2, 2, 2, 3, 3, 4] if known else [2, 3, 4, 5, 6, 7, 7, 8])


def test_what_is_written_while_the_page_is_drawn_is_seen_at_the_next_look(clock):
    written = [1]

    class Slow(Django):
        async def __call__(self, *asked: Any) -> None:
            written[0] += 1
            await super().__call__(*asked)

    django = Slow(b"cu", x_open_record="1")

    async def run() -> bytes:
        visitor = Visitor(Front(django, lambda: written[0]))
        await visitor.get()
        clock.now, django.body = 1002.0, b"moi"
        return (await visitor.get())[2]

    assert asyncio.run(run()) == b"moi"


def test_a_page_that_disappears_is_gone(clock):
    django = Django(x_open_record="1")

    async def run() -> list[int]:
        visitor, seen = Visitor(Front(django)), []
        for at, status in [(0, 200), (2.5, 404), (2.6, 404)]:
            clock.now, django.status = 1000.0 + at, status
            seen.append((await visitor.get())[0])
        return seen

    assert asyncio.run(run()) == [200, 404, 404]


def test_many_at_once_cause_one_drawing(clock):
    django = Django(x_open_record="1")

    async def run() -> int:
        visitor = Visitor(Front(django))
        await visitor.get()
        clock.now += 5
        before = len(django.asked)
        await asyncio.gather(*(visitor.get() for _ in range(50)))
        return len(django.asked) - before

    assert asyncio.run(run()) == 1


def test_zipped_where_understood_and_304_where_known():
    django = Django(x_open_record="1")
    zip_please = (b"accept-encoding", b"gzip, br")
    _, plain, zipped = ask(django, {}, {}, {"headers": [zip_please]})
    assert gzip.decompress(zipped[2]) == plain[2] == django.body
    front = Front(django)
    _, second = ask(django, {}, {}, front=front)
    status, headers, body = ask(django, {"headers": [(b"if-none-match", second[1][b"etag"])]}, front=front)[0]
    assert (status, body, headers[b"etag"]) == (304, b"", second[1][b"etag"])


def test_a_style_sheet_with_its_content_in_its_name_is_kept_for_good(clock):
    django = Django(b"body{}", cache_control="max-age=315360000, public, immutable", content_type="text/css")

    async def run() -> int:
        visitor = Visitor(Front(django))
        for _ in range(3):
            await visitor.get(path="/static/a.1234.css")
            clock.now += 3600
        return len(django.asked)

    assert asyncio.run(run()) == 2


def test_memory_is_bounded(monkeypatch):
    monkeypatch.setattr(front_module, "MOST_PAGES", 3)
    front = Front(Django(x_open_record="1"))
    ask(
        front.inner,
        *({"path": f"/xa/{n}/"} for n in range(5)),
        {"path": "/xa/2/"},
        {"path": "/xa/9/"},
        front=front,
    )
    assert [path for _, path in front.pages] == ["/xa/4/", "/xa/2/", "/xa/9/"]
    assert front.bytes == sum(page.size for page in front.pages.values())
