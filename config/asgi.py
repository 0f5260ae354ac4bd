"""The one server process: live streams and health in raw ASGI, the front's memory, Django behind it as WSGI.

Django in four threads answers twice as many pages as under ASGI, in a fifth of the memory.
"""

import asyncio
import io
import json
import shutil
import sys
import tempfile
from collections.abc import Callable
from http import HTTPStatus

from django.conf import settings

from config.wsgi import application as django
from doithoai.models.door import network_of
from doithoai.outputs.live.hub import hub
from doithoai.outputs.live.stream import stream
from doithoai.outputs.live.watch import watcher

from .bridge import Bridge
from .front import Front, Receive, Scope, Send
from .jobs import embedded_jobs
from .sqlite.written import written

THREADS = 4
LARGEST_BODY = settings.UPLOAD_LIMIT + 2 * 1024 * 1024  # bytes: the largest upload, and the form around it
MOST_THROWN_AWAY = 10 * LARGEST_BODY  # bytes of a refused body that we still let arrive
IN_MEMORY = 512 * 1024  # bytes of a body kept in memory; the rest waits on disk
PATIENCE = 30  # seconds between two pieces of a body; a line that is slower has broken
TURN = 0.001  # seconds a thread of Django keeps Python to itself while the loop waits to answer from memory
FREE_DISK = 100 * 1024 * 1024  # bytes below which /readyz warns

pages = Bridge(django, threads=THREADS)


async def application(scope: Scope, receive: Receive, send: Send) -> None:
    """Answer one connection's request, or the server's start and stop."""
    if scope["type"] == "lifespan":
        return await lifespan(receive, send)
    if scope["type"] != "http":
        return None
    path: str = scope["path"]
    if path.startswith("/live/"):
        network = network_of((scope.get("client") or ("", 0))[0])
        return await stream(path[len("/live/") :].rstrip("/"), receive, send, network=network)
    if path == "/healthz":
        return await say(send, 200, b"ok\n", b"text/plain")
    if path == "/readyz":
        return await ready(send)
    return await front(scope, receive, send)


async def lifespan(receive: Receive, send: Send) -> None:
    await receive()  # startup
    sys.setswitchinterval(TURN)
    hub.open(asyncio.get_running_loop())
    watcher.start()
    embedded_jobs.start()
    await send({"type": "lifespan.startup.complete"})
    await receive()  # shutdown
    embedded_jobs.stop()
    watcher.stop()
    await send({"type": "lifespan.shutdown.complete"})


# -- Django, behind the front ------------------------------------------------------------------------------


async def behind_the_front(scope: Scope, receive: Receive, send: Send) -> None:
    """Hand the request to a Django thread, but only when all of it has arrived.

    Otherwise four slow phones, each sending a photograph, would hold all four threads.
    """
    if int(dict(scope["headers"]).get(b"content-length", b"0") or 0) > LARGEST_BODY:
        return await too_large(receive, send)
    if scope["method"] in ("GET", "HEAD"):
        return await pages(scope, io.BytesIO(), 0, send)
    with tempfile.SpooledTemporaryFile(max_size=IN_MEMORY) as body:
        more = True
        while more:
            try:
                async with asyncio.timeout(PATIENCE):
                    message = await receive()
            except TimeoutError:
                return await too_slow(send)
            if message["type"] == "http.disconnect":
                return None
            body.write(message.get("body", b""))
            if body.tell() > LARGEST_BODY:
                return await too_large(receive, send)
            more = message.get("more_body", False)
        size = body.tell()
        body.seek(0)
        return await pages(scope, body, size, send)


async def too_large(receive: Receive, send: Send) -> None:
    """Refuse, after letting the browser finish: one that is cut off in the middle shows no sentence at all."""
    thrown_away = 0
    while thrown_away < MOST_THROWN_AWAY:
        try:
            async with asyncio.timeout(PATIENCE):
                message = await receive()
        except TimeoutError:
            break
        thrown_away += len(message.get("body", b""))
        if message["type"] == "http.disconnect" or not message.get("more_body", False):
            break
    limit = settings.UPLOAD_LIMIT // 1024 // 1024
    words = (
        f"Tệp gửi lên lớn hơn {limit} MB nên không nhận được. "
        "Hãy chọn tệp nhỏ hơn (ảnh chụp nên giảm kích thước), rồi gửi lại.\n"
        f"The file is larger than {limit} MB. Please choose a smaller one and send it again.\n"
    )
    await say(send, 413, words.encode(), b"text/plain; charset=utf-8", close=True)


async def too_slow(send: Send) -> None:
    words = (
        "Đường truyền bị ngắt giữa chừng nên chưa nhận được gì. Xin kiểm tra mạng rồi gửi lại.\n"
        "The connection broke off, so nothing was received. Please check it and send again.\n"
    )
    await say(send, 408, words.encode(), b"text/plain; charset=utf-8", close=True)


front = Front(behind_the_front, written)

# -- health ------------------------------------------------------------------------------


async def ready(send: Send) -> None:
    """`/readyz`: 200 when the database answers, the job loop turns and the disk has room; else 503."""
    checks: dict[str, Callable[[], bool]] = {
        "database": database_answers,
        "jobs": embedded_jobs.alive,
        "disk": lambda: shutil.disk_usage(settings.DATA).free > FREE_DISK,
    }
    found = {name: await asyncio.to_thread(holds, check) for name, check in checks.items()}
    status = 200 if all(found.values()) else 503
    await say(send, status, json.dumps(found).encode() + b"\n", b"application/json")


def holds(check: Callable[[], bool]) -> bool:
    try:
        return check()
    except Exception:  # whatever it is, we are not ready
        return False


def database_answers() -> bool:
    from django.db import connection

    try:
        with connection.cursor() as cursor:
            cursor.execute("SELECT 1")
            return cursor.fetchone() == (1,)
    finally:
        connection.close()


async def say(send: Send, status: int, body: bytes, kind: bytes, *, close: bool = False) -> None:
    headers: list[tuple[bytes, bytes]] = [
        (b"content-type", kind),
        (b"content-length", str(len(body)).encode()),
        (b"cache-control", b"no-store"),
        (b"x-content-type-options", b"nosniff"),
    ]
    if close:
        headers.append((b"connection", b"close"))
    await send({"type": "http.response.start", "status": HTTPStatus(status), "headers": headers})
    await send({"type": "http.response.body", "body": body})
