"""What stands beside a name and says whose it is: a day of birth, a class, a school; a name beside its number."""

import pytest

from doithoai.rules.personal_data import Span, mask_spans, masked


def cover(text: str) -> str:
    return masked(text, mask_spans(text))


def test_a_day_beside_a_name_is_that_of_birth() -> None:
    assert cover("Tôi Hoàng Văn Tẻo, 15/02/1957, xin hỏi") == "Tôi [tên người gửi], [ngày sinh], xin hỏi"
    assert cover("Ông Bùi Thanh Liêm (1968) lấn ngõ") == "Ông [họ tên] ([ngày sinh]) lấn ngõ"
    assert cover("Cụ Vi Thị Ón, 12/3/2026 nộp đơn") == "Cụ [họ tên], 12/3/2026 nộp đơn"


def test_class_and_school_beside_a_childs_name() -> None:
    text = "Cháu Vừ Mí Pó nhà tôi học lớp 2A trường tiểu học Sủng Trà đi bộ xa"
    assert cover(text) == "Cháu [tên trẻ em] nhà tôi học [lớp] [trường học] đi bộ xa"
    assert cover("con tôi học lớp 1C trường Nguyễn Viết Xuân") == "con tôi học [lớp] [trường học]"


@pytest.mark.parametrize(
    "text",
    [
        "Học sinh lớp 5A trường tiểu học Kim Đồng thiếu ghế",
        "Các cháu lớp 9 đi học xa",
        "con tôi học lớp 6 ở xa",
    ],
)
def test_a_class_of_nobody_stays(text: str) -> None:
    assert mask_spans(text) == ()


def test_a_name_before_its_number() -> None:
    text = "Mọi việc xin báo Kim Chi 0943.207.118"
    assert Span(17, 24, "name") in mask_spans(text)
    assert cover("Minh Tuấn - 0905221764") == "[họ tên] - [số điện thoại]"
    assert [span.what for span in mask_spans("Gọi UBND xã Hòa Bình 0943.207.118")] == ["phone"]
