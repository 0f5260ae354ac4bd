"""Which column is what: a choice decides, then lists known by name, then common headings."""

import pytest

from doithoai.rules.list_columns import COLUMNS, find_columns, known_lists, letter, shipped_lists, unused


def test_the_lists_that_ship_are_in_order():
    assert all(each.columns["words"] and set(each.columns) <= set(COLUMNS) for each in shipped_lists())


def test_a_list_of_voters_petitions_is_known_by_its_headings():
    heading = ["STT", "Cử tri kiến nghị", "Địa bàn", "NỘI DUNG  KIẾN NGHỊ", "Ngày tiếp xúc"]
    assert find_columns(heading, known_lists()) == {"words": 3, "author": 1, "hamlet": 2, "day": 4}


def test_a_choice_decides_alone():
    heading = ["Nội dung", "Ý khác", "Thôn"]
    assert find_columns(heading, known_lists(), {"words": "Ý khác", "hamlet": ""}) == {"words": 1}


@pytest.mark.parametrize("text", ["[[list]]\nname = 1\nwords = 2", "not toml [", "list = 5", ""])
def test_a_provinces_file_that_is_not_in_order_stops_nobody(tmp_path, text):
    own = tmp_path / "danh-sach.toml"
    own.write_text(text)
    assert find_columns(["Nội dung"], known_lists(own)) == {"words": 0}


def test_a_provinces_list_comes_first(tmp_path):
    own = tmp_path / "danh-sach.toml"
    own.write_text('[[list]]\nname = "Tỉnh"\nwords = ["Bà con nói"]\nauthor = ["Nội dung"]\n', "utf-8")
    assert find_columns(["Nội dung", "Bà con nói"], known_lists(own)) == {"words": 1, "author": 0}


def test_columns_are_named_as_excel_names_them():
    assert [letter(place) for place in (0, 25, 26, 701, 702)] == ["A", "Z", "AA", "ZZ", "AAA"]


@pytest.mark.parametrize(
    ("heading", "found"),
    [
        (["TT", "Họ tên", "Thôn, bản", "Số ĐT", "Nội dung kiến nghị"], {"author": 1, "hamlet": 2, "contact": 3, "words": 4}),
        (["STT", "Họ và tên (nếu có)", "Thôn/ Bản/ Tổ dân phố", "SĐT:", "Ý kiến,\nkiến nghị"],
         {"author": 1, "hamlet": 2, "contact": 3, "words": 4}),
        (["Dấu thời gian", "Ông/bà", "Khu dân cư", "Điện thoại liên hệ", "CÂU HỎI"],
         {"day": 0, "author": 1, "hamlet": 2, "contact": 3, "words": 4}),
        (["(Nội dung)", "Tên"], {"words": 0, "author": 1}),
    ],
)  # fmt: skip
def test_headings_as_people_write_them(heading, found):
    assert find_columns(heading, known_lists()) == found


def test_what_is_read_from_nowhere_is_told_but_for_the_numbering():
    heading = ["TT", "Nội dung", "Ghi\nchú", "", "Hộ nghèo"]
    assert unused(heading, find_columns(heading)) == ["Ghi chú", "Hộ nghèo"]
