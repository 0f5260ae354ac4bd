"""A template is downloaded, edited in Word with a slip in it, mended on the page, tried out and saved."""

from io import BytesIO

import docx
import pytest

pytestmark = pytest.mark.story
TEMPLATE = "Tệp Word đã sửa"


def edited(data: bytes, old: str, new: str) -> bytes:
    document = docx.Document(BytesIO(data))
    line = next(each for each in document.paragraphs if old in each.text)
    line.runs[0].text = new
    out = BytesIO()
    document.save(out)
    return out.getvalue()


def test_ba_lan_changes_what_the_invitation_says(person, world):
    commune = world("an_open_dialogue")["commune"]
    ba_lan = person("lan").signs_in(commune)
    ba_lan.opens("Giấy tờ").opens("Mẫu văn bản").opens("Giấy mời").sees("Mẫu chung")
    template = ba_lan.fetches("Tải mẫu đang dùng")

    slip = edited(template, "Rất mong quý đại biểu", "Kính mong bà con đến {địa điẻm} đúng giờ.")
    ba_lan.attaches(TEMPLATE, "giay-moi.docx", slip).presses("Đọc và xem thử")
    ba_lan.sees("Văn bản không có từ {địa điẻm}; có phải {địa điểm}?").sees("Khác với mẫu đang dùng")

    mended = edited(template, "Rất mong quý đại biểu", "Kính mong bà con đến {địa điểm} đúng giờ.")
    ba_lan.attaches(TEMPLATE, "giay-moi.docx", mended).presses("Đọc và xem thử")
    ba_lan.sees("Mẫu đọc được, mọi từ đều có.").sees("Số liệu thật")
    ba_lan.writes("Ghi chú", "Lời gần gũi hơn").presses("Lưu mẫu").sees("Đã lưu mẫu Giấy mời, bản số 1.")
    ba_lan.sees("Mẫu riêng của đơn vị").sees("Lời gần gũi hơn")

    ba_lan.presses("Dùng lại mẫu chung", agreeing=True).sees("Giấy mời dùng lại mẫu chung.").sees("Bản số 2")


def test_a_picture_is_refused_in_words(person, world):
    commune = world("an_open_dialogue")["commune"]
    ba_lan = person("lan").signs_in(commune)
    ba_lan.opens("Giấy tờ").opens("Mẫu văn bản").opens("Giấy mời")
    ba_lan.attaches(TEMPLATE, "anh.docx", b"\x89PNG\r\n\x1a\n" + bytes(200)).presses("Đọc và xem thử")
    ba_lan.sees("bị hỏng, không mở được").sees("Mẫu chung")
