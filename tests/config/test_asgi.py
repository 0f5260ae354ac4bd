"""A body that stops half way is let go: it must not hold a connection for ever. While it serves, the loop waits little."""

import asyncio
import sys

import pytest

from config import asgi


@pytest.mark.parametrize("length", [b"100", b"99999999999"], ids=["of a form", "too large"])
def test_a_body_that_stops_half_way_is_told(monkeypatch, length):
    monkeypatch.setattr(asgi, "PATIENCE", 0.05)
    pieces, said = [{"type": "http.request", "body": b"x", "more_body": True}], []

    async def receive():
        if pieces:
            return pieces.pop()
        return await asyncio.sleep(60)

    async def send(message):
        said.append(message)

    scope = {"type": "http", "method": "POST", "headers": [(b"content-length", length)]}
    asyncio.run(asyncio.wait_for(asgi.behind_the_front(scope, receive, send), 5))
    assert said[0]["status"] in (408, 413)
    assert (b"connection", b"close") in said[0]["headers"]


def test_while_it_serves_the_loop_soon_has_its_turn(monkeypatch):
    """What is in memory is answered by the loop: a thread that draws a page must not keep Python for long."""
    told = []
    for part in (asgi.hub, asgi.watcher, asgi.embedded_jobs):
        for name in {"open", "start", "stop"} & set(dir(part)):
            monkeypatch.setattr(part, name, lambda *_: None)

    async def receive():
        told.append(sys.getswitchinterval())
        return {}

    async def send(message):
        told.append(message["type"])

    usual = sys.getswitchinterval()
    try:
        asyncio.run(asgi.lifespan(receive, send))
    finally:
        sys.setswitchinterval(usual)
    assert told == [
        usual,
        "lifespan.startup.complete",
        pytest.approx(asgi.TURN),
        "lifespan.shutdown.complete",
    ]
