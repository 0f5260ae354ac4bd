"""What is on a paper, before anyone asks how it is printed: one content model for docx and PDF.

A `Paper` is made of few parts, in the order they are read. The two renderers walk the same parts, so a
paper cannot say one thing in Word and another in PDF. All text is plain; `tidied` brings it to NFC, takes out
control characters and folds white space, once, at the door of every renderer.
"""

import re
import unicodedata
from collections.abc import Iterator
from dataclasses import dataclass, fields, is_dataclass, replace
from datetime import date
from typing import Any, Literal, TypeVar

from doithoai.rules.paper_style import MOTTO, NATION

Align = Literal["left", "center", "justify", "right"]


@dataclass(frozen=True)
class Head:
    """The letterhead. `issuer` in capitals, one entry per line; `place_date` empty on minutes;
    `about` is the `V/v …` line of an official letter."""

    issuer: tuple[str, ...]
    number: str
    place_date: str = ""
    parent: str = ""
    about: str = ""


@dataclass(frozen=True)
class Title:
    """The type in capitals and its subject (trích yếu) under it."""

    kind: str
    subject: str


@dataclass(frozen=True)
class Heading:
    """A heading with its number in the text. Level 1: `I. MỤC ĐÍCH`; level 2: `1. Mục đích`."""

    text: str
    level: int = 1


@dataclass(frozen=True)
class Paragraph:
    """Body text with a first-line indent. `lead` is printed bold before it (`Thời gian: `)."""

    text: str
    lead: str = ""
    italic: bool = False
    align: Align = "justify"


@dataclass(frozen=True)
class Item:
    """One point of a list; `mark` is part of the text (`a)`, `-`, `1.`)."""

    text: str
    mark: str = "-"
    lead: str = ""


@dataclass(frozen=True)
class Column:
    """A table column: its heading, its share of the width, how its cells align."""

    title: str
    share: float
    align: Align = "left"


@dataclass(frozen=True)
class Table:
    """A ruled table. The heading row is repeated on each page; every row has one cell per column."""

    columns: tuple[Column, ...]
    rows: tuple[tuple[str, ...], ...]

    def __post_init__(self) -> None:
        if any(len(row) != len(self.columns) for row in self.rows):
            raise ValueError("Each row of a table needs one cell per column.")


@dataclass(frozen=True)
class Qr:
    """A QR code with the words beside it. `data` is what the code holds, not printed."""

    data: str
    caption: str


Block = Heading | Paragraph | Item | Table | Qr


@dataclass(frozen=True)
class Signature:
    """Capital lines, room for the signature, the name."""

    lines: tuple[str, ...]
    name: str


@dataclass(frozen=True)
class Closing:
    """The foot: `Nơi nhận` on the left, the signature on the right; `second` (the secretary of minutes)
    stands on the left above `Nơi nhận`."""

    signature: Signature
    recipients: tuple[str, ...]
    second: Signature | None = None


@dataclass(frozen=True)
class Appendix:
    """An attachment on its own pages, numbered from 1 again."""

    label: str
    title: str
    attached_to: str
    body: tuple[Block, ...]


@dataclass(frozen=True)
class Paper:
    """One official paper. `name` is its title for the file's properties; `author` the issuing body;
    without `issued_on` it is a draft."""

    name: str
    author: str
    head: Head
    title: Title | None
    body: tuple[Block, ...]
    closing: Closing
    issued_on: date | None = None
    addressees: tuple[str, ...] = ()
    appendices: tuple[Appendix, ...] = ()


def top_level(blocks: tuple[Block, ...]) -> int:
    """The highest heading level among the blocks: a paper without sections begins at level 2, and readers
    of its outline should not meet a gap."""
    return min((block.level for block in blocks if isinstance(block, Heading)), default=1)


_Any = TypeVar("_Any")
_CONTROL = re.compile(
    "[\x00-\x08\x0b\x0c\x0e-\x1f\x7f\u00ad\u200b\u200e\u200f\u202a-\u202e\u2060\ud800-\udfff\ufeff\ufffe\uffff]"
)


def tidied(part: _Any) -> _Any:
    """The same part with every text in NFC, on one line, without control or invisible characters."""
    return _tidied(part)


def _tidied(part: Any) -> Any:
    if isinstance(part, str):
        if part.isascii() and part.isprintable() and "  " not in part:
            return part.strip()
        return " ".join(_CONTROL.sub("", unicodedata.normalize("NFC", part)).split())
    if isinstance(part, tuple):
        return tuple(_tidied(each) for each in part)
    if is_dataclass(part) and not isinstance(part, type):
        return replace(part, **{each.name: _tidied(getattr(part, each.name)) for each in fields(part)})
    return part


def text_of(paper: Paper) -> str:
    """Every printed word of the paper, one line per printed part, in reading order. No page numbers."""
    return "\n".join(line for line in _lines(tidied(paper)) if line)


def _lines(paper: Paper) -> Iterator[str]:
    head = paper.head
    yield from (head.parent, *head.issuer, NATION, MOTTO, head.number, head.about, head.place_date)
    if paper.title:
        yield from (paper.title.kind, paper.title.subject)
    yield from addressee_lines(paper.addressees)
    for block in paper.body:
        yield from _block_lines(block)
    if second := paper.closing.second:
        yield from _signature_lines(second)
    if paper.closing.second is None:
        yield from ("Nơi nhận:", *paper.closing.recipients)
        yield from _signature_lines(paper.closing.signature)
    else:
        yield from _signature_lines(paper.closing.signature)
        yield from ("Nơi nhận:", *paper.closing.recipients)
    for appendix in paper.appendices:
        yield from (appendix.label, appendix.title, appendix.attached_to)
        for block in appendix.body:
            yield from _block_lines(block)


def addressee_lines(addressees: tuple[str, ...]) -> tuple[str, ...]:
    """`Kính gửi: X.` on one line, or one line each with dashes when there are several."""
    if not addressees:
        return ()
    bare = [each.strip().rstrip(".;") for each in addressees]
    if len(bare) == 1:
        return (f"Kính gửi: {bare[0]}.",)
    return ("Kính gửi:", *(f"- {each};" for each in bare[:-1]), f"- {bare[-1]}.")


def _signature_lines(signature: Signature) -> tuple[str, ...]:
    return (*signature.lines, signature.name)


def _block_lines(block: Block) -> Iterator[str]:
    match block:
        case Heading(text=text):
            yield text
        case Paragraph(text=text, lead=lead):
            yield f"{lead} {text}".strip()
        case Item(text=text, mark=mark, lead=lead):
            yield " ".join(part for part in (mark, lead, text) if part)
        case Table(columns=columns, rows=rows):
            yield from (column.title for column in columns)
            for row in rows:
                yield from row
        case Qr(caption=caption):
            yield caption
