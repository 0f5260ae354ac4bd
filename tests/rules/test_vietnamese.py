"""Folding, order and dates, on the words that go wrong elsewhere."""

import random
import unicodedata
from datetime import date, time

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from doithoai.rules import vietnamese as vi


def test_one_form_at_every_door() -> None:
    assert vi.nfc(unicodedata.normalize("NFD", "Đối thoại ở Phường")) == "Đối thoại ở Phường"


def test_clean_removes_only_what_nobody_sees() -> None:
    assert vi.clean("\ufeff  Đường\u200b xấu \t\r\nquá\u0000\u00ad \r") == "Đường xấu\nquá"
    assert vi.clean("H'Hen Niê, Y Thŏ") == "H'Hen Niê, Y Thŏ"
    assert vi.clean("dòng một\n\n  dòng hai\tcột") == "dòng một\n\n  dòng hai\tcột"


@settings(deadline=None)  # a busy machine is not a failure
@given(st.text())
def test_clean_twice_is_clean_once(text: str) -> None:
    assert vi.clean(vi.clean(text)) == vi.clean(text)


def test_fold_knows_the_letter_that_has_no_decomposition() -> None:
    assert vi.fold("Đường Trần Phú, thửa ĐẤT") == "duong tran phu, thua dat"
    assert vi.fold("Ðak Lak") == "dak lak"
    assert vi.fold("ខ្មែរ") == "ខ្មែរ"


@settings(deadline=None)  # a busy machine is not a failure
@given(st.text(alphabet="aàảãáạăằẳẵắặâầẩẫấậbcdđeèẻẽéẹêềểễếệ oơờưừứựĐƯỜNG", max_size=40))
def test_fold_keeps_every_letter_in_its_place(text: str) -> None:
    assert len(vi.fold(text)) == len(vi.nfc(text))


def test_slug() -> None:
    assert vi.slug("Xã Đồng Mới – thôn số 3!") == "xa-dong-moi-thon-so-3"
    assert vi.slug("…") == ""


@pytest.mark.parametrize(
    ("written", "settled"),
    [
        ("hoà", "hòa"),
        ("Thuỷ", "thủy"),
        ("quý", "quý"),
        ("hoàn", "hoàn"),
        ("khoẻ", "khỏe"),
        ("uỷ ban", "ủy ban"),
    ],
)
def test_one_seat_for_the_tone(written: str, settled: str) -> None:
    assert vi.tone_fold(written) == settled


@pytest.mark.parametrize(
    "ordered",
    [
        "An Ành Ảnh Ãnh Ánh Ạnh Ân Ẩn Ất Bảy Du Dung Dũng Đức",
        "da dà dả dã dá dạ đa đá",
        "ma mà mả mã má mạ mă mâ",
        "thôn thơm thu thư xã",
    ],
)
def test_dictionary_order(ordered: str) -> None:
    words = ordered.split()
    mixed = random.Random(7).sample(words, len(words))
    assert sorted(mixed, key=vi.sort_key) == words


def test_people_by_given_name_then_family_then_between() -> None:
    people = ["Trần Thị Ân", "Lò Văn Dung", "Đỗ An", "Lê Văn An", "Lê Thị An", "Ông"]
    assert sorted(people, key=vi.name_key) == [
        "Đỗ An", "Lê Thị An", "Lê Văn An", "Trần Thị Ân", "Lò Văn Dung", "Ông",
    ]  # fmt: skip
    assert vi.name_key("")


@pytest.mark.parametrize(
    ("day", "long", "short", "table"),
    [
        (date(2026, 2, 5), "ngày 05 tháng 02 năm 2026", "05/02/2026", "05/02/2026"),
        (date(2022, 4, 13), "ngày 13 tháng 4 năm 2022", "13/4/2022", "13/04/2022"),
        (date(2025, 10, 10), "ngày 10 tháng 10 năm 2025", "10/10/2025", "10/10/2025"),
        (date(2015, 7, 9), "ngày 09 tháng 7 năm 2015", "09/7/2015", "09/07/2015"),
    ],
)
def test_dates_with_the_zero_habit(day: date, long: str, short: str, table: str) -> None:
    assert (vi.long_date(day), vi.short_date(day), vi.table_date(day)) == (long, short, table)


def test_words_for_days_hours_and_counts() -> None:
    assert vi.weekday(date(2026, 11, 25)) == "thứ Tư"
    assert vi.weekday(date(2026, 11, 22)) == "Chủ nhật"
    assert vi.clock_words(time(8, 0)) == "08 giờ 00 phút"
    assert [vi.count_words(n) for n in (0, 5, 12, 1234567)] == ["00", "05", "12", "1.234.567"]


@pytest.mark.parametrize(
    "text", ["Uû ban nh©n d©n x· Quang Minh", "Céng hßa x· héi chñ nghÜa ViÖt Nam", "Uûy ban nhaân daân xaõ"]
)
def test_old_fonts_are_noticed(text: str) -> None:
    assert vi.looks_legacy(text)


@pytest.mark.parametrize(
    "text",
    [
        "Ủy ban nhân dân xã Quang Minh, cộng hòa xã hội chủ nghĩa Việt Nam",
        "Diện tích 120m² đất, 35°C, bản quyền © xã, hoàn toàn hoà thuận khoẻ",
        "Duong xa xau qua",
        "H'Hen Niê, Y Thŏ Niê, buôn Čư M'gar ñu",
        "",
    ],
)
def test_ordinary_text_is_not_called_old(text: str) -> None:
    assert not vi.looks_legacy(text)
