"""Bà Lan opens a file for a new dialogue."""

import pytest

from doithoai.actions.plan.create_dialogue import create_dialogue
from doithoai.rules.procedure import Stage
from tests.actions.refusals import STRANGER, only_for, refused, refused_beforehand


def test_ba_lan_starts_from_nothing(commune, ba_lan):
    dialogue = create_dialogue(commune, by=ba_lan, title="  Đối thoại  với Nhân dân ", year=2026)
    assert (dialogue.title, dialogue.slug) == ("Đối thoại với Nhân dân", "doi-thoai-voi-nhan-dan-2026")
    assert (dialogue.stage, dialogue.regulation) == (Stage.PLANNING, commune.regulation)
    assert (dialogue.issuer_name, dialogue.issuer) == ("Ủy ban nhân dân xã Thanh Sơn", "ubnd")


def test_the_same_title_twice_gets_another_address(commune, ba_lan):
    slugs = [create_dialogue(commune, by=ba_lan, title="Đối thoại", year=2026).slug for _ in range(3)]
    assert slugs == ["doi-thoai-2026", "doi-thoai-2026-2", "doi-thoai-2026-3"]


def test_like_last_years_carries_the_people_but_not_the_day(commune, ba_lan, dialogue):
    again = create_dialogue(commune, by=ba_lan, title="Đối thoại năm 2027", year=2027, like=dialogue)
    assert (again.topics, again.venue, again.signer_name) == (
        dialogue.topics, dialogue.venue, dialogue.signer_name,
    )  # fmt: skip
    assert (again.held_on, again.plan_issued_on) == (None, None)


def test_a_plan_starts_from_the_law_and_the_regulation_it_follows(commune, ba_lan):
    dialogue = create_dialogue(commune, by=ba_lan, title="Đối thoại", year=2026, regulation="hai_duong")
    assert [each["number"] for each in dialogue.legal_bases] == ["72/2025/QH15", "03-QC/TU"]


def test_a_title_without_any_letter_still_has_an_address(commune, ba_lan):
    assert create_dialogue(commune, by=ba_lan, title="?!…", year=2026).slug == "doi-thoai-2026"


def test_a_title_is_needed(commune, ba_lan):
    assert refused(create_dialogue, commune, by=ba_lan, title="\u200b ", year=2026).startswith(
        "Chưa có tên hội nghị"
    )


def test_a_very_long_title_is_refused(commune, ba_lan):
    sentence = refused(create_dialogue, commune, by=ba_lan, title="Đ" * 301, year=2026)
    assert sentence == "Tên hội nghị dài 301 ký tự; nhiều nhất là 300. Xin viết gọn lại."


def test_a_year_far_away_is_a_slip_of_the_finger(commune, ba_lan):
    assert refused(create_dialogue, commune, by=ba_lan, title="Đối thoại", year=2062).startswith("Năm 2062")


def test_an_unknown_regulation_is_refused(commune, ba_lan):
    sentence = refused(create_dialogue, commune, by=ba_lan, title="Đối thoại", year=2026, regulation="../etc")
    assert sentence == "Không có quy chế này. Xin chọn trong danh sách."


def test_ong_nam_may_not_open_a_file_here(commune, ong_nam):
    assert refused_beforehand(create_dialogue, commune, by=ong_nam) == STRANGER


def test_the_secretary_may_not(commune, co_thu):
    assert refused_beforehand(create_dialogue, commune, by=co_thu) == only_for(create_dialogue)


def test_a_law_of_before_is_not_carried_on(commune, ba_lan, dialogue):
    dialogue.regulation = "law_2015"
    new = create_dialogue(commune, by=ba_lan, title="Đối thoại năm sau", year=dialogue.year, like=dialogue)
    assert new.regulation == "law_2025_72"


def test_a_tenth_of_the_voters_call_a_sitting_and_the_plan_says_why(commune, ba_lan):
    called = create_dialogue(commune, by=ba_lan, title="Theo yêu cầu", year=2026, voters=4001, asking=401)
    (why,) = called.purposes
    assert why.startswith(
        "Tổ chức theo yêu cầu của cử tri: 401 trên 4.001 cử tri yêu cầu; cần ít nhất 401 (10%)"
    )
    assert "Luật Tổ chức chính quyền địa phương số 72/2025/QH15" in why


@pytest.mark.parametrize(
    ("voters", "asking", "says"),
    [
        (4001, 400, "chưa đủ để phải tổ chức đối thoại. Xã vẫn tổ chức được khi thấy cần"),
        (100, 400, "không thể nhiều hơn số cử tri của xã. Xin kiểm tra lại hai con số."),
        (None, 400, "cần cả hai con số"),
        (4001, None, "cần cả hai con số"),
    ],
)
def test_a_demand_of_too_few_or_half_a_demand_is_refused(commune, ba_lan, voters, asking, says):
    given_numbers = {"voters": voters, "asking": asking}
    assert says in refused(
        create_dialogue, commune, by=ba_lan, title="Theo yêu cầu", year=2026, **given_numbers
    )
