"""Which column of a list holds what: by a choice, by lists known by name, by the headings people commonly write."""

import tomllib
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Any

from doithoai.rules.vietnamese import fold

LISTS = Path(__file__).parent.parent / "regulations" / "lists.toml"

#: What one opinion of a list has, and the headings people write for it, folded.
COLUMNS = {
    "words": ("noi dung", "noi dung y kien", "y kien", "noi dung kien nghi", "kien nghi"),
    "author": ("ho va ten", "ho ten", "nguoi neu", "nguoi gui", "ten"),
    "hamlet": ("thon", "thon ban", "ban", "xom", "to dan pho", "dia chi", "thon/ban/to dan pho"),
    "contact": ("lien he", "dien thoai", "so dien thoai", "sdt"),
    "day": ("ngay", "nhan ngay", "ngay nhan", "ngay gui", "ngay gop y", "thoi gian"),
}


@dataclass(frozen=True)
class KnownList:
    """A kind of list: for each of COLUMNS the headings that may hold it, folded."""

    name: str
    columns: Mapping[str, tuple[str, ...]]


def plain(heading: Any) -> str:
    return " ".join(fold(str(heading or "")).split())


def read_lists(path: Path) -> list[KnownList]:
    """The lists of one file. Raises ValueError when it is not in order."""
    try:
        said = tomllib.loads(path.read_text("utf-8"))
    except (tomllib.TOMLDecodeError, UnicodeDecodeError) as broken:
        raise ValueError(f"{path.name}: {broken}") from broken
    rows = said.get("list", [])
    if not isinstance(rows, list) or not all(isinstance(each, dict) and each.get("name") for each in rows):
        raise ValueError(f"{path.name}: mỗi [[list]] cần có name")
    return [
        KnownList(
            str(each["name"]),
            {
                key: tuple(plain(one) for one in each[key])
                for key in COLUMNS
                if isinstance(each.get(key), list)
            },
        )
        for each in rows
    ]


@cache
def shipped_lists() -> tuple[KnownList, ...]:
    return tuple(read_lists(LISTS))


def known_lists(own: Path | None = None) -> list[KnownList]:
    """The lists of the province's own file first; a file that is not in order counts as none."""
    found: list[KnownList] = []
    if own and own.exists():
        try:
            found = read_lists(own)
        except (ValueError, OSError):
            found = []
    return [*found, *shipped_lists()]


def find_columns(
    heading: Sequence[Any], lists: Iterable[KnownList] = (), chosen: Mapping[str, str] | None = None
) -> dict[str, int]:
    """Where each of COLUMNS stands in this heading, as far as it can be told.

    `chosen`: what a person chose, our name -> the heading as written, "" for none of them; it decides alone.
    """
    folded = [plain(each) for each in heading]
    if chosen:
        return {
            name: folded.index(plain(said))
            for name, said in chosen.items()
            if name in COLUMNS and said and plain(said) in folded
        }
    for each in lists:
        found = places(folded, each.columns)
        if "words" in found:
            return places(folded, COLUMNS) | found
    return places(folded, COLUMNS)


def places(folded: list[str], columns: Mapping[str, Iterable[str]]) -> dict[str, int]:
    """The first of the wanted headings that is there."""
    found = {}
    for name, wanted in columns.items():
        at = next((folded.index(each) for each in wanted if each in folded), None)
        if at is not None:
            found[name] = at
    return found


def letter(place: int) -> str:
    """The name Excel gives a column: 0 is A, 26 is AA."""
    name = ""
    place += 1
    while place:
        place, rest = divmod(place - 1, 26)
        name = chr(65 + rest) + name
    return name
