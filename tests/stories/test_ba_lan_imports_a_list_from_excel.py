"""Step 2: a list kept in Excel comes in, after a dry run that says in words what is wrong in which row."""

import io

import pytest
import xlsxwriter

pytestmark = pytest.mark.story
HEADING = ("Nội dung", "Họ và tên", "Thôn", "Liên hệ")
GOOD = ("Đề nghị xã sửa đoạn mương bị vỡ ở cánh đồng Bãi Cát.", "Lê Văn Ba", "thôn Bãi Cát", "")
WRONG = ("Đèn đường trước cổng trường hỏng đã ba tháng nay.", "Lò Thị Hoa", "thôn Không Có", "")
MENDED = (WRONG[0], WRONG[1], "Đồng Mới", "")


def excel(*rows):
    out = io.BytesIO()
    with xlsxwriter.Workbook(out, {"in_memory": True}) as book:
        sheet = book.add_worksheet()
        for number, row in enumerate((HEADING, *rows)):
            sheet.write_row(number, 0, row)
    return out.getvalue()


def test_ba_lan_imports_a_list_from_excel(person, world):
    commune = world("an_open_dialogue")["commune"]
    ba_lan = person("lan").signs_in(commune)
    ba_lan.opens("Đối thoại").opens("Đối thoại trực tiếp với Nhân dân").opens("Nạp từ Excel")
    assert ba_lan.fetches("Tải tệp mẫu").startswith(b"PK")

    ba_lan.attaches("Tệp Excel", "danh-sach.xlsx", excel(GOOD, WRONG)).presses("Đọc thử")
    ba_lan.sees("Đọc thử: chưa lưu gì").sees(
        "Dòng 3, cột C (Thôn): ghi “thôn Không Có”, xã không có thôn này."
    )
    ba_lan.opens("Ý kiến").sees("Chưa có ý kiến nào")

    ba_lan.opens("Đối thoại").opens("Đối thoại trực tiếp với Nhân dân").opens("Nạp từ Excel")
    ba_lan.attaches("Tệp Excel", "danh-sach.xlsx", excel(GOOD, MENDED)).presses("Đọc thử")
    ba_lan.sees("Các dòng sẽ nhập").does_not_see("chưa nhập được")
    ba_lan.presses("Nhập các dòng này").sees("Đã nhập 2 ý kiến từ Excel. Mỗi ý kiến đã có mã riêng.")
    ba_lan.opens("Danh sách").sees("mương bị vỡ").sees("Đèn đường trước cổng trường")


def test_a_picture_or_a_word_file_is_refused_in_words(person, world):
    commune = world("an_open_dialogue")["commune"]
    ba_lan = person("lan").signs_in(commune)
    ba_lan.opens("Đối thoại").opens("Đối thoại trực tiếp với Nhân dân").opens("Nạp từ Excel")
    ba_lan.attaches("Tệp Excel", "anh.xlsx", b"\x89PNG\r\n\x1a\n" + bytes(200)).presses("Đọc thử")
    ba_lan.sees("Chưa có gì được lưu.")
