"""Accounts and parcels: private beside a person, and only there."""

import pytest

from doithoai.rules.personal_data import mask_spans


@pytest.mark.parametrize(
    ("text", "what", "hidden"),
    [
        ("đã gửi ảnh qua Zalo Quế Lò 98, chưa ai xem", "online", "Quế Lò 98"),
        ("zalo tên Xuyên Lê (Xóm Đình)", "online", "Xuyên Lê (Xóm Đình)"),
        ("nhắn fb: hoa.banhang89 nhé", "online", "hoa.banhang89"),
        ("zalo ten hoa ban hang", "online", "hoa ban hang"),
        ("nhắn Zalo cho Vân Tạp Hóa", "online", "Vân Tạp Hóa"),
        ("FB con là Ngọc Giàu Cà Mau", "online", "Ngọc Giàu Cà Mau"),
        ("Telegram @hungvuon", "online", "@hungvuon"),
        ("nhà tôi có thửa 118, tờ bản đồ số 7 bị lấn", "land", "thửa 118, tờ bản đồ số 7"),
        ("so do to 12 thua 88 ghi sai", "land", "to 12 thua 88"),
    ],
)
def test_beside_a_person_it_is_covered(text: str, what: str, hidden: str) -> None:
    assert (what, hidden) in [(span.what, text[span.start : span.end]) for span in mask_spans(text)]


@pytest.mark.parametrize(
    "text",
    [
        "Trang Zalo OA của xã chỉ đăng tin họp",
        "nhóm Zalo Thôn Đoài thông báo chậm",
        "Facebook Công an xã đã đăng",
        "Thửa 45 tờ bản đồ 12 là đất công, tôi đề nghị làm sân bóng",
        "đấu giá thửa 45 tờ 12 có đúng luật không, gia đình tôi hỏi",
    ],
)
def test_of_nobody_it_stays(text: str) -> None:
    assert mask_spans(text) == ()
