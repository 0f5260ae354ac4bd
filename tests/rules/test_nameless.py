"""Names and contacts that are known leave a text, however somebody typed them."""

import pytest

from doithoai.rules.nameless import NAMELESS, whole_name, without_people

PHONE = "0912 777 551"


@pytest.mark.parametrize(
    "typed", ["0912777551", "0912.777.551", "+84 912 777 551", "84912777551", "912 777 551"]
)
def test_a_telephone_number_is_found_however_it_is_spaced(typed):
    assert without_people(f"Đã gọi {typed}, hẹn mai.", [PHONE]) == f"Đã gọi {NAMELESS}, hẹn mai."


@pytest.mark.parametrize("other", ["10912777551", "0912 777 5512", "0912 777 552", "a912777551"])
def test_another_number_is_left_alone(other):
    assert without_people(f"Hồ sơ {other}.", [PHONE]) == f"Hồ sơ {other}."


def test_both_numbers_of_one_contact_and_none_out_of_an_address_of_the_post():
    said = "0912777551 hoặc 0987 111 222 (Zalo)"
    assert without_people("Gọi 0987.111.222 rồi 0912 777 551", [said]) == f"Gọi {NAMELESS} rồi {NAMELESS}"
    assert without_people("Số 12345678", ["mua12345678@thu.vn"]) == "Số 12345678"


def test_a_name_goes_whole_and_not_out_of_a_longer_word():
    assert (
        without_people("Gửi ông lê văn ba và Lê Văn Bảy", ["Lê Văn Ba"])
        == f"Gửi ông {NAMELESS} và Lê Văn Bảy"
    )


@pytest.mark.parametrize(
    ("said", "name"),
    [
        ("Lê Văn Ba", "Lê Văn Ba"),
        ("ông Lê Văn Ba", "Lê Văn Ba"),
        ("mùa a dính", "mùa a dính"),
        ("Ba", ""),
        ("Anh Ba", ""),
        ("", ""),
        ("Bà con thôn Đồng Mới", ""),
        ("bà con thôn đồng mới", ""),
        ("Tập thể người dân", ""),
    ],
)
def test_the_whole_name_of_one_person(said, name):
    assert whole_name(said) == name
