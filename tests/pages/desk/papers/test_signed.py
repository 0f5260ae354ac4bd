"""Bà Lan brings the signed plan back."""

import re

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client

from doithoai.models import Paper, SignedCopy
from doithoai.outputs.papers.archive import pdf_of
from tests import given, signing


@pytest.fixture
def plan(commune, ba_lan) -> Paper:
    dialogue = given.an_open_dialogue(commune, ba_lan)
    return Paper.objects.get(dialogue=dialogue, kind=Paper.Kind.PLAN)


def send(client: Client, page: str, data: bytes, **more):
    return client.post(page, {"file": SimpleUploadedFile("ky.pdf", data), **more}, follow=True)


def test_the_signed_file_is_shown_first_with_its_signatures(plan, lan):
    page, data = f"/giay-to/{plan.pk}/ban-ky-so/", signing.signed(pdf_of(plan))
    shown = send(lan, page, data).content.decode()
    assert "Vi Văn Bình (UBND xã Thanh Sơn) ký số" in shown
    assert "Nội dung còn nguyên vẹn như lúc ký." in shown
    copy = SignedCopy.objects.get()
    assert " ".join(re.findall(".{8}", copy.file.sha256)) in shown
    assert lan.get(f"{page}{copy.pk}.pdf").content == data
    one = lan.get(f"/giay-to/{plan.pk}/").content.decode()
    assert f"{page}{copy.pk}.pdf" in one
    assert one.index("Xem bản đã ký số") < one.index("Bản của phần mềm")


@pytest.mark.parametrize(
    ("data", "sentence"),
    [(b"PK\x03\x04", "không phải PDF"), (b"%PDF-1.7 rac", "không kiểm tra được chữ ký")],
)
def test_what_is_no_signed_pdf_comes_back_with_a_sentence(plan, lan, data, sentence):
    answer = send(lan, f"/giay-to/{plan.pk}/ban-ky-so/", data)
    assert answer.status_code == 409
    assert sentence in answer.content.decode()


def test_a_form_without_a_file_says_so(plan, lan):
    assert lan.post(f"/giay-to/{plan.pk}/ban-ky-so/", {}).status_code == 422


def test_ong_nam_finds_nothing(plan, ong_nam, lan, signed_in):
    page = f"/giay-to/{plan.pk}/ban-ky-so/"
    send(lan, page, signing.signed(pdf_of(plan)))
    copy, nam = SignedCopy.objects.get(), signed_in("nam")
    assert nam.get(page).status_code == nam.get(f"{page}{copy.pk}.pdf").status_code == 404


def test_a_signed_reply_is_the_offices_alone(commune, ba_lan, lan, signed_in):
    paper = given.a_reply(commune, ba_lan).paper
    given.ong_hoa(commune)
    page = f"/giay-to/{paper.pk}/ban-ky-so/"
    assert lan.get(page).status_code == 200
    assert signed_in("hoa").get(page).status_code == 404
