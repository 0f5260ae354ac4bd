"""The answer of the Department arrives as an edXML file."""

from datetime import date, datetime

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client

from doithoai.actions.replies.send_petition import send_petition
from doithoai.models import ElectronicAnswer, Petition
from doithoai.models.clock import clock_at
from doithoai.rules.edxml import Answered, Attachment, Document, Organ, write_edxml
from tests import given

LATER = datetime(2026, 7, 3, 9, 0)


@pytest.fixture
def petition(commune, ba_lan, in_june) -> Petition:
    assignment = given.an_assignment(commune, ba_lan)
    return send_petition(
        assignment.dialogue, by=ba_lan, at=given.AFTER, issued_on=given.AFTER.date(), assignments=[assignment],
        to="Sở Xây dựng", not_ours="Đường tỉnh do Sở quản lý", asks="Sửa đoạn đường hỏng", reply_by=date(2026, 7, 31),
    )  # fmt: skip


def answer_to(petition: Petition, **more: object) -> bytes:
    ours = petition.paper
    letter = Document(
        Organ("H01.05", "Sở <Xây> dựng"), (Organ("H01.151", "UBND xã"),), "812", "SXD-KT", "Mường Xa", date(2026, 7, 1),
        "Công văn", "V/v trả lời kiến nghị", "Hà Thị Sen", answers=(Answered(ours.code, ours.issued_on),),
        files=(Attachment("trả lời.pdf", b"%PDF-1.7 tra loi"), Attachment("xau.html", b"<script>")),
    )  # fmt: skip
    return write_edxml(letter, at=LATER)


def send(client: Client, petition: Petition, data: bytes, **more: str):
    with clock_at(LATER):
        file = SimpleUploadedFile("812.edxml", data)
        return client.post(f"/kien-nghi/{petition.pk}/tra-loi-dien-tu/", {"file": file, **more}, follow=True)


def test_it_is_read_kept_and_its_facts_fill_the_form(lan, petition):
    page = lan.get(f"/doi-thoai/{petition.dialogue_id}/cong-van/").content.decode()
    assert f"/kien-nghi/{petition.pk}/tra-loi-dien-tu/" in page
    shown = send(lan, petition, answer_to(petition)).content.decode()
    assert "812/SXD-KT" in shown
    assert "Sở &lt;Xây&gt; dựng" in shown
    assert 'value="812/SXD-KT"' in shown
    row = ElectronicAnswer.objects.get()
    file = lan.get(f"/kien-nghi/{petition.pk}/tra-loi-dien-tu/{row.pk}/0/")
    assert file.content == b"%PDF-1.7 tra loi"
    for number, name in ((0, "tra-loi.pdf"), (1, "xau.html")):
        file = lan.get(f"/kien-nghi/{petition.pk}/tra-loi-dien-tu/{row.pk}/{number}/")
        assert file.headers["Content-Disposition"] == f'attachment; filename="{name}"'
        assert file.headers["Content-Type"] == "application/octet-stream"
    assert lan.get(f"/kien-nghi/{petition.pk}/tra-loi-dien-tu/{row.pk}/2/").status_code == 404


@pytest.mark.parametrize("data", [b"", b"<a/>", b"%PDF-1.7", b"PK\x03\x04", b"\xff\xfe<\x00"])
def test_what_is_no_edxml_comes_back_with_a_sentence(lan, petition, data):
    answer = send(lan, petition, data)
    assert answer.status_code == 409
    assert "“812.edxml”" in answer.content.decode()
    assert not ElectronicAnswer.objects.exists()


def test_ong_nam_finds_nothing(lan, petition, ong_nam, signed_in):
    send(lan, petition, answer_to(petition))
    row, nam = ElectronicAnswer.objects.get(), signed_in("nam")
    assert send(nam, petition, answer_to(petition)).status_code == 404
    assert nam.get(f"/kien-nghi/{petition.pk}/tra-loi-dien-tu/").status_code == 404
    assert nam.get(f"/kien-nghi/{petition.pk}/tra-loi-dien-tu/{row.pk}/0/").status_code == 404
