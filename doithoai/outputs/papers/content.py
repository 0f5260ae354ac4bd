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
from itertools import count
from typing import Any, Literal, TypeVar

from doithoai.rules.paper_style import (
    PaperStyle,
    addressee_lines,
    basis_lines,
    ended_as,
    is_basis,
    paper_styles,
    printed_on_both_sides,
    roman,
)

Align = Literal["left", "center", "justify", "right"]
Sheet = Literal["A3", "A4", "A5"]

BOX = "□"
"""The empty box of a choice, a letter that the printed face really has."""


@dataclass(frozen=True)
class Stamp:
    """The boxed words of page 1. `urgency` stands in red under the number: KHẨN, THƯỢNG KHẨN or HỎA TỐC;
    `circulation` above the nation's name: LƯU HÀNH NỘI BỘ or XEM XONG TRẢ LẠI (Decree 30, Phụ lục I, III)."""

    urgency: str = ""
    circulation: str = ""


@dataclass(frozen=True)
class Head:
    """The letterhead. `issuer` in capitals, one entry per line; `place_date` empty on minutes;
    `about` is the `V/v …` line of an official letter; `contact` stands at the foot of page 1 under a rule;
    `style` names the official style (`paper_style.toml`) of the whole paper, `two_sided` its print."""

    issuer: tuple[str, ...]
    number: str
    place_date: str = ""
    parent: str = ""
    about: str = ""
    stamp: Stamp = Stamp()
    contact: str = ""
    style: str = "nd30"
    two_sided: bool = False


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
    """A ruled table. The heading row is repeated on each page; every row has one cell per column;
    `totals` is a last row in bold, never parted from the row above it."""

    columns: tuple[Column, ...]
    rows: tuple[tuple[str, ...], ...]
    totals: tuple[str, ...] = ()

    def __post_init__(self) -> None:
        if any(
            len(row) != len(self.columns) for row in (*self.rows, *((self.totals,) if self.totals else ()))
        ):
            raise ValueError("Each row of a table needs one cell per column.")


@dataclass(frozen=True)
class Qr:
    """A QR code with the words beside it. `data` is what the code holds, not printed; `side` in mm with the
    quiet zone: 26 for a hand's length, 80 for a poster read from a step away."""

    data: str
    caption: str
    side: float = 26


@dataclass(frozen=True)
class Field:
    """A label with the rest of its line dotted, to be written on; `value` is what is known already."""

    label: str
    value: str = ""


@dataclass(frozen=True)
class Blank:
    """Dotted lines to write on, `lines` of them."""

    lines: int = 1


@dataclass(frozen=True)
class Choice:
    """A question with a box to tick before each option, all in one paragraph; `label` may be empty."""

    label: str
    options: tuple[str, ...]


@dataclass(frozen=True)
class Signature:
    """Capital lines, room for the signature, the name."""

    lines: tuple[str, ...]
    name: str


@dataclass(frozen=True)
class Signatures:
    """Signatures side by side inside the pages: who gives and who takes, who made a list and who checked."""

    side_by_side: tuple[Signature, ...]


Block = Heading | Paragraph | Item | Table | Qr | Field | Blank | Choice | Signatures


@dataclass(frozen=True)
class Closing:
    """The foot: `Nơi nhận` on the left, the signature on the right; `second` (the secretary of minutes, the
    partner of a joint paper) stands on the left above `Nơi nhận`. `drafter` is who typed it and the number
    of copies, `PL.(300)`, under the list."""

    signature: Signature
    recipients: tuple[str, ...]
    second: Signature | None = None
    drafter: str = ""


@dataclass(frozen=True)
class Appendix:
    """An attachment on its own pages, numbered from 1 again. The label `Phụ lục` gets its Roman number by
    itself when the paper has two or more. `landscape` only where a wide table needs it."""

    label: str
    title: str
    attached_to: str
    body: tuple[Block, ...]
    landscape: bool = False


@dataclass(frozen=True)
class Pages:
    """Pages that are no official paper, without letterhead, number and signature: a slip, a poster, a script.

    Each of `forms` begins on a page of its own; with `across` = 2 two stand side by side on a sheet in
    landscape, to be cut apart (two A5 on an A4). `sheet` is the sheet as it leaves the printer; `scale`
    multiplies every size of the style, for a poster read from two metres away. `kicker` are the lines above
    the title: who issues the form. `centred`: the body too, as on a poster.
    """

    name: str
    author: str
    forms: tuple[tuple[Block, ...], ...]
    title: "Title | None" = None
    kicker: tuple[str, ...] = ()
    sheet: Sheet = "A4"
    landscape: bool = False
    across: Literal[1, 2] = 1
    scale: float = 1
    issued_on: date | None = None

    @property
    def style(self) -> PaperStyle:
        """The style whose face and sizes it borrows: the state's."""
        return paper_styles()["nd30"]


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

    @property
    def style(self) -> PaperStyle:
        """The official style that its letterhead names, for both sides of a sheet when it is printed so."""
        style = paper_styles()[self.head.style]
        return printed_on_both_sides(style) if self.head.two_sided else style


Printed = Paper | Pages
"""What the renderers print."""


def dressed(paper: Paper) -> Paper:
    """The paper in the habits of its own style, whoever wrote its facts: the end mark, the look of the legal
    bases, the case of the subject, the Roman numbers of two or more appendices. Twice is the same as once."""
    style = paper.style
    title = paper.title
    if title:
        title = replace(title, subject=style.cased_subject(title.subject))
    bases = _bases(paper.body)
    lines = basis_lines([each.text for each in bases], style=style)
    body: list[Block] = [
        replace(each, text=text, italic=style.basis_italic) for each, text in zip(bases, lines, strict=True)
    ]
    body += paper.body[len(bases) :]
    if body and isinstance(last := body[-1], Paragraph | Item):
        body[-1] = replace(last, text=ended_as(last.text, style=style))
    return replace(paper, title=title, body=tuple(body), appendices=_numbered(paper.appendices))


def _bases(body: tuple[Block, ...]) -> tuple[Paragraph, ...]:
    """The legal bases: the italic paragraphs that a paper begins with."""
    found: list[Paragraph] = []
    for block in body:
        if not (isinstance(block, Paragraph) and block.italic and is_basis(block.text)):
            break
        found.append(block)
    return tuple(found)


def _numbered(appendices: tuple[Appendix, ...]) -> tuple[Appendix, ...]:
    """With their Roman numbers where there are two or more; what has a label of its own is none of them."""
    if sum(each.label == "Phụ lục" for each in appendices) < 2:
        return appendices
    numbers = count(1)
    return tuple(
        replace(each, label=f"{each.label} {roman(next(numbers))}") if each.label == "Phụ lục" else each
        for each in appendices
    )


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


def text_of(printed: Printed) -> str:
    """Every printed word, one line per printed part, in reading order. No page numbers."""
    tidy = tidied(printed)
    lines = _pages_lines(tidy) if isinstance(tidy, Pages) else _lines(dressed(tidy))
    return "\n".join(line for line in lines if line)


def _pages_lines(pages: Pages) -> Iterator[str]:
    for form in pages.forms:
        yield from pages.kicker
        if pages.title:
            yield from (pages.title.kind, pages.title.subject)
        for block in form:
            yield from _block_lines(block)


def _lines(paper: Paper) -> Iterator[str]:
    head, style = paper.head, paper.style
    yield head.stamp.circulation
    yield from (head.parent, *head.issuer, style.issuer_mark, *style.nation)
    yield from (head.number, head.about, head.stamp.urgency, head.place_date)
    if paper.title:
        yield from (paper.title.kind, paper.title.subject, style.subject_mark)
    yield from addressed(paper)
    for block in paper.body:
        yield from _block_lines(block)
    closing = paper.closing
    recipients = (style.recipients_label, *closing.recipients, closing.drafter)
    if closing.second is None:
        yield from recipients
        yield from _signature_lines(closing.signature)
    else:
        yield from _signature_lines(closing.second)
        yield from _signature_lines(closing.signature)
        yield from recipients
    for appendix in paper.appendices:
        yield from (appendix.label, appendix.title, appendix.attached_to)
        for block in appendix.body:
            yield from _block_lines(block)
    yield head.contact


def addressed(paper: Paper) -> tuple[str, ...]:
    """The lines of `Kính gửi`, or of what this style writes on a paper of this type."""
    return addressee_lines(paper.addressees, paper.title.kind if paper.title else "", style=paper.style)


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
        case Table(columns=columns, rows=rows, totals=totals):
            yield from (column.title for column in columns)
            for row in (*rows, totals):
                yield from row
        case Qr(caption=caption):
            yield caption
        case Field(label=label, value=value):
            yield f"{label} {value}".strip()
        case Choice():
            yield choice_text(block)
        case Signatures(side_by_side=signatures):
            for each in signatures:
                yield from _signature_lines(each)


def choice_text(choice: Choice) -> str:
    """`Nhận trả lời bằng: □ giấy □ điện thoại`."""
    return " ".join(part for part in (choice.label, *(f"{BOX} {each}" for each in choice.options)) if part)
