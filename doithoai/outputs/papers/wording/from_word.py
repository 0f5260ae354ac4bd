"""A template that a clerk edited in Word, read back into the notation.

Word splits runs, numbers lists by itself and saves under its own names of styles; what counts here is what a
reader sees: text, what is bold at the start of a paragraph, tables with their columns. What cannot be kept is
told in a sentence, never dropped in silence.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from io import BytesIO
from itertools import groupby
from typing import Any

import docx
from docx.oxml.ns import qn

from doithoai.rules.paper_style import STATE
from doithoai.rules.plan_reading.office_files import Numbers, broken, open_package
from doithoai.rules.plan_reading.outcome import Unreadable
from doithoai.rules.vietnamese import fold

from ..content import tidied
from ..docx_styles import word_styles
from .check import MOST_ROWS, MOST_TOLD
from .in_word import GUIDE, NOT_WORDED
from .notation import Wording, read

MOST_PARAGRAPHS = 4000
"""More paragraphs than this, cells and our own guide counted, are not a template."""

MOST_LETTERS_READ = 400_000
"""So many letters are a book, not a template; what is longer than a template but no book is told its length."""

_NOT_TAKEN = (
    "Số, ký hiệu, nơi nhận và chữ ký trong tệp không thuộc mẫu nên không được lấy; phần mềm ghi theo hồ sơ."
)
_MATH = "{http://schemas.openxmlformats.org/officeDocument/2006/math}oMath"
_TRACKED = ("ins", "del", "moveFrom", "moveTo")
_FRAME = ("QuocHieu", "TieuNgu", "CoQuan", "SoKyHieu")
_FOOT = ("NoiNhan", "ChucVuKy", "ChucDanhKy", "HoTenKy")
_BRACES = str.maketrans({"｛": "{", "｝": "}", "［": "[", "］": "]", "\xa0": " "})
_OURS = {fold(each.name): each.id for each in word_styles(STATE)}
"""Our styles by name: LibreOffice saves them under identifiers of its own."""
_DASHES = "–—•+·"
_MARKED = re.compile(r"([IVXL]+\.|\d{1,3}\.|[a-zđ]{1,2}\)|-) +")


@dataclass
class _Page:
    """What was gathered so far. `where` is the part being read: head, body, foot, appendix or guide."""

    lines: list[str] = field(default_factory=list)
    head: dict[str, str] = field(default_factory=dict)
    told: list[str] = field(default_factory=list)
    where: str = "head"

    def tell(self, sentence: str) -> None:
        if sentence not in self.told and len(self.told) < MOST_TOLD:
            self.told.append(sentence)


#: How other files begin -> what is said of them: whole files of another kind are not "broken".
_OTHER_KINDS = (
    (b"%PDF-", "là tệp PDF, không phải mẫu Word. Xin tải mẫu về, sửa trong Word, lưu dạng .docx rồi tải lên."),
    (b"\xd0\xcf\x11\xe0", "là tệp Word kiểu cũ (.doc) hoặc có mật khẩu. Xin bỏ mật khẩu, lưu dạng .docx rồi tải lên."),
    (b"{\\rtf", "là tệp RTF. Hãy mở bằng Word, lưu dạng .docx rồi tải lên."),
)  # fmt: skip


def read_word(data: bytes, name: str) -> tuple[Wording, tuple[str, ...]]:
    """The wording, and a sentence for each thing in the file that it cannot keep.

    Raises `Unreadable` for a file that is no docx, is broken, would burst, holds macros or tracked changes.
    """
    if not data:
        raise Unreadable(f"Tệp “{name}” trống, không có chữ nào. Xin chọn lại tệp mẫu đã sửa.")
    if other := next((said for start, said in _OTHER_KINDS if data.startswith(start)), None):
        raise Unreadable(f"Tệp “{name}” {other}")
    _, entries = open_package(data, name)
    if "word/document.xml" not in entries:
        raise Unreadable(
            f"Tệp “{name}” không phải tệp Word (.docx). Hãy mở mẫu bằng Word, lưu dạng .docx rồi tải lên."
        )
    if any(entry.endswith(("vbaProject.bin", "vbaData.xml")) for entry in entries):
        raise Unreadable(f"Tệp “{name}” có macro. Hãy lưu lại dạng .docx (không phải .docm) rồi tải lên.")
    try:
        document = docx.Document(BytesIO(data))
        body, numbers = document.element.body, Numbers(document)
        styles = {
            each.style_id: _OURS.get(fold(each.name or ""), each.name or "") for each in document.styles
        }
    except Exception as error:  # python-docx and lxml raise many kinds for a damaged file; all mean the same
        raise Unreadable(broken(name)) from error
    _refuse_what_is_unsettled(body, name)
    page = _Page()
    _tell_what_is_left(document, body, page)
    for element in body.iterchildren():
        _read(element, page, numbers, styles)
    text = "\n".join((*(f"{label}: {said}" for label, said in page.head.items()), "", *page.lines))
    return read(text), tuple(page.told)


def _refuse_what_is_unsettled(body: Any, name: str) -> None:
    count = sum(1 for _ in body.iter(qn("w:p")))
    if count > MOST_PARAGRAPHS:
        raise Unreadable(
            f"Tệp “{name}” có {count} đoạn, không phải mẫu văn bản. Xin kiểm tra lại có chọn nhầm tệp không."
        )
    letters = sum(len(each.text or "") for each in body.iter(qn("w:t")))
    if letters > MOST_LETTERS_READ:
        raise Unreadable(
            f"Tệp “{name}” có {letters} chữ, không phải mẫu văn bản. Xin kiểm tra lại có chọn nhầm tệp không."
        )
    if any(next(body.iter(qn(f"w:{kind}")), None) is not None for kind in _TRACKED):
        raise Unreadable(
            f"Tệp “{name}” còn dấu vết sửa đổi (Track Changes). Trong Word, mở thẻ Xem lại (Review), chọn Chấp nhận "
            "tất cả thay đổi (Accept All), lưu lại rồi tải lên."
        )


def _tell_what_is_left(document: Any, body: Any, page: _Page) -> None:
    if next(body.iter(qn("w:txbxContent")), None) is not None:
        page.tell(
            "Tệp có khung chữ (text box); chữ trong khung không thuộc mẫu. Xin chép ra đoạn văn thường."
        )
    if next(body.iter(_MATH), None) is not None:
        page.tell("Tệp có công thức; công thức không được giữ. Xin viết bằng chữ thường.")
    if next(body.iter(qn("w:commentReference")), None) is not None:
        page.tell("Tệp có nhận xét (comment); nhận xét không thuộc mẫu nên không được giữ.")
    if next(body.iter(qn("w:footnoteReference")), None) is not None:
        page.tell("Tệp có chú thích cuối trang; chú thích không được giữ. Xin đưa vào trong câu.")
    if any(next(each.iter(qn("w:drawing")), None) is not None for each in body.iterchildren()):
        page.tell("Tệp có hình ảnh; hình không được giữ. Mã QR viết bằng dòng “QR {từ}: lời bên cạnh”.")
    for section in document.sections:
        for part in (section.header, section.footer):
            if "{" in "".join(each.text or "" for each in part._element.iter(qn("w:t"))):
                page.tell(
                    "Từ trong ngoặc nhọn ở đầu trang hay chân trang không có tác dụng. Xin đưa vào thân văn bản."
                )


def _read(element: Any, page: _Page, numbers: Numbers, styles: dict[str, str]) -> None:
    if page.where == "guide":
        return
    if element.tag == qn("w:tbl"):
        _read_table(element, page, numbers, styles)
    elif element.tag == qn("w:p"):
        _read_paragraph(_Line(element, numbers, styles), page)
    elif element.tag in (qn("w:sdt"), qn("w:sdtContent"), qn("w:customXml"), qn("w:smartTag")):
        for inner in element.iterchildren():
            _read(inner, page, numbers, styles)


class _Line:
    """One paragraph as it is seen: its text, what is bold at its start, its style and how it stands."""

    def __init__(self, element: Any, numbers: Numbers, styles: dict[str, str]) -> None:
        properties = element.find(qn("w:pPr"))
        self.style = styles.get(_value(properties, "w:pStyle"), "")
        self.align = _value(properties, "w:jc")
        runs = [(_text(run), _is_on(run, "w:b"), _is_on(run, "w:i")) for run in _runs(element)]
        runs = [run for run in runs if run[0]]
        self.text = _tidy("".join(text for text, _, _ in runs))
        heading = self.style.startswith("Heading") or self.style in ("Title", "TrichYeu")
        self.bold = heading or (bool(runs) and all(bold for text, bold, _ in runs if text.strip()))
        self.italic = self.style == "CanCu" or (
            bool(runs) and all(slanted for text, _, slanted in runs if text.strip())
        )
        self.number = _tidy(numbers.before(element))
        self.outstanding = () if self.italic else _outstanding(element, bold=self.bold)
        self.lead = "" if self.bold and not self.text.endswith(":") else self._lead(runs)

    def _lead(self, runs: list[tuple[str, bool, bool]]) -> str:
        """What is bold before the rest: a label, when it ends with a colon."""
        lead, plain = "", ""
        for text, bold, _ in runs:
            if (bold or not text.strip()) and not plain:
                lead += text
            elif not bold and not lead.strip() and _MARKED.fullmatch(_tidy(plain + text) + " "):
                continue  # the number or the dash of a point stands plain before its bold label
            else:
                plain += text
        lead = _tidy(lead)
        return lead if lead.endswith(":") else ""

    def loses(self, said: list[str]) -> str:
        """The first words of this line that stand out in the file and will not in the paper; `said` is what became
        of it. A heading, a bold label and a paragraph of grounds keep their looks."""
        if said[-1].startswith(("#", "_")):
            return ""
        if self.bold and not self.lead:
            return self.text
        return next((words for words in self.outstanding if words not in self.lead), "")


def _read_paragraph(line: _Line, page: _Page) -> None:
    text = line.text
    if not text:
        return
    if line.style == "PhuLuc" or (
        page.where == "foot" and re.fullmatch(r"Phụ lục( [IVX]+)?", text, re.IGNORECASE)
    ):
        page.where = "guide" if GUIDE in text.upper() else "appendix"
    elif page.where == "appendix":
        if line.style == "KemTheo":
            return
        page.lines += (
            ["", f"=== {text}"] if line.style == "TenPhuLuc" or line.align == "center" else _lines(line)
        )
        page.where = "body of appendix"
    elif line.style in ("KemTheo", "KinhGui", *_FRAME, *_FOOT) or (
        page.where == "head" and _is_title(line, page)
    ):
        return
    elif page.where in ("head", "body", "body of appendix"):
        if page.where == "head":
            page.where = "body"
        said = _lines(line)
        page.lines += said
        if lost := line.loses(said):
            page.tell(
                f"Chữ đậm, nghiêng, gạch chân trong câu không được giữ: “{lost[:60]}”. Nhãn đậm phải đứng đầu đoạn và "
                "kết thúc bằng dấu hai chấm."
            )
    else:
        page.tell(f"Đoạn “{text[:60]}” đứng sau phần ký nên không thuộc mẫu; xin chuyển lên trên nơi nhận.")


def _is_title(line: _Line, page: _Page) -> bool:
    """Takes the type and the subject above the body, by their style or as they look: centred and bold."""
    looks = line.align == "center" and line.bold
    if "Tên loại" not in page.head and (line.style == "Title" or (looks and line.text.isupper())):
        page.head["Tên loại"] = line.text
    elif line.style == "TrichYeu" or (looks and "Tên loại" in page.head and "Trích yếu" not in page.head):
        before = page.head.get("Trích yếu", "")
        page.head["Trích yếu"] = f"{before} {line.text}".strip()
    elif line.style == "VeViec" or line.text.startswith("V/v "):
        page.head["Về việc"] = line.text.removeprefix("V/v ").strip()
    else:
        return False
    return True


def _lines(line: _Line) -> list[str]:
    """The lines of the notation that say this paragraph."""
    text = f"{line.number} {line.text}" if line.number else line.text
    if text[0] in _DASHES:  # what Word makes of a hyphen at the start of a line
        text = f"-{text[1:]}"
    if not text.strip("-–— "):
        return ["---"]
    text = text.removesuffix("./.").rstrip() + ("." if text.endswith("./.") else "")
    marked = _MARKED.match(text)
    mark = marked[1] if marked else ""
    rest = text[marked.end() :] if marked else text
    if line.style.startswith("Heading") or (line.bold and marked and mark != "-" and not text.endswith(":")):
        is_part = bool(mark) and not re.fullmatch(r"[IVXL]+\.", mark)
        level = "##" if is_part or (not mark and not rest.isupper()) else "#"
        return ["", f"{level} {mark} {rest}" if mark else f"{level} {rest}"]
    if line.italic and not marked:
        return [f"_{text.rstrip(' .;')}_"]
    lead = line.lead
    if lead and rest.startswith(lead):
        said = f"**{lead}** {rest[len(lead) :].strip()}".strip()
        return [f"{mark} {said}" if mark else said]
    return [text]


def _read_table(element: Any, page: _Page, numbers: Numbers, styles: dict[str, str]) -> None:
    rows = list(element.iterchildren(qn("w:tr")))
    cells = [
        [list(_cell_lines(cell, numbers, styles)) for cell in row.iterchildren(qn("w:tc"))] for row in rows
    ]
    seen = [line for row in cells for cell in row for line in cell]
    used = {line.style for line in seen}
    if page.where == "head" and (used & set(_FRAME) or any("CỘNG HÒA XÃ HỘI" in line.text for line in seen)):
        for line in seen:
            _is_title(line, page) if line.style == "VeViec" or line.text.startswith("V/v ") else None
        if any(line.text.startswith("Số:") and NOT_WORDED not in line.text for line in seen):
            page.tell(_NOT_TAKEN)
        return
    if used & set(_FOOT) or any(line.text.startswith("Nơi nhận:") for line in seen):
        page.where = "foot"
        if any(
            line.text != "Nơi nhận:" and NOT_WORDED not in line.text.lower() for line in seen if line.text
        ):
            page.tell(_NOT_TAKEN)
        return
    if page.where not in ("head", "body", "body of appendix") or not rows:
        if seen and page.where == "foot":
            page.tell("Bảng đứng sau phần ký nên không thuộc mẫu; xin chuyển lên trên nơi nhận.")
        return
    page.where = "body" if page.where == "head" else page.where
    if (
        next(element.iter(qn("w:vMerge")), None) is not None
        or next(element.iter(qn("w:gridSpan")), None) is not None
    ):
        page.tell("Bảng có ô gộp; xin bỏ gộp ô để mỗi hàng đủ số ô như hàng tiêu đề.")
    if sum(1 for _ in element.iter(qn("w:tbl"))) > 1:
        page.tell("Bảng có bảng khác bên trong; bảng bên trong không được giữ. Xin tách ra.")
    below = [line for row in cells[1:] for cell in row for line in cell if line.text]
    if lost := next(
        (words for line in below for words in (line.text if line.bold else "", *line.outstanding) if words),
        "",
    ):
        page.tell(f"Chữ đậm, nghiêng, gạch chân trong ô của bảng không được giữ: “{lost[:60]}”.")
    if len(rows) > MOST_ROWS + 1:
        page.tell(f"Bảng có {len(rows)} hàng; mẫu chỉ cần hàng tiêu đề và một hàng có từ của danh sách.")
    page.lines += ["", *_table_lines(element, cells[: MOST_ROWS + 1])]


def _table_lines(element: Any, cells: list[list[list["_Line"]]]) -> Iterator[str]:
    widths = [int(each.get(qn("w:w")) or 0) for each in element.iter(qn("w:gridCol"))]
    first = cells[1] if len(cells) > 1 else []
    for place, row in enumerate(cells):
        yield _row(" ".join(line.text for line in cell if line.text).replace("|", "/") for cell in row)
        if place == 0 and len(widths) == len(row) and all(widths):
            aligned = [next((line.align for line in cell), "") for cell in first]
            yield _row(
                _share(*pair) for pair in zip(_shares(widths), (*aligned, *[""] * len(row)), strict=False)
            )


def _shares(widths: list[int]) -> list[int]:
    """Widths in whole per cents, none of them nothing."""
    return [max(1, round(width / sum(widths) * 100)) for width in widths]


def _share(share: int, align: str) -> str:
    return {"center": f":{share}%:", "right": f"{share}%:", "end": f"{share}%:"}.get(align, f"{share}%")


def _row(cells: Iterator[str]) -> str:
    return f"| {' | '.join(cells)} |"


def _cell_lines(cell: Any, numbers: Numbers, styles: dict[str, str]) -> Iterator[_Line]:
    for element in cell.iterchildren(qn("w:p")):
        yield _Line(element, numbers, styles)


def _runs(element: Any) -> Iterator[Any]:
    """The runs of a paragraph, those in links and content controls too, not those of a text box."""
    for child in element.iterchildren():
        if child.tag == qn("w:r"):
            yield child
        elif child.tag in (
            qn("w:hyperlink"),
            qn("w:sdt"),
            qn("w:sdtContent"),
            qn("w:smartTag"),
            qn("w:fldSimple"),
        ):
            yield from _runs(child)


def _text(run: Any) -> str:
    out = []
    for child in run.iterchildren():
        if child.tag == qn("w:t"):
            out.append(child.text or "")
        elif child.tag in (qn("w:tab"), qn("w:br"), qn("w:cr")):
            out.append(" ")
        elif child.tag == qn("w:noBreakHyphen"):
            out.append("-")
    return "".join(out)


def _is_on(run: Any, tag: str) -> bool:
    """Whether bold, italic or a line under it is switched on in this run itself."""
    properties = run.find(qn("w:rPr"))
    found = properties.find(qn(tag)) if properties is not None else None
    return found is not None and found.get(qn("w:val"), "1") not in ("0", "false", "off", "none")


def _outstanding(element: Any, *, bold: bool) -> tuple[str, ...]:
    """The words set otherwise than the rest of their paragraph, in order; not a lonely sign or a space."""
    found = []
    for is_set, runs in groupby(_runs(element), key=lambda run: _is_marked(run, bold=bold)):
        words = _tidy("".join(_text(run) for run in runs))
        if is_set and any(sign.isalnum() for sign in words):
            found.append(words)
    return tuple(found)


def _is_marked(run: Any, *, bold: bool) -> bool:
    return _is_on(run, "w:i") or (_is_on(run, "w:b") and not bold) or _is_on(run, "w:u")


def _value(properties: Any, tag: str) -> str:
    found = properties.find(qn(tag)) if properties is not None else None
    return (found.get(qn("w:val")) or "") if found is not None else ""


def _tidy(text: str) -> str:
    """NFC on one line, no invisible characters, the braces and hyphens that a keyboard types."""
    return str(tidied(text.translate(_BRACES)))
