"""Names as certificates write them."""

import pytest

from doithoai.rules.signer_names import same_office, same_person


@pytest.mark.parametrize(
    "said", ["Lò Văn Bình", "LÒ VĂN BÌNH", "Lo Van Binh", "LO VAN BINH", "Ông Lò Văn Bình"]
)
def test_one_person_in_many_hands(said):
    assert same_person(said, "Lò Văn Bình")


@pytest.mark.parametrize(
    "said", ["", "Lỗ Văn Bình", "Lò Văn Binh", "Lò Văn Bình1", "Bình", "Phạm Lò Văn Bìnhh"]
)
def test_somebody_else(said):
    assert not same_person(said, "Lò Văn Bình")
    assert not same_person("Lò Văn Bình", "")


OFFICE = ("Chủ tịch Ủy ban nhân dân xã Thanh Sơn", "UBND xã Thanh Sơn")


@pytest.mark.parametrize(
    "said",
    [
        "UBND XÃ THANH SƠN", "Ủy ban nhân dân xã Thanh Sơn", "Uỷ ban nhân dân xã Thanh Sơn", "Văn phòng UBND xã Thanh Sơn",
        "UBND xã Thanh Sơn, tỉnh Mường Xa", "UBND xa Thanh Son tinh Muong Xa", "UBND XÃ THANH SƠN - T. MƯỜNG XA",
    ],
)  # fmt: skip
def test_the_office(said):
    assert same_office(said, *OFFICE)


@pytest.mark.parametrize(
    "said",
    ["", "xã", "Nguyễn Thanh Sơn", "UBND xã Thanh Sơn Đông", "HĐND xã Thanh Sơn", "Công an xã Thanh Sơn", "xã Thanh Sơn"],
)  # fmt: skip
def test_not_the_office(said):
    assert not same_office(said, *OFFICE)
    assert not same_office("UBND xã Thanh Sơn", "")
