"""What a telephone with an empty cache loads to see a public page: bytes as they travel, and requests."""

import gzip
import re
from urllib.parse import urljoin

from .figures import Figure
from .public_page import a_public_page
from .server import get, ours

IN_PAGES = re.compile(
    r'<(?:link[^>]+rel="(?:stylesheet|icon|preload)"[^>]*href|script[^>]+src|img[^>]+src)="([^"]+)"'
)
IN_STYLES = re.compile(r'url\("?([^")]+)"?\)')


def measure() -> list[Figure]:
    with ours() as server:
        seen: dict[str, int] = {}
        visit(a_public_page(server), seen)
    return [
        Figure("first public visit", sum(seen.values()) / 1000, "kB", 45),
        Figure("first public visit", len(seen), "requests", 5),
    ]


def visit(url: str, seen: dict[str, int]) -> None:
    """Load `url` and all that it names, each once; fonts are counted although a browser may skip some."""
    url = url.split("#")[0]
    if url in seen or url.startswith("data:"):
        return
    _, headers, body = get(url)
    seen[url] = len(body) + sum(len(name) + len(value) + 4 for name, value in headers.items())
    text = (gzip.decompress(body) if headers.get("content-encoding") == "gzip" else body).decode(
        "utf-8", "ignore"
    )
    kind = headers.get("content-type", "")
    pattern = IN_PAGES if "html" in kind else IN_STYLES if "css" in kind else None
    for named in pattern.findall(text) if pattern else ():
        visit(urljoin(url, named), seen)
