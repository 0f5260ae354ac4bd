"""People who use the pages as browsers do: one connection, cookies kept, every form fetched before it is sent."""

import html
import http.client
import re
import time
from collections.abc import Callable
from dataclasses import dataclass, field
from urllib.parse import urlencode, urlsplit

from .server import Server

TOKEN = re.compile(r'name="csrfmiddlewaretoken" value="([^"]+)"')
HIDDEN = re.compile(r'<input[^>]*type="hidden"[^>]*>')


@dataclass
class Person:
    """One browser. `lives_at` is a loopback address: a village sends from many networks, not from one."""

    server: str
    lives_at: str = "127.0.0.1"
    cookies: dict[str, str] = field(default_factory=dict)
    line: http.client.HTTPConnection | None = None

    def get(self, path: str) -> tuple[int, str]:
        """Open a page; follow redirects; return status and text."""
        return self._ask("GET", path, "")

    def post(self, path: str, page: str, **fields: str) -> tuple[int, str]:
        """Send the form found on `page` (its hidden fields included) to `path`."""
        hidden = {}
        for tag in HIDDEN.findall(page):
            name, value = re.search(r'name="([^"]*)"', tag), re.search(r'value="([^"]*)"', tag)
            if name:
                hidden[name[1]] = html.unescape(value[1]) if value else ""
        return self._ask("POST", path, urlencode({**hidden, **fields}))

    def tap(self, path: str, page: str) -> tuple[int, str]:
        """Press a button of `page` that htmx sends."""
        token = TOKEN.search(page)
        body = urlencode({"csrfmiddlewaretoken": token[1] if token else ""})
        return self._ask("POST", path, body, **{"HX-Request": "true"})

    def _ask(self, method: str, path: str, body: str, **more: str) -> tuple[int, str]:
        at = urlsplit(self.server)
        if self.line is None:
            self.line = http.client.HTTPConnection(
                str(at.hostname), at.port, timeout=60, source_address=(self.lives_at, 0)
            )
        headers = {"Cookie": "; ".join(f"{name}={value}" for name, value in self.cookies.items()), **more}
        if method == "POST":
            headers["Content-Type"] = "application/x-www-form-urlencoded"
        self.line.request(method, path, body.encode(), headers)
        answer = self.line.getresponse()
        text = answer.read().decode("utf-8", "replace")
        for cookie in answer.headers.get_all("Set-Cookie") or ():
            name, value = cookie.split(";", 1)[0].split("=", 1)
            self.cookies[name] = value
        if answer.status in (302, 303) and (onward := answer.headers["Location"]):
            return self._ask("GET", onward, "")
        return answer.status, text

    def leave(self) -> None:
        if self.line:
            self.line.close()


def clerk(server: Server) -> Person:
    """Return the demonstration's clerk, signed in."""
    told = (server.data / "demo-people.txt").read_text(encoding="utf-8")
    name = re.findall(r"^\s+(\w+)\s+.*Văn phòng", told, re.M)[0]
    password = re.findall(r"password: (\S+)", told)[0]
    person = Person(server.url)
    _, page = person.get("/dang-nhap/")
    status, page = person.post("/dang-nhap/", page, username=name, password=password)
    if status != 200 or 'name="password"' in page:
        raise RuntimeError("the demonstration's clerk could not sign in")
    return person


def timed(do: Callable[[], object], times: int) -> list[float]:
    """Return how long each of `times` calls took, in milliseconds, sorted."""
    took = []
    for _ in range(times):
        started = time.perf_counter()
        do()
        took.append((time.perf_counter() - started) * 1000)
    return sorted(took)
