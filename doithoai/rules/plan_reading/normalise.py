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
    r"|noi nhan|tren day la|(?:tm|kt|tl|tuq)[./] ?|t/m|phan (?:thu|[ivx])|ban dien tu ?:|dieu \d+\."
    r"|\(?da ky\)? ?$|(?:thoi gian|dia diem|chu tri|thanh phan|doi tuong|noi dung|(?:den |toi )?du)\b[^:.;]{0,25}:"
    r"|(?:ubnd|uy ban|dang uy|hdnd|thuong truc|ban )[^.;:]{0,60}kinh moi"
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
    r"\b(?:ngày|tháng|quý|số|và|của|với|các|đến|từ|tại|theo|về|giữa|đồng chí|chủ tịch|ban thường (?:vụ|trực)|thường trực|bí thư)$",
    re.IGNORECASE,
)
# `nhiệm kỳ 2025 | - 2030`, `số 1376 | -CV/HU`, `xóm | 2.`: no new item begins there.
_TORN = re.compile(r".*\d *\n(?:[-–] ?\d|-[A-ZĐ]{1,8}/)|.*\w\n\d{1,2}[.;,]$", re.S)
_OPENS_SENTENCE = re.compile(r"(?:Do|Để|Nhằm|Vì|Sau khi|Hiện nay|Vừa qua) \S")
_KIND = re.compile(r"(?:KẾ HOẠCH|THÔNG BÁO|CHƯƠNG TRÌNH|GIẤY MỜI)(?: LIÊN TỊCH)?$")
_SPEAKS = re.compile(
    r"(?:ban |thuong truc|uy ban|ubnd|hdnd|hoi dong|dang uy|doan |hoi ).{0,90}(?:thong bao|xay dung|ban hanh|tran trong|thong nhat|to chuc)"
)
_HALF_NAMES = (" Ban", " Ủy", " Uỷ", " Hội", " Hội đồng", " Đảng")
_ENDS = re.compile(r"[.;:!?…]\s*[\"”)]?$|\./\.$")
_CELLS = re.compile(r"\t|\s*\|\s*| {3,}")
# `ĐẢNG ỦY XÃ ĐÔNG KHÁNH Đông Khánh, ngày 18 tháng 02 năm 2021`
_DATED_COLUMN = re.compile(
    with_capitals(r"((?:(?:@|[.-]){2,}\s+){2,8})(?=@[^\W\d_]*[a-zà-ỹ][^,\n]{0,40}, ?ngày\b)")
)
_SPLIT_COLUMNS = re.compile(r"\t+| {3,}")
# `Số:      /KH-UBND`, `ngày      tháng 01 năm 2026`: left blank for the pen, no gap between columns.
_TO_FILL_IN = re.compile(r"\b(số ?:?|ngày|tháng)[ \t]{3,}(?=[/-]|tháng\b|năm\b)", re.IGNORECASE)
_RIGHT_COLUMN = re.compile(
    r" (?=cong hoa xa hoi|doc lap ?- ?tu do|dang cong san viet nam|(?:tm|kt|tl|tuq)\. ?[a-z]{2}|t/m )"
    r"|(?<!kt\.)(?<!tl\.)(?<!q\.)(?<=[;:,.)]) (?=(?:pho )?(?:chu tich|bi thu)$)"
)


def normalise(text: str) -> str:
    """The normalised text: NFC, one paragraph a line, no empty line; the empty string for nothing."""
    text = unicodedata.normalize("NFC", modern(text))
    text = _INVISIBLE.sub("", text.replace("\r\n", "\n").replace("\r", "\n"))
    text = re.sub("[\x0b\x0c\u2028\u2029]", "\n", text).replace("Ð", "Đ")
    text = re.sub("[\u00a0\u2000-\u200a\u202f\u3000]", " ", text).replace("**", "")
    lines = [
        line
        for line in _columns_apart(_unrolled(text).split("\n"))
        if line.strip() and not _PAGE_NUMBER.match(line)
    ]
    return _repair_scanner_slips("\n".join(_joined([re.sub(r"\s+", " ", line).strip() for line in lines])))


_LANDMARKS = re.compile(
    with_capitals(
        r"(?<![a-zà-ỹ \t])[ \t]{1,60}(?=@[^.;:,\n]{2,30}, ngày [^.;:\n]{1,12} tháng \S{1,5} năm \d{4})"
        r"|(?<![ \t])[ \t]{1,60}(?=CỘNG HÒA XÃ HỘI|Độc lập ?[-–]|Số ?: ?\d"
        r"|(?:KẾ HOẠCH|THÔNG BÁO|CHƯƠNG TRÌNH|GIẤY MỜI) |Căn cứ (?:Luật|Nghị|Quy|Pháp|Kế|Chỉ)"
        r"|(?:Ủy ban nhân dân|UBND|HĐND|Đảng ủy) [^.;:\n]{2,60}"
        r"(?:xây dựng|ban hành|thông báo)|[IVX]{1,4}\. @|\d{1,2}\. @|[-–+] @|Nơi nhận ?:|(?:TM|KT|TL|TUQ)\. ?@|T/M @"
        r"|(?<!KT\. )(?<!TL\. )(?<!Q\. )(?:PHÓ CHỦ TỊCH|PHÓ BÍ THƯ|(?<!PHÓ )CHỦ TỊCH|(?<!PHÓ )BÍ THƯ)\b(?! UBND| HĐND| ỦY))"
    )
)


def _unrolled(text: str) -> str:
    """A plan pasted as one paragraph → a line for each of its parts, as a person would type it."""
    lines = [line for line in text.split("\n") if line.strip()]
    if len(text) < 400 or len(lines) > max(3, len(text) // 900):
        return text
    text = _LANDMARKS.sub("\n", text)
    # Names of signers stand behind their titles.
    return re.sub(r"(?m)^((?:PHÓ )?(?:CHỦ TỊCH|BÍ THƯ)) (?=\S)", r"\1\n", text)


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
    between = [line for line in lines[title:ending] if line.strip()]  # rows may stand with a gap between them
    return _by_column(lines[:title]) + _rows(between) + _by_column(lines[ending:])


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
        filled = _TO_FILL_IN.sub(r"\1 ", line.strip())
        parts = [part.strip() for part in _SPLIT_COLUMNS.split(filled) if part.strip()]
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
        if paragraphs and _continues(
            previous, line, width, paragraphs[-1], len(paragraphs) > 1 and bool(_KIND.match(paragraphs[-2]))
        ):
            glue = "" if re.search(r"\d-$", previous) or re.match(r"-[A-ZĐ]+/", line) else " "
            paragraphs[-1] += glue + line
        else:
            paragraphs.append(line)
        previous = line
    return paragraphs


def _continues(previous: str, line: str, width: int, paragraph: str, titled: bool) -> bool:
    """Whether `line` goes on the sentence of `previous`, the last line of `paragraph`.

    `titled`: the paragraph stands right under the kind of paper. `width` 0: the text is not wrapped at a margin.
    """
    if BETWEEN in line or BETWEEN in previous:
        return False
    if (_DANGLING.search(previous) or previous.endswith(_HALF_NAMES)) and not is_capitals(previous):
        return not line.startswith(("-", "+", "*"))
    room = len(previous) + 1 + len(line.split(" ", 1)[0])
    full = bool(width) and room >= 0.8 * width
    if _ENDS.search(previous) is None and _TORN.match(f"{previous[-12:]}\n{line[:40]}"):
        return True
    if _OPENS_SENTENCE.match(line) or (titled and _SPEAKS.match(flat(line))):
        return False
    if _OWN_LINE.match(flat(line)) and not (line[:1].islower() and not _ENDS.search(previous)):
        return False
    if flat(previous).startswith(("cong hoa xa hoi", "doc lap", "noi nhan", "tm.", "kt.")):
        return False
    if previous.endswith(":") and not previous.endswith("sau:"):
        # "… tham gia đối thoại: | Thường trực HĐND" broke at the margin, not at a heading.
        goes_on = bool(_MARKER.match(paragraph)) and line[:1].islower()
        return bool(width) and room >= (0.8 if goes_on else 0.92) * width and not _MARKER.match(line)
    if (
        previous.endswith(";")
        and not _MARKER.match(line)
        and (line[:1].islower() or _MARKER.match(paragraph))
    ):
        return bool(width) and room >= 0.92 * width
    if _ENDS.search(previous):
        # `dư luận xã hội, thăm dò ý kiến… | đồng thời`
        return full and line[:1].islower() and not _MARKER.match(line) and not previous.endswith("./.")
    if match := _MARKER.match(line):
        return full and line[match.end() :].strip()[:1].islower() and not is_capitals(previous)
    if is_capitals(line) != is_capitals(previous) and (" " in line or is_capitals(previous)):
        return line[:1].islower() and not is_capitals(previous)
    if line[:1].islower() or previous.endswith((",", "-", "–")) or line[:1] in "(,;)":
        return True
    return full
