"""Dấu và ký hiệu: what a paper is stamped with is set where it is drafted, without a script."""

import pytest

from doithoai.actions.plan.revise_plan import revise_plan
from doithoai.models import Dialogue
from doithoai.pages.desk.papers.marks.views import LETTERS, MARKED
from tests import given

pytestmark = pytest.mark.usefixtures("in_may")


def text(response) -> str:
    return " ".join(response.content.decode().split())


@pytest.fixture
def planned(commune, ba_lan) -> Dialogue:
    return given.a_dialogue(commune, ba_lan)


def at(planned: Dialogue, what: str = "", kind: str = "ke-hoach") -> str:
    return f"/dau-ky-hieu/{planned.pk}/{kind}/{what}"


def test_what_is_set_is_on_the_draft(planned, lan):
    assert at(planned) in text(lan.get(f"/doi-thoai/{planned.pk}/giay-to/"))
    said = {"urgency": "KHẨN", "drafter": "PL", "copies": "300", "electronic": "on"}
    page = text(lan.post(at(planned, "luu/"), said, follow=True))
    assert "Đã lưu dấu và ký hiệu." in page
    assert 'value="PL"' in page
    assert Dialogue.objects.get().paper_marks["plan"]["copies"] == 300
    assert lan.get(f"/doi-thoai/{planned.pk}/giay-to/ke-hoach/du-thao.pdf").status_code == 200


def test_only_what_the_paper_may_carry_is_asked(planned, ba_lan, lan):
    assert "LƯU HÀNH NỘI BỘ" not in text(lan.get(at(planned, kind="thong-bao")))
    assert "In hai mặt" not in text(lan.get(at(planned)))
    minutes = text(lan.get(at(planned, kind="bien-ban")))
    assert "LƯU HÀNH NỘI BỘ" in minutes
    assert "HỎA TỐC" not in minutes
    revise_plan(planned, by=ba_lan, at=given.BEFORE, seen=planned.plan_revision, issuer="dang_uy")
    assert "In hai mặt" in text(lan.get(at(planned)))


@pytest.mark.parametrize("kind", MARKED)
def test_letters_and_notices_have_their_marks_too(planned, lan, kind):
    said = {"drafter": "PL"} | ({"urgency": "KHẨN"} if kind != "phieu-chuyen-to-cao" else {})
    page = lan.post(at(planned, "luu/", kind), said, follow=True)
    assert "Đã lưu dấu và ký hiệu." in text(page)
    assert Dialogue.objects.get().paper_marks[MARKED[kind].value]["drafter"] == "PL"
    shown = "cong-van" if kind in LETTERS else "giay-to"
    assert f"/doi-thoai/{planned.pk}/{shown}/#" in text(page)


def test_an_officer_finds_no_letter_of_the_office(planned, commune, signed_in):
    given.ong_tu(commune)
    tu = signed_in("tu")
    assert tu.get(at(planned, kind="don-doc")).status_code == 404
    assert tu.post(at(planned, "luu/", "don-doc"), {"drafter": "PL"}).status_code == 403


def test_a_slip_is_told_and_nothing_is_lost(planned, lan):
    answer = lan.post(at(planned, "luu/"), {"drafter": "p.l", "copies": "3"})
    assert (answer.status_code, "một đến sáu chữ in hoa" in text(answer)) == (409, True)
    assert 'value="p.l"' in text(answer)
    assert lan.post(at(planned, "luu/"), {"copies": "nhiều"}).status_code == 422


def test_an_authorisation_is_asked_only_of_who_signs_tuq(planned, ba_lan, lan):
    assert "Văn bản ủy quyền" not in text(lan.get(at(planned)))
    revise_plan(
        planned, by=ba_lan, at=given.BEFORE, seen=planned.plan_revision, issuer="ct_ubnd",
        signer_title="TUQ. CHỦ TỊCH – TRƯỞNG PHÒNG KINH TẾ",
    )  # fmt: skip
    assert "Chưa ghi văn bản ủy quyền" in text(lan.get(at(planned)))
    said = {"number": "12/GUQ-UBND", "issued_on": "05/01/2026", "until": "31/12/2026"}
    page = text(lan.post(at(planned, "uy-quyen/"), said, follow=True))
    assert "Còn hiệu lực hôm nay" in page
    assert "31/12/2026" in page
    assert lan.post(at(planned, "uy-quyen/"), {**said, "until": ""}).status_code == 409
    assert lan.post(at(planned, "uy-quyen/"), {**said, "until": "mai"}).status_code == 422


def test_another_commune_sees_nothing(planned, ong_nam, signed_in):
    nam = signed_in("nam")
    for address in (at(planned), at(planned, kind="thong-bao")):
        assert nam.get(address).status_code == 404
    assert nam.post(at(planned, "luu/"), {"urgency": "KHẨN"}).status_code == 404
    assert nam.post(at(planned, "uy-quyen/"), {}).status_code == 404
