"""A thousand phones in the hall listen to one dialogue: how soon they hear, and what they cost."""

import asyncio
import time

from .figures import Figure
from .server import Server, ours, python

SCREENS, CHANGES = 1000, 10
PATIENCE = 60  # seconds
DJANGO = "import django; django.setup()\nfrom doithoai.models import Dialogue, serving_everywhere\n"
ADDRESS = (
    DJANGO
    + """
from doithoai.outputs.live import live_url
with serving_everywhere(because="a measurement"):
    print(live_url(Dialogue.objects.first()))
"""
)
# Another process changes the dialogue; CLOCK_MONOTONIC is the same for all processes of the machine.
CHANGE = (
    DJANGO
    + f"""
import time
from django.db.models import F
with serving_everywhere(because="a measurement"):
    for _ in range({CHANGES}):
        time.sleep(0.5)
        Dialogue.objects.filter(pk=Dialogue.objects.first().pk).update(version=F("version") + 1)
        print(time.monotonic(), flush=True)
"""
)


def measure() -> list[Figure]:
    with ours() as server:
        return asyncio.run(asyncio.wait_for(listened(server), PATIENCE))


async def listened(server: Server) -> list[Figure]:
    address = python(server, ADDRESS).strip()
    if not address:
        raise LookupError("the demonstration has no dialogue to listen to")
    heard: list[float] = []
    before = server.memory
    screens, ready = [], asyncio.Semaphore(0)
    for number in range(SCREENS):
        screens.append(asyncio.create_task(listen(server, address, heard, ready)))
        if number % 50 == 0:
            await asyncio.sleep(0.01)
    for _ in range(SCREENS):
        await ready.acquire()
    await asyncio.sleep(1)
    each = (server.memory - before) * 1024 / SCREENS
    said = [float(line) for line in (await asyncio.to_thread(python, server, CHANGE)).split()]
    await asyncio.sleep(1)
    for screen in screens:
        screen.cancel()
    waits = sorted(when - max(at for at in said if at - 0.4 < when) for when in heard)
    p95 = max(0.0, waits[int(len(waits) * 0.95)] * 1000)
    return [
        Figure(f"{SCREENS} open screens, told by another process, p95", p95, "ms", 1000),
        Figure("each open screen", each, "kB"),
        Figure("words that arrived", len(heard) / (SCREENS * CHANGES) * 100, "%", 100, more_is_better=True),
    ]


async def listen(server: Server, address: str, heard: list[float], ready: asyncio.Semaphore) -> None:
    host, port = server.url.removeprefix("http://").split(":")
    reader, writer = await asyncio.open_connection(host, int(port))
    writer.write(f"GET {address} HTTP/1.1\r\nHost: {host}\r\n\r\n".encode())
    await reader.readuntil(b"retry: 1000\n\n")
    ready.release()
    try:
        while line := await reader.readline():
            if line.startswith(b"event: changed"):
                heard.append(time.monotonic())
    finally:
        writer.close()
