"""One request over the bridge: what Django is given, and what comes back."""

import asyncio
import io
from collections.abc import Iterator
from typing import Any

import pytest

from config.bridge import Bridge, environ_of

SCOPE = {
    "method": "POST",
    "path": "/xa/đồng-mới/",
    "query_string": b"tim=n%C6%B0%E1%BB%9Bc",
    "scheme": "http",
    "http_version": "1.1",
    "client": ("10.0.0.7", 5000),
    "server": ("127.0.0.1", 8000),
    "headers": [],
}


def environ(*headers: tuple[bytes, bytes], size: int = 0) -> dict[str, Any]:
    return environ_of({**SCOPE, "headers": list(headers)}, io.BytesIO(), size)


def cross(wsgi: Any) -> list[Any]:
    said: list[Any] = []

    async def send(message: Any) -> None:
        said.append(message)

    asyncio.run(Bridge(wsgi, threads=1)(SCOPE, io.BytesIO(b"words=a"), 7, send))
    return said


def test_the_address_and_the_visitor_arrive():
    given = environ()
    assert given["PATH_INFO"].encode("latin-1").decode() == "/xa/đồng-mới/"
    assert given["QUERY_STRING"] == "tim=n%C6%B0%E1%BB%9Bc"
    assert (given["REMOTE_ADDR"], given["SERVER_PORT"]) == ("10.0.0.7", "8000")


def test_cookies_in_two_headers_are_one_and_other_headers_are_a_list():
    given = environ((b"cookie", b"a=1"), (b"cookie", b"b=2"), (b"accept", b"x"), (b"accept", b"y"))
    assert (given["HTTP_COOKIE"], given["HTTP_ACCEPT"]) == ("a=1; b=2", "x,y")


def test_no_header_passes_itself_off_as_another():
    assert "HTTP_X_FORWARDED_PROTO" not in environ((b"x_forwarded_proto", b"https"))


def test_a_body_that_came_in_pieces_has_its_length():
    assert environ((b"transfer-encoding", b"chunked"), size=7)["CONTENT_LENGTH"] == "7"
    assert environ((b"content-type", b"text/plain"))["CONTENT_TYPE"] == "text/plain"


def test_the_answer_comes_back_whole_and_is_closed():
    closed = []

    class Pieces:
        def __iter__(self) -> Iterator[bytes]:
            return iter((b"mot ", b"hai"))

        def close(self) -> None:
            closed.append(True)

    def wsgi(given: Any, start_response: Any) -> Pieces:
        assert given["wsgi.input"].read() == b"words=a"
        start_response("201 Created", [("Content-Type", "text/plain")])
        return Pieces()

    start, body = cross(wsgi)
    assert (start["status"], start["headers"]) == (201, [(b"content-type", b"text/plain")])
    assert body["body"] == b"mot hai"
    assert closed == [True]


def test_what_breaks_is_heard_by_the_server():
    def wsgi(given: Any, start_response: Any) -> Any:
        raise RuntimeError("broken")

    with pytest.raises(RuntimeError):
        cross(wsgi)
