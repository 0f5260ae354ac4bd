"""When somebody was born and how old they are: private beside a person, and only there."""

import pytest

from doithoai.rules.personal_data import mask_spans, number_spans


@pytest.mark.parametrize(
    ("text", "what", "hidden"),
    [
        ("con tôi 3 tuổi phải gửi xa", "age", "3 tuổi"),
        ("cháu nội 20 tháng tuổi nổi mẩn", "age", "20 tháng tuổi"),
        ("nhà có em nhỏ 8 tháng", "age", "8 tháng"),
        ("mẹ tôi 87 tuổi ở một mình", "age", "87 tuổi"),
        ("bà cụ chín mươi mốt tuổi", "age", "chín mươi mốt tuổi"),
        ("Cụ Lò Thị Ếm 99 tuổi", "age", "99 tuổi"),
        ("ông nội cháu năm nay 80, chưa có trợ cấp", "age", "năm nay 80"),
        ("Con bà Lượm đập cửa hàng xóm, 27 tuổi rồi", "age", "27 tuổi"),
        ("ngày sinh 08.03.1995 bị ghi sai thành 08.08.1995", "birth_date", "08.08.1995"),
        ("em 19t chưa có việc", "age", "19t"),
        ("chồng tôi (1962) đi bộ đội về", "birth_date", "1962"),
        (
            "tôi sinh ngày mùng hai tháng chín năm bốn lăm",
            "birth_date",
            "sinh ngày mùng hai tháng chín năm bốn lăm",
        ),
        ("ổng sinh năm Bính Thân", "birth_date", "sinh năm Bính Thân"),
        ("tui tuổi Giáp Ngọ", "birth_date", "tuổi Giáp Ngọ"),
        ("bố em s.n 1963", "birth_date", "s.n 1963"),
        ("khai sinh ghi 04/10/1987 mà căn cước ghi 10/4/1987", "birth_date", "10/4/1987"),
        ("năm sinh 1939 ghi nhầm thành 1949", "birth_date", "1949"),
        ("em 2k1 chưa đi làm", "birth_date", "2k1"),
    ],
)
def test_beside_a_person_it_is_covered(text: str, what: str, hidden: str) -> None:
    assert (what, hidden) in [(span.what, text[span.start : span.end]) for span in mask_spans(text)]


@pytest.mark.parametrize(
    "text",
    [
        "Lớp mẫu giáo 4 tuổi dột nát",
        "Trẻ dưới 6 tuổi được khám miễn phí",
        "Người từ 75 tuổi trở lên được quà gì",
        "Hộ sinh năm 1975 trở về trước được đi tập huấn không",
        "Thanh niên sinh năm 2007 khám tuyển khi nào",
        "các cháu 5 tuổi phải ra lớp",
        "cây me trăm tuổi bị sạt",
        "Bà con chờ 8 tháng rồi",
        "con đường 3 tháng chưa xong",
        "Luật Đất đai (2024) quy định thế nào",
    ],
)
def test_of_nobody_it_stays(text: str) -> None:
    assert mask_spans(text) == ()


def test_a_date_of_birth_is_covered_in_papers_too() -> None:
    text = "Bà Lò Thị Pản, sinh ngày 12/3/1950"
    assert [text[span.start : span.end] for span in number_spans(text)] == ["sinh ngày 12/3/1950"]
