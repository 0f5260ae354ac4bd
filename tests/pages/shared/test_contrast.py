"""WCAG 2.2 AA by arithmetic: 4.5 for text, 3 for the edges of what can be used."""

import re

import pytest

from tests.pages.shared import STATIC

TEXT, EDGE = 4.5, 3.0
CASES = (
    ("ink", "paper", TEXT),
    ("ink", "sheet", TEXT),
    ("ink", "rice-wash", TEXT),
    ("ink", "brick-wash", TEXT),
    ("ink", "rice", TEXT),
    ("soft", "paper", TEXT),
    ("soft", "sheet", TEXT),
    ("soft", "rice-wash", TEXT),
    ("indigo", "paper", TEXT),
    ("indigo", "indigo-wash", TEXT),
    ("sheet", "indigo", TEXT),
    ("rice-ink", "rice-wash", TEXT),
    ("rice-ink", "sheet", TEXT),
    ("leaf", "leaf-wash", TEXT),
    ("brick", "brick-wash", TEXT),
    ("brick", "sheet", TEXT),
    ("edge", "sheet", EDGE),
    ("edge", "paper", EDGE),
    ("focus", "paper", EDGE),
    ("focus", "sheet", EDGE),
    ("rice", "indigo", EDGE),
)
WALL = (
    ("ink", "paper", TEXT),
    ("soft", "paper", TEXT),
    ("rice", "paper", TEXT),
    ("brick", "paper", TEXT),
    ("rice-ink", "rice-wash", TEXT),
)


@pytest.mark.parametrize(("front", "ground", "least"), CASES)
def test_pages(front: str, ground: str, least: float) -> None:
    colours = _colours("public.css", ":root")
    assert _ratio(colours[front], colours[ground]) >= least


@pytest.mark.parametrize(("front", "ground", "least"), WALL)
def test_projector(front: str, ground: str, least: float) -> None:
    colours = _colours("public.css", ":root") | _colours("hall.css", ".projector")
    assert _ratio(colours[front], colours[ground]) >= least


def _colours(sheet: str, selector: str) -> dict[str, str]:
    css = (STATIC / sheet).read_text()
    block = re.search(re.escape(selector) + r" \{(.*?)\}", css, re.DOTALL)
    assert block
    return dict(re.findall(r"--([\w-]+): (#[0-9a-f]{6})", block[1]))


def _ratio(one: str, two: str) -> float:
    """The contrast ratio of two sRGB colours (WCAG 2.2, "relative luminance")."""
    light, dark = sorted((_luminance(one), _luminance(two)), reverse=True)
    return (light + 0.05) / (dark + 0.05)


def _luminance(colour: str) -> float:
    parts = [int(colour[at : at + 2], 16) / 255 for at in (1, 3, 5)]
    red, green, blue = [
        part / 12.92 if part <= 0.04045 else ((part + 0.055) / 1.055) ** 2.4 for part in parts
    ]
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue
