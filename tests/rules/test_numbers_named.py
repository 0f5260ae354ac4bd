"""Numbers and addresses of a person, however they are grouped, misspelt or said aloud."""

import pytest

from doithoai.rules.personal_data import mask_spans


@pytest.mark.parametrize(
    ("text", "what", "hidden"),
    [
        ("gọi 0084 913 224 115 nhé", "phone", "0084 913 224 115"),
        ("+84-(0)-913-224-115", "phone", "+84-(0)-913-224-115"),
        ("máy em o9i3 224 115", "phone", "o9i3 224 115"),
        ("0913 224 115/0986 117 002 gọi số nào cũng được", "phone", "0986 117 002"),
        ("số 0913–224–115", "phone", "0913–224–115"),
        ("số 0,9,1,3,2,2,4,1,1,5", "phone", "0,9,1,3,2,2,4,1,1,5"),
        ("máy bàn nhà em 3867 112", "phone", "3867 112"),
        ("số cũ 0913***115", "phone", "0913***115"),
        ("gọi ko chín một ba, hai hai bốn, một một năm", "phone", "ko chín một ba, hai hai bốn, một một năm"),
        ("số không chín 13 224 115", "phone", "không chín 13 224 115"),
        ("cccd của tôi đọc là không ba tám không chín không một hai ba bốn năm sáu", "id_card", None),
        ("biển số ba bảy bê một, hai hai bốn một một", "plate", "ba bảy bê một, hai hai bốn một một"),
        ("mail thanh.hoa a còng gmail chấm com", "email", "thanh.hoa a còng gmail chấm com"),
        ("thanh_hoa[at]yahoo[dot]com", "email", "thanh_hoa[at]yahoo[dot]com"),
        ("gmail của em là hoathanh88", "email", "hoathanh88"),
        ("CMND cũ 9 số 171 224 115", "id_card", "171 224 115"),
        ("hộ chiếu số C2241157", "id_card", "C2241157"),
        ("số thẻ 9704-1512-2241-1500", "bank_account", "9704-1512-2241-1500"),
        ("ngân hàng Ngoại thương 0451000224115", "bank_account", "0451000224115"),
        ("xe công nông 36MĐ1 224.11", "plate", "36MĐ1 224.11"),
        ("chiếc 77A 224 11 đậu chắn ngõ", "plate", "77A 224 11"),
        ("vào sổ CH 02241", "code", "CH 02241"),
        ("mã khách hàng PC05KK0224115", "code", "PC05KK0224115"),
    ],
)
def test_of_a_person_it_is_covered(text: str, what: str, hidden: str | None) -> None:
    found = [(span.what, text[span.start : span.end]) for span in mask_spans(text)]
    assert what in [each for each, _ in found]
    assert hidden is None or (what, hidden) in found


@pytest.mark.parametrize(
    "text",
    [
        "Gọi 02163.812.345 của UBND xã không ai bắt máy",
        "ngân hàng chuyển 8.760.000đ tiền hỗ trợ",
        "ba bốn năm 2023, 2024, 2025 đều ngập",
        "Họp hai ba lần, bốn năm ý kiến",
        "đất 45 m2 và 12 ha 1500 gốc",
        "Máy bơm 30 HP hỏng từ 12/9/2025",
    ],
)
def test_of_an_office_or_of_nobody_it_stays(text: str) -> None:
    assert mask_spans(text) == ()
