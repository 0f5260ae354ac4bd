"""Jumps in a plan's numbering (`I, II, IV`; `1, 2, 4`; `a, b, d`): a part may be missing or misnumbered."""

import re
from itertools import pairwise

from .facts import Doubt
from .letters import flat
from .sections import Section

_ROMAN = {"i": 1, "v": 5, "x": 10}
_LETTERS = "abcdđeghiklmnopqrstuvxy"  # as Vietnamese lists run: no f, j, w, z
_MOST = 5


def numbering_doubts(root: Section) -> list[Doubt]:
    """A doubt for each jump forward among items of one list; at most five."""
    jumps = [
        (one.marker, after.marker)
        for section in root.walk_with_self()
        for one, after in pairwise(_numbered(section))
        if _jumps(one, after)
    ]
    return [
        Doubt(
            "text",
            f"Số thứ tự nhảy từ “{_bare(first)}” sang “{_bare(second)}”; hãy xem có thiếu mục nào không.",
        )
        for first, second in dict.fromkeys(jumps)
    ][:_MOST]


def _numbered(section: Section) -> list[Section]:
    return [child for child in section.children if child.marker and _place(child) is not None]


def _bare(marker: str) -> str:
    return marker.strip(" .)/:-")


def _kind(section: Section) -> tuple[float, str]:
    """Items of one list: the same level, and the same numbers before the last (`3.1` and `3.2`)."""
    bare = _bare(section.marker)
    return section.level, bare[: bare.rfind(".") + 1]


def _place(section: Section) -> int | None:
    """Which one of its list a marker says it is; None for bullets."""
    bare = _bare(section.marker)
    last = bare[bare.rfind(".") + 1 :]
    if last.isdecimal():
        return int(last)
    if re.fullmatch(r"[IVX]+", last):
        values = [_ROMAN[sign] for sign in flat(last)]
        return sum(-one if one < after else one for one, after in pairwise([*values, 0]))
    if words := re.fullmatch(r"(?:Điều|Bước)\s+(\d+)", bare):
        return int(words[1])
    return _LETTERS.index(last) + 1 if len(last) == 1 and last in _LETTERS else None


def _jumps(one: Section, after: Section) -> bool:
    """Forward by more than one. English lists skip `đ`, and a list may begin again."""
    if _kind(one) != _kind(after):
        return False
    first, second = _place(one) or 0, _place(after) or 0
    if _bare(one.marker) == "d" and _bare(after.marker) == "e":
        return False
    return first + 1 < second <= first + 4
