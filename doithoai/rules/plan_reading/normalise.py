"""Any plan text → one paragraph a line, in NFC: the text all readers and all offsets use.

Undone here: broken lines, page numbers in the flow, two-column headers, decomposed letters, invisible
characters, TCVN3 and VNI letters, and the scanner's `đổi thoại`. Nothing else is touched: a reader of the
facts must find the plan's own words.
"""

import re
import unicodedata
from itertools import pairwise

from .encodings import modern
from .letters import flat, is_capitals, with_capitals
from .tables import BETWEEN

_INVISIBLE = re.compile("[\u00ad\u200b-\u200f\u202a-\u202e\u2060-\u2064\ufeff\x00-\x08\x0e-\x1f\x7f]")
_PAGE_NUMBER = re.compile(r"^\s*(?:-\s*\d{1,3}\s*-|(?:trang\s+)?\d{1,2}(?:\s*/\s*\d{1,2})?)\s*$", re.I)
_OWN_LINE = re.compile(
    r"^(?:cong hoa xa hoi|doc lap ?-|(?:so|s6) ?:|ke hoach ?$|thong bao ?$|chuong trinh ?$|can cu "
    r"|thuc hien (?:quy|ke|chi|chuong|nghi|cong|huong|ket|luat|su|dieu|khoan)|kinh gui ?:"
    r"|giao (?:van phong|phong|cong|ban|ubnd)|rat mong|de nghi (?:cac|truong|uy ban|ubnd)"
    r"|theo (?:ke hoach|quy (?:che|dinh)|huong dan|cong van|nghi quyet) so|ngay \d{1,2}/\d{1,2}/\d{4}, (?:ubnd|uy ban|dang uy)"
    r"|noi nhan|tren day la|tm\. ?|kt\. ?|tl\. ?|tuq\. ?|t/m|phan (?:thu|[ivx])|ban dien tu ?:|dieu \d+\."
    r"|\(?da ky\)? ?$"
    r"|(?:ban thuong (?:truc|vu) |thuong truc |chu tich )?(?:uy ban|ubnd|hdnd|hoi dong|dang uy"
    r"|ban chap hanh)\b"
    r".{0,90}(?:xay dung|ban hanh|lap) .{0,30}ke hoach"
    r"|.{2,40}, ?ngay .{0,8}thang .{0,8}nam )"
)
_MARKER = re.compile(
    r"^(?:[IVX]{1,5} ?[./)-](?!\d)|[A-D]\. |\d{1,2}(?:\.\d{1,2})*(?:[.)](?!\d)|/ |- )|\d{1,2}(?:\.\d{1,2})+ |[a-zđ](?:[.)]|-) "
    r"|[-–—+*•●▪◦○✓](?!\d))"
)
# With its marks: `cơ sở` and `đầu tư` end a line as they please.
_DANGLING = re.compile(
    r"\b(?:ngày|tháng|quý|số|và|của|với|các|đến|từ|tại|theo|về|đồng chí|chủ tịch)$", re.IGNORECASE
)
_ENDS = re.compile(r"[.;:!?…]\s*[\"”)]?$|\./\.$")
_CELLS = re.compile(r"\t|\s*\|\s*| {3,}")
# `ĐẢNG ỦY XÃ ĐÔNG KHÁNH Đông Khánh, ngày 18 tháng 02 năm 2021`
_DATED_COLUMN = re.compile(
    with_capitals(r"((?:(?:@|[.-]){2,}\s+){2,8})(?=@[^\W\d_]*[a-zà-ỹ][^,\n]{0,40}, ?ngày\b)")
)
_SPLIT_COLUMNS = re.compile(r"\t+| {3,}")
_RIGHT_COLUMN = re.compile(
    r" (?=cong hoa xa hoi|doc lap ?- ?tu do|dang cong san viet nam|(?:tm|kt|tl|tuq)\. ?[a-z]{2}|t/m )"
    r"|(?<!kt\.)(?<!tl\.)(?<!uq\.)(?<=[;:,.)]) (?=(?:pho )?(?:chu tich|bi thu)$)"
)


def normalise(text: str) -> str:
    """The normalised text: NFC, one paragraph a line, no empty line; the empty string for nothing."""
    text = unicodedata.normalize("NFC", modern(text))
    text = _INVISIBLE.sub("", text.replace("\r\n", "\n").replace("\r", "\n"))
    text = re.sub("[\x0b\x0c\u2028\u2029]", "\n", text).replace("Ð", "Đ")
    text = re.sub("[\u00a0\u2000-\u200a\u202f\u3000]", " ", text).replace("**", "")
    lines = [
        line for line in _columns_apart(text.split("\n")) if line.strip() and not _PAGE_NUMBER.match(line)
    ]
    return _repair_scanner_slips("\n".join(_joined([re.sub(r"\s+", " ", line).strip() for line in lines])))


def scanner_slips(text: str) -> int:
    """How many times the raw text spells `đối thoại` as scanners do."""
    return len(re.findall(r"đ[ổỗộ]i tho[aạảáà]i|đối tho[aảáà]i", unicodedata.normalize("NFC", text), re.I))


def _repair_scanner_slips(text: str) -> str:
    text = re.sub(r"(đ)[ổỗộ](i\s+tho)[aạảáà](i)", r"\1ố\2ạ\3", text)
    text = re.sub(r"(Đ)[ổỗộ](i\s+tho)[aạảáà](i)", r"\1ố\2ạ\3", text)
    text = re.sub(r"(Đ)[ỔỖỘ](I\s+THO)[AẠẢÁÀ](I)", r"\1Ố\2Ạ\3", text)
    return re.sub(r"(?<=-)QĐĐ(?=/)", "QĐ", text)


def _columns_apart(lines: list[str]) -> list[str]:
    """Header and ending are often laid out side by side; put the left column before the right one."""
    flats = [flat(line).strip() for line in lines]
    title = next(
        (
            i
            for i, line in enumerate(flats[:60])
            if re.match(r"(?:ke hoach|thong bao|chuong trinh|giay moi)\b", line)
        ),
        0,
    )
    title = title if title and is_capitals(lines[title]) else 0
    ending = next(
        (i for i in range(len(flats) - 1, -1, -1) if re.match(r"(?:\*\s*)?noi nhan\b", flats[i])), len(lines)
    )
    return _by_column(lines[:title]) + _rows(lines[title:ending]) + _by_column(lines[ending:])


def _rows(lines: list[str]) -> list[str]:
    """Lines of a table (cells parted by tabs, bars or wide gaps) → one row each, parted by ` | `."""
    cells = [[cell.strip() for cell in _CELLS.split(line.strip().strip("|"))] for line in lines]
    is_row = [
        len([cell for cell in row if cell]) >= 3 or "\t" in line.strip()
        for row, line in zip(cells, lines, strict=True)
    ]
    found: list[str] = []
    for index, line in enumerate(lines):
        beside = (index and is_row[index - 1]) or (index + 1 < len(lines) and is_row[index + 1])
        if is_row[index] and beside and not _MARKER.match(line.strip().split("\t")[0] + " "):
            found.append(BETWEEN.join(cells[index]))
        elif not re.fullmatch(r"[\s|:+-]*\|[\s|:+-]*", line):
            found.append(line)
    return found


def _by_column(lines: list[str]) -> list[str]:
    left: list[str] = []
    right: list[str] = []
    for line in _years_joined(lines):
        parts = [part.strip() for part in _SPLIT_COLUMNS.split(line.strip()) if part.strip()]
        if len(parts) == 1 and line.startswith((" " * 25, "\t")):
            right.append(parts[0])
            continue
        if len(parts) == 1:
            if dated := _DATED_COLUMN.match(parts[0]):
                parts = [dated[1].strip(), parts[0][dated.end() :]]
            at = _RIGHT_COLUMN.search(flat(parts[0]))
            if at and at.start() and parts[0][at.end()].isupper():
                parts = [parts[0][: at.start()].strip(), parts[0][at.end() :]]
        if parts and re.fullmatch(r"[-–+*•]", parts[0]) and len(parts) > 1:
            parts = [f"{parts[0]} {parts[1]}", *parts[2:]]
        left += parts[:1]
        right += parts[1:]
    return left + right


def _years_joined(lines: list[str]) -> list[str]:
    """`…, ngày 18 tháng 02 năm` broken before its year in a narrow column."""
    found: list[str] = []
    for line in lines:
        if found and re.fullmatch(r"\s*20\d\d\s*", line) and re.search(r"\bnăm\s*$", found[-1]):
            found[-1] = f"{found[-1].rstrip()} {line.strip()}"
        elif line.strip() or not found:
            found.append(line)
    return found


def _joined(lines: list[str]) -> list[str]:
    """Broken lines back into paragraphs."""
    widths = sorted(len(line) for line in lines)
    width = widths[int(len(widths) * 0.9)] if widths else 0
    # Where a margin broke the lines, some go on in small letters: more than a title's two or three.
    broken = sum(not _ENDS.search(one) and next_one[:1].islower() for one, next_one in pairwise(lines))
    wrapped = width <= 140 and broken > max(2, len(lines) // 20)
    longest = widths[-1] if widths else 0
    if not wrapped:  # too few to tell; but where the next word would not have fitted, the line was broken
        width = int(1.2 * longest) if 50 <= longest <= 125 else 0
    paragraphs: list[str] = []
    previous = ""
    for line in lines:
        if paragraphs and _continues(previous, line, width):
            glue = "" if re.search(r"\d-$", previous) else " "
            paragraphs[-1] += glue + line
        else:
            paragraphs.append(line)
        previous = line
    return paragraphs


def _continues(previous: str, line: str, width: int) -> bool:
    """Whether `line` goes on the sentence of `previous`. `width` 0: the text is not wrapped at a margin."""
    if BETWEEN in line or BETWEEN in previous:
        return False
    if _DANGLING.search(previous) and not is_capitals(previous):
        return not line.startswith(("-", "+", "*"))
    if _OWN_LINE.match(flat(line)) and not (line[:1].islower() and not _ENDS.search(previous)):
        return False
    if flat(previous).startswith(("cong hoa xa hoi", "doc lap", "noi nhan", "tm.", "kt.")):
        return False
    room = len(previous) + 1 + len(line.split(" ", 1)[0])
    if previous.endswith(":") and not previous.endswith("sau:"):
        # "… tham gia đối thoại: | Thường trực HĐND" broke at the margin, not at a heading.
        return bool(width) and room >= 0.92 * width and not _MARKER.match(line)
    if previous.endswith(";") and line[:1].islower() and not _MARKER.match(line):
        return bool(width) and room >= 0.92 * width
    if _ENDS.search(previous):
        return False
    full = bool(width) and room >= 0.8 * width
    if match := _MARKER.match(line):
        return full and line[match.end() :].strip()[:1].islower() and not is_capitals(previous)
    if is_capitals(line) != is_capitals(previous) and (" " in line or is_capitals(previous)):
        return line[:1].islower() and not is_capitals(previous)
    if line[:1].islower() or previous.endswith((",", "-", "–")) or line[:1] in "(,;)":
        return True
    return full
