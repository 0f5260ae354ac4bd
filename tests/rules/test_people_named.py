"""Names as a whole country writes them: of all peoples, without capitals, by nicknames, beside offices and places."""

import pytest

from doithoai.rules.personal_data import mask_spans


@pytest.mark.parametrize(
    ("text", "hidden"),
    [
        ("Con em Siu Blêt chưa được học", "Siu Blêt"),
        ("gia đình Rơ Ô H'Nhen có sáu khẩu", "Rơ Ô H'Nhen"),
        ("còn thiếu Nay H'Lan trong danh sách", "Nay H'Lan"),
        ("Chẻo U Mẩy chưa có điện", "Chẻo U Mẩy"),
        ("chu ho Ly A Sang chua nhan tien", "Ly A Sang"),
        ("chị nga bán cá đổ nước ra cống", "nga"),
        ("ông bảy thạnh lấn kinh nội đồng", "bảy thạnh"),
        ("em phương thảo đây ạ", "phương thảo"),
        ("em tên nguyễn thị thu trang", "nguyễn thị thu trang"),
        ("chủ hộ đào văn cừ", "đào văn cừ"),
        ("Tui, Năm Lành, ở đây sáu chục năm", "Năm Lành"),
        ("bà con gọi ông ấy là Sáu Cồ", "Sáu Cồ"),
        ("một người biệt danh Cường Lác đánh bạc", "Cường Lác"),
        ("Cán bộ Hoa ở một cửa khó tính", "Hoa"),
        ("lão Quý bán rượu lậu", "Quý"),
        ("con gái Lan Anh của tôi đi xa", "Lan Anh"),
        ("Hai cháu Khang và Vy đi học xa", "Vy"),
        ("xe tải của nhà Tuấn Hằng chạy đêm", "Tuấn Hằng"),
        ("tôi vàng a chứ xin giống dê", "vàng a chứ"),
        ("Người đứng đơn: Vương Văn Tỉnh - đội 2", "Vương Văn Tỉnh"),
        ("Tôi nhắn cho cô Hạnh mà không ai trả lời", "Hạnh"),
    ],
)
def test_a_name_is_covered(text: str, hidden: str) -> None:
    assert hidden in [text[span.start : span.end] for span in mask_spans(text)]


@pytest.mark.parametrize(
    "text",
    [
        "Hội Nông dân, Hội Phụ nữ phối hợp",
        "Mạng xã hội Tiktok nhiều cái xấu",
        "Học tập tấm gương Hồ Chí Minh thực chất hơn",
        "Lễ hội Trần Hưng Đạo đông người",
        "Quỹ Nguyễn Đình Chiểu thu thế nào",
        "Hồ Tà Pạ cạn nước",
        "Bến đò cô Tơ nguy hiểm",
        "Miếu Bà Chúa Xứ tu sửa",
        "Nghĩa trang liệt sĩ Lộc An cần tu bổ",
        "chị thu gom rác lương thấp",
        "các anh giao thông đứng chốt",
        "Cán bộ Văn hóa xã nhiệt tình",
        "Bà con Hoàng Khai bán rau",
        "Cống Ba Cửa bị trộm mất nắp",
        "các cháu đổi cô liên tục",
    ],
)
def test_what_bears_a_name_and_is_nobody_stays(text: str) -> None:
    assert mask_spans(text) == ()
