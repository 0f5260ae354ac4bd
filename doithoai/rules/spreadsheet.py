"""A list somebody keeps in Excel, read as a heading and numbered rows; hostile files get a sentence.

Workbooks are opened in a process of their own (reading_apart): two cells far apart make the library ask for
all the cells between them, which is more memory than any machine has.
"""

import io
import zipfile
from dataclasses import asdict, dataclass
from datetime import date, datetime, time
from typing import Any

from doithoai.rules.reading_apart import read_apart
from doithoai.rules.vietnamese import nfc

MOST_ROWS = 20_000
MOST_BYTES = 20 * 1024 * 1024  # of the file as sent
MOST_UNPACKED = 200 * 1024 * 1024  # of a zip inside: a small file may unpack to gigabytes
MEMORY, SECONDS = 2 * 1024**3, 30  # for reading one workbook; twenty thousand rows need a tenth of it
HEADING_WITHIN = 15  # a title and a date line often stand above the heading


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
    from python_calamine import CalamineError, load_workbook  # heavy; only when a list comes in

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
        sheet = book.get_sheet_by_index(0)
        merged = sheet.merged_cell_ranges or []
        rows = [list(row) for row in sheet.iter_rows()]
    except (CalamineError, IndexError, ValueError, OSError) as broken:
        raise NotAList(
            "Không mở được tệp này như một bảng Excel (có thể bị khóa bằng mật khẩu hoặc hỏng). "
            "Xin mở bằng Excel, lưu thành .xlsx không mật khẩu rồi tải lên."
        ) from broken
    notes = (
        ("Bảng có ô gộp: chỉ ô đầu của mỗi ô gộp có chữ, các dòng còn lại được đọc là trống.",)
        if merged
        else ()
    )
    return rows, notes


def csv_rows(data: bytes) -> list[list[Any]]:
    import csv

    marked = data[:2] in (b"\xff\xfe", b"\xfe\xff")  # unmarked, any picture would "be" UTF-16
    for encoding in ("utf-8-sig", *(["utf-16"] if marked else [])):
        try:
            text = data.decode(encoding)
            break
        except (UnicodeDecodeError, UnicodeError):
            continue
    else:
        raise NotAList(
            "Tệp này không phải bảng Excel, hoặc là CSV lưu kiểu cũ. Xin mở bằng Excel, lưu thành .xlsx rồi tải lên."
        )
    if "\x00" in text or not text.strip():
        raise NotAList("Tệp này không phải bảng Excel hay CSV. Xin tải tệp mẫu và chép danh sách vào đó.")
    first = text.splitlines()[0]
    mark = max(";\t,", key=first.count)
    try:
        return [list(row) for row in csv.reader(io.StringIO(text), delimiter=mark)]
    except csv.Error as broken:
        raise NotAList("Tệp CSV bị hỏng. Xin lưu lại thành .xlsx rồi tải lên.") from broken


def tidy(rows: list[list[Any]], notes: tuple[str, ...]) -> Table:
    texts = [[as_text(cell) for cell in row] for row in rows]
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
