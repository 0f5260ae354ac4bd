"""The report's counted numbers, and the sealed dossier."""

import hashlib
import io
import zipfile
from datetime import datetime

import pytest

from doithoai.actions.reports.seal_dossier import seal_dossier
from doithoai.models import Dialogue, Paper
from doithoai.models.clock import clock_at
from tests import given


def text(response) -> str:
    return " ".join(response.content.decode().split())


@pytest.fixture(autouse=True)
def end_of_june():
    with clock_at(datetime(2026, 6, 30, 9, 0)):
        yield


@pytest.fixture
def answered(commune, ba_lan) -> Dialogue:
    return given.a_reply(commune, ba_lan).assignment.dialogue


@pytest.fixture
def at(answered) -> str:
    return f"/doi-thoai/{answered.pk}/bao-cao/"


def test_the_numbers_are_counted(at, lan):
    page = text(lan.get(at))
    assert "<dt>Tổng số ý kiến tiếp nhận</dt><dd>01 ý kiến</dd>" in page


def test_it_is_seen_before_it_is_issued_and_nothing_is_stored(at, lan):
    said = {"lessons": "Chuẩn bị sớm.", "proposals": "", "issued_on": "30/06/2026"}
    assert lan.post(at, {**said, "xem": "1"}).content.startswith(b"%PDF")
    assert not Paper.objects.filter(kind=Paper.Kind.REPORT).exists()


def test_a_later_report_starts_from_the_words_of_the_last(at, lan):
    said = {"lessons": "Chuẩn bị sớm.", "proposals": "Thêm kinh phí.", "issued_on": "30/06/2026"}
    assert lan.post(at, said).status_code == 302
    page = text(lan.get(at))
    assert "Chuẩn bị sớm." in page
    assert "Thêm kinh phí." in page


def test_a_dossier_that_lacks_a_paper_is_not_sealed(answered, at, ba_lan, lan):
    sentence = seal_dossier.refusal(answered, by=ba_lan)
    assert sentence in text(lan.get(at))
    answer = lan.post(f"/doi-thoai/{answered.pk}/ho-so/")
    assert answer.status_code == 409
    assert sentence in text(answer)


def test_the_dossier_is_sealed_and_taken_away(commune, ba_lan, lan):
    dialogue = given.a_dialogue_ready_to_seal(commune, ba_lan)
    page = text(lan.post(f"/doi-thoai/{dialogue.pk}/ho-so/", {"as_it_is": "on"}, follow=True))
    answer = lan.get(f"/doi-thoai/{dialogue.pk}/ho-so.zip")
    assert hashlib.sha256(answer.content).hexdigest() in page
    assert "manifest.json" in zipfile.ZipFile(io.BytesIO(answer.content)).namelist()


def test_what_is_still_open_is_read_before_anything_is_sealed(commune, ba_lan, lan):
    dialogue = given.a_dialogue_ready_to_seal(commune, ba_lan)
    page = text(lan.get(f"/doi-thoai/{dialogue.pk}/bao-cao/"))
    assert "việc chưa có minh chứng" in page
    assert "Vẫn niêm phong khi còn các việc này" in page
    answer = lan.post(f"/doi-thoai/{dialogue.pk}/ho-so/")
    assert answer.status_code == 409
    assert "Niêm phong rồi thì không ghi thêm được" in text(answer)


def test_there_is_no_zip_before_it_is_sealed(answered, lan):
    assert lan.get(f"/doi-thoai/{answered.pk}/ho-so.zip").status_code == 404


def test_the_front_reads_the_report_but_takes_no_names_away(at, answered, commune, signed_in):
    given.ong_hoa(commune)
    hoa = signed_in("hoa")
    assert hoa.get(at).status_code == 200
    assert hoa.get(f"/doi-thoai/{answered.pk}/ho-so.zip").status_code == 403
