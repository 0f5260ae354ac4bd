"""The official style: numbers, dates, symbols, signing, endings, as Decree 30/2020 writes them."""

from datetime import date

import pytest

from doithoai.rules.paper_style import (
    LARGE_PRINT,
    STATE,
    addressee_lines,
    basis_lines,
    ended_as,
    finished,
    large_print,
    list_letter,
    long_date,
    name_of_meeting,
    number_line,
    padded,
    paper_styles,
    place_date,
    recipient_lines,
    roman,
    sentence,
    short_date,
    signing_block,
    subject_of_plan,
    symbol,
    weekday,
)


@pytest.mark.parametrize(
    ("day", "written", "because"),
    [
        (date(2026, 2, 5), "ngày 05 tháng 02 năm 2026", "a day below 10 and months 1, 2 are padded"),
        (date(2022, 4, 13), "ngày 13 tháng 4 năm 2022", "months 3 to 9 are not"),
        (date(2025, 10, 10), "ngày 10 tháng 10 năm 2025", "two digits stay"),
    ],
)
def test_a_long_date_pads_as_the_decree_does(day: date, written: str, because: str) -> None:
    assert long_date(day) == written, because


def test_a_short_date_keeps_the_same_zero_habit() -> None:
    assert [short_date(date(2026, 2, 5)), short_date(date(2026, 9, 15))] == ["05/02/2026", "15/9/2026"]


def test_weekdays_are_words() -> None:
    assert weekday(date(2026, 10, 15)) == "thứ Năm"
    assert weekday(date(2026, 10, 18)) == "Chủ nhật"


def test_the_place_and_date_of_a_draft_are_dots() -> None:
    assert place_date("Mường Thín", date(2026, 9, 9)) == "Mường Thín, ngày 09 tháng 9 năm 2026"
    assert place_date("Mường Thín", None) == "Mường Thín, ngày ...... tháng ...... năm ......"


@pytest.mark.parametrize(
    ("kind", "unit", "expected"),
    [
        ("Kế hoạch", "", "KH-UBND"),
        ("Giấy mời", "", "GM-UBND"),
        ("Thông báo", "", "TB-UBND"),
        ("Biên bản", "", "BB-UBND"),
        ("Báo cáo", "", "BC-UBND"),
        ("Quy định", "", "QyĐ-UBND"),
        ("Công văn", "VP", "UBND-VP"),
    ],
)
def test_symbols(kind: str, unit: str, expected: str) -> None:
    assert symbol(kind, "UBND", unit) == expected


def test_a_number_below_ten_is_padded_and_a_missing_one_is_dots() -> None:
    assert number_line(5, "KH-UBND") == "Số: 05/KH-UBND"
    assert number_line(104, "BC-UBND") == "Số: 104/BC-UBND"
    assert number_line(None, "KH-UBND") == "Số: ....../KH-UBND"
    assert [padded(0), padded(7), padded(12)] == ["00", "07", "12"]


@pytest.mark.parametrize(
    ("mode", "own", "expected"),
    [
        ("", "", ("CHỦ TỊCH",)),
        ("TM", "", ("TM. ỦY BAN NHÂN DÂN", "CHỦ TỊCH")),
        ("TM+KT", "Phó Chủ tịch", ("TM. ỦY BAN NHÂN DÂN", "KT. CHỦ TỊCH", "PHÓ CHỦ TỊCH")),
        ("KT", "Phó Chủ tịch", ("KT. CHỦ TỊCH", "PHÓ CHỦ TỊCH")),
        ("TL", "Chánh Văn phòng", ("TL. CHỦ TỊCH", "CHÁNH VĂN PHÒNG")),
        ("TL+KT", "Phó Chánh Văn phòng", ("TL. CHỦ TỊCH", "KT. CHÁNH VĂN PHÒNG", "PHÓ CHÁNH VĂN PHÒNG")),
        ("TUQ", "Trưởng phòng", ("TUQ. CHỦ TỊCH", "TRƯỞNG PHÒNG")),
        ("Q", "", ("Q. CHỦ TỊCH",)),
    ],
)
def test_who_signs_how(mode: str, own: str, expected: tuple[str, ...]) -> None:
    lines = signing_block(
        mode, head="Chủ tịch", own=own, own_head="Chánh Văn phòng", collective="Ủy ban nhân dân"
    )
    assert lines == expected


def test_a_deputy_without_a_title_and_an_unknown_mode_are_refused() -> None:
    with pytest.raises(ValueError, match="còn thiếu"):
        signing_block("KT", head="Chủ tịch")
    with pytest.raises(ValueError, match="Không có thể thức"):
        signing_block("TX", head="Chủ tịch")


def test_recipients_end_with_the_file_copy() -> None:
    assert recipient_lines(("Như trên;", "- Thường trực HĐND xã (để b/c).", " "), "VP") == (
        "- Như trên;",
        "- Thường trực HĐND xã (để b/c);",
        "- Lưu: VT, VP.",
    )
    assert recipient_lines((), "Hồ sơ") == ("- Lưu: VT, Hồ sơ.",)


def test_each_basis_has_its_line_and_mark() -> None:
    given = ("Luật Thực hiện dân chủ ở cơ sở;", "Căn cứ Kế hoạch số 2", "Theo đề nghị của Văn phòng.")
    assert basis_lines(given) == (
        "Căn cứ Luật Thực hiện dân chủ ở cơ sở;",
        "Căn cứ Kế hoạch số 2;",
        "Theo đề nghị của Văn phòng.",
    )
    assert basis_lines(()) == ()
    assert basis_lines(("Luật A", "Luật A")) == ("Căn cứ Luật A;", "Căn cứ Luật A.")


@pytest.mark.parametrize(
    "said", ["biết, thực hiện", "biết, thực hiện.", "biết, thực hiện./.", "biết, thực hiện./. "]
)
def test_the_end_mark_stands_exactly_once(said: str) -> None:
    assert finished(said) == "biết, thực hiện./."


def test_a_sentence_gets_its_stop_once() -> None:
    assert [sentence("Đã rõ"), sentence("Đã rõ."), sentence("như sau:"), sentence("")] == [
        "Đã rõ.",
        "Đã rõ.",
        "như sau:",
        "",
    ]


def test_points_follow_the_decrees_letters() -> None:
    assert [list_letter(place) for place in range(9)] == ["a", "b", "c", "d", "đ", "e", "g", "h", "i"]
    assert list_letter(23) == "aa"


def test_roman_numerals() -> None:
    assert [roman(n) for n in (1, 4, 9, 14, 40)] == ["I", "IV", "IX", "XIV", "XL"]
    with pytest.raises(ValueError, match="La Mã"):
        roman(0)


def test_every_printed_value_is_inside_the_range_of_its_source() -> None:
    for style in paper_styles().values():
        values = {**vars(style.page), **vars(style.body), **style.size}
        outside = {
            name: values[name]
            for name, (low, high) in style.allowed.items()
            if not low <= values[name] <= high
        }
        assert outside == {}


def test_a_style_is_in_force_from_its_day() -> None:
    assert STATE.in_force(date(2020, 3, 5))
    assert not STATE.in_force(date(2020, 3, 4))


@pytest.mark.parametrize(
    ("title", "meeting"),
    [
        ("Kế hoạch Tổ chức Hội nghị đối thoại năm 2026", "Hội nghị đối thoại năm 2026"),
        ("Tổ chức đối thoại với Nhân dân năm 2026", "Hội nghị đối thoại với Nhân dân năm 2026"),
        ("Tiếp xúc, đối thoại với Nhân dân", "Hội nghị tiếp xúc, đối thoại với Nhân dân"),
        ("Về việc người đứng đầu đối thoại", "Hội nghị người đứng đầu đối thoại"),
        ("UBND xã đối thoại với Nhân dân", "Hội nghị UBND xã đối thoại với Nhân dân"),
        ("hội nghị đối thoại", "Hội nghị đối thoại"),
        ("", ""),
    ],
)
def test_a_plans_title_names_the_meeting(title: str, meeting: str) -> None:
    assert name_of_meeting(title) == meeting


def test_a_plans_subject_does_not_repeat_its_type() -> None:
    assert subject_of_plan("Kế hoạch tiếp xúc, đối thoại năm 2026") == "Tiếp xúc, đối thoại năm 2026"
    assert subject_of_plan("Tổ chức Hội nghị") == "Tổ chức Hội nghị"


PARTY = paper_styles()["hd05"]


def test_a_party_paper_is_numbered_ended_and_filed_in_the_partys_way() -> None:
    assert number_line(5, "KH/ĐU", style=PARTY) == "Số 05-KH/ĐU"
    assert finished("để biết./.", style=PARTY) == "để biết."
    assert recipient_lines(("Như trên",), "Văn phòng Đảng ủy", style=PARTY) == (
        "- Như trên;",
        "- Lưu Văn phòng Đảng ủy.",
    )
    assert basis_lines(("Luật A", "Luật B"), style=PARTY) == ("- Căn cứ Luật A;", "- Căn cứ Luật B.")
    assert basis_lines(basis_lines(("Luật A",), style=PARTY)) == ("Căn cứ Luật A.",)
    assert PARTY.cased_subject("Tổ chức Hội nghị") == "tổ chức Hội nghị"
    assert PARTY.cased_subject("UBND xã đối thoại") == "UBND xã đối thoại"
    assert STATE.cased_subject("tổ chức") == "Tổ chức"


def test_an_end_mark_is_changed_for_the_styles_own_and_an_open_end_stays() -> None:
    assert ended_as("để biết./.", style=PARTY) == "để biết."
    assert ended_as("để biết.", style=STATE) == "để biết./."
    assert ended_as("như sau:", style=STATE) == "như sau:"


def test_a_submission_of_the_party_is_addressed_in_its_own_words() -> None:
    assert addressee_lines(("Ban Thường vụ",), "TỜ TRÌNH", style=PARTY) == ("Kính trình: Ban Thường vụ.",)
    assert addressee_lines(("A", "B;")) == ("Kính gửi:", "- A;", "- B.")
    assert addressee_lines(("Trưởng các bản (để t/h)",)) == ("Kính gửi: Trưởng các bản.",)
    assert addressee_lines(()) == ()


def test_numbers_start_again_with_the_year_or_with_the_term() -> None:
    assert STATE.number_period(date(2026, 5, 1)) == 2026
    assert [PARTY.number_period(day) for day in (date(2025, 6, 30), date(2025, 7, 1), date(2029, 1, 1))] == [
        2020,
        2025,
        2025,
    ]
    assert PARTY.number_period(date(2001, 1, 1)) == 2001


def test_large_print_has_no_small_letter_in_any_style() -> None:
    for style in paper_styles().values():
        large = large_print(style)
        assert min(large.size.values()) == LARGE_PRINT
        assert large.stacked
        assert large.body.exact == 0 or large.body.exact > LARGE_PRINT
