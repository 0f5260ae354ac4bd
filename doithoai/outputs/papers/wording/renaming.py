"""Wordings written for an earlier version: words that were renamed since are said under their name of now."""

from dataclasses import replace

from .notation import Attached, Choice, Field, Part, Text, Wording, fields_of
from .words import Offer, Rows, Word


def up_to_date(wording: Wording, offer: Offer) -> tuple[Wording, tuple[str, ...]]:
    """The wording with today's names, and a sentence for each word that was renamed."""
    now = _renamed(offer)
    used = [each.name for _, text in wording.texts() for each in fields_of(text) if each.name in now]
    if not used:
        return wording, ()
    told = tuple(f"Từ {{{name}}} nay gọi là {{{now[name]}}}." for name in dict.fromkeys(used))
    renewed = replace(
        wording,
        subject=_text(wording.subject, now),
        about=_text(wording.about, now),
        parts=tuple(_part(part, now) for part in wording.parts),
        appendices=tuple(
            Attached(_text(each.title, now), tuple(_part(part, now) for part in each.parts))
            for each in wording.appendices
        ),
    )
    return renewed, told


def _renamed(offer: Offer) -> dict[str, str]:
    """The whole old name of every renamed word -> its whole name now."""
    found = {old: each.name for each in offer if isinstance(each, Word) for old in each.formerly}
    for rows in offer:
        if isinstance(rows, Rows):
            found |= {
                f"{rows.name}.{old}": f"{rows.name}.{word.name}"
                for word in rows.words
                for old in word.formerly
            }
    return found


def _part(part: Part, now: dict[str, str]) -> Part:
    return replace(
        part,
        text=_text(part.text, now),
        lead=_text(part.lead, now),
        code=_text(part.code, now),
        rows=tuple(tuple(_text(cell, now) for cell in row) for row in part.rows),
    )


def _text(text: Text, now: dict[str, str]) -> Text:
    return tuple(_piece(piece, now) for piece in text)


def _piece(piece: str | Field | Choice, now: dict[str, str]) -> str | Field | Choice:
    if isinstance(piece, Field):
        return Field(now.get(piece.name, piece.name))
    if isinstance(piece, Choice):
        inner = (
            Field(now.get(each.name, each.name)) if isinstance(each, Field) else each for each in piece.pieces
        )
        return Choice(tuple(inner))
    return piece
