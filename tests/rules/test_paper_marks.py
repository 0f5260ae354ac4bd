"""Which marks a paper may carry, and how they are printed."""

import pytest

from doithoai.rules.paper_marks import (
    CIRCULATIONS,
    URGENCIES,
    Marks,
    circulations_for,
    key_of,
    marks_of,
    urgencies_for,
    why_not,
)
from doithoai.rules.paper_style import STATE, paper_styles

PARTY = paper_styles()["hd05"]


def test_what_everyone_reads_is_never_for_the_office_alone() -> None:
    for kind in (
        "plan",
        "public_notice",
        "invitation",
        "conclusion_notice",
        "reply",
        "postponement",
        "apology",
    ):
        assert not circulations_for(kind)
        said = why_not(Marks(circulation="LƯU HÀNH NỘI BỘ"), kind, STATE)
        assert said
        assert said.startswith("Văn bản này gửi đến người dân")
    assert circulations_for("report") == CIRCULATIONS
    assert why_not(Marks(circulation="XEM XONG TRẢ LẠI"), "minutes", STATE) is None


def test_minutes_are_not_sent_so_not_urgent() -> None:
    assert not urgencies_for("minutes")
    assert urgencies_for("postponement") == URGENCIES
    assert why_not(Marks(urgency="HỎA TỐC"), "plan", STATE) is None
    assert why_not(Marks(urgency="HỎA TỐC"), "minutes", STATE)
    assert why_not(Marks(urgency="GẤP"), "plan", STATE)


@pytest.mark.parametrize(
    ("marks", "begins"),
    [
        (Marks(drafter="pl"), "Ký hiệu người soạn"),
        (Marks(drafter="P.L"), "Ký hiệu người soạn"),
        (Marks(copies=300), "Số lượng bản đi cùng"),
        (Marks(drafter="PL", copies=10_001), "Số lượng bản phải"),
        (Marks(drafter="PL", copies=-1), "Số lượng bản phải"),
    ],
)
def test_slips_are_told(marks: Marks, begins: str) -> None:
    said = why_not(marks, "plan", STATE)
    assert said
    assert said.startswith(begins)


def test_only_a_style_with_margins_for_the_back_is_printed_so() -> None:
    assert why_not(Marks(two_sided=True), "plan", PARTY) is None
    assert "mặt sau" in (why_not(Marks(two_sided=True), "plan", STATE) or "")


def test_how_they_stand_on_the_paper() -> None:
    marks = Marks("KHẨN", "", "PL", 300, electronic=True)
    assert marks.on_paper() == {"urgency": "KHẨN", "drafter": "PL.(300)", "electronic": True}
    assert Marks(drafter="ĐTH").drafted == "ĐTH"
    assert Marks().on_paper() == {}


def test_marks_are_kept_paper_by_paper() -> None:
    marks = Marks("KHẨN", copies=2, drafter="PL")
    stored = {key_of("reply", 7): marks.as_json(), "plan": {"urgency": "KHẨN", "of_a_newer_program": 1}}
    assert marks_of(stored, key_of("reply", 7)) == marks
    assert marks_of(stored, key_of("reply", 8)) == Marks()
    assert marks_of(stored, "plan") == Marks("KHẨN")
