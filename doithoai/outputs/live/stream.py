"""The stream a screen listens to: server-sent events as a plain ASGI function."""

import asyncio
from collections.abc import Awaitable, Callable, MutableMapping
from typing import Any

from django.core.signing import BadSignature

from .announce import heard_by
from .hub import hub
from .watch import watcher

Message = MutableMapping[str, Any]
Receive = Callable[[], Awaitable[Message]]
Send = Callable[[Message], Awaitable[None]]

HEARTBEAT = 15  # seconds; keeps proxies and phones from hanging up
AT_MOST_EVERY = 0.1  # seconds between two words to one screen: a burst of changes is one change
HEADERS = [
    (b"content-type", b"text/event-stream"),
    (b"cache-control", b"no-store"),
    (b"x-accel-buffering", b"no"),
]


async def stream(token: str, receive: Receive, send: Send, *, network: str = "") -> None:
    """Send `event: changed` whenever the token's dialogue changed, until the screen goes away.

    403 for a token that is not ours or a day old, 503 when the house is full or `network` has its share;
    EventSource gives up on both.
    """
    try:
        dialogue_id, version = heard_by(token)
    except (BadSignature, ValueError):
        return await _refuse(send, 403)
    screen = hub.join(dialogue_id, version, network)
    if screen is None:
        return await _refuse(send, 503)
    leaving = asyncio.create_task(_until_gone(receive))
    leaving.add_done_callback(lambda _: screen.wake.set())
    try:
        await send({"type": "http.response.start", "status": 200, "headers": HEADERS})
        await _say(send, b"retry: 1000\n\n")
        watcher.nudge()  # was anything changed between drawing the page and now?
        while True:
            try:
                async with asyncio.timeout(HEARTBEAT):
                    await screen.wake.wait()
            except TimeoutError:
                await _say(send, b":\n\n")
                continue
            if leaving.done() or screen.closed:
                break
            screen.wake.clear()
            await _say(send, b"event: changed\ndata:\n\n")
            await asyncio.sleep(AT_MOST_EVERY)
        await send({"type": "http.response.body", "body": b""})
    finally:
        leaving.cancel()
        hub.leave(dialogue_id, screen)
    return None


async def _until_gone(receive: Receive) -> None:
    while (await receive())["type"] != "http.disconnect":
        pass


async def _say(send: Send, words: bytes) -> None:
    await send({"type": "http.response.body", "body": words, "more_body": True})


async def _refuse(send: Send, status: int) -> None:
    await send({"type": "http.response.start", "status": status, "headers": [(b"content-length", b"0")]})
    await send({"type": "http.response.body", "body": b""})
