"""A pasted list is read as people write it."""

import pytest

from doithoai.models import Hamlet
from doithoai.pages.desk.invitations.pasted import read_guests


def read(text: str) -> list[tuple[str, str, str, str]]:
    guests, errors = read_guests(text, Hamlet.objects.all())
    assert not errors
    return [(each.name, each.hamlet.name if each.hamlet else "", each.position, each.kind) for each in guests]


@pytest.mark.parametrize(
    "line",
    [
        "Lò Văn Ấn; thôn Đồng Mới",
        "Lò Văn Ấn\tthôn Đồng Mới",
        "1\tLò Văn Ấn\tthôn Đồng Mới",
        "1. Lò Văn Ấn, thôn Đồng Mới",
        "- Lò Văn Ấn – Đồng Mới",
    ],
)
def test_a_villager_however_the_line_is_written(commune, line):
    assert read(line) == [("Lò Văn Ấn", "thôn Đồng Mới", "", "citizen")]


def test_an_office_after_a_comma_is_an_office_not_part_of_the_name(commune):
    assert read("Lò Thị Hoa, thôn Đồng Mới, Chi hội trưởng\nVàng A Tủa, Bí thư Đoàn xã") == [
        ("Lò Thị Hoa", "thôn Đồng Mới", "Chi hội trưởng", "delegate"),
        ("Vàng A Tủa", "", "Bí thư Đoàn xã", "delegate"),
    ]


def test_a_hamlet_nobody_knows_is_told_not_taken_for_an_office(commune):
    _, errors = read_guests("Lò Văn Ấn, bản Không Có", Hamlet.objects.all())
    assert errors == ["Dòng 1: không có thôn “bản Không Có” trong danh sách của bạn."]
