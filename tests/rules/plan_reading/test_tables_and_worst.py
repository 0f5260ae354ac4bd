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
    [
        "trước 05 ngày ",
        "khi vắng mặt ",
        "Nơi nhận:\n- A; - B; ",
        "a | b | c\n",
        "a\tb\tc\n",
        "KẾ HOẠCH\n",
        "tháng 1, 2 và ",
        " ",
        "(",
        "; ",
        "giao ban ",
        "Sau hai tuần, ",
        "UBND xã giao, đề nghị ",
        "Thời gian: ",
        "giữa A và ",
        "1. ",
        "Căn cứ ",
    ],
)
def test_texts_made_to_be_slow_end_soon(words: str) -> None:
    text = HEAD + "\n" + (words * 60_000)[:60_000]
    begun = time.perf_counter()
    facts = read_plan(text)
    assert time.perf_counter() - begun < 8  # a quiet machine needs under one second
    assert all(0 <= start <= end <= len(facts.text) for start, end in facts.found_at.values())


def test_a_number_and_a_day_left_for_the_pen_are_no_columns() -> None:
    facts = read_plan(
        HEAD.replace("Số: 12/KH-UBND", "Số:      /KH-UBND").replace("ngày 03 tháng 4", "ngày      tháng 4")
    )
    assert (facts.issuing_body, facts.place) == ("Ủy ban nhân dân xã Hạ Lam", "Hạ Lam")
    assert (facts.doc_number, facts.issue_date) == (None, None)
    assert [doubt.field for doubt in facts.doubts] == ["issue_date", "doc_number"]


def test_a_schedule_says_what_each_sitting_is_about() -> None:
    facts = read_plan(
        word_table(
            ("TT", "Thôn", "Thời gian", "Địa điểm", "Nội dung"),
            ("1", "Thôn Đoài", "8h00 ngày 12/6/2024", "Nhà văn hóa thôn Đoài", "Đường liên thôn"),
            ("2", "Thôn Đông", "8h00 ngày 14/6/2024", "Nhà văn hóa thôn Đông", "Nước sạch"),
        )
    )
    assert facts.topics == ("Đường liên thôn", "Nước sạch")


def test_a_sitting_held_again_has_its_new_day_and_place_alone() -> None:
    notice = (
        "ỦY BAN NHÂN DÂN\nXÃ HẠ LAM\nSố: 20/TB-UBND\nHạ Lam, ngày 03 tháng 4 năm 2024\nTHÔNG BÁO\n"
        "Về việc hoãn hội nghị đối thoại với Nhân dân\nTheo Thông báo số 12/TB-UBND ngày 20/3/2024, UBND xã tổ chức "
        "hội nghị đối thoại vào 8 giờ ngày 10/4/2024 tại Nhà văn hóa thôn Đoài.\nDo mưa lũ, UBND xã hoãn hội nghị nói "
        "trên. Hội nghị được tổ chức lại vào 14 giờ ngày 24/4/2024, tại Hội trường UBND xã.\n"
    )
    facts = read_plan(notice)
    assert (facts.time.iso, facts.time.replaces) == (("2024-04-24",), ("2024-04-10",))
    assert facts.venue == ("Hội trường UBND xã",)


def test_a_deputy_is_known_by_their_field_and_a_task_by_its_unit() -> None:
    facts = read_plan(
        f"{HEAD}\n1. Chủ trì: Chủ tịch UBND xã. Trường hợp Chủ tịch vắng mặt, Phó Chủ tịch phụ trách văn xã chủ trì "
        "thay.\n2. Tổ chức thực hiện\n- Chậm nhất 05 ngày sau hội nghị, Văn phòng ban hành thông báo kết luận.\n"
        "- Phó Chủ tịch phụ trách kinh tế trả lời khi được hỏi.\n"
    )
    assert facts.chair_substitute == "Phó Chủ tịch phụ trách văn xã (vắng mặt)"
    assert facts.assignments[0].unit == "Văn phòng"


def test_those_who_take_part_in_one_line_are_read_one_by_one() -> None:
    facts = read_plan(
        f"{HEAD}\n1. Thành phần\nThường trực Đảng ủy; lãnh đạo UBND xã; Ban Chấp hành Đoàn xã.\n2. Kinh phí\nKhông."
    )
    assert facts.participants == ("Thường trực Đảng ủy", "lãnh đạo UBND xã", "Ban Chấp hành Đoàn xã")


@pytest.mark.parametrize(
    ("last", "kept", "signer"),
    [
        ("- Lưu: VT. Đào Thị Nhàn", "Lưu: VT", "Đào Thị Nhàn"),
        ("- Lưu: VT, VP. Văn phòng Đảng ủy", "Lưu: VT, VP. Văn phòng Đảng ủy", None),
    ],
)
def test_the_signer_behind_the_last_recipient(last, kept, signer) -> None:
    facts = read_plan(
        f"{HEAD}\n1. Kinh phí: không.\nNơi nhận: TM. ỦY BAN NHÂN DÂN\n- HĐND xã; CHỦ TỊCH\n{last}"
    )
    assert (facts.recipients[-1], facts.signer_name) == (kept, signer)
    assert facts.signer_title == "TM. ỦY BAN NHÂN DÂN – CHỦ TỊCH"
