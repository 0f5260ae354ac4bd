"""A PDF → the paper as it is seen: letters with their place, face and size, joined into lines and paragraphs.

A PDF knows neither paragraphs nor indents. What is guessed here is only which lines belong together; what cannot be
told stays None.
"""

import ctypes
from collections import Counter
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from typing import Any

import pypdfium2
import pypdfium2.raw as pdfium

from doithoai.rules.plan_reading.outcome import Unreadable
from doithoai.rules.plan_reading.pdf_files import MOST_PAGES, damaged, lay_flat, open_pdf_file

from .foot import RECIPIENTS
from .seen import Passage, Run, Seen, Sheet

_TURNED = 28.0  # points, 10 mm: margins that differ by more are the two sides of a sheet
_MM = 25.4 / 72
_LEAST_LETTERS = 40  # fewer on a page: a scan
_COLUMN_GAP = 2.5  # em between two letters of one line that stand in two columns
_TOP_OF_TEXT = 19.0  # mm: above it stands only the page number
_NEAR = 2.5  # points
_CENTRED = 12.0  # points
_BESIDE = 60.0  # points: further in than any first line stands what is beside something
_END_HYPHEN = "\ufffe"
_BOLD, _ITALIC = ("bold", "black"), ("italic", "oblique")


@dataclass
class _Line:
    """Letters on one baseline, in one column. Coordinates in points, from the lower left corner."""

    page: int
    x0: float
    x1: float
    y: float
    parts: list[tuple[Run, list[str]]]  # letters that look alike, and a run of no text that says how

    @property
    def runs(self) -> list[Run]:
        return [replace(look, text="".join(letters)) for look, letters in self.parts]

    @property
    def text(self) -> str:
        return "".join(letter for _, letters in self.parts for letter in letters)

    @property
    def size(self) -> float:
        return next((run.size for run in self.runs if run.text.strip() and run.size), 14.0)


def open_pdf(data: bytes, name: str) -> Seen:
    """Raises `Unreadable` with a sentence: locked, damaged, too long, or a scan without letters."""
    pdf = open_pdf_file(data, name)
    try:
        if len(pdf) > MOST_PAGES:
            raise Unreadable(
                f"Tệp “{name}” dài quá ({len(pdf)} trang, tối đa {MOST_PAGES}). Hãy tách riêng văn bản cần soát."
            )
        sizes = [page.get_size() for page in pdf]
        pages = [list(_lines(page, number)) for number, page in enumerate(pdf, start=1)]
        if lay_flat(pdf):
            pages = [
                _with_fields(lines, _lines(pdf[number - 1], number)) for number, lines in enumerate(pages, 1)
            ]
    except (pypdfium2.PdfiumError, ctypes.ArgumentError) as error:
        raise Unreadable(damaged(name)) from error
    finally:
        pdf.close()
    if sum(len(line.text) for page in pages for line in page) < _LEAST_LETTERS * max(1, len(pages)) // 2:
        raise Unreadable(
            f"Tệp “{name}” là bản quét hoặc ảnh, không có lớp chữ nên không soát được. Hãy soát tệp Word gốc."
        )
    return _seen(pages, sizes)


def _with_fields(lines: list[_Line], flat: Iterable[_Line]) -> list[_Line]:
    """Fields that were filled in are read last; here they stand where they are seen."""
    placed = list(lines)
    for field in list(flat)[len(lines) :]:
        below = next((place for place, line in enumerate(placed) if line.y < field.y - 1), len(placed))
        placed.insert(below, field)
    return placed


def _lines(page: Any, number: int) -> Iterator[_Line]:
    layer = page.get_textpage()
    looks: dict[Any, Run] = {}
    line: _Line | None = None
    x, y = ctypes.c_double(), ctypes.c_double()
    box = [ctypes.c_double() for _ in range(4)]
    try:
        for index in range(pdfium.FPDFText_CountChars(layer)):
            sign = chr(pdfium.FPDFText_GetUnicode(layer, index) or 32)
            if sign in "\r\n\0\x02":
                if sign != "\x02" and line and line.text.strip():
                    yield line
                if sign != "\x02":
                    line = None
                continue
            if sign == _END_HYPHEN:
                sign = "-"
            made = pdfium.FPDFText_IsGenerated(layer, index) == 1
            if made:
                if line:
                    _add(line, sign, line.parts[-1][0] if line.parts else Run(""))
                continue
            pdfium.FPDFText_GetCharOrigin(layer, index, x, y)
            pdfium.FPDFText_GetCharBox(layer, index, *box)
            left, right = x.value, max(box[1].value, x.value)
            look = _look(layer, index, looks)
            apart = line and (
                abs(line.y - y.value) > (look.size or 12) * 0.6
                or left - line.x1 > _COLUMN_GAP * (look.size or 12)
                or left < line.x0 - 1
            )
            if line and apart:
                if line.text.strip():
                    yield line
                line = None
            if line is None:
                line = _Line(number, left, right, y.value, [])
            _add(line, sign, look)
            if sign.strip():
                line.x1 = max(line.x1, right)
        if line and line.text.strip():
            yield line
    finally:
        layer.close()


def _add(line: _Line, sign: str, look: Run) -> None:
    last, letters = line.parts[-1] if line.parts else (None, [])
    if last and (not sign.strip() or last is look or last == look):
        letters.append(sign)
    else:
        line.parts.append((look, [sign]))


def _look(layer: Any, index: int, known: dict[Any, Run]) -> Run:
    """The look of a letter; the letters of one text object share it."""
    holder = pdfium.FPDFText_GetTextObject(layer, index)
    key = ctypes.cast(holder, ctypes.c_void_p).value
    if key not in known:
        length = pdfium.FPDFText_GetFontInfo(layer, index, None, 0, None)
        buffer = ctypes.create_string_buffer(max(length, 1))
        pdfium.FPDFText_GetFontInfo(layer, index, buffer, length, None)
        matrix = pdfium.FS_MATRIX()
        scale = 1.0
        if pdfium.FPDFText_GetMatrix(layer, index, matrix):
            scale = (matrix.b**2 + matrix.d**2) ** 0.5 or 1.0
        shade = [ctypes.c_uint() for _ in range(4)]
        colour = ""
        if pdfium.FPDFText_GetFillColor(layer, index, *shade):
            red, green, blue = (each.value for each in shade[:3])
            # Near black is the black of a printer's colours.
            colour = "" if max(red, green, blue) < 60 else f"{red:02X}{green:02X}{blue:02X}"
        size = round(pdfium.FPDFText_GetFontSize(layer, index) * scale * 2) / 2
        face = buffer.value.decode("utf-8", "replace")
        bold, italic = (any(each in face.lower() for each in names) for names in (_BOLD, _ITALIC))
        known[key] = Run("", size, bold, italic, (face,), colour)
    return known[key]


def _seen(pages: list[list[_Line]], sizes: list[tuple[float, float]]) -> Seen:
    sheets: list[Sheet] = []
    passages: list[Passage] = []
    headers: list[Passage] = []
    for place, (page, (width, height)) in enumerate(zip(pages, sizes, strict=True)):
        numbers = [
            line for line in page if line.text.strip().isdigit() and (height - line.y) * _MM < _TOP_OF_TEXT
        ]
        alike = [at for at, size in enumerate(sizes) if size == (width, height)]
        left, right = _edges([line for at in alike for line in pages[at]], width)
        sides = [
            _edges([line for at in alike if at % 2 == side for line in pages[at]], width) for side in (0, 1)
        ]
        is_two_sided = _are_two_sides(sides[0], sides[1], width)
        if is_two_sided:
            left, right = sides[place % 2]
        headers += [_number(line, (width / 2, (left + right) / 2)) for line in numbers]
        passages += list(
            _paragraphs([line for line in page if line not in numbers], left, right, len(sheets))
        )
        known = right - left > 0.5 * width
        if is_two_sided and place % 2:  # the back is judged as the front it turns round
            left, right = width - right, width - left
        sheets.append(
            Sheet(
                width * _MM, height * _MM, left=left * _MM if known else None,
                right=(width - right) * _MM if known else None, landscape=width > height, hides_first=not numbers,
            )
        )  # fmt: skip
    return Seen(
        "pdf", tuple(sheets), tuple(replace(each, element=place) for place, each in enumerate(_joined(passages))),
        tuple(headers), pages=len(pages),
    )  # fmt: skip


def _are_two_sides(front: tuple[float, float], back: tuple[float, float], width: float) -> bool:
    """Whether the margins of one are those of the other turned round: printed on both sides of a sheet."""
    turned = (width - back[1], width - back[0])
    return (
        back[1] > 0
        and abs(front[0] - back[0]) > _TURNED
        and all(abs(one - other) < _TURNED / 2 for one, other in zip(front, turned, strict=True))
    )


def _number(line: _Line, middles: tuple[float, float]) -> Passage:
    """A page number is centred on the sheet or on the text."""
    centre = (line.x0 + line.x1) / 2
    align = "center" if any(abs(centre - middle) < _CENTRED for middle in middles) else "left"
    return Passage(
        line.text.strip(), tuple(line.runs), "header", page=line.page, align=align, shows_page=True
    )


def _edges(lines: list[_Line], width: float) -> tuple[float, float]:
    """The left and right edge of the running text: where its widest lines begin and end."""
    wide = [line for line in lines if line.x1 - line.x0 > 0.6 * width]
    if len(wide) < 2:
        return 0.0, 0.0
    left = min(line.x0 for line in wide)
    # On a page of short paragraphs every wide line is a first line: last lines and lists then show the edge.
    further = Counter(round(line.x0, 1) for line in lines if left - 45 < line.x0 < left - 20)
    edge, count = max(further.items(), key=lambda each: each[1], default=(left, 0))
    return edge if count > 1 else left, max(line.x1 for line in wide)


def _paragraphs(lines: list[_Line], left: float, right: float, section: int) -> Iterator[Passage]:
    group: list[_Line] = []
    for line in lines:
        last = group[-1] if group else None
        goes_on = (
            last is not None
            and abs(line.x0 - left) < _NEAR
            and last.x1 > right - 4 * line.size
            and abs(line.size - last.size) < 0.6
            and 0 < last.y - line.y < 2.4 * line.size
            and not RECIPIENTS.match(line.text.strip())
        )
        if group and not goes_on:
            yield _passage(group, left, right, section)
            group = []
        group.append(line)
    if group:
        yield _passage(group, left, right, section)


def _passage(group: list[_Line], left: float, right: float, section: int) -> Passage:
    first = group[0]
    middle = (left + right) / 2
    align = None
    if len(group) > 2:
        inner = group[:-1]
        # A line with a long word at its end may stay short.
        full = sum(abs(line.x1 - right) < 2 * _NEAR for line in inner)
        align = "justify" if full > 0.6 * len(inner) or full == len(inner) - 1 else "left"
    elif len(group) == 1 and abs((first.x0 + first.x1) / 2 - middle) < 6 and first.x0 > left + 15:
        align = "center"
    runs = tuple(run for line in group for run in _spaced(line.runs))
    beside = right > left and first.x0 > left + _BESIDE and align is None
    return Passage(
        "".join(run.text for run in runs).strip(), runs, section=section, page=first.page, align=align,
        cell=(0, 0, int((first.x0 + first.x1) / 2 > middle)) if beside else None,
    )  # fmt: skip


def _spaced(runs: list[Run]) -> Iterable[Run]:
    """The runs of a line with one space after it."""
    return [*runs[:-1], replace(runs[-1], text=runs[-1].text.rstrip() + " ")]


def _joined(passages: list[Passage]) -> Iterator[Passage]:
    """Paragraphs that go on over the page, and centred titles of several lines, are one again."""
    held: Passage | None = None
    for passage in passages:
        if held is not None and passage.text[:1].islower() and _goes_on(held, passage):
            held = replace(held, raw=f"{held.raw} {passage.raw}", runs=held.runs + passage.runs)
            continue
        if held is not None:
            yield held
        held = passage
    if held is not None:
        yield held


def _goes_on(held: Passage, passage: Passage) -> bool:
    if held.page != passage.page:
        return held.cell is None and not held.text.endswith((".", ";", ":"))
    alike = (held.bold, held.sizes[:1]) == (passage.bold, passage.sizes[:1])
    return held.align == passage.align == "center" and held.bold and alike and not held.upper
