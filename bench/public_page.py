"""The public page of a dialogue, sixteen people at a time, from the front's memory."""

import re
import threading
import time
from collections.abc import Iterator
from contextlib import contextmanager

from .figures import Figure
from .load import load
from .people import Person
from .server import Server, bare_hello, get, ours

CONNECTIONS = 16


def measure() -> list[Figure]:
    with ours() as server:
        page = a_public_page(server)
        get(page)
        time.sleep(0.5)
        _, headers, body = get(page)
        loaded = load(page, connections=CONNECTIONS)
        with somebody_writing(server, page):
            drawn = load(page, connections=CONNECTIONS)
    if failed := loaded.failed + drawn.failed:
        raise RuntimeError(f"{failed} answers were not pages")
    with bare_hello(len(body)) as hello:
        bare = load(f"{hello.url}/", connections=CONNECTIONS)
    kept = "from memory" if "etag" in headers else "NOT kept by the front"
    return [
        Figure(
            f"public dialogue page ({kept})",
            loaded.per_second,
            "req/s",
            10_000,
            bare.per_second,
            "bare hello",
            True,
        ),
        Figure("public dialogue page, p99", loaded.p99, "ms", 10, bare.p99, "bare hello"),
        Figure(
            "while opinions come in", drawn.per_second, "req/s", 10_000, bare.per_second, "bare hello", True
        ),
        Figure("while opinions come in, p99", drawn.p99, "ms", 10, bare.p99, "bare hello"),
    ]


@contextmanager
def somebody_writing(server: Server, page: str) -> Iterator[None]:
    """An opinion every half second meanwhile: what is shown may have changed, so the page is drawn every second."""
    over = threading.Event()
    form = page.removeprefix(server.url).split("/doi-thoai/")[0] + "/gui-y-kien/"

    def write() -> None:
        person, number = Person(server.url), 0
        while not over.wait(0.5):
            number += 1
            person.post(form, person.get(form)[1], words=f"Đề nghị xã sửa đoạn đường số {number} qua thôn.")
        person.leave()

    writer = threading.Thread(target=write)
    writer.start()
    try:
        yield
    finally:
        over.set()
        writer.join()


def a_public_page(server: Server) -> str:
    """Return the address of a dialogue's public page, found as a visitor finds it: by following links."""
    looked, waiting = set(), ["/"]
    while waiting:
        path = waiting.pop(0)
        if re.fullmatch(r"/xa/[^/]+/doi-thoai/[^/]+/", path):
            return server.url + path
        looked.add(path)
        status, _, body = get(server.url + path, **{"Accept-Encoding": "identity"})
        if status == 200:
            found = re.findall(r'href="(/xa/[^"#?]*)"', body.decode())
            waiting += [link for link in dict.fromkeys(found) if link not in looked and link not in waiting]
    raise LookupError("no link from / leads to the public page of a dialogue")
