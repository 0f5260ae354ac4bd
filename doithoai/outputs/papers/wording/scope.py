"""What the words of a wording say for one paper: its facts, and the entry of the list that is being told."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace
from typing import Any

from doithoai.rules.paper_style import BLANK

from .notation import Choice, Field, Part, Text, fields_of
from .words import NUMBER, Offer, Rows, Word

_STRIPPED = " .;"


Words = Mapping[str, Word | Rows]
"""The words and lists of an offer by name."""


def index(offer: Offer) -> Words:
    """The offer by name: made once for a paper, asked for every field."""
    return {each.name: each for each in offer}


def list_of(name: str, words: Words) -> str:
    """The list a field's name belongs to: `việc` for `việc.đơn vị`, `căn cứ` for a word that says several
    things by itself, "" for a word that says one."""
    stem, dot, _ = name.partition(".")
    found = words.get(stem)
    if isinstance(found, Rows):
        return stem if dot else ""
    return stem if found is not None and found.many and not dot else ""


@dataclass(frozen=True)
class Scope:
    """Where a field is looked up. `entry`: the entry of `rows` being told, with its number; `one`: which of
    several values a word stands for here."""

    words: Words
    facts: Any
    rows: str = ""
    entry: Any = None
    number: int = 0
    one: tuple[str, str] = ("", "")

    def value(self, name: str) -> str:
        """What the field says; "" when it has nothing to say or nobody offers it."""
        if name == self.one[0]:
            return self.one[1]
        given = self.values(name)
        return "; ".join(given) if isinstance(given, tuple) else given

    def values(self, name: str) -> str | tuple[str, ...]:
        """The same with several values apart."""
        stem, dot, rest = name.partition(".")
        found = self.words.get(stem)
        if isinstance(found, Word) and not dot:
            return _printed(found.of(self.facts))
        if not isinstance(found, Rows) or stem != self.rows:
            return ""
        if rest == NUMBER:
            return str(self.number)
        return next((_printed(word.of(self.entry)) for word in found.words if word.name == rest), "")

    def entries(self, name: str) -> Iterator["Scope"]:
        """One scope for every entry of a list, or for every value of a word that says several."""
        found = self.words.get(name)
        if isinstance(found, Rows):
            for number, entry in enumerate(found.of(self.facts), start=1):
                yield replace(self, rows=name, entry=entry, number=number)
        else:
            yield from self.apart(name)

    def apart(self, name: str) -> Iterator["Scope"]:
        """One scope for every value of a word that says several things."""
        given = self.values(name)
        for value in given if isinstance(given, tuple) else (given,):
            if value:
                yield replace(self, one=(name, value))

    def several(self, part: Part) -> str:
        """The word of this block, inside its list, that says several things; "" for none."""
        if not self.rows:
            return ""
        rows = self.words[self.rows]
        many = (
            {f"{rows.name}.{word.name}" for word in rows.words if word.many}
            if isinstance(rows, Rows)
            else set()
        )
        names = (each.name for text in part.texts() for each in fields_of(text))
        return next((name for name in names if name in many), "")

    def said(self, text: Text) -> str | None:
        """The text with its fields said; None when a field outside brackets has nothing to say."""
        out, after_value = "", False
        for piece in text:
            if isinstance(piece, str):
                out, after_value = _joined(out, piece, after_value), False
                continue
            more = self._optional(piece) if isinstance(piece, Choice) else self.value(piece.name).strip()
            if not more and isinstance(piece, Field):
                return None
            if more:
                # a bracket begins with its own words, a field with a value: the same care before both
                out = _joined(out, more, after_value)
                after_value = isinstance(piece, Field) or isinstance(piece.pieces[-1], Field)
        return out.strip()

    def _optional(self, choice: Choice) -> str:
        inner = [
            piece if isinstance(piece, str) else self.value(piece.name).strip() for piece in choice.pieces
        ]
        if not all(inner):
            return ""
        out, after_value = "", False
        for piece, more in zip(choice.pieces, inner, strict=True):
            out, after_value = _joined(out, more, after_value), isinstance(piece, Field)
        return out


def _printed(given: Any) -> str | tuple[str, ...]:
    if isinstance(given, str) or given is None:
        return given or ""
    return tuple(str(each) for each in given if str(each).strip())


def _joined(before: str, after: str, after_value: bool) -> str:
    """Two pieces of one sentence: a value brings its own full stop only to the end of it."""
    if not after_value or not after:
        return before + after
    if after[0] == "." and before[-1:] in tuple("?!…"):
        return before + after[1:]
    if before.endswith((BLANK, "v.v.")):
        return before + (after[1:] if after[0] == "." and before.endswith("v.v.") else after)
    return before.rstrip(_STRIPPED) + after
