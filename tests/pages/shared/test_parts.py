"""What holds for every template: nothing inline, every drawing exists, the first visit stays small."""

import gzip
import re
from pathlib import Path

import pytest

from tests.pages.shared import PAGES, STATIC

TEMPLATES = sorted(PAGES.rglob("*.html"))
FIRST_VISIT = ("public.css", "icons.svg", "fonts/be-vietnam-pro-400.woff2", "fonts/be-vietnam-pro-700.woff2")


def _name(path: Path) -> str:
    return str(path.relative_to(PAGES))


@pytest.mark.parametrize("path", TEMPLATES, ids=_name)
def test_nothing_is_inline(path: Path) -> None:
    """The security policy would refuse it, silently for whoever reads the page."""
    text = path.read_text()
    assert (
        re.findall(r"<style|\sstyle=|<script(?![^>]*\ssrc=)|\son[a-z]+=|hx-on|href=\"javascript:", text) == []
    )


@pytest.mark.parametrize("path", TEMPLATES, ids=_name)
def test_every_drawing_exists(path: Path) -> None:
    drawn = set(re.findall(r'<symbol id="([\w-]+)"', (STATIC / "icons.svg").read_text()))
    asked = set(re.findall(r"""(?:\{% icon |\bicon=)"([\w-]+)\"""", path.read_text()))
    assert asked - drawn == set()


def test_a_first_public_visit_leaves_room_for_the_page() -> None:
    """45 kB in 5 requests, the page being the fifth; fonts are compressed already."""
    size = 0
    for name in FIRST_VISIT:
        content = (STATIC / name).read_bytes()
        size += len(content) if name.endswith("woff2") else len(gzip.compress(content, 9))
    assert size <= 35_000


def test_all_own_style_is_under_15_kb() -> None:
    assert sum(len(gzip.compress(path.read_bytes(), 9)) for path in STATIC.glob("*.css")) <= 15_000


#: Where a second press asks nothing new of the server: it gives a file or a look (so the page stays), or asks first.
PRESSED_TWICE = {
    "desk/dialogues/report/report.html", "desk/letters/letters.html", "desk/opinions/grid.html",
    "desk/opinions/opinions.html", "desk/paper_checks/check.html", "desk/papers/edxml.html",
    "desk/papers/wording/wording.html", "desk/photos/photo.html",
}  # fmt: skip


@pytest.mark.parametrize("path", sorted(PAGES.glob("desk/**/*.html")), ids=_name)
def test_a_tired_hand_does_nothing_twice(path: Path) -> None:
    """Undoing with two presses took back two steps; printing slips with two took twice the codes."""
    forms = re.findall(r'<form[^>]*method="post"[^>]*>', path.read_text())
    open_to_two = [form for form in forms if "data-busy" not in form and "hx-" not in form]
    assert open_to_two == [] or _name(path) in PRESSED_TWICE
