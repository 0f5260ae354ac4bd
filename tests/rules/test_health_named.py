"""Illnesses in the words of doctors and of the village: of one person, never of beasts, roads or a whole commune."""

import pytest

from doithoai.rules.personal_data import mask_spans


@pytest.mark.parametrize(
    ("text", "hidden"),
    [
        ("mẹ em bị ung thư vú giai đoạn 2", "bị ung thư vú giai đoạn 2"),
        ("bố tôi tiểu đường type 2", "tiểu đường type 2"),
        ("má tui cao máu", "cao máu"),
        ("ông nội lẫn rồi, đi lạc hoài", "lẫn rồi"),
        ("thằng nhỏ nhà tui bị khờ", "bị khờ"),
        ("mẹ tôi lòa cả hai mắt", "lòa cả hai mắt"),
        ("chồng em què một chân", "què một chân"),
        ("bà bị sạn thận", "bị sạn thận"),
        ("ba tui bịnh tim", "bịnh tim"),
        ("em đang có chửa sáu tháng", "có chửa sáu tháng"),
        ("anh trai tôi mổ khớp háng", "mổ khớp háng"),
        ("vo toi bi dau lung", "bi dau lung"),
        ("chú tôi xơ gan cổ chướng", "xơ gan cổ chướng"),
        ("mắt tôi cườm nước", "cườm nước"),
        ("chồng đánh em gãy ba xương sườn", "gãy ba xương sườn"),
        ("ong ngoai bi lang tai", "bi lang tai"),
        ("Mẹ tôi già yếu. Nay nằm liệt giường", "nằm liệt giường"),
        ("bố tôi mất sức 61%", "mất sức 61%"),
        ("tôi là người khuyết tật nặng", "khuyết tật nặng"),
    ],
)
def test_of_one_person_it_is_covered(text: str, hidden: str) -> None:
    (span,) = [each for each in mask_spans(text) if each.what == "health"]
    assert hidden in text[span.start : span.end]


@pytest.mark.parametrize(
    "text",
    [
        "Bò nhà em bị viêm da nổi cục",
        "Lợn bị dịch tả, gà bị cúm",
        "Đề nghị tuyên truyền phòng chống HIV",
        "Trạm không có bác sĩ khám bệnh tim",
        "Người khuyết tật khó lên tầng hai",
        "Bệnh nhân chạy thận phải đi xa",
        "Ông ấy nghiền đá ầm ầm, xe tải biển số mờ",
        "Nhà tôi gần đường tỉnh, mộ gần mỏ đá",
        "Cầu gãy, đường què quặt",
        "Em bị cắt tiền, bị khó dễ",
    ],
)
def test_of_beasts_roads_and_many_it_stays(text: str) -> None:
    assert [span for span in mask_spans(text) if span.what == "health"] == []
