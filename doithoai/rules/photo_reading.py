"""What stands written in a photo and tells who somebody is: read by Tesseract, proposed as boxes to cover.

The photo is decoded and read in a process of its own with bounded memory and time; only boxes come back from there,
never the words. Printed letters are read; handwriting, what stands askew and faces are for the person who looks.
"""

import re
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from io import BytesIO
from itertools import groupby, pairwise
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

from .codes import ALPHABET
from .personal_data import MASK_LABELS, Span, mask_spans, number_spans
from .photo_masks import MOST_BOXES, Box, inside
from .plan_reading.outside_programs import can_read_pictures, find, run
from .reading_apart import read_apart
from .vietnamese import nfc

LABELS: dict[str, str] = MASK_LABELS | {"code": "mã tra cứu", "qr": "mã QR"}

MEMORY = 1024**3
SECONDS = 40  # of it all; an alarm that waits its turn behind it waits no longer
LONG_SIDE, MOST_PIXELS = (
    1600,
    30_000_000,
)  # as photos are kept here; a larger one did not come through our door
SURE, DOUBTFUL = 60, 8  # of 100: among scattered marks, and of numbers in a line
#: Tesseract's page segmentation, seconds, how sure it must be of a word (of 100), and what is looked for: first the
#: lines of a page or a sign, then single words anywhere, where only numbers are believed.
PASSES: tuple[tuple[int, int, int, Callable[[str], tuple[Span, ...]]], ...] = (
    (3, 20, 35, mask_spans),
    (11, 12, SURE, number_spans),
)
NOT_INSTALLED = (
    "Máy này chưa cài bộ nhận dạng chữ (Tesseract kèm tiếng Việt) nên không đề nghị được chỗ che. "
    "Xin xem kỹ ảnh và vẽ khung bằng tay."
)
TOO_HARD = "Máy không đọc xong chữ trong ảnh này: ảnh hỏng hoặc quá rối. Xin xem kỹ ảnh và vẽ khung bằng tay."

_CODE = re.compile(
    rf"(?<!\w)[{ALPHABET}]{{3}} ?- ?[{ALPHABET}]{{3}} ?- ?[{ALPHABET}]{{3}}(?!\w)", re.IGNORECASE
)
_AT = re.compile(r"\S{2,}@\S{2,}")
_TELLING = re.compile(r"@|\d\D?\d\D?\d")
#: Letters that a number is misread with.
_LOOKALIKES = str.maketrans("OoQDIl|SsZzB", "000011155228")


class NotRead(Exception):
    """A Vietnamese sentence: why nothing can be proposed, and what to do."""


@dataclass(frozen=True, slots=True)
class Word:
    """One word of the photo and its place; `line` is the same for words that stand in one line."""

    text: str
    x: int
    y: int
    wide: int
    high: int
    line: tuple[int, int, int] = (0, 0, 0)


@dataclass(frozen=True, slots=True)
class Proposal:
    """A box to cover and why: `what` is a key of `LABELS`."""

    box: Box
    what: str


def can_be_read() -> bool:
    """A quick look whether the program is there at all; its languages are asked for when it is used."""
    return find("tesseract") is not None


def proposed_boxes(data: bytes) -> list[Proposal]:
    """What to cover in a cleaned photo (a JPEG). Raises NotRead. Takes seconds: for the job loop."""
    if not can_read_pictures():
        raise NotRead(NOT_INSTALLED)
    said = read_apart("doithoai.rules.photo_reading:read", data, memory=MEMORY, seconds=SECONDS)
    if said is None:
        raise NotRead(TOO_HARD)
    return [Proposal((x, y, wide, high), what) for x, y, wide, high, what in said]


def read(data: bytes) -> list[Any] | None:
    """In the process apart: [[x, y, width, height, what], …] of a photo; None when nothing could read it."""
    from PIL import Image

    with Image.open(BytesIO(data), formats=("JPEG",)) as opened:
        if opened.width * opened.height > MOST_PIXELS:
            return None
        grey = opened.convert("L")
    shrunk = max(1.0, max(grey.size) / LONG_SIDE)
    grey.thumbnail((LONG_SIDE, LONG_SIDE))
    found, read_any = list(square_codes(grey)), False
    for mode, seconds, least, spans_in in PASSES:
        table = table_of(grey, mode, seconds)
        if table is None:
            continue
        read_any = True
        found += proposals(words_in(table, least), spans_in)
    if not read_any:
        return None
    return [[*(round(side * shrunk) for side in each.box), each.what] for each in distinct(found, grey.size)]


def table_of(grey: Any, mode: int, seconds: int) -> str | None:
    """Tesseract's table of words (TSV); None when it fails or takes too long. It gets pixels written by us, so that
    what a stranger's file holds besides never reaches it; and one core."""
    with TemporaryDirectory() as kept:
        source = Path(kept) / "photo.pgm"
        grey.save(source)
        command = [
            find("tesseract") or "tesseract",
            str(source),
            "stdout",
            "-l",
            "vie",
            "--psm",
            str(mode),
            "tsv",
        ]
        said = run(command, Path(kept), seconds, OMP_THREAD_LIMIT="1")
    return said.decode("utf-8", errors="replace") if said is not None else None


def square_codes(grey: Any) -> Iterator[Proposal]:
    """QR codes: the one on a slip opens what its person sent."""
    import zxingcpp

    for code in zxingcpp.read_barcodes(grey):
        corners = code.position
        across = [
            point.x
            for point in (corners.top_left, corners.top_right, corners.bottom_left, corners.bottom_right)
        ]
        down = [
            point.y
            for point in (corners.top_left, corners.top_right, corners.bottom_left, corners.bottom_right)
        ]
        box = (min(across), min(down), max(across) - min(across), max(down) - min(down))
        yield Proposal(widened(box, box[3] // 12), "qr")


def words_in(table: str, least: int) -> list[Word]:
    """The words of a table that the program is at least so sure of."""
    found = []
    for row in table.splitlines()[1:]:
        cells = row.split("\t")
        if len(cells) != 12 or cells[0] != "5" or not (text := nfc(cells[11]).strip()):
            continue
        # a number or an address with one letter in doubt is still somebody's
        if float(cells[10]) < (min(least, DOUBTFUL) if least < SURE and _TELLING.search(text) else least):
            continue
        block, paragraph, line, _, x, y, wide, high = (int(each) for each in cells[2:10])
        found.append(Word(text, x, y, wide, high, (block, paragraph, line)))
    return found


def proposals(words: list[Word], spans_in: Callable[[str], tuple[Span, ...]]) -> list[Proposal]:
    """The words that tell who somebody is, as boxes: of each such stretch one in every line it runs through."""
    found: list[Proposal] = []
    for stretch, what in stretches(words, spans_in):
        for _, part in groupby(stretch, key=lambda word: word.line):
            found.append(Proposal(around(list(part)), what))
    return found


def stretches(
    words: list[Word], spans_in: Callable[[str], tuple[Span, ...]]
) -> Iterator[tuple[list[Word], str]]:
    text, places = joined(words)
    for said in dict.fromkeys((text, numbers_mended(text))):
        for span in [*spans_in(said), *signs_in(said)]:
            yield within(span, places), span.what
    lines = [list(line) for _, line in groupby(words, key=lambda word: word.line)]
    for upper, lower in pairwise(lines):
        if is_below(lower, upper):  # a motorbike carries its number in two rows
            said, rows = joined([*upper, *lower], " ")
            half = rows[len(upper)][1]
            for span in number_spans(said):
                if span.what == "plate" and span.start < half < span.end:
                    yield within(span, rows), span.what


def within(span: Span, places: list[tuple[Word, int]]) -> list[Word]:
    return [word for word, start in places if start < span.end and span.start < start + len(word.text)]


def joined(words: list[Word], line_end: str = "\n") -> tuple[str, list[tuple[Word, int]]]:
    """The text, and where each word begins in it. Lines far apart are no running text: a full stop stands between."""
    text, places = "", []
    for before, word in zip([None, *words], words, strict=False):
        if before:
            apart = line_end == "\n" and word.y - (before.y + before.high) > before.high
            text += " " if before.line == word.line else " .\n" if apart else line_end
        places.append((word, len(text)))
        text += word.text
    return text, places


def numbers_mended(text: str) -> str:
    """The same length, with letters in what is mostly a number as the digits they look like, a comma in it as a point: "O9l2" → "0912"."""

    def mend(found: re.Match[str]) -> str:
        token = found[0]
        digits = sum(sign.isdigit() for sign in token)
        return token.translate(_LOOKALIKES) if digits >= 2 and digits * 2 >= len(token) else token

    return re.sub(r"(?<=\d),(?=\d)", ".", re.sub(r"\S+", mend, text))


def signs_in(text: str) -> list[Span]:
    """Tracking codes, and whatever is left of an address around its @."""
    codes = [Span(*found.span(), "code") for found in _CODE.finditer(text)]
    return codes + [Span(*found.span(), "email") for found in _AT.finditer(text)]


def is_below(lower: list[Word], upper: list[Word]) -> bool:
    """Right under it, about as wide, hardly a gap between: two rows of one plate."""
    above, under = around(upper), around(lower)
    gap = under[1] - (above[1] + above[3])
    overlap = min(above[0] + above[2], under[0] + under[2]) - max(above[0], under[0])
    return -above[3] < gap < above[3] and overlap > min(above[2], under[2]) // 2


def around(words: list[Word]) -> Box:
    """One box over these words, a little larger than their letters."""
    left, top = min(word.x for word in words), min(word.y for word in words)
    right, bottom = max(word.x + word.wide for word in words), max(word.y + word.high for word in words)
    return widened((left, top, right - left, bottom - top), max(2, (bottom - top) // 6))


def widened(box: Box, by: int) -> Box:
    x, y, wide, high = box
    return x - by, y - by, wide + 2 * by, high + 2 * by


def distinct(found: Iterable[Proposal], size: tuple[int, int]) -> list[Proposal]:
    """Cut to the photo, from above to below; what lies in a larger box already is left out."""
    cut = [Proposal(box, each.what) for each in found for box in inside([each.box], size)]
    kept: list[Proposal] = []
    for each in sorted(cut, key=lambda one: -one.box[2] * one.box[3]):
        if not any(covers(larger.box, each.box) for larger in kept):
            kept.append(each)
    return sorted(kept[:MOST_BOXES], key=lambda one: (one.box[1], one.box[0]))


def covers(larger: Box, box: Box) -> bool:
    """At least three quarters of the box lie in the larger one."""
    wide = min(larger[0] + larger[2], box[0] + box[2]) - max(larger[0], box[0])
    high = min(larger[1] + larger[3], box[1] + box[3]) - max(larger[1], box[1])
    return wide > 0 and high > 0 and wide * high * 4 >= box[2] * box[3] * 3
