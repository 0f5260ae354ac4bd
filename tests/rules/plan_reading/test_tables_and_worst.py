"""Tables of a Word file, parts of a month, and texts made to be slow."""

import time
from io import BytesIO

import docx
import pytest

from doithoai.rules.plan_reading import read_file, read_plan
from doithoai.rules.plan_reading.dates import periods

HEAD = (
    "ỦY BAN NHÂN DÂN\nXÃ HẠ LAM\nSố: 12/KH-UBND\nHạ Lam, ngày 03 tháng 4 năm 2024\nKẾ HOẠCH\n"
    "Đối thoại trực tiếp với Nhân dân năm 2024\nUBND xã Hạ Lam ban hành kế hoạch như sau:"
)


def word_table(*rows: tuple[str, ...]) -> str:
    document = docx.Document()
    for line in [*HEAD.split("\n"), "1. Lịch đối thoại"]:
        document.add_paragraph(line)
    table = document.add_table(len(rows), len(rows[0]))
    for at, row in enumerate(rows):
        for cell, words in zip(table.rows[at].cells, row, strict=True):
            cell.text = words
    document.add_paragraph("Nơi nhận:")
    document.add_paragraph("- Lưu: VT.")
    kept = BytesIO()
    document.save(kept)
    return read_file(kept.getvalue(), "kh.docx").content


def test_a_schedule_in_a_word_table() -> None:
    facts = read_plan(
        word_table(
            ("TT", "Thời gian", "Địa điểm", "Chủ trì"),
            ("1", "8h00 ngày 12/6/2024", "Nhà văn hóa thôn Đoài", "Chủ tịch UBND xã"),
            ("2", "8h00 ngày 14/6/2024", "Nhà văn hóa thôn Đông", "Chủ tịch UBND xã"),
        )
    )
    assert facts.time.iso == ("2024-06-12", "2024-06-14")
    assert facts.venue == ("Nhà văn hóa thôn Đoài", "Nhà văn hóa thôn Đông")
    assert facts.chair_role == "Chủ tịch UBND xã"


def test_work_in_a_word_table() -> None:
    facts = read_plan(
        word_table(
            ("Nội dung công việc", "Đơn vị thực hiện", "Thời hạn"),
            ("Chuẩn bị báo cáo", "Văn phòng", "05/6/2024"),
            ("Mời nhân dân", "Các thôn", "07/6/2024"),
        )
    )
    assert [(one.unit, one.task) for one in facts.assignments] == [
        ("Văn phòng", "Chuẩn bị báo cáo"),
        ("Các thôn", "Mời nhân dân"),
    ]
    assert facts.time.iso == ()


@pytest.mark.parametrize(
    ("said", "start", "end"),
    [
        ("ha tuan thang 9/2024", "2024-09-21", "2024-09-30"),
        ("dau thang 5 nam 2025", "2025-05-01", "2025-05-10"),
        ("tuan 2 thang 11 nam 2017", "2017-11-06", "2017-11-12"),
        ("tuan thu 2 cua thang 10/2025", "2025-10-06", "2025-10-12"),
        ("tuan cuoi thang 2/2024", "2024-02-23", "2024-02-29"),
    ],
)
def test_parts_of_a_month(said: str, start: str, end: str) -> None:
    (period,) = periods(said, None)
    assert (period.start, period.end) == (start, end)


@pytest.mark.parametrize(
    "words",
    ["trước 05 ngày ", "khi vắng mặt ", "Nơi nhận:\n- A; - B; ", "a | b | c\n", "a\tb\tc\n", "KẾ HOẠCH\n", "tháng 1, 2 và ", " ", "("],
)  # fmt: skip
def test_texts_made_to_be_slow_end_soon(words: str) -> None:
    text = HEAD + "\n" + (words * 60_000)[:60_000]
    begun = time.perf_counter()
    facts = read_plan(text)
    assert time.perf_counter() - begun < 8  # a quiet machine needs under one second
    assert all(0 <= start <= end <= len(facts.text) for start, end in facts.found_at.values())
