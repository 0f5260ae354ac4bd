"""People known by a relative, by their work or by where they sit."""

import pytest

from doithoai.rules.personal_data import mask_spans


@pytest.mark.parametrize(
    ("text", "what", "hidden"),
    [
        ("Cháu ngoại ông Sung bị ướt hết sách", "name", "Cháu ngoại ông Sung"),
        ("vợ anh Hiển đò ngang chưa có nhà", "name", "vợ anh Hiển đò ngang"),
        (
            "con trai út nhà anh Hùng sửa xe, học lớp 8B hay phóng nhanh",
            "name",
            "con trai út nhà anh Hùng sửa xe, học lớp 8B",
        ),
        ("vợ ông trưởng thôn có tên trong danh sách", "relative", "vợ ông trưởng thôn"),
        ("con rể bí thư chi bộ trúng thầu", "relative", "con rể bí thư chi bộ"),
        ("bà bán bún đầu chợ đổ nước bẩn", "relative", "bà bán bún đầu chợ"),
        ("Tôi là cháu dâu thứ ba của cụ, xin được trả lời riêng", "relative", "cháu dâu thứ ba của cụ"),
    ],
)
def test_it_is_covered(text: str, what: str, hidden: str) -> None:
    assert (what, hidden) in [(span.what, text[span.start : span.end]) for span in mask_spans(text)]


@pytest.mark.parametrize(
    "text",
    [
        "Bà con bán hàng đầu chợ mong có mái che",
        "Con em đồng bào có được cử tuyển nữa không",
        "Cơ bản làm xong đầu làng, còn giữa xóm",
        "Trưởng thôn và chủ tịch nên về gặp dân",
    ],
)
def test_the_people_and_offices_stay(text: str) -> None:
    assert mask_spans(text) == ()
