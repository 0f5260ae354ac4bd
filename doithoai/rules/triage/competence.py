"""Thẩm quyền: whose matter it is, by a table of field and kind of object (`regulations/competence.toml`).

Never learned: on real matters a learner picks up the style of writing, not the competence.
"""

from dataclasses import dataclass
from functools import cache
from typing import Any, Literal

from doithoai.rules.vietnamese import fold

from .text import Book, Said, phrase_of, read

Competence = Literal["xã", "tỉnh", "trung ương"]
LEVELS: tuple[Competence, ...] = ("xã", "tỉnh", "trung ương")


@dataclass(frozen=True, slots=True)
class _Table:
    objects: dict[str, Competence]
    otherwise: Competence | None


def competence_of(text: Said, field: str) -> Competence | None:
    """The level of the longest object named; of two as long, the first named. None: the table does not say."""
    anywhere, fields, book = _tables()
    hits = text.hits(book)
    for table in (anywhere, fields.get(field)):
        if table is None:
            continue
        named = [hit for hit in hits if hit.phrase in table.objects]
        if named:
            longest = min(named, key=lambda hit: (hit.first - hit.after, hit.first))
            return table.objects[longest.phrase]
    return fields[field].otherwise if field in fields else None


@cache
def _tables() -> tuple[_Table, dict[str, _Table], Book]:
    said = read("competence.toml")
    anywhere = _read(said["anywhere"])
    fields = {code: _read(rows) for code, rows in said["field"].items()}
    objects = {phrase for table in (anywhere, *fields.values()) for phrase in table.objects}
    # Of one syllable only with marks: "hồ" without is also "hộ".
    return anywhere, fields, Book(objects, {phrase for phrase in objects if " " in phrase})


def _read(rows: dict[str, Any]) -> _Table:
    objects: dict[str, Competence] = {}
    for level in LEVELS:
        for term in rows[level]:
            phrase = phrase_of(term)
            objects[phrase] = level
            if " " in phrase:
                objects.setdefault(fold(phrase), level)
    return _Table(objects, rows.get("otherwise"))
