"""Everything in one zip, fingerprinted, and the cupboard is locked."""

import hashlib
import io
import zipfile
from datetime import datetime, timedelta

import pytest

from doithoai.actions.opinions.confirm_mask import confirm_mask
from doithoai.actions.plan.record_proof import record_proof
from doithoai.actions.replies.rate_reply import rate_reply
from doithoai.actions.reports.seal_dossier import seal_dossier
from doithoai.models import Dialogue, Dossier, Duty, Opinion, Paper, Reply
from doithoai.outputs.dossier import dossier_zip
from doithoai.outputs.papers.archive import file_name
from doithoai.rules.procedure import Stage
from tests import given
from tests.actions.refusals import STRANGER, not_during, only_for, refused, refused_beforehand
from tests.outputs.papers.test_papers import pdf_pages

AT = given.moment(datetime(2026, 7, 1, 9, 0))


@pytest.fixture
def ready(commune, ba_lan) -> Dialogue:
    return given.a_dialogue_ready_to_seal(commune, ba_lan)


def test_the_fingerprint_is_that_of_the_file(ready, ong_binh):
    dossier = seal_dossier(ready, by=ong_binh, at=AT, as_it_is=True)
    data = dossier.file.read()
    assert dossier.sha256 == hashlib.sha256(data).hexdigest() == dossier.file.sha256
    assert (ready.stage, dossier.by) == (Stage.CLOSED, "Lò Văn Bình")
    assert zipfile.ZipFile(io.BytesIO(data)).testzip() is None


def test_the_public_folder_holds_only_what_was_confirmed(ready, ba_lan):
    """Neither unconfirmed words nor the name an answer repeats, in whatever file."""
    opinion = Opinion.objects.get()
    Reply.objects.update(text="Ông Lê Văn Ba hỏi đúng: mương được sửa xong trước ngày 15/7/2026.")
    archive = zipfile.ZipFile(io.BytesIO(dossier_zip(ready, at=AT)))
    public = "".join(readable(archive, n) for n in archive.namelist() if n.startswith("cong-khai/"))
    assert "mương được sửa xong" in public
    for secret in (opinion.words, opinion.words[:20], "Lê Văn Ba", opinion.code):
        assert secret not in public
    confirm_mask(
        opinion, by=ba_lan, at=AT, public_words="Mương bị vỡ, đề nghị sửa.", because="rút gọn cho dễ đọc"
    )
    archive = zipfile.ZipFile(io.BytesIO(dossier_zip(ready, at=AT)))
    assert "Mương bị vỡ, đề nghị sửa." in archive.read("cong-khai/tra-loi.csv").decode()


def readable(archive: zipfile.ZipFile, name: str) -> str:
    """The words of one file, whatever it is, on one line."""
    data = archive.read(name)
    return " ".join(" ".join(pdf_pages(data)).split()) if name.endswith(".pdf") else data.decode()


def test_the_file_has_its_cover_its_list_with_pages_and_its_closing_sheet(ready, ba_lan):
    archive = zipfile.ZipFile(io.BytesIO(dossier_zip(ready, at=AT)))
    listed = readable(archive, "van-ban/00-muc-luc-van-ban.pdf")
    papers = Paper.objects.filter(dialogue=ready).order_by("issued_on", "created_at", "pk")
    at = 1
    for paper in papers:
        last = at + len(pdf_pages(archive.read(f"van-ban/{file_name(paper, 'pdf')}"))) - 1
        assert (f"{at}-{last}" if last > at else f" {at} ") in listed
        at = last + 1
    for name in ("danh-sach-diem-danh", "bang-tong-hop", "so-theo-doi"):
        at += len(pdf_pages(archive.read(f"noi-bo/{name}.pdf")))
    assert f"đến trang {at - 1:02d}." in readable(archive, "van-ban/00-chung-tu-ket-thuc.pdf")
    assert "HỒ SƠ" in readable(archive, "van-ban/00-bia-ho-so.pdf")
    assert Opinion.objects.get().words in readable(archive, "noi-bo/bang-tong-hop.pdf")


def test_nothing_is_sealed_over_an_open_question(assignment, ba_lan):
    sentence = refused_beforehand(seal_dossier, assignment.dialogue, by=ba_lan)
    assert sentence == "Còn 1 nội dung chưa trả lời. Xin trả lời hết rồi niêm phong hồ sơ."


def test_a_posting_that_still_runs_is_named_first(ready, ba_lan):
    """Sealed, it could never be proved: whoever seals must know what stays open."""
    sentence = refused(seal_dossier, ready, by=ba_lan, at=AT)
    assert "Công khai kết quả đối thoại: niêm yết tại trụ sở (hạn " in sentence
    assert sentence.endswith("hoặc xác nhận niêm phong khi còn các việc này.")
    taken_down = AT + timedelta(days=60)  # what must last is proved when it has lasted
    for duty in Duty.objects.running().filter(dialogue=ready):
        lasts = duty.key.startswith("lasting.")
        record_proof(duty, by=ba_lan, at=taken_down if lasts else AT, proof="Sổ theo dõi")
    assert seal_dossier(ready, by=ba_lan, at=taken_down).sha256


def test_an_unsatisfied_person_keeps_it_open(ready, ba_lan, ong_ba):
    rate_reply(Opinion.objects.get(), by=ong_ba, at=AT, satisfied=False)
    assert refused_beforehand(seal_dossier, ready, by=ba_lan).startswith("Còn 1 nội dung chưa trả lời")


def test_the_papers_must_be_out(commune, ba_lan):
    dialogue = given.a_reply(commune, ba_lan).assignment.dialogue
    sentence = refused_beforehand(seal_dossier, dialogue, by=ba_lan)
    assert sentence == "Hồ sơ còn thiếu biên bản và báo cáo kết quả. Xin ban hành trước khi niêm phong."


def test_the_second_click_is_told(ready, ba_lan):
    other_tab = Dialogue.objects.get(pk=ready.pk)
    seal_dossier(ready, by=ba_lan, at=AT, as_it_is=True)
    assert refused(seal_dossier, other_tab, by=ba_lan) == not_during(seal_dossier, Stage.CLOSED)
    assert Dossier.objects.count() == 1


def test_ong_nam_may_not(ready, ong_nam):
    assert refused_beforehand(seal_dossier, ready, by=ong_nam) == STRANGER


def test_the_secretary_may_not(ready, co_thu):
    assert refused_beforehand(seal_dossier, ready, by=co_thu) == only_for(seal_dossier)
