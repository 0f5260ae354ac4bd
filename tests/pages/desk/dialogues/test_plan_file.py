"""Uploading a plan: scans wait for the job loop; hostile and clumsy files each get their sentence."""

from io import BytesIO
from zipfile import ZIP_DEFLATED, ZipFile

import pypdfium2
import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from docx import Document

from config import jobs
from doithoai.models import Dialogue, Job, PlanFile, StoredFile
from doithoai.models.clock import now
from doithoai.rules import plan_uploads
from doithoai.rules.plan_reading import read_plan
from tests import given
from tests.pages.desk.dialogues.test_plan import PLAN, text

pytestmark = pytest.mark.usefixtures("in_may")
NO_PICTURE = b"\x89PNG\r\n\x1a\n" + b"0" * 500


@pytest.fixture
def planned(commune, ba_lan) -> Dialogue:
    return given.a_dialogue(commune, ba_lan)


@pytest.fixture
def at(planned) -> str:
    return f"/doi-thoai/{planned.pk}/ke-hoach/tep/"


@pytest.fixture
def tesseract(monkeypatch):
    """This machine can read pictures, whatever is installed on it."""
    monkeypatch.setattr(plan_uploads, "can_read_pictures", lambda: True)


def sent(client, at: str, data: bytes, name: str):
    return client.post(at, {"file": SimpleUploadedFile(name, data)})


def a_docx(**more: bytes) -> bytes:
    document = Document()
    for line in PLAN.splitlines():
        document.add_paragraph(line)
    document.save(packed := BytesIO())
    with ZipFile(packed, "a", ZIP_DEFLATED) as zipped:
        for name, data in more.items():
            zipped.writestr(f"word/{name}", data)
    return packed.getvalue()


def a_pdf_of_nothing() -> bytes:
    pdf = pypdfium2.PdfDocument.new()
    pdf.new_page(595, 842)
    pdf.save(written := BytesIO())
    return written.getvalue()


LOCKED_WORD = (
    b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(600) + "EncryptedPackage".encode("utf-16-le") + bytes(600)
)
LOCKED_PDF = (
    b"%PDF-1.4\n1 0 obj<</Type/Catalog/Pages 2 0 R>>endobj\n2 0 obj<</Type/Pages/Kids[]/Count 0>>endobj\n"
    b"3 0 obj<</Filter/Standard/V 1/R 2/P -4/O(" + b"o" * 32 + b")/U(" + b"u" * 32 + b")>>endobj\n"
    b"trailer<</Root 1 0 R/Encrypt 3 0 R/ID[(a)(b)]>>\n%%EOF\n"
)


@pytest.mark.parametrize(
    ("data", "name", "says"),
    [
        (b"", "trong.docx", "rỗng"),
        (bytes(5000), "so-khong.pdf", "rỗng"),
        (b"MZ" + bytes(400), "ke-hoach.docx", "là chương trình máy tính"),
        ("Công thức nấu phở: xương bò, quế, hồi.".encode() * 20, "pho.txt", "."),
        (b"%PDF-1.7\nhong", "hong.pdf", "bị hỏng"),
        (LOCKED_PDF, "khoa.pdf", "có mật khẩu"),
        (LOCKED_WORD, "khoa.docx", "có mật khẩu"),
        (b"PK\x03\x04" + bytes(300), "hong.docx", "bị hỏng"),
        (a_docx(**{"vbaProject.bin": b"Sub AutoOpen()"}), "ke-hoach.docm", "có macro"),
        (b"Rar!\x1a\x07" + bytes(300), "ke-hoach.pdf", "là tệp nén"),
        (b"<!DOCTYPE html><p>x", "ke-hoach.doc", "là trang web"),
    ],
    ids=lambda value: value if isinstance(value, str) and "." in value and len(value) < 30 else "",
)
def test_each_file_that_cannot_be_read_gets_its_sentence_at_once(at, lan, data, name, says):
    answer = sent(lan, at, data, name)
    assert answer.status_code == 409
    assert "Việc này chưa làm được" in text(answer)
    assert says in text(answer)
    assert not StoredFile.objects.exists()
    assert not Job.objects.exists()


def test_a_docx_that_bursts_is_refused_without_being_opened(at, lan):
    bomb = a_docx(**{"media/anh.bin": bytes(160 * 1024**2)})
    assert len(bomb) < 500_000
    answer = sent(lan, at, bomb, "bom.docx")
    assert answer.status_code == 409
    assert "phình quá lớn" in text(answer)


def test_the_ending_of_the_name_does_not_matter(at, lan, planned):
    for data, name in (
        (PLAN.encode(), "ke-hoach.pdf"),
        (a_docx(), "ke-hoach.txt"),
        (a_docx(), "../../ke-hoach"),
    ):
        answer = sent(lan, at, data, name)
        assert (answer.status_code, answer.url) == (302, f"/doi-thoai/{planned.pk}/ke-hoach/doi-chieu/")


@pytest.mark.parametrize("data", [NO_PICTURE, a_pdf_of_nothing()], ids=["picture", "pdf without words"])
def test_a_scan_is_stored_and_answered_at_once(at, lan, tesseract, data, planned):
    answer = sent(lan, at, data, "quet")
    file = PlanFile.objects.get()
    assert (answer.status_code, answer.url) == (302, f"{at}{file.pk}/")
    assert file.file.read() == data
    waits = lan.get(answer.url)
    assert "Đang đọc tệp" in text(waits)
    assert '<meta http-equiv="refresh" content="4">' in text(waits)
    assert "đang được đọc" in text(lan.get(f"/doi-thoai/{planned.pk}/ke-hoach/"))


def test_once_read_the_page_leads_to_the_comparison(at, lan, tesseract, planned):
    reading = sent(lan, at, NO_PICTURE, "quet.png").url
    file = PlanFile.objects.get()
    file.keep_reading(*read_of(PLAN), at=now())
    assert lan.get(reading).url == f"/doi-thoai/{planned.pk}/ke-hoach/doi-chieu/"


def read_of(plan: str) -> tuple[str, dict]:
    facts = read_plan(plan)
    return facts.text, facts.as_json()


def test_a_picture_that_is_none_gets_its_sentence_and_stays_on_file(at, lan, tesseract, planned):
    reading = sent(lan, at, NO_PICTURE, "anh.png").url
    assert jobs.run(jobs.take(now()))
    page = text(lan.get(reading))
    assert "“anh.png”" in page
    assert "Nạp tệp khác" in page
    assert "refresh" not in page
    assert "Chưa đọc được tệp vừa nạp" in text(lan.get(f"/doi-thoai/{planned.pk}/ke-hoach/"))


def test_a_file_at_which_the_server_always_dies_is_told_so(at, lan, tesseract):
    reading = sent(lan, at, NO_PICTURE, "anh.png").url
    Job.objects.update(attempts=3, leased_until=None)
    assert "đọc nhiều lần không xong" in text(lan.get(reading))


def test_without_the_program_its_sentence_comes_at_once(at, lan, monkeypatch):
    monkeypatch.setattr(plan_uploads, "can_read_pictures", lambda: False)
    assert sent(lan, at, NO_PICTURE, "anh.png").status_code == 409


def test_another_commune_and_an_officer_see_nothing_of_it(at, lan, tesseract, commune, signed_in, ong_nam):
    given.ong_tu(commune)
    reading = sent(lan, at, NO_PICTURE, "anh.png").url
    assert signed_in("nam").get(reading).status_code == 404
    assert signed_in("nam").get(at).status_code == 404
    assert signed_in("tu").get(reading).status_code == 403
