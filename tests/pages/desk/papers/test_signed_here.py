"""Ông Bình and bà Lan sign on the page; what they bring is used once and kept nowhere."""

import logging
from pathlib import Path

import pytest
from django.conf import settings
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client

from doithoai.actions.papers.choose_paper_way import choose_paper_way
from doithoai.models import Paper, PaperDraft, SignedCopy
from doithoai.outputs.papers.archive import pdf_of
from doithoai.rules import pdf_signing
from doithoai.rules.reading_apart import read_apart
from tests import given, signing
from tests.pages.desk.conftest import cost, shut_doors

pytestmark = pytest.mark.usefixtures("in_may")


@pytest.fixture
def plan(commune, ba_lan) -> Paper:
    dialogue = given.an_open_dialogue(commune, ba_lan)
    return Paper.objects.get(dialogue=dialogue, kind=Paper.Kind.PLAN)


@pytest.fixture
def binh(commune, signed_in) -> Client:
    given.ong_binh(commune)
    return signed_in("binh")


def text(response) -> str:
    return " ".join(response.content.decode().split())


def key(who, password: str = signing.PASSWORD) -> dict:
    return {"certificate": SimpleUploadedFile("khoa.p12", signing.p12(who)), "password": password}


def send(client: Client, address: str, given_key: dict, host: str = "localhost"):
    return client.post(address, given_key, follow=True, headers={"host": host})


def test_the_person_then_the_office_on_one_page(plan, lan, binh):
    page = f"/giay-to/{plan.pk}/ban-ky-so/"
    assert "Còn thiếu chữ ký số của Lò Văn Bình" in text(lan.get(page))
    shown = text(send(binh, f"{page}ky/", key(signing.chair())))
    assert "Đã ký số: Lò Văn Bình." in shown
    assert "Còn thiếu chữ ký số của Ủy ban nhân dân xã Thanh Sơn" in text(lan.get(f"/giay-to/{plan.pk}/"))
    assert "chờ ký số của cơ quan" in text(lan.get("/viec-hom-nay/"))
    shown = text(send(lan, f"{page}ky/", key(signing.office())))
    assert (
        shown.count("Nội dung còn nguyên vẹn như lúc ký.") == 3
    )  # the copy of two, and the one of one before it
    assert "Đã đủ chữ ký số" in text(lan.get(f"/giay-to/{plan.pk}/"))


@pytest.mark.parametrize(
    ("sent", "sentence"),
    [
        (key(signing.chair(), "sai mat khau"), "Mật khẩu của tệp chứng thư số không đúng"),
        ({"certificate": SimpleUploadedFile("k.p12", b"rac"), "password": "x"}, "không đúng dạng PKCS#12"),
        (key(signing.holder()), "cấp cho Vi Văn Bình, còn chỗ ký này của Lò Văn Bình"),
    ],
)
def test_a_key_that_will_not_do_is_told(plan, binh, sent, sentence):
    answer = send(binh, f"/giay-to/{plan.pk}/ban-ky-so/ky/", sent)
    assert (answer.status_code, sentence in text(answer)) == (409, True)
    assert not SignedCopy.objects.exists()


def test_fifty_megabytes_are_no_key(plan, binh):
    big = {"certificate": SimpleUploadedFile("k.p12", bytes(1024 * 1024)), "password": "x"}
    answer = send(binh, f"/giay-to/{plan.pk}/ban-ky-so/ky/", big)
    assert (answer.status_code, "nặng hơn 100 kB" in text(answer)) == (422, True)


def test_key_and_password_are_kept_nowhere(plan, binh, caplog, monkeypatch):
    monkeypatch.setattr(pdf_signing, "read_apart", read_apart)  # as it is outside the tests
    caplog.set_level(logging.DEBUG)
    secret, page = "mật khẩu chỉ một lần", f"/giay-to/{plan.pk}/ban-ky-so/ky/"
    data = signing.p12(signing.chair(), secret)
    for password in (f"{secret} sai", secret):
        sent = {"certificate": SimpleUploadedFile("khoa.p12", data), "password": password}
        assert secret not in send(binh, page, sent).content.decode()
    assert SignedCopy.objects.count() == 1
    assert secret not in caplog.text
    kept = [file.read_bytes() for file in Path(settings.MEDIA_ROOT).rglob("*") if file.is_file()]
    assert not any(data in each or secret.encode() in each for each in kept)


def test_a_key_does_not_cross_a_network_in_the_open(plan, binh, settings):
    settings.ALLOWED_HOSTS = ["*"]
    page = f"/giay-to/{plan.pk}/ban-ky-so/"
    answer = send(binh, f"{page}ky/", key(signing.chair()), host="192.168.1.9:8000")
    assert (answer.status_code, "không mã hóa" in text(answer)) == (409, True)
    assert binh.post(f"{page}ky/", key(signing.chair()), secure=True).status_code == 302


def test_a_file_with_empty_fields_for_another_program(plan, lan):
    page = f"/giay-to/{plan.pk}/ban-ky-so/"
    assert f"{page}de-ky.pdf" in text(lan.get(page))
    data = lan.get(f"{page}de-ky.pdf").content
    assert b"NguoiKy" in data
    assert b"CoQuan" in data
    assert shut_doors(lan, page) == []


def test_ong_nam_finds_nothing(plan, ong_nam, signed_in):
    nam, page = signed_in("nam"), f"/giay-to/{plan.pk}/ban-ky-so/"
    assert nam.get(f"{page}de-ky.pdf").status_code == 404
    assert send(nam, f"{page}ky/", key(signing.chair())).status_code == 404


def test_more_copies_cost_no_more_queries(plan, lan, binh):
    page = f"/giay-to/{plan.pk}/ban-ky-so/"
    send(binh, f"{page}ky/", key(signing.chair()))
    one = cost(lan, page)
    send(lan, f"{page}ky/", key(signing.office()))
    assert cost(lan, page) <= one


# ---- before the number, where a draft is signed


def test_the_chair_signs_the_draft_and_the_office_its_number(commune, ba_lan, lan, binh):
    choose_paper_way(commune, by=ba_lan, way="sign")
    dialogue = given.a_dialogue(commune, ba_lan)
    page = f"/trinh-ky/{dialogue.pk}/ke-hoach/"
    lan.post(f"{page}trinh/", {})
    assert "Ký số tại đây" not in text(lan.get(page))
    assert "ký số tại đây" in text(binh.get(page, headers={"host": "localhost"}))
    assert send(binh, f"{page}ky-so/", key(signing.chair(), "sai")).status_code == 409
    assert "Đã ký, chờ số" in text(send(binh, f"{page}ky-so/", key(signing.chair())))
    file = f"/trinh-ky/ban-ky/{PaperDraft.objects.get().steps.last().pk}.pdf"
    assert file in text(lan.get(page))
    assert lan.get(file).content.startswith(b"%PDF")
    shown = text(lan.post(f"{page}ban-hanh/", {"issued_on": "20/05/2026"}, follow=True))
    assert "Còn thiếu chữ ký số của Ủy ban nhân dân xã Thanh Sơn" in shown
    copies = f"/giay-to/{Paper.objects.get().pk}/ban-ky-so/"
    assert "số và ngày được điền vào đúng bản ấy" in text(lan.get(copies))
    assert "Đã ký số: Ủy ban nhân dân xã Thanh Sơn." in text(send(lan, f"{copies}ky/", key(signing.office())))


def test_the_file_of_a_step_is_the_offices(commune, ba_lan, ong_nam, lan, binh, signed_in):
    choose_paper_way(commune, by=ba_lan, way="sign")
    page = f"/trinh-ky/{given.a_dialogue(commune, ba_lan).pk}/ke-hoach/"
    lan.post(f"{page}trinh/", {})
    send(binh, f"{page}ky-so/", key(signing.chair()))
    given.ong_tu(commune)
    file = f"/trinh-ky/ban-ky/{PaperDraft.objects.get().steps.last().pk}.pdf"
    assert signed_in("tu").get(file).status_code == signed_in("nam").get(file).status_code == 404


def test_a_file_that_goes_out_with_it_is_signed_by_the_office(plan, lan, binh):
    page = f"/giay-to/{plan.pk}/ban-ky-so/"
    sent = key(signing.office()) | {"file": SimpleUploadedFile("bang tong hop.pdf", pdf_of(plan))}
    assert "Ký văn bản kèm theo" not in text(binh.get(page))
    assert send(binh, f"{page}kem-theo/", sent).status_code == 409
    sent = key(signing.office()) | {"file": SimpleUploadedFile("bang tong hop.pdf", pdf_of(plan))}
    shown = text(send(lan, f"{page}kem-theo/", sent))
    assert "Đã ký số văn bản kèm theo: bang tong hop.pdf." in shown
    assert lan.get(f"{page}{SignedCopy.objects.get().pk}.pdf").content.startswith(b"%PDF")
    assert "Chưa ký số" in shown
    empty = send(lan, f"{page}kem-theo/", key(signing.office()))
    assert (empty.status_code, "Văn bản kèm theo (PDF)" in text(empty)) == (422, True)
