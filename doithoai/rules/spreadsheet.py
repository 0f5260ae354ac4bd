"""A list somebody keeps in Excel, read as a heading and numbered rows; hostile files get a sentence.

Workbooks are opened in a process of their own (reading_apart): two cells far apart make the library ask for
all the cells between them, which is more memory than any machine has.
"""

import io
import re
import zipfile
from dataclasses import asdict, dataclass
from datetime import date, datetime, time
from typing import Any

from doithoai.rules.plan_reading.encodings import decode, from_tcvn3, from_vni, modern
from doithoai.rules.reading_apart import read_apart
from doithoai.rules.vietnamese import nfc

MOST_ROWS = 20_000
MOST_BYTES = 20 * 1024 * 1024  # of the file as sent
MOST_UNPACKED = 200 * 1024 * 1024  # of a zip inside: a small file may unpack to gigabytes
MEMORY, SECONDS = 2 * 1024**3, 30  # for reading one workbook; twenty thousand rows need a tenth of it
MOST_COLUMNS = 200
#: A text that Excel would run as a formula, or that begins with the apostrophe we put before one.
RUNS_IN_EXCEL = re.compile(r"'*[=+\-@\t\r]")
HEADING_WITHIN = 15  # a title and a date line often stand above the heading


OLD_EXCEL = (
    "Tệp Excel đời cũ (.xls): chữ và ngày đọc được đủ, nhưng không biết dòng nào đang ẩn, ô nào là công thức. "
    "Muốn xem các điều ấy, xin mở bằng Excel và lưu thành .xlsx."
)


class NotAList(Exception):
    """A Vietnamese sentence: why this file cannot be read as a list, and what to do."""


@dataclass(frozen=True)
class Table:
    """`rows`: (the number Excel shows, the cells as text). `notes`: what a person should know."""

    heading: list[str]
    rows: list[tuple[int, list[str]]]
    notes: tuple[str, ...] = ()


def read_table(data: bytes) -> Table:
    """Read the first sheet of an xlsx, xls, ods or csv file, told apart by content."""
    if not data:
        raise NotAList("Tệp rỗng. Xin kiểm tra lại tệp rồi tải lên.")
    if len(data) > MOST_BYTES:
        raise NotAList(f"Tệp nặng {len(data) // 2**20} MB; nhiều nhất là {MOST_BYTES // 2**20} MB.")
    if data[:4] == b"PK\x03\x04" or data[:8] == b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1":
        return workbook(data)
    if data[:5] == b"%PDF-":
        raise NotAList("Đây là tệp PDF, không phải bảng. Xin tải tệp mẫu và chép danh sách vào đó.")
    return tidy(csv_rows(data), ())


def workbook(data: bytes) -> Table:
    said = read_apart("doithoai.rules.spreadsheet:told_of", data, memory=MEMORY, seconds=SECONDS)
    if said is None:
        raise NotAList(
            "Bảng tính này quá lớn hoặc bị hỏng nên không đọc được. Xin chép riêng danh sách sang tệp mẫu rồi tải lên."
        )
    if "no" in said:
        raise NotAList(said["no"])
    rows = [(number, cells) for number, cells in said["rows"]]
    return Table(said["heading"], rows, tuple(said["notes"]))


def told_of(data: bytes) -> dict[str, Any]:
    """The table of a workbook as JSON, or {"no": the sentence}. Runs apart."""
    try:
        return asdict(tidy(*workbook_rows(data)))
    except NotAList as no:
        return {"no": str(no)}


def workbook_rows(data: bytes) -> tuple[list[list[Any]], tuple[str, ...]]:
    from python_calamine import (
        CalamineError,
        SheetVisibleEnum,
        load_workbook,
    )  # heavy; only when a list comes in

    if data[:2] == b"PK":
        try:
            with zipfile.ZipFile(io.BytesIO(data)) as archive:
                if sum(each.file_size for each in archive.infolist()) > MOST_UNPACKED:
                    raise NotAList(
                        "Tệp mở ra quá lớn, không phải danh sách bình thường. Xin chép riêng danh sách sang tệp mẫu."
                    )
                names = archive.namelist()
        except zipfile.BadZipFile as broken:
            raise NotAList("Tệp Excel bị hỏng. Xin mở bằng Excel, lưu lại rồi tải lên.") from broken
        if any(name.startswith("word/") for name in names):
            raise NotAList("Đây là tệp Word. Xin chép bảng sang Excel theo tệp mẫu rồi tải lên.")
    try:
        book = load_workbook(io.BytesIO(data))
        shown = [each.name for each in book.sheets_metadata if each.visible == SheetVisibleEnum.Visible]
        hidden = [each.name for each in book.sheets_metadata if each.name not in shown]
        sheet = book.get_sheet_by_name(shown[0]) if shown else book.get_sheet_by_index(0)
        merged = sheet.merged_cell_ranges or []
        rows = [list(row) for row in sheet.iter_rows()]
    except (CalamineError, IndexError, ValueError, OSError) as broken:
        raise NotAList(
            "Không mở được tệp này như một bảng Excel (có thể bị khóa bằng mật khẩu hoặc hỏng). "
            "Xin mở bằng Excel, lưu thành .xlsx không mật khẩu rồi tải lên."
        ) from broken
    notes = []
    if len(shown) > 1:
        notes.append(f"Tệp có {len(shown)} trang; chỉ đọc trang đầu, “{shown[0][:60]}”.")
    if hidden:
        notes.append(f"Không đọc trang đang ẩn: {', '.join(hidden)[:120]}.")
    if merged:
        filled = fill_merged(rows, merged)
        what = (
            "chữ của ô gộp được lấy cho mọi dòng trong ô ấy" if filled else "chỉ ô đầu của mỗi ô gộp có chữ"
        )
        notes.append(f"Bảng có ô gộp: {what}. Xin xem kỹ các dòng đó.")
    return rows, (*notes, *notes_of_xlsx(data))


def fill_merged(rows: list[list[Any]], merged: list[tuple[tuple[int, int], tuple[int, int]]]) -> bool:
    """What a merged cell says is said in each of its rows that says something of its own (a hamlet beside several
    people); a row that is nothing but merged cells is part of the row above. Returns whether anything was filled."""
    inside = {
        (row, column): (top, left)
        for (top, left), (bottom, right) in merged[:MOST_ROWS]
        for row in range(top, min(bottom + 1, len(rows)))
        for column in range(left, min(right + 1, left + MOST_COLUMNS))
        if (row, column) != (top, left)
    }
    own = {
        at for at, row in enumerate(rows)
        if any(cell not in (None, "") for column, cell in enumerate(row) if (at, column) not in inside)
    }  # fmt: skip
    filled = False
    for (row, column), (top, left) in inside.items():
        if row > top and row in own and column == left and left < len(rows[top]):
            rows[row] += [""] * (left + 1 - len(rows[row]))
            rows[row][left], filled = rows[top][left], True
    return filled


def notes_of_xlsx(data: bytes) -> list[str]:
    """What the cells do not tell: macros, formulas, hidden rows. Nothing of it is run; the values Excel left are read."""
    if data[:2] != b"PK":
        return [OLD_EXCEL]
    notes = []
    with zipfile.ZipFile(io.BytesIO(data)) as archive:
        names = archive.namelist()
        if any(name.endswith("vbaProject.bin") for name in names):
            notes.append("Tệp có macro: macro không được chạy, chỉ đọc chữ trong các ô.")
        first = next((name for name in names if name.startswith("xl/worksheets/sheet")), "")
        page = archive.read(first) if first.endswith(".xml") else b""
    if b"<f>" in page or b"<f " in page:
        notes.append("Bảng có công thức: công thức không được tính lại, chỉ lấy giá trị Excel đã lưu.")
    if hidden := re.findall(rb'<row [^>]*?\br="(\d+)"[^>]*?\bhidden="(?:1|true)"', page):
        told = ", ".join(each.decode() for each in hidden[:10])
        notes.append(f"Có {len(hidden)} dòng đang ẩn (dòng {told}): vẫn được đọc. Xin xem có đúng ý không.")
    return notes


def csv_rows(data: bytes) -> list[list[Any]]:
    import csv

    text = decode(data)  # also the old encodings: windows-1258, TCVN3, VNI, UTF-16
    if text is None:
        raise NotAList(
            "Tệp này không phải bảng Excel, hoặc là CSV lưu kiểu lạ. Xin mở bằng Excel, lưu thành .xlsx rồi tải lên."
        )
    if "\x00" in text or not text.strip():
        raise NotAList("Tệp này không phải bảng Excel hay CSV. Xin tải tệp mẫu và chép danh sách vào đó.")
    first = text.splitlines()[0]
    mark = max(";\t,", key=first.count)
    try:
        rows = csv.reader(io.StringIO(text, newline=""), delimiter=mark)
        return [[unguarded(cell) for cell in row] for row in rows]
    except csv.Error as broken:
        raise NotAList("Tệp CSV bị hỏng. Xin lưu lại thành .xlsx rồi tải lên.") from broken


def unguarded(cell: str) -> str:
    """The cell without the apostrophe that outputs/tables.harmless puts before what Excel would run."""
    return cell[1:] if cell[:1] == "'" and RUNS_IN_EXCEL.match(cell) else cell


def in_unicode(texts: list[list[str]]) -> tuple[list[list[str]], tuple[str, ...]]:
    """Cells typed with the old fonts (.VnTime, VNI-Times) in the letters of today, with a note; others as they are."""
    sample = " ".join(cell for row in texts[:200] for cell in row)[:20_000]
    now = modern(sample)
    for name, convert in (("TCVN3", from_tcvn3), ("VNI", from_vni)):
        if now != sample and now == convert(sample):
            note = f"Bảng gõ bằng phông chữ cũ ({name}); đã đổi sang Unicode. Xin xem lại vài dòng."
            return [[nfc(convert(cell)) for cell in row] for row in texts], (note,)
    return texts, ()


def tidy(rows: list[list[Any]], notes: tuple[str, ...]) -> Table:
    texts, told = in_unicode([[as_text(cell) for cell in row] for row in rows])
    notes = (*notes, *told)
    heading_at = next(
        (at for at, row in enumerate(texts[:HEADING_WITHIN]) if sum(bool(c) for c in row) >= 2), None
    )
    if heading_at is None:
        heading_at = next((at for at, row in enumerate(texts[:HEADING_WITHIN]) if any(row)), None)
    if heading_at is None:
        raise NotAList("Bảng trống. Xin tải tệp mẫu và chép danh sách vào đó.")
    body = [(at + 1, row) for at, row in enumerate(texts) if at > heading_at and any(row)]
    if len(body) > MOST_ROWS:
        raise NotAList(
            f"Danh sách có {len(body):,} dòng; mỗi lần nhập nhiều nhất {MOST_ROWS:,} dòng. Xin chia thành nhiều tệp.".replace(
                ",", "."
            )
        )
    return Table(texts[heading_at], body, notes)


def as_text(cell: Any) -> str:
    """A cell as people see it: whole numbers without ".0", dates d/m/Y, text NFC."""
    if cell is None:
        return ""
    if isinstance(cell, bool):
        return "có" if cell else "không"
    if isinstance(cell, float) and cell.is_integer():
        return str(int(cell))
    if isinstance(cell, datetime):
        return f"{cell:%d/%m/%Y}"
    if isinstance(cell, date):
        return f"{cell:%d/%m/%Y}"
    if isinstance(cell, time):
        return f"{cell:%H:%M}"
    return nfc(str(cell)).strip()
