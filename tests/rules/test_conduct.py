"""Does it complain about an office, and which?"""

import pytest

from doithoai.rules.conduct import Office, complained_about, speaks_of_conduct
from doithoai.rules.vietnamese import fold

OFFICES = (
    Office(1, "Phòng Kinh tế", people=("Nguyễn Văn Tư",)),
    Office(2, "Công an xã"),
    Office(3, "Trung tâm Phục vụ hành chính công"),
    Office(4, "Văn phòng HĐND và UBND", "VP"),
)


@pytest.mark.parametrize(
    ("text", "keys"),
    [
        ("Phòng Kinh tế hẹn lần này lượt khác, không giải quyết hồ sơ của tôi.", (1,)),
        ("Cán bộ địa chính vòi tiền mới chịu đi đo đất.", (1,)),
        ("Ông Nguyễn Văn Tư thái độ hách dịch với bà con.", (1,)),
        ("Mấy anh công an quát mắng người già ở chợ.", (2,)),
        ("Nơi nhận hồ sơ, cán bộ một cửa gây khó dễ.", (3,)),
        ("Đề nghị Phòng Kinh tế hướng dẫn trồng mắc ca.", ()),
        ("Hàng xóm quát mắng, đánh người giữa đêm.", ()),
        ("Công an xã nạt dân.", (2,)),
        ("Đường vào thôn lầy lội, đề nghị xã sửa.", ()),
        ("", ()),
    ],
)
def test_an_office_is_complained_about_when_its_conduct_is(text, keys):
    assert complained_about(text, OFFICES) == keys
    assert complained_about(fold(text), OFFICES) == keys


def test_an_abbreviation_of_two_letters_is_no_name():
    assert complained_about("Thái độ ở VP rất tệ.", OFFICES) == ()


@pytest.mark.parametrize(
    "text",
    [
        "Công an xã vòi 5 triệu mới cho lấy xe về.",
        "Họ vòi hai trăm nghìn một lần ký.",
        "Cán bộ ở đó hách dich lắm, bà con ngại đến.",  # one wrong mark in a text that has them all
        "Thai độ tiếp dân không tốt.",
        "Muốn nhanh thì đòi tien.",
        "can bo voi tien moi chiu ky giay",
        "may ong do voi vinh dan mai",
        "cb voi 5 trieu moi cho qua",
        "bi voi hai tram nghin moi lan len xa",
        "can bo doi hoi lo, dan ngheo lay dau ra",
    ],
)
def test_a_wrong_mark_hides_nothing(text):
    assert speaks_of_conduct(text)


@pytest.mark.parametrize(
    "text",
    [
        "Chuẩn hộ nghèo thấp quá so với giá cả, mạng yếu, quạt hỏng, ván cầu nát.",  # với, mạng, quạt, nát: not vòi…
        "chuan ho ngheo thap qua so voi gia ca, mang yeu, quat hong, van cau nat",
        "Vòi nước ở bể công cộng hỏng.",
        "Tiền công thấp so với tiền thuốc, giá cao so với tiền lương.",
        "tien cong thap so voi tien thuoc, de nghi xa ho tro doi voi tien dien",
        "moi ho voi 5 trieu thi chua du lam mai nha",
        "xin hoi lo dat so 5 cua ai",
    ],
)
def test_a_word_that_only_looks_alike_without_its_marks_is_none(text):
    assert not speaks_of_conduct(text)
