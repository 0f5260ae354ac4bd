"""The notation of a wording: how its plain text is read and written.

    Tên loại: THÔNG BÁO                 the type; `Về việc:` instead makes a letter without a type
    Trích yếu: {trích yếu}
    _{căn cứ}_                          a legal basis, in italics
    # I. MỤC ĐÍCH, YÊU CẦU              a section; its number is counted again when others are left out
    ## 1. Mục đích                      a part of it
    **Thời gian:** {thời gian}          a label and what it says; alone, the label of the list under it
    - {thành phần}     a) …     1. …    points
    | TT | Nội dung |                   a table: headings, shares of the width (`:6%:` is centred), rows
    QR {địa chỉ}: Quét mã …             a code with the words beside it
    ---                                 here the sections end
    === DANH MỤC NỘI DUNG               an appendix under this title
    [, tại {địa điểm}]                  a piece left out when its word has nothing to say

A line that begins with a space goes on with the one before. Reading never fails: what cannot be a field stays
as it was typed, for `troubles` to speak about.
"""

import re
import unicodedata
from collections.abc import Iterator
from dataclasses import dataclass, field, replace
from typing import Literal

from ..content import Align, Column


@dataclass(frozen=True)
class Field:
    """A word the facts will say. `name` is folded: NFC, small letters, single spaces."""

    name: str


@dataclass(frozen=True)
class Choice:
    """A piece in square brackets: left out when a field in it is empty."""

    pieces: tuple[str | Field, ...]


Text = tuple[str | Field | Choice, ...]
Kind = Literal["heading", "paragraph", "label", "basis", "item", "table", "qr", "end"]


@dataclass(frozen=True)
class Part:
    """One block of a wording. `lead` is bold before `text`; `code` is what a QR holds; `line` is where it
    stood, for whoever is told about it."""

    kind: Kind
    text: Text = ()
    lead: Text = ()
    mark: str = ""
    level: int = 0
    columns: tuple[Column, ...] = ()
    rows: tuple[tuple[Text, ...], ...] = ()
    code: Text = ()
    line: int = field(default=0, compare=False)

    def texts(self) -> Iterator[Text]:
        """Every text of the block, in reading order."""
        yield from (self.lead, self.text, self.code)
        for row in self.rows:
            yield from row


@dataclass(frozen=True)
class Attached:
    """An appendix: its title and its blocks."""

    title: Text
    parts: tuple[Part, ...] = ()


@dataclass(frozen=True)
class Wording:
    """All the words of one paper. A letter has `about` and no `type`."""

    type: str = ""
    subject: Text = ()
    about: Text = ()
    parts: tuple[Part, ...] = ()
    appendices: tuple[Attached, ...] = ()

    def texts(self) -> Iterator[tuple[int, Text]]:
        """Every text with the line it stands on (0: in the head)."""
        yield from ((0, text) for text in (self.subject, self.about) if text)
        yield from ((part.line, text) for part in self.parts for text in part.texts() if text)
        for attached in self.appendices:
            yield (0, attached.title)
            yield from ((part.line, text) for part in attached.parts for text in part.texts() if text)


def fields_of(text: Text) -> Iterator[Field]:
    """The fields of a text, those in brackets too."""
    for piece in text:
        if isinstance(piece, Field):
            yield piece
        elif isinstance(piece, Choice):
            yield from (each for each in piece.pieces if isinstance(each, Field))


def folded(name: str) -> str:
    """A field's name as it is compared: NFC, small letters, single spaces."""
    return " ".join(unicodedata.normalize("NFC", name).lower().split())


# -- reading

_FIELD = re.compile(r"\{([^{}\[\]\n]{1,80})\}")
_BRACKETS = re.compile(r"\[([^\[\]]*)\]")
_HEAD = re.compile(r"(Tên loại|Trích yếu|Về việc): *(.*)", re.IGNORECASE)
_HEADING = re.compile(r"(#{1,2}) *(?:([IVXL]+\.|\d+\.) +)?(.*)")
_LEAD = re.compile(r"\*\*(.+?)\*\* *(.*)")
_ITEM = re.compile(r"(-|[a-zđ]{1,2}\)|\d{1,3}\.) +(.*)")
_QR = re.compile(r"QR +(\{[^{}]+\}) *: *(.*)")
_SHARE = re.compile(r"(:?)(\d{1,3})%(:?)")


def text_of_line(line: str) -> Text:
    """The pieces of one line: words, fields, pieces in brackets."""
    out: list[str | Field | Choice] = []
    for place, part in enumerate(_BRACKETS.split(line)):
        pieces = tuple(_fields(part))
        if place % 2 and any(isinstance(each, Field) for each in pieces):
            out.append(Choice(pieces))
        else:
            out += (f"[{part}]",) if place % 2 else pieces
    return _joined(out)


def _joined(pieces: list[str | Field | Choice]) -> Text:
    """Neighbouring words as one piece."""
    out: list[str | Field | Choice] = []
    for piece in pieces:
        if isinstance(piece, str) and out and isinstance(out[-1], str):
            out[-1] += piece
        else:
            out.append(piece)
    return tuple(out)


def _fields(text: str) -> Iterator[str | Field]:
    for place, part in enumerate(_FIELD.split(text)):
        if place % 2:
            yield Field(folded(part))
        elif part:
            yield part


def read(text: str) -> Wording:
    """The wording that a plain text holds."""
    head: dict[str, str] = {}
    attached: list[tuple[Text, list[Part]]] = [((), [])]
    for number, line in _lines(text):
        parts = attached[-1][1]
        if not parts and len(attached) == 1 and (named := _HEAD.fullmatch(line)):
            head[named[1].lower()] = named[2]
        elif line.startswith("==="):
            attached.append((text_of_line(line.strip("= ")), []))
        elif line.startswith("|") and parts and parts[-1].kind == "table":
            parts[-1] = _with_row(parts[-1], _cells(line))
        else:
            parts.append(_part(line, number))
    (_, body), *rest = attached
    return Wording(
        type=head.get("tên loại", ""), subject=text_of_line(head.get("trích yếu", "")),
        about=text_of_line(head.get("về việc", "")), parts=_labelled(body),
        appendices=tuple(Attached(title, _labelled(parts)) for title, parts in rest),
    )  # fmt: skip


def _labelled(parts: list[Part]) -> tuple[Part, ...]:
    """The blocks, where a label that stands right above a heading is one of sections: `level` 1."""
    pairs = zip(parts, (*parts[1:], None), strict=False)
    return tuple(
        replace(part, level=1) if part.kind == "label" and after and after.kind == "heading" else part
        for part, after in pairs
    )


def _lines(text: str) -> Iterator[tuple[int, str]]:
    """Lines with their number; one that begins with a space is joined to the one before."""
    held: list[str] = []
    start = 0
    for number, raw in enumerate(unicodedata.normalize("NFC", text).splitlines(), start=1):
        if raw[:1].isspace() and raw.strip() and held:
            held.append(raw.strip())
            continue
        if held:
            yield start, " ".join(held)
        held, start = ([raw.strip()] if raw.strip() else []), number
    if held:
        yield start, " ".join(held)


def _part(line: str, number: int) -> Part:
    if line.strip("-– ") == "" and len(line) >= 3:
        return Part("end", line=number)
    if line.startswith("#") and (found := _HEADING.fullmatch(line)):
        return Part("heading", text_of_line(found[3]), mark=found[2] or "", level=len(found[1]), line=number)
    if len(line) > 2 and line[0] == line[-1] == "_":
        return Part("basis", text_of_line(line[1:-1]), line=number)
    if line.startswith("|"):
        columns = tuple(Column(cell, 0) for cell in _cells(line))
        return Part("table", columns=columns, line=number)
    if found := _QR.fullmatch(line):
        return Part("qr", text_of_line(found[2]), code=text_of_line(found[1]), line=number)
    if found := _ITEM.fullmatch(line):
        lead, text = _led(found[2])
        return Part("item", text, lead, mark=found[1], line=number)
    lead, text = _led(line)
    return Part("label" if lead and not text else "paragraph", text, lead, line=number)


def _led(line: str) -> tuple[Text, Text]:
    found = _LEAD.fullmatch(line)
    return (text_of_line(found[1]), text_of_line(found[2])) if found else ((), text_of_line(line))


def _cells(line: str) -> list[str]:
    return [cell.strip() for cell in line.strip().strip("|").split("|")]


def _with_row(table: Part, cells: list[str]) -> Part:
    """The table and one row more; the first row of numbers says the columns' shares and how they align."""
    shares = [_SHARE.fullmatch(cell) for cell in cells]
    if not table.rows and not table.columns[0].share and len(shares) == len(table.columns) and all(shares):
        columns = tuple(
            Column(column.title, float(share[2]), _align(share[1], share[3]))
            for column, share in zip(table.columns, shares, strict=True)
            if share
        )
        return Part("table", columns=columns, line=table.line)
    row = tuple(text_of_line(cell) for cell in cells)
    return Part("table", columns=table.columns, rows=(*table.rows, row), line=table.line)


def _align(left: str, right: str) -> Align:
    return ("center" if left else "right") if right else "left"


# -- writing


def written(wording: Wording) -> str:
    """The wording as plain text again; `read(written(w)) == w`."""
    head = (("Tên loại", wording.type), ("Trích yếu", line_of(wording.subject)))
    lines = [f"{name}: {text}" for name, text in (*head, ("Về việc", line_of(wording.about))) if text]
    lines += ["", *_written(wording.parts)]
    for attached in wording.appendices:
        lines += ["", f"=== {line_of(attached.title)}", *_written(attached.parts)]
    return "\n".join(lines).strip() + "\n"


_APART = ("heading", "label", "table", "end")


def _written(parts: tuple[Part, ...]) -> Iterator[str]:
    """The blocks with an empty line where a reader's eye wants one."""
    for before, part in zip((None, *parts), parts, strict=False):
        after = before.kind if before else ""
        if before and (part.kind in _APART or after in ("table", "end", "basis")) and part.kind != after:
            yield ""
        yield from lines_of(part)


def lines_of(part: Part) -> Iterator[str]:
    """The lines that say one block."""
    lead = f"**{line_of(part.lead)}**" if part.lead else ""
    text = line_of(part.text)
    match part.kind:
        case "heading":
            yield " ".join(each for each in ("#" * part.level, part.mark, text) if each)
        case "basis":
            yield f"_{text}_"
        case "item":
            yield " ".join(each for each in (part.mark, lead, text) if each)
        case "qr":
            yield f"QR {line_of(part.code)}: {text}"
        case "end":
            yield "---"
        case "table":
            yield _row(column.title for column in part.columns)
            if any(column.share for column in part.columns):
                yield _row(_share(column) for column in part.columns)
            yield from (_row(line_of(cell) for cell in row) for row in part.rows)
        case _:
            yield " ".join(each for each in (lead, text) if each)


def _row(cells: Iterator[str]) -> str:
    return f"| {' | '.join(cells)} |"


def _share(column: Column) -> str:
    share = f"{column.share:g}%"
    return {"center": f":{share}:", "right": f"{share}:"}.get(column.align, share)


def line_of(text: Text) -> str:
    """The text with its fields in braces, as a clerk reads it."""
    return "".join(
        piece if isinstance(piece, str)
        else f"{{{piece.name}}}" if isinstance(piece, Field)
        else f"[{line_of(piece.pieces)}]"
        for piece in text
    )  # fmt: skip
