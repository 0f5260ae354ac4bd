"""The public form in two shapes, on a telephone with a thin line: one short page, or one question a page.

Both are made of the page our server draws: the second shape is the same form cut into one page a question, each with
the answers so far in hidden fields, as a form without JavaScript must do it. The same hands fill in both. Needs
Chromium and the libraries of the tests.
"""

import gzip
import itertools
import re
import shutil
import threading
import time
from collections.abc import Iterator
from contextlib import contextmanager
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from typing import Any

from .figures import Figure
from .public_page import a_public_page
from .server import get, ours

WIDE, HIGH = 360, 640  # of the telephone, in points
#: (bytes a second down, up, milliseconds to and fro)
LINES = {"GPRS": (50_000 / 8, 20_000 / 8, 500), "2G": (250_000 / 8, 50_000 / 8, 300)}


#: Where each question begins in the form, and where the last one ends.
BLOCKS = (
    '<div data-read>', '<details class="said"', '<div class="field">\n  <label for="id_hamlet"', '<div class="told"',
    '<details class="said shown"', '<div class="unseen"',
)  # fmt: skip


def measure() -> list[Figure]:
    with ours() as server:
        commune = "/xa/" + a_public_page(server).split("/xa/")[1].split("/")[0]
        page = text_of(f"{server.url}{commune}/gui-y-kien/")
        weight = weigh(server.url, page)
        with shapes(server.url, page) as address:
            figures = [Figure("the form, first load", weight / 1000, "kB", 30)]
            for line in LINES:
                for shape, first in (("one short page", "/short"), ("a question a page", "/1")):
                    figures += filled_in(f"{address}{first}", line, shape)
    return figures


def text_of(url: str) -> str:
    _, _, body = get(url, **{"Accept-Encoding": "identity"})
    return body.decode()


def weigh(server: str, page: str) -> float:
    """Bytes as they travel: the page, its style sheet, its drawings, its scripts. Its letters are the telephone's."""
    named = set(re.findall(r'(?:href|src)="(/static/[^"#]+)"', page))
    return sum(len(get(f"{server}{path}")[2]) for path in named) + len(gzip.compress(page.encode()))


@contextmanager
def shapes(server: str, page: str) -> Iterator[str]:
    """Serve both shapes; what they name comes from `server`, zipped, and may be kept."""
    pages = {"/short": re.sub(r'(<form method="post")', r'\1 action="/done"', page), **questions(page)}
    pages["/done"] = re.sub(r"<form.*</form>", "<h1>K7M-Q2R-X9T</h1>", page, flags=re.S)

    class Serve(BaseHTTPRequestHandler):
        protocol_version = "HTTP/1.1"

        def answer(self) -> None:
            self.rfile.read(int(self.headers.get("Content-Length") or 0))
            if self.path in pages:
                kind, keep, body = "text/html; charset=utf-8", "no-store", pages[self.path].encode()
            else:
                _, headers, body = get(server + self.path, **{"Accept-Encoding": "identity"})
                kind, keep = headers.get("content-type", ""), "max-age=3600"
            body = gzip.compress(body)
            self.send_response(200)
            for name, value in (
                ("Content-Type", kind),
                ("Cache-Control", keep),
                ("Content-Encoding", "gzip"),
            ):
                self.send_header(name, value)
            self.send_header("Content-Length", str(len(body)))
            self.end_headers()
            self.wfile.write(body)

        do_GET = do_POST = answer  # noqa: N815  named by the library

        def log_message(self, *told: Any) -> None:
            """Nothing to say."""

    serving = ThreadingHTTPServer(("127.0.0.1", 0), Serve)
    threading.Thread(target=serving.serve_forever, daemon=True).start()
    yield f"http://127.0.0.1:{serving.server_address[1]}"
    serving.shutdown()


def questions(page: str) -> dict[str, str]:
    """The same page once for each question, with only that question in it."""
    before, form, after = re.split(r'(<form method="post".*?</form>)', page, flags=re.S)
    opening, inside = re.split(r"(?<=>)", form, maxsplit=1)
    button = inside[inside.rindex('<p class="buttons">') :]
    starts = [inside.index(each) for each in BLOCKS]
    blocks = [inside[start:end] for start, end in itertools.pairwise(starts)]
    made = {}
    for number, block in enumerate(blocks, start=1):
        last = number == len(blocks)
        onward = re.sub(
            r'action="[^"]*"|<form',
            f'<form action="{"/done" if last else f"/{number + 1}"}"',
            opening,
            count=1,
        )
        said = button if last else re.sub(r"Gửi ý kiến(?=</button>)", "Tiếp tục", button)
        hidden = "".join(
            f'<input type="hidden" name="kept{each}" value="{"x" * 60}">' for each in range(number)
        )
        made[f"/{number}"] = (
            f"{before}{onward}{hidden}{block.replace('<details', '<details open')}{said}{after}"
        )
    return made


def filled_in(address: str, line: str, shape: str) -> list[Figure]:
    """Words, a hamlet and a wish to look by the code: what most people give."""
    from playwright.sync_api import sync_playwright

    found = next(path for name in ("chromium", "chromium-browser") if (path := shutil.which(name)))
    quiet = ["--no-sandbox", "--disable-quic", "--disable-background-networking", "--disable-gpu"]
    down, up, wait = LINES[line]
    with sync_playwright() as driver:
        browser = driver.chromium.launch(executable_path=found, args=quiet)
        page = browser.new_context(
            viewport={"width": WIDE, "height": HIGH}, java_script_enabled=False
        ).new_page()
        page.set_default_timeout(120_000)
        network = page.context.new_cdp_session(page)
        network.send("Network.enable")
        network.send(
            "Network.emulateNetworkConditions",
            {"offline": False, "latency": wait, "downloadThroughput": down, "uploadThroughput": up},
        )
        carried = [0.0]
        network.on(
            "Network.loadingFinished",
            lambda told: carried.__setitem__(0, carried[0] + told["encodedDataLength"]),
        )
        begun, taps, screens, pages = time.perf_counter(), 0, 0.0, 0
        page.goto(address)
        while "done" not in page.url:
            pages += 1
            screens += page.evaluate("document.documentElement.scrollHeight") / HIGH
            taps += answers(page)
            button = page.locator("form button[type=submit], form .buttons > button").last
            with page.expect_navigation(wait_until="load"):
                button.click()
            taps += 1
        spent = time.perf_counter() - begun
        browser.close()
    name = f"{shape}, {line}"
    told = [
        Figure(f"{name}: from first look to receipt", spent, "s"),
        Figure(f"{name}: carried", carried[0] / 1000, "kB"),
    ]
    if line == "2G":
        told += [
            Figure(f"{shape}: pages", pages, ""),
            Figure(f"{shape}: taps", taps, ""),
            Figure(f"{shape}: screens to scroll", screens, ""),
        ]
    return told


def answers(page: Any) -> int:
    """Fill in what stands here; how many taps that took (letters are typed in either shape)."""
    taps = 0
    if page.locator("textarea").count():
        page.locator("textarea").first.fill("Đèn đường thôn Bãi Cát hỏng ba tháng nay, đề nghị xã thay.")
        taps += 1
    if page.locator("select").count():
        page.locator("select").first.select_option(index=1)
        taps += 2  # open the list, choose
    return taps
