"""One dialogue, drawn up in the name of the committee, the council, the Party, the Front, or of two together."""

from datetime import date

import pytest

from doithoai.actions.plan.revise_plan import revise_plan
from doithoai.outputs.papers import text_of
from doithoai.outputs.papers.drafts import draft
from doithoai.rules.issuers import issuers
from tests import given


@pytest.fixture
def plan(commune, ba_lan):
    return given.a_dialogue(commune, ba_lan)


def lines(plan, by, issuer: str, kind: str = "plan", **said: object) -> list[str]:
    plan = revise_plan(plan, by=by, at=given.BEFORE, seen=plan.plan_revision, issuer=issuer, **said)
    return text_of(draft(kind, plan, number=7, issued_on=date(2026, 6, 1)).content()).splitlines()


@pytest.mark.parametrize(
    ("issuer", "head", "number", "signed"),
    [
        ("ubnd", "ỦY BAN NHÂN DÂN", "Số: 07/KH-UBND", ["TM. ỦY BAN NHÂN DÂN", "CHỦ TỊCH"]),
        ("tt_hdnd", "HỘI ĐỒNG NHÂN DÂN", "Số: 07/KH-HĐND", ["TM. THƯỜNG TRỰC HỘI ĐỒNG NHÂN DÂN", "CHỦ TỊCH"]),
        ("van_phong", "ỦY BAN NHÂN DÂN", "Số: 07/KH-UBND", ["TL. CHỦ TỊCH", "CHÁNH VĂN PHÒNG"]),
        ("btv_dang_uy", "ĐẢNG BỘ TỈNH MƯỜNG XA", "Số 07-KH/ĐU", ["T/M BAN THƯỜNG VỤ", "BÍ THƯ"]),
        (
            "mttq",
            "ỦY BAN MTTQ VIỆT NAM XÃ THANH SƠN",
            "Số: 07/KH-MTTQ-BTT",
            ["TM. BAN THƯỜNG TRỰC", "CHỦ TỊCH"],
        ),
    ],
)
def test_the_same_plan_in_the_name_of_each(plan, ba_lan, issuer, head, number, signed) -> None:
    found = lines(plan, ba_lan, issuer)
    assert found[0] == head
    assert number in found
    at = found.index(signed[0])
    assert found[at : at + 2] == signed


def test_a_reply_to_a_citizen_goes_out_from_the_committee_that_owes_it() -> None:
    assert {key: each.replies_as for key, each in issuers().items() if each.replies_as} == dict.fromkeys(
        ("tt_hdnd", "dang_uy", "btv_dang_uy", "mttq", "ubnd_mttq"), "ubnd"
    )


@pytest.mark.parametrize(
    ("issuer", "signed"),
    [
        ("ubnd", ["CHỦ TỊCH", "Lò Văn Bình"]),
        ("van_phong", ["TL. CHỦ TỊCH", "CHÁNH VĂN PHÒNG"]),
        ("tt_hdnd", ["TM. THƯỜNG TRỰC HỘI ĐỒNG NHÂN DÂN", "CHỦ TỊCH"]),
    ],
)
def test_a_conclusion_is_the_chairs_own(plan, ba_lan, issuer, signed) -> None:
    """The chairperson concludes and signs without TM.; a committee that held the sitting concludes as one."""
    found = lines(plan, ba_lan, issuer, "conclusion_notice")
    at = found.index(signed[0])
    assert found[at : at + 2] == signed
    if issuer == "ubnd":
        assert "TM. ỦY BAN NHÂN DÂN" not in found
        deputy = lines(plan, ba_lan, issuer, "conclusion_notice", signer_title="KT. CHỦ TỊCH – PHÓ CHỦ TỊCH")
        assert "KT. CHỦ TỊCH" in deputy


def test_a_joint_plan_waits_for_the_name_of_the_second_signer(plan, ba_lan) -> None:
    lines(plan, ba_lan, "ubnd_mttq")
    assert draft("plan", plan).missing() == ("người ký của cơ quan phối hợp",)
    found = lines(plan, ba_lan, "ubnd_mttq", partner_signer_name="Vì Thị Mai")
    assert draft("plan", plan).missing() == ()
    assert found[0] == "ỦY BAN NHÂN DÂN XÃ THANH SƠN"
    assert found[found.index("TM. BAN THƯỜNG TRỰC") + 2] == "Vì Thị Mai"


def test_an_old_party_paper_keeps_the_guidance_of_its_day(plan, ba_lan) -> None:
    plan = revise_plan(plan, by=ba_lan, at=given.BEFORE, seen=plan.plan_revision, issuer="dang_uy")
    styles = [
        draft("plan", plan, number=1, issued_on=day).issue.style
        for day in (date(2026, 5, 26), date(2026, 5, 27))
    ]
    assert styles == ["hd36", "hd05"]
