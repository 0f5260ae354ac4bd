"""Which column of a list holds what: by a choice, by lists known by name, by the headings people commonly write."""

import re
import tomllib
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Any

from doithoai.rules.vietnamese import fold

LISTS = Path(__file__).parent.parent / "regulations" / "lists.toml"

#: What one opinion of a list has, and the headings people write for it, as `plain` leaves them; the likeliest first.
COLUMNS = {
    "words": (
        "noi dung", "noi dung y kien", "noi dung kien nghi", "noi dung y kien kien nghi", "noi dung phan anh",
        "noi dung phan anh kien nghi", "noi dung kien nghi phan anh", "y kien kien nghi", "kien nghi phan anh",
        "kien nghi de xuat", "y kien", "kien nghi", "phan anh", "cau hoi", "noi dung cau hoi", "noi dung hoi",
        "y kien cua nhan dan", "y kien nguoi dan", "y kien cu the", "noi dung cu the", "noi dung de nghi", "de nghi",
        "van de", "noi dung gop y", "gop y", "words",
    ),
    "author": (
        "ho va ten", "ho ten", "ho va ten nguoi dan", "ho ten nguoi dan", "ho va ten cong dan", "ten cong dan",
        "nguoi neu", "nguoi neu y kien", "nguoi gui", "nguoi phat bieu", "nguoi kien nghi", "nguoi phan anh",
        "nguoi hoi", "cong dan", "cu tri", "ong ba", "ho va ten chu ho", "chu ho", "ten", "name",
    ),
    "hamlet": (
        "thon", "thon ban", "thon xom", "thon ap", "thon buon", "thon to dan pho", "thon ban to dan pho", "ban", "xom",
        "ap", "khom", "buon", "soc", "khu pho", "khu dan cu", "to dan pho", "tdp", "khoi", "khoi pho", "ap khu pho",
        "thon to", "ten thon", "noi o", "noi cu tru", "cho o", "cho o hien nay", "dia chi", "dia ban", "hamlet",
    ),
    "contact": (
        "lien he", "dien thoai", "so dien thoai", "so dt", "sdt", "dt", "dien thoai lien he", "so dien thoai lien he",
        "so dt lien he", "sdt lien he", "so may", "di dong", "email", "thu dien tu", "phone",
    ),
    # only what plainly speaks of a child: "người đại diện" alone may stand for a household
    "child": (
        "chua du 16 tuoi", "duoi 16 tuoi", "nguoi neu chua du 16 tuoi", "nguoi chua du 16 tuoi", "tre em", "la tre em",
    ),
    "guardian": (
        "cha me nguoi giam ho", "cha me hoac nguoi giam ho", "ho ten cha me hoac nguoi giam ho", "nguoi giam ho",
        "nguoi dai dien cho tre em", "nguoi dai dien cua tre em", "phu huynh",
    ),
    "guardian_contact": (
        "lien he cha me nguoi giam ho", "lien he nguoi giam ho", "lien he cua nguoi giam ho", "lien he phu huynh",
        "dien thoai cha me nguoi giam ho", "dien thoai nguoi giam ho", "so dien thoai nguoi giam ho",
        "dien thoai phu huynh", "so dien thoai phu huynh",
    ),
    "day": (
        "ngay", "nhan ngay", "ngay nhan", "ngay gui", "ngay gop y", "ngay phan anh", "ngay kien nghi", "ngay tiep nhan",
        "ngay thang", "ngay thang nam", "thoi gian", "thoi gian gui", "dau thoi gian", "timestamp",
    ),
}  # fmt: skip
#: Where a list that this program wrote has the code of the opinion.
CODES = frozenset({"ma", "ma y kien", "ma tra cuu"})
#: Headings of a list that say nothing about an opinion: nobody misses them.
NUMBERING = frozenset({"", "tt", "stt", "so tt", "so thu tu", "no", "muc"})
_ASIDE = re.compile(r"\([^()]*\)|\[[^\[\]]*\]")
_SIGNS = re.compile(r"[^a-z0-9]+")


@dataclass(frozen=True)
class KnownList:
    """A kind of list: for each of COLUMNS the headings that may hold it, folded."""

    name: str
    columns: Mapping[str, tuple[str, ...]]


def plain(heading: Any) -> str:
    """A heading as it is compared: "Số ĐT\n(nếu có)" and "số đt:" are both "so dt"."""
    folded = fold(str(heading or ""))
    return _SIGNS.sub(" ", _ASIDE.sub(" ", folded)).strip() or _SIGNS.sub(" ", folded).strip()


def unused(heading: Sequence[Any], columns: Mapping[str, int]) -> list[str]:
    """The headings that nothing is read from, as they are written; the numbering is not missed."""
    return [
        " ".join(str(each).split())
        for place, each in enumerate(heading)
        if place not in columns.values() and plain(each) not in NUMBERING
    ]


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
