"""Who speaks for a child, before a correction and after."""

import pytest

from doithoai.rules.consent import Representative

PAO = Representative("Vàng A Páo", "0912 000 777")


@pytest.mark.parametrize(
    "after",
    [
        PAO,
        Representative("VANG A PAO", "0912 000 777"),
        Representative("Vàng A Páo", "0912 000 888"),  # a new number, the same person
        Representative("Vàng A Pháo", "0912000777"),
        Representative("Vàng A Bao", "0912.000.777"),
        Representative("Vàng A Poá", "0912 000 777"),
        Representative("", "0912 000 777"),
    ],
)
def test_a_name_written_otherwise_is_the_same_person(after):
    assert PAO.is_still(after)
    assert after.is_still(PAO)


@pytest.mark.parametrize(
    "after",
    [
        Representative("Hạng A Vư", "0912 000 777"),
        Representative("Vàng A Pháo", "0912 000 888"),  # neither name nor number is quite theirs
        Representative("Vàng Thị Páo", "0912 000 777"),
        Representative("", "0912 000 888"),
    ],
)
def test_any_other_is_another(after):
    assert not PAO.is_still(after)
    assert not after.is_still(PAO)


def test_i_and_y_are_one():
    assert Representative("Lý Thị Mỹ", "").is_still(Representative("Lí Thị Mĩ", "0912 000 777"))


def test_a_name_is_added_to_a_number():
    assert Representative("", "0912 000 777").is_still(PAO)
