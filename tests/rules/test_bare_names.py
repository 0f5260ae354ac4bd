"""Names nobody announces: nicknames, numbers of birth, given names with who that is."""

import pytest

from doithoai.rules.personal_data import mask_spans


@pytest.mark.parametrize(
    ("text", "hidden"),
    [
        ("Bữa trước Hai Lúa đánh nhau ở quán cà phê", "Hai Lúa"),
        ("mua le xuong kinh hoai, nho xa sua, Tu Hai", "Tu Hai"),
        ("quán net nhà Bình gù mở suốt đêm", "Bình gù"),
        ("Đội thi công của Hùng Cá làm ẩu", "Hùng Cá"),
        ("Con trai tôi Phàng đi nghĩa vụ về", "Phàng"),
        ("Tôi đã đóng tiền cho Hường thủ quỹ", "Hường"),
        ("nhờ công an gọi Tâm cháu bà Mười lên nhắc nhở", "Tâm"),
        ("Đường ngập mãi. Xin cảm ơn! Thu Hằng", "Thu Hằng"),
        ("Cháu dâu tôi Mỹ Hạnh người Campuchia", "Mỹ Hạnh"),
        ("Tôi với Hòa đã ly hôn", "Hòa"),
        ("Cho Nhung hỏi đường dây nóng", "Nhung"),
        ("ông Khuê hứa rồi, hôm qua hỏi lại thì Khuê chối", "Khuê"),
    ],
)
def test_a_name_is_covered(text: str, hidden: str) -> None:
    assert hidden in [text[span.start : span.end] for span in mask_spans(text)]


def test_a_name_said_twice_is_covered_twice() -> None:
    assert len(mask_spans("ông Khuê hứa rồi, nay gặp Khuê lại chối")) == 2


@pytest.mark.parametrize(
    "text",
    [
        "Năm Căn nước mặn sớm",
        "Đường ra Ba Vì ngập",
        "Chợ Ba Chúc cần mái che",
        "Lúa vụ Ba bị lép",
        "Cử tri tổ Sáu đề nghị nâng nền đường",
        "Con em Tân Xuyên đi học xa",
        "Cầu ván qua kinh Sáu Thước mục",
        "Ba con Khmer xin giữ chùa",
        "Bà con Tày, Nùng muốn giữ hát then",
        "Đường Hai Bà Trưng ngập",
    ],
)
def test_a_place_stays(text: str) -> None:
    assert mask_spans(text) == ()
