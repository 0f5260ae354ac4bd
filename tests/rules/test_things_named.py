"""Accounts, parcels and ages: private beside a person, and only there."""

import pytest

from doithoai.rules.personal_data import mask_spans


@pytest.mark.parametrize(
    ("text", "what", "hidden"),
    [
        ("đã gửi ảnh qua Zalo Quế Lò 98, chưa ai xem", "online", "Quế Lò 98"),
        ("zalo tên Xuyên Lê (Xóm Đình)", "online", "Xuyên Lê (Xóm Đình)"),
        ("nhắn fb: hoa.banhang89 nhé", "online", "hoa.banhang89"),
        ("zalo ten hoa ban hang", "online", "hoa ban hang"),
        ("nhà tôi có thửa 118, tờ bản đồ số 7 bị lấn", "land", "thửa 118, tờ bản đồ số 7"),
        ("so do to 12 thua 88 ghi sai", "land", "to 12 thua 88"),
        ("con tôi 3 tuổi phải gửi xa", "age", "3 tuổi"),
        ("cháu nội 20 tháng tuổi nổi mẩn", "age", "20 tháng tuổi"),
        ("nhà có em nhỏ 8 tháng", "age", "8 tháng"),
        ("chồng tôi (1962) đi bộ đội về", "birth_date", "1962"),
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
        "Lớp mẫu giáo 4 tuổi dột nát",
        "Trẻ dưới 6 tuổi được khám miễn phí",
        "Bà con chờ 8 tháng rồi",
        "con đường 3 tháng chưa xong",
        "Luật Đất đai (2024) quy định thế nào",
    ],
)
def test_of_nobody_it_stays(text: str) -> None:
    assert mask_spans(text) == ()
