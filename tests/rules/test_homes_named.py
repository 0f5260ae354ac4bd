"""Homes known by what stands beside them, by which one they are, by their gate."""

import pytest

from doithoai.rules.personal_data import mask_spans


@pytest.mark.parametrize(
    ("text", "hidden"),
    [
        (
            "ông sống ở căn nhà lá kế chùa, tổ 4 ấp Giồng Chát, đã yếu",
            "căn nhà lá kế chùa, tổ 4 ấp Giồng Chát",
        ),
        ("Nhà em đối diện quán cà phê Mây", "đối diện quán cà phê Mây"),
        ("nhà tôi ở gần cây đa, đối diện quán nước", "gần cây đa, đối diện quán nước"),
        ("Nhà con ở buôn Sah, nhà dài thứ tư tính từ bến nước", "buôn Sah, nhà dài thứ tư tính từ bến nước"),
        ("tôi ở ngõ Chùa, cổng sắt màu xanh", "ngõ Chùa, cổng sắt màu xanh"),
        ("Nơi ở: thôn Aur, nhà sàn bên trái", "thôn Aur, nhà sàn bên trái"),
        (
            "nhà ở kiệt 52 đường liên thôn, ngay sau lưng đình làng",
            "kiệt 52 đường liên thôn, ngay sau lưng đình làng",
        ),
        ("hộ tôi ở lô B12 khu tái định cư Đồng Mạ", "lô B12 khu tái định cư Đồng Mạ"),
        ("ông Vũ Ngọc Khánh nhà thứ hai sau cây xăng Ngã Tư", "nhà thứ hai sau cây xăng Ngã Tư"),
        ("Tôi là Lê Na, K2/14 đường Hùng Vương", "K2/14 đường Hùng Vương"),
        ("Nhà em căn 12B khu nhà ở công nhân", "căn 12B khu nhà ở công nhân"),
        ("tôi ngụ tại 112 Nguyễn Công Trứ", "112 Nguyễn Công Trứ"),
        ("Thầy Thuần, nhà trắng hai tầng gần ngã ba", "nhà trắng hai tầng gần ngã ba"),
    ],
)
def test_a_home_is_covered_whole(text: str, hidden: str) -> None:
    assert ("house", hidden) in [(span.what, text[span.start : span.end]) for span in mask_spans(text)]


@pytest.mark.parametrize(
    "text",
    [
        "Nhà sát bờ sông bị sạt",
        "Nhà kế bên đào móng không phép",
        "Ba nhà trong ngõ bị cạy cửa",
        "Nhà tôi bị vạch sơn đỏ lên tường",
        "Nhà bên chưa nộp tiền nước",
        "nhà bên này đường lại lấy điện bên kia",
        "Nhà tôi gần sông nên sợ lở",
    ],
)
def test_what_only_says_where_stays(text: str) -> None:
    assert mask_spans(text) == ()
