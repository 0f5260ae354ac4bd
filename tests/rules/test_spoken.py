"""Numbers, days and hours in words; read back again, they are the same numbers."""

from datetime import date, time

import pytest
from hypothesis import given
from hypothesis import strategies as st

from doithoai.rules.spoken import (
    DIGITS,
    LARGEST,
    clock_in_words,
    day_in_words,
    number_in_words,
    read_aloud,
    seconds_to_read,
    syllables,
)
from doithoai.rules.vietnamese import nfc

VALUES = {word: value for value, word in enumerate(DIGITS)} | {"mốt": 1, "tư": 4, "lăm": 5}
SCALES = {"nghìn": 1000, "triệu": 10**6, "tỷ": 10**9}


def heard(words: str) -> int:
    """The number somebody hears in these words."""
    total = three = last = 0
    for word in words.split():
        if word in SCALES:
            total, three, last = total + (three + last) * SCALES[word], 0, 0
        elif word == "trăm":
            three, last = three + last * 100, 0
        elif word == "mươi":
            three, last = three + last * 10, 0
        elif word == "mười":
            three += 10
        elif word != "lẻ":
            last = VALUES[word]
    return total + three + last


@given(st.integers(0, LARGEST) | st.integers(0, 3000))
def test_what_is_heard_is_what_was_meant(number):
    said = number_in_words(number)
    assert heard(said) == number
    assert said == nfc(said) == " ".join(said.split())


@pytest.mark.parametrize(
    ("number", "said"),
    [
        (0, "không"), (10, "mười"), (14, "mười bốn"), (15, "mười lăm"), (21, "hai mươi mốt"), (24, "hai mươi tư"),
        (55, "năm mươi lăm"), (100, "một trăm"), (105, "một trăm lẻ năm"), (115, "một trăm mười lăm"),
        (1005, "một nghìn không trăm lẻ năm"), (2026, "hai nghìn không trăm hai mươi sáu"),
        (1_000_000, "một triệu"), (1_000_021, "một triệu không trăm hai mươi mốt"), (11, "mười một"),
    ],
)  # fmt: skip
def test_as_people_say_it(number, said):
    assert number_in_words(number) == said


@pytest.mark.parametrize("number", [-1, LARGEST + 1])
def test_what_nobody_says_is_refused(number):
    with pytest.raises(ValueError, match="words"):
        number_in_words(number)


def test_days_and_hours():
    assert day_in_words(date(2026, 12, 5), with_year=False) == "ngày mùng năm tháng mười hai"
    assert day_in_words(date(2026, 4, 24)).startswith("ngày hai mươi tư tháng tư năm hai nghìn")
    assert clock_in_words(time(8, 30)) == "tám giờ ba mươi phút"
    assert clock_in_words(time(14, 0)) == "mười bốn giờ"


@pytest.mark.parametrize(
    ("written", "said"),
    [
        ("8h30 ngày 05/12/2026", "tám giờ ba mươi phút ngày mùng năm tháng mười hai năm hai nghìn không trăm hai mươi sáu"),
        ("07 giờ 05 phút, ngày 15/9", "bảy giờ năm phút, ngày mười lăm tháng chín"),
        ("tại UBND xã (tầng 2)", "tại Ủy ban nhân dân xã tầng hai"),
        ("Quý IV/2026; khóa XIV", "Quý bốn hai nghìn không trăm hai mươi sáu; khóa mười bốn"),
        ("kinh tế - xã hội, 85%", "kinh tế, xã hội, tám mươi lăm phần trăm"),
        ("gọi 0212 300 0100", "gọi không hai một hai ba không không không một không không"),
        ("1.234 hộ, 12 km đường", "một nghìn hai trăm ba mươi tư hộ, mười hai ki lô mét đường"),
        ("dự án ABX", "dự án a bê ích xì"),
        ("ngày 31/02/2026", "ngày ba mươi mốt hai hai nghìn không trăm hai mươi sáu"),
        ("tháng 6/2026", "tháng sáu năm hai nghìn không trăm hai mươi sáu"),
    ],
)  # fmt: skip
def test_text_is_read_as_a_person_would(written, said):
    assert read_aloud(written) == said


@given(st.text(max_size=80))
def test_no_digit_is_left_for_the_reader(text):
    said = read_aloud(text)
    assert not any(letter.isascii() and letter.isdigit() for letter in said)
    assert syllables(said) >= 0


def test_a_minute_is_about_two_hundred_and_twenty_five_syllables():
    assert seconds_to_read("tiếng " * 225) == 60
    assert syllables("xã, – thôn") == 2
