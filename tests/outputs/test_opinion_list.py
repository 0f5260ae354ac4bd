"""The Excel list that leaves the building."""

import io
from datetime import datetime

from python_calamine import load_workbook

from doithoai.actions.opinions.import_opinions import read_rows
from doithoai.actions.opinions.submit_opinion import submit_opinion
from doithoai.models import Opinion
from doithoai.models.clock import clock_at
from doithoai.outputs.opinion_list import opinion_list
from doithoai.rules.codes import short_code
from doithoai.rules.spreadsheet import read_table
from tests import given


def rows(data: bytes) -> list[dict[str, object]]:
    heading, *found = load_workbook(io.BytesIO(data)).get_sheet_by_index(0).to_python()
    return [dict(zip(heading, row, strict=True)) for row in found]


def listed(*, with_people: bool) -> list[dict[str, object]]:
    return rows(opinion_list(Opinion.objects.with_state(), with_people=with_people))


def test_words_that_look_like_a_formula_are_words(commune):
    given.an_opinion(commune, "=HYPERLINK(1) là lời người dân viết trên phiếu")
    assert listed(with_people=True)[0]["Nội dung"] == "=HYPERLINK(1) là lời người dân viết trên phiếu"


def test_without_people_there_is_neither_name_nor_contact_nor_number(commune):
    given.an_opinion(commune, "Xin nhắn 0912345678 khi sửa mương.", author="Hà Thị Mận", contact="0912345678")
    (row,) = listed(with_people=False)
    assert "Họ và tên" not in row
    assert row["Nội dung"] == "Xin nhắn [số điện thoại] khi sửa mương."
    assert row["Mã"] == short_code(Opinion.objects.get().code)


def test_an_owed_answer_names_its_body_and_date(commune, ba_lan):
    owed = given.an_assignment(commune, ba_lan)
    (row,) = listed(with_people=False)
    assert (row["Đơn vị trả lời"], row["Hạn trả lời"]) == ("Phòng Kinh tế", owed.due_on)


def test_an_empty_list_is_a_heading(commune):
    assert rows(opinion_list(Opinion.objects.none(), with_people=False)) == []


def test_what_is_exported_is_the_same_list_where_nobody_knows_it(commune, ba_lan):
    """The same words, people, hamlets and days; that it changes nothing here, tests/actions/test_rows_known.py holds."""
    dialogue = given.an_open_dialogue(commune, ba_lan)
    hamlet = given.Hamlet.objects.first()
    for words in (
        "=1+1 là giá điện, xin xem lại.",
        "'-5 độ, trường lạnh quá.",
        "Dòng một,\ndòng hai; “ngoặc” & <b>.",
    ):
        given.an_opinion(commune, words, hamlet=hamlet, contact="0912 345 678")
    kept = {(each.words, each.author, each.hamlet, each.contact) for each in Opinion.objects.all()}
    data = opinion_list(Opinion.objects.with_state(), with_people=True)
    Opinion.objects.all().delete()
    with clock_at(given.AFTER):
        read = read_rows(read_table(data), dialogue)
    assert read.errors == ()
    assert {(row.words, row.author, row.hamlet, row.contact) for row in read.rows} == kept
    assert {row.day for row in read.rows} == {given.BEFORE.date()}


def test_the_day_is_the_day_here_also_before_seven_in_the_morning(commune):
    early = given.moment(datetime(2026, 5, 20, 5, 30))
    submit_opinion(commune, by=given.ong_ba(commune), at=early, words="Mương thôn Đồng Mới bị vỡ.")
    assert listed(with_people=False)[0]["Nhận ngày"] == early.date()


def test_a_child_is_exported_with_who_speaks_for_them_to_the_office_only(commune, ba_lan):
    dialogue = given.an_open_dialogue(commune, ba_lan)
    given.an_opinion(commune, "Sân trường lầy lội.", guardian="Vàng A Páo", guardian_contact="0912 000 777")
    given.an_opinion(commune, "Xin sửa mương ở đầu bản.")
    assert "Páo" not in str(listed(with_people=False))
    data = opinion_list(Opinion.objects.with_state(), with_people=True)
    Opinion.objects.all().delete()
    with clock_at(given.AFTER):
        read = read_rows(read_table(data), dialogue)
    found = {(each.words, each.child, each.guardian, each.guardian_contact) for each in read.rows}
    assert read.errors == ()
    assert found == {
        ("Sân trường lầy lội.", True, "Vàng A Páo", "0912 000 777"),
        ("Xin sửa mương ở đầu bản.", False, "", ""),
    }
