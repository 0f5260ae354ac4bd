"""A docx → the paper as it is seen."""

import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from io import BytesIO
from typing import Any

import docx
from docx.document import Document
from docx.oxml.ns import qn

from doithoai.rules.plan_reading.office_files import Numbers, broken, open_package
from doithoai.rules.plan_reading.outcome import Unreadable

from .seen import Passage, Place, Run, Seen, Sheet
from .word_looks import MM_PER_TWIP, Look, Looks, fonts_of

MOST_PARAGRAPHS = 10_000
"""A plan has two hundred; a report with long tables three thousand."""

LONGEST_PARAGRAPH = 20_000
"""Letters: seven full pages without a break."""

_EMU_PER_MM = 36000
_WORD_DEFAULT_SIZE = 10.0
_LINES = ("line", "straightConnector1")
_OPENED = tuple(
    qn(tag) for tag in ("w:sdt", "w:sdtContent", "w:ins", "w:smartTag", "w:customXml", "w:moveTo", "w:hyperlink")
)  # fmt: skip
_PAGE_FIELD = re.compile(r"\bPAGE\b")
_LENGTH = re.compile(r"(-?\d+(?:\.\d+)?)\s*(pt|in|cm|mm|px)?")
_MM = {"pt": 25.4 / 72, "in": 25.4, "cm": 10.0, "mm": 1.0, "px": 25.4 / 96, None: 25.4 / 72}


@dataclass
class WordPaper:
    """A docx opened: what is seen, and the element of each of its paragraphs for whoever mends it."""

    document: Document
    seen: Seen
    elements: list[Any] = field(default_factory=list)


def open_word(data: bytes, name: str) -> WordPaper:
    """Raises `Unreadable` for anything that is not a sound docx."""
    _, names = open_package(data, name)
    if not any(entry.startswith("word/") for entry in names):
        raise Unreadable(f"Tệp “{name}” không phải văn bản Word. Hãy chọn tệp docx hoặc PDF.")
    try:
        document = docx.Document(BytesIO(data))
        return _Reader(document).paper()
    except Unreadable:
        raise
    except (
        Exception
    ) as error:  # python-docx and lxml raise many kinds for a damaged file; all mean the same here
        raise Unreadable(broken(name)) from error


class _Reader:
    def __init__(self, document: Document) -> None:
        self.document = document
        self.looks = Looks(document)
        self.numbers = Numbers(document)
        self.elements: list[Any] = []
        self.sheets: list[Sheet] = []
        self.section = 0
        self.tables = 0
        self.table_in_section = False

    def paper(self) -> WordPaper:
        body = self.document.element.body
        self.rooms = [_room(section) for section in body.iter(qn("w:sectPr"))] or [160.0]
        passages = tuple(self._read(body, "body", None, self.rooms[0]))
        last = body.find(qn("w:sectPr"))
        if last is not None:
            self._end_section(last)
        headers = tuple(self._margins("header"))
        footers = tuple(self._margins("footer"))
        plain = self.looks.plain
        notes = [
            part
            for part in self.document.part.package.iter_parts()
            if str(part.partname).endswith("/comments.xml")
        ]
        seen = Seen(
            "docx",
            tuple(self.sheets) or (Sheet(0, 0),),
            passages,
            headers,
            footers,
            default_fonts=fonts_of(plain),
            comments=sum(1 for _ in body.iter(qn("w:commentReference"))) if notes else 0,
            changes=sum(1 for tag in ("w:ins", "w:del") for _ in body.iter(qn(tag))),
            boxed=_boxed(body),
        )
        return WordPaper(self.document, seen, self.elements)

    def _margins(self, kind: str) -> Iterator[Passage]:
        """The headers or footers, each once, with the number of the first section that shows it."""
        done = set()
        for index, section in enumerate(self.document.sections):
            names = (kind, f"first_page_{kind}", f"even_page_{kind}")
            for name in names:
                margin = getattr(section, name)
                if margin.is_linked_to_previous or margin.part.partname in done:
                    continue
                if name.startswith("first") and not section.different_first_page_header_footer:
                    continue
                done.add(margin.part.partname)
                self.section = index
                room = self.rooms[min(index, len(self.rooms) - 1)]
                yield from self._read(margin.part.element, kind, None, room)  # type: ignore[arg-type]

    def _read(
        self, parent: Any, place: Place, cell: tuple[int, int, int] | None, room: float, ruled: bool = False
    ) -> Iterator[Passage]:
        for element in parent.iterchildren():
            if element.tag == qn("w:p"):
                yield from self._passages(element, place, cell, room, ruled)
                ends = element.find(f"{qn('w:pPr')}/{qn('w:sectPr')}")
                if ends is not None:
                    self._end_section(ends)
                    room = self.rooms[min(self.section, len(self.rooms) - 1)]
            elif element.tag == qn("w:tbl"):
                yield from self._table(element, place, room)
            elif element.tag in _OPENED:
                yield from self._read(element, place, cell, room, ruled)

    def _table(self, table: Any, place: Place, room: float) -> Iterator[Passage]:
        self.tables += 1
        number, ruled = self.tables, _is_ruled(table)
        self.table_in_section = self.table_in_section or ruled
        widths = [_twips(column.get(qn("w:w"))) for column in table.iter(qn("w:gridCol"))]
        for row, line in enumerate(table.iterchildren(qn("w:tr"))):
            column = 0
            for cell in line.iterchildren(qn("w:tc")):
                span_of = cell.find(f"{qn('w:tcPr')}/{qn('w:gridSpan')}")
                span = int(span_of.get(qn("w:val"), "1")) if span_of is not None else 1
                own = cell.find(f"{qn('w:tcPr')}/{qn('w:tcW')}")
                width = sum(widths[column : column + span])
                if not width and own is not None:
                    width = _twips(own.get(qn("w:w")))
                inside: Place = "table" if place == "body" else place
                yield from self._read(cell, inside, (number, row, column), width or room / 2, ruled)
                column += span

    def _end_section(self, properties: Any) -> None:
        self.sheets.append(
            _sheet(properties, self.sheets[-1] if self.sheets else None, self.table_in_section)
        )
        self.section += 1
        self.table_in_section = False

    def _passages(
        self, paragraph: Any, place: Place, cell: tuple[int, int, int] | None, room: float, ruled: bool
    ) -> Iterator[Passage]:
        look = self.looks.of_paragraph(paragraph)
        number = len(self.elements)
        if number > MOST_PARAGRAPHS:
            raise Unreadable(
                f"Tệp dài quá (hơn {MOST_PARAGRAPHS} đoạn), không phải một văn bản hành chính. Hãy tách riêng phần cần soát."
            )
        self.elements.append(paragraph)
        runs = self._runs(paragraph, look)
        if sum(len(run.text) for run in runs) > LONGEST_PARAGRAPH:
            raise Unreadable(
                f"Tệp có đoạn dài quá {LONGEST_PARAGRAPH} chữ, không phải một văn bản hành chính. Hãy ngắt đoạn rồi kiểm tra lại."
            )
        mark = self.numbers.before(paragraph)
        left, right = look.get("left", 0.0), look.get("right", 0.0)
        drawn = max(0.0, room - left - right) if look.get("border") else _drawn_line(paragraph)
        shows_page = any(_PAGE_FIELD.search(code) for code in _fields(paragraph))
        rule = look.get("line_rule", "auto")
        for part, group in enumerate(_broken(runs)):
            yield Passage(
                raw="".join(run.text for run in group),
                runs=tuple(group), place=place, element=number, part=part, section=self.section, cell=cell,
                align=look.get("align", "left"), first=look.get("first", 0.0), left=left, right=right,
                gap=look.get("before", 0.0) + look.get("after", 0.0),
                line=look.get("line", 1.0) if rule == "auto" else None,
                exact=look.get("line") if rule != "auto" else None,
                room=room, drawn=drawn, mark=mark if part == 0 else "", shows_page=shows_page, ruled_table=ruled,
            )  # fmt: skip

    def _runs(self, paragraph: Any, look: Look) -> list[Run]:
        found = []
        for run in paragraph.iter(qn("w:r")):
            if next(run.iterancestors(qn("w:p")), None) is not paragraph:
                continue  # a text box: its letters are not this paragraph's
            text = "".join(_letters(run))
            if not text:
                continue
            own = self.looks.of_run(run, look)
            found.append(
                Run(
                    text.upper() if own.get("caps") else text,
                    own.get("size", _WORD_DEFAULT_SIZE), own.get("bold", False), own.get("italic", False),
                    fonts_of(own), own.get("colour", ""), own.get("underlined", False),
                )
            )  # fmt: skip
        return found


def _letters(run: Any) -> Iterator[str]:
    for node in run:
        match node.tag.rpartition("}")[2]:
            case "t":
                yield node.text or ""
            case "tab" | "ptab":
                yield "\t"
            case "br" | "cr":
                yield "" if node.get(qn("w:type")) in ("page", "column") else "\n"
            case "noBreakHyphen":
                yield "-"
            case "softHyphen":
                yield "\u00ad"


def _broken(runs: list[Run]) -> Iterator[list[Run]]:
    """The runs of each line that a hand broke."""
    group: list[Run] = []
    for run in runs:
        first, *rest = run.text.split("\n")
        group.append(_with(run, first))
        for text in rest:
            yield group
            group = [_with(run, text)]
    yield group


def _with(run: Run, text: str) -> Run:
    return Run(text, run.size, run.bold, run.italic, run.fonts, run.colour, run.underlined)


def _fields(paragraph: Any) -> Iterator[str]:
    for node in paragraph.iter(qn("w:instrText")):
        yield node.text or ""
    for node in paragraph.iter(qn("w:fldSimple")):
        yield node.get(qn("w:instr"), "")


def _boxed(body: Any) -> str:
    """The lines that stand in text boxes, each once: Word writes a box for new and again for old readers."""
    lines = (
        "".join(text.text or "" for text in line.iter(qn("w:t"))).strip()
        for box in body.iter(qn("w:txbxContent"))
        for line in box.iter(qn("w:p"))
    )
    return "\n".join(dict.fromkeys(line for line in lines if line))


def _drawn_line(paragraph: Any) -> float | None:
    """The length of a line shape anchored here, new or old drawing."""
    for shape in paragraph.iter():
        tag = shape.tag.rpartition("}")[2] if isinstance(shape.tag, str) else ""
        if tag == "prstGeom" and shape.get("prst") in _LINES:
            extent = next(
                (each for each in shape.iterancestors() if each.tag.endswith(("}inline", "}anchor"))), None
            )
            size = (
                next((each for each in extent if each.tag.endswith("}extent")), None)
                if extent is not None
                else None
            )
            return int(size.get("cx", "0")) / _EMU_PER_MM if size is not None else 0.0
        if tag == "line" and "vml" in shape.tag:
            ends = [_mm(shape.get(side, "0,0").split(",")[0]) for side in ("from", "to")]
            return abs(ends[1] - ends[0])
        if tag == "shape" and "t32" in shape.get("type", ""):
            width = re.search(r"(?<![-\w])width:([^;]+)", shape.get("style", ""))
            return _mm(width[1]) if width else 0.0
    return None


def _mm(text: str) -> float:
    found = _LENGTH.match(text.strip())
    return float(found[1]) * _MM[found[2]] if found else 0.0


def _is_ruled(table: Any) -> bool:
    """Lines between its cells: a table of data, not the frame of a letterhead."""
    properties = table.find(qn("w:tblPr"))
    if properties is None:
        return False
    edges = properties.find(qn("w:tblBorders"))
    if edges is not None:
        inside = edges.find(qn("w:insideV"))
        inside = inside if inside is not None else edges.find(qn("w:insideH"))
        return inside is not None and inside.get(qn("w:val"), "none") not in ("none", "nil")
    style = properties.find(qn("w:tblStyle"))
    return style is not None and "grid" in (style.get(qn("w:val")) or "").lower()


def _twips(text: str | None) -> float:
    try:
        return float(text or 0) * MM_PER_TWIP
    except ValueError:
        return 0.0


def _room(section: Any) -> float:
    size, margins = section.find(qn("w:pgSz")), section.find(qn("w:pgMar"))
    if size is None or margins is None:
        return 160.0
    return (
        _twips(size.get(qn("w:w"))) - _twips(margins.get(qn("w:left"))) - _twips(margins.get(qn("w:right")))
    )


def _sheet(section: Any, before: Sheet | None, has_table: bool) -> Sheet:
    size, margins = section.find(qn("w:pgSz")), section.find(qn("w:pgMar"))
    numbering, hides = section.find(qn("w:pgNumType")), section.find(qn("w:titlePg"))
    # Without a size of its own Word takes Letter; without margins, an inch.
    width, height = (_twips(size.get(qn(f"w:{side}"))) if size is not None else 0.0 for side in ("w", "h"))
    start = numbering.get(qn("w:start")) if numbering is not None else None
    sides = {
        side: abs(_twips(margins.get(qn(f"w:{side}")))) if margins is not None else 25.4
        for side in ("top", "bottom", "left", "right")
    }
    sides["left"] += _twips(margins.get(qn("w:gutter"))) if margins is not None else 0
    return Sheet(
        width or 215.9, height or 279.4, **sides, landscape=width > height,
        hides_first=hides is not None and hides.get(qn("w:val"), "1") not in ("0", "false", "off"),
        start=int(start) if start and start.isdigit() else None, has_table=has_table,
    )  # fmt: skip
