"""The rule is chosen by the day of the sitting; a file of this computer's own never stops the others."""

from datetime import date, timedelta
from pathlib import Path

import pytest
from hypothesis import given as drawn
from hypothesis import strategies as st

from doithoai.rules.regulation import choices_on, doubts, duties, load_all, national_on, ruling_on
from doithoai.rules.regulation_choice import day_of_year, why_not_follow
from doithoai.rules.regulation_files import file_of, keep_own_in, known

HEAD = """id = "{id}"
title = "Quy chế đối thoại của tỉnh Sơn Vĩ"
short = "Quy chế 12-QC/TU (Sơn Vĩ)"
kind = "Quy chế"
number = "12-QC/TU"
issuer = "Tỉnh ủy Sơn Vĩ"
valid_from = 2023-01-01
level = "provincial_party"
use = "timetable"
{more}
[deadline.reply]
working_days = 10
after = "conclusion_notice"
owner = "officer"
quote = "trong 10 ngày làm việc"
"""
RETIRED = '[retired]\non = 2026-03-01\nsays = "tỉnh đã hợp nhất"'


@pytest.fixture
def folder(tmp_path):
    keep_own_in(tmp_path)
    yield tmp_path
    keep_own_in(None)


def keep(folder: Path, name: str, more: str = "") -> None:
    (folder / f"{name}.toml").write_text(HEAD.format(id=name, more=more), encoding="utf-8")


@pytest.mark.parametrize(
    ("day", "law"),
    [
        (date(2016, 1, 1), "law_2015"), (date(2025, 2, 28), "law_2015"), (date(2025, 3, 1), "law_2025_65"),
        (date(2025, 6, 15), "law_2025_65"), (date(2025, 6, 16), "law_2025_72"), (date(2026, 6, 10), "law_2025_72"),
    ],
)  # fmt: skip
@pytest.mark.parametrize("chosen", ["law_2015", "law_2025_65", "law_2025_72"])
def test_the_law_alone_is_the_law_of_the_day(chosen, day, law):
    assert ruling_on(chosen, day).id == law
    assert {duty.source_id for duty in duties(chosen, dialogue_on=day)} == {law}


def test_a_dead_law_is_refused_by_the_name_of_what_follows_it():
    said = why_not_follow("law_2015", date(2026, 6, 10))
    assert said == (
        "Luật Tổ chức chính quyền địa phương 2015, Điều 125 không có hiệu lực vào ngày 10/06/2026: hết hiệu lực sau "
        "ngày 28/02/2025. Xin chọn Luật Tổ chức chính quyền địa phương số 72/2025/QH15, Điều 43."
    )
    assert why_not_follow("law_2015", date(2024, 6, 10)) is None
    assert "chỉ để viện dẫn" in (why_not_follow("party_11", date(2026, 6, 10)) or "")
    assert "có hiệu lực từ ngày 01/07/2022" in (why_not_follow("son_la", date(2022, 6, 10)) or "")
    assert "Xin chọn trong danh sách" in (why_not_follow("khong_co", date(2026, 6, 10)) or "")


def test_a_retired_one_is_followed_by_what_replaces_it(folder):
    keep(folder, "son_vi", f'replaced_by = "son_vi_2026"\n{RETIRED}')
    keep(folder, "son_vi_2026", "")
    assert ruling_on("son_vi", date(2026, 2, 28)).id == "son_vi"
    assert ruling_on("son_vi", date(2026, 3, 1)).id == "son_vi_2026"
    assert "son_vi" not in {each.id for each in choices_on(date(2026, 3, 1))}
    (said,) = doubts("son_vi", dialogue_on=date(2026, 3, 1))
    assert "thôi áp dụng từ ngày 01/03/2026, tỉnh đã hợp nhất. Ở đây tính theo" in said


def test_where_nothing_known_replaces_it_no_date_is_lost(folder):
    keep(folder, "son_vi", f'replaced_by = "Quy chế 01-QC/TU (tỉnh mới)"\n{RETIRED}')
    day = date(2026, 6, 10)
    assert ruling_on("son_vi", day).id == "son_vi"
    assert "reply" in {duty.key for duty in duties("son_vi", dialogue_on=day, conclusion_on=day)}
    assert "Văn bản thay thế: Quy chế 01-QC/TU (tỉnh mới)." in (why_not_follow("son_vi", day) or "")
    assert "không có hiệu lực" in doubts("son_vi", dialogue_on=day)[0]


def test_a_law_may_keep_it_for_a_while(folder):
    kept = '[transition]\nuntil = 2026-12-31\nquote = "được áp dụng đến hết năm 2026"'
    keep(folder, "son_vi", f"{RETIRED}\n{kept}")
    assert why_not_follow("son_vi", date(2026, 12, 31)) is None
    assert "Vẫn áp dụng đến hết ngày 31/12/2026" in doubts("son_vi", dialogue_on=date(2026, 12, 31))[0]
    assert why_not_follow("son_vi", date(2027, 1, 1)) is not None


def test_two_that_replace_each_other_do_not_turn_for_ever(folder):
    keep(folder, "a", f'replaced_by = "b"\n{RETIRED}')
    keep(folder, "b", f'replaced_by = "a"\n{RETIRED}')
    assert ruling_on("a", date(2026, 6, 10)).id == "a"


def test_a_file_that_is_gone_leaves_the_law(folder):
    day = date(2026, 6, 10)
    assert ruling_on("da_xoa", day) == national_on(day)
    assert "Không đọc được quy chế “da_xoa”" in doubts("da_xoa", dialogue_on=day)[0]
    with pytest.raises(KeyError):
        ruling_on("da_xoa", date(2010, 1, 1))


def test_an_own_file_takes_the_place_of_a_shipped_one(folder):
    keep(folder, "son_la", "")
    assert (load_all()["son_la"].issuer, known().own) == ("Tỉnh ủy Sơn Vĩ", {"son_la"})
    assert file_of("son_la") == folder / "son_la.toml"
    (folder / "son_la.toml").unlink()
    assert (load_all()["son_la"].issuer, known().own) == ("Tỉnh ủy Sơn La", set())


@pytest.mark.parametrize(
    "spoiled",
    [
        "", "id = ", "\x00", 'id = "son_vi"', HEAD.format(id="khac", more=""),
        HEAD.format(id="son_vi", more='notes = "một câu"'), HEAD.format(id="son_vi", more="deadline = 3"),
        HEAD.format(id="son_vi", more="").replace("2023-01-01", '"2023"'),
        HEAD.format(id="son_vi", more="").replace("= 10", "= true"),
        HEAD.format(id="son_vi", more="[doubt]\nfrom = 2026\nsays = 'x'"),
        HEAD.format(id="son_vi", more="[attendance]\nleast = '30'\nsays = 'x'"),
        HEAD.format(id="son_vi", more="# " + "a" * 300_000),
    ],
)  # fmt: skip
def test_an_own_file_with_a_fault_stops_nobody(folder, spoiled):
    keep(folder, "tot")
    (folder / "son_vi.toml").write_text(spoiled, encoding="utf-8")
    assert known().own == {"tot"}
    assert [path.stem for path in known().faulty] == ["son_vi"]
    assert "law_2025_72" in load_all()


@drawn(st.dates(date(2016, 1, 1), date(2030, 12, 31)), st.sampled_from(sorted(load_all())))
def test_every_day_has_a_rule_and_what_is_offered_is_never_refused(day, chosen):
    assert ruling_on(chosen, day)
    if load_all()[chosen].use != "background":
        assert (why_not_follow(chosen, day) is None) == (chosen in {each.id for each in choices_on(day)})


def test_a_plan_without_a_day_is_judged_by_its_year():
    today = date(2026, 11, 21)
    assert [day_of_year(year, today) for year in (2025, 2026, 2027)] == [
        date(2025, 12, 31), today, date(2027, 1, 1),
    ]  # fmt: skip
    assert day_of_year(2027, today) - timedelta(days=1) == date(2026, 12, 31)
