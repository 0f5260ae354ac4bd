"""In sẵn: every sheet opens from the papers page; slips are numbered there; nobody sees what is not theirs."""

import re
from html import unescape

import pytest

from doithoai.actions.opinions.enter_opinion import enter_opinion
from doithoai.models import Hamlet, Opinion, Slip, SlipBatch
from doithoai.outputs.sheets import SHEETS, Asked, slips
from tests import given
from tests.pages.desk.conftest import cost

SITE = "doithoai.example"


def text(response) -> str:
    return " ".join(response.content.decode().split())


def links(page: str) -> list[str]:
    return [unescape(link) for link in re.findall(r'href="(/doi-thoai/\d+/in-san/[^"]+)"', page)]


@pytest.fixture
def opened(commune, ba_lan, in_may):
    return given.an_open_dialogue(commune, ba_lan)


def test_every_link_of_the_section_opens_for_whoever_sees_it(commune, ba_lan, lan, in_june):
    dialogue = given.a_dialogue_ready_to_seal(commune, ba_lan)
    page = f"/doi-thoai/{dialogue.pk}/giay-to/"
    found = links(lan.get(page).content.decode())
    assert {link.split("/")[-1].split(".")[0] for link in found} == set(SHEETS)
    for link in found:
        answer = lan.get(link)
        assert answer.status_code in (200, 302), link
        if answer.status_code == 200:
            assert answer.content.startswith((b"%PDF", b"PK")), link


def test_an_officer_is_offered_and_given_nothing_with_names(commune, opened, signed_in):
    given.ong_tu(commune)
    tu = signed_in("tu")
    page = text(tu.get(f"/doi-thoai/{opened.pk}/giay-to/"))
    assert "Nội quy" in page
    assert "Danh sách điểm danh" not in page
    assert "Phiếu có mã sẵn" not in page
    assert tu.get(f"/doi-thoai/{opened.pk}/in-san/danh-sach-diem-danh.pdf").status_code == 404
    assert (
        tu.post(f"/doi-thoai/{opened.pk}/in-san/phieu/", {"kind": "opinion", "count": 1}).status_code == 403
    )


def test_what_cannot_be_printed_yet_says_why(commune, ba_lan, lan, in_may):
    planned = given.a_dialogue(commune, ba_lan)
    page = text(lan.get(f"/doi-thoai/{planned.pk}/giay-to/"))
    assert "Xin ban hành kế hoạch trước." in page
    assert "Hội nghị họp xong thì in được." in page
    assert lan.get(f"/doi-thoai/{planned.pk}/in-san/ap-phich-a3.pdf").status_code == 404


@pytest.mark.parametrize("name", ["so-do.pdf", "noi-quy.exe", "danh-sach-diem-danh.chu-to"])
def test_what_does_not_exist_is_not_found(opened, lan, name):
    assert lan.get(f"/doi-thoai/{opened.pk}/in-san/{name}").status_code == 404


def test_slips_are_numbered_printed_and_typed_in(opened, lan):
    at = f"/doi-thoai/{opened.pk}/"
    hamlet = Hamlet.objects.get(name="thôn Đồng Mới")
    answer = lan.post(
        f"{at}in-san/phieu/", {"kind": "opinion", "count": "3", "hamlet": hamlet.pk}, follow=True
    )
    batch = SlipBatch.objects.get()
    assert "số 1–3: đã có mã" in text(answer)
    for form, begins in (("pdf", b"%PDF"), ("docx", b"PK"), ("chu-to", b"%PDF")):
        assert lan.get(f"{at}in-san/phieu/{batch.pk}.{form}").content.startswith(begins)
    code = Slip.objects.first().code
    lan.post("/y-kien/nhap/", {"words": "Đường vào bản lầy lội.", "publish": "none", "slip": code})
    assert Opinion.objects.get().code == code


@pytest.mark.parametrize("count", ["0", "501", "nhiều", ""])
def test_a_number_that_is_none_comes_back_with_its_sentence(opened, lan, count):
    answer = lan.post(f"/doi-thoai/{opened.pk}/in-san/phieu/", {"kind": "opinion", "count": count})
    assert answer.status_code == 422
    assert not SlipBatch.objects.exists()


def test_too_late_is_told_on_the_same_page(commune, ba_lan, lan, in_june):
    dialogue = given.an_assignment(commune, ba_lan).dialogue
    answer = lan.post(f"/doi-thoai/{dialogue.pk}/in-san/phieu/", {"kind": "opinion", "count": "2"})
    assert answer.status_code == 409
    assert "In phiếu có mã sẵn" in text(answer)


def test_ong_nam_finds_nothing_of_ours(opened, lan, ong_nam, signed_in):
    lan.post(f"/doi-thoai/{opened.pk}/in-san/phieu/", {"kind": "opinion", "count": "2"})
    nam, batch = signed_in("nam"), SlipBatch.objects.get()
    assert nam.get(f"/doi-thoai/{opened.pk}/in-san/noi-quy.pdf").status_code == 404
    assert nam.get(f"/doi-thoai/{opened.pk}/in-san/phieu/{batch.pk}.pdf").status_code == 404
    assert (
        nam.post(f"/doi-thoai/{opened.pk}/in-san/phieu/", {"kind": "opinion", "count": "2"}).status_code
        == 404
    )


def test_one_hamlet_only(opened, ba_lan, lan):
    mine, other = Hamlet.objects.all()
    given.a_guest(opened, ba_lan, name="Vàng Thị Súa", hamlet=mine)
    page = lan.get(f"/doi-thoai/{opened.pk}/giay-to/?thon={other.pk}").content.decode()
    assert f"/in-san/danh-sach-diem-danh.pdf?thon={other.pk}" in page
    assert "noi-quy.pdf?thon" not in page
    assert lan.get(f"/doi-thoai/{opened.pk}/giay-to/?thon=²").status_code == 200


def test_the_nine_steps_lead_to_what_they_print(opened, lan):
    page = lan.get(f"/doi-thoai/{opened.pk}/").content.decode()
    assert f"/doi-thoai/{opened.pk}/in-san/tin-truyen-thanh.pdf" in page
    assert "so-theo-doi.pdf" not in page


def test_ten_batches_cost_what_one_costs(opened, lan):
    at = f"/doi-thoai/{opened.pk}/"
    lan.post(f"{at}in-san/phieu/", {"kind": "opinion", "count": "2"})
    before = cost(lan, f"{at}giay-to/")
    for _ in range(3):
        lan.post(f"{at}in-san/phieu/", {"kind": "speech", "count": "2"})
    assert cost(lan, f"{at}giay-to/") == before


def test_receipts_too_many_for_one_printing_are_offered_in_lots(commune, ba_lan, opened, lan, monkeypatch):
    monkeypatch.setattr(slips, "RECEIPTS_AT_ONCE", 2)
    hamlet = Hamlet.objects.first()
    for number in range(5):
        place = hamlet if number else None
        enter_opinion(commune, by=ba_lan, words=f"Đường xóm {number} lầy lội.", hamlet=place)
    address = f"/doi-thoai/{opened.pk}/in-san/giay-xac-nhan.pdf"
    page = lan.get(address)
    assert [each.count for each in page.context["lots"]] == [2, 2, 1]
    printed = [slips.receipts(opened, Asked(first=each.first)).receipts for each in page.context["lots"]]
    codes = [each.code for lot in printed for each in lot]
    assert sorted(codes) == sorted(Opinion.objects.values_list("code", flat=True))
    found = links(page.content.decode())
    assert len(found) == 6
    assert lan.get(found[0]).content.startswith(b"%PDF")
    assert [each.count for each in lan.get(address, {"thon": hamlet.pk}).context["lots"]] == [2, 2]
    assert lan.get(address, {"tu": "9" * 40}).status_code == 200
