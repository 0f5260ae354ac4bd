"""Everything in one zip, fingerprinted, and the cupboard is locked."""

import hashlib
import io
import zipfile
from datetime import datetime

import pytest

from doithoai.actions.opinions.confirm_mask import confirm_mask
from doithoai.actions.replies.rate_reply import rate_reply
from doithoai.actions.reports.seal_dossier import seal_dossier
from doithoai.models import Dialogue, Dossier, Opinion, Reply
from doithoai.outputs.dossier import dossier_zip
from doithoai.rules.procedure import Stage
from tests import given
from tests.actions.refusals import STRANGER, not_during, only_for, refused, refused_beforehand

AT = given.moment(datetime(2026, 7, 1, 9, 0))


@pytest.fixture
def ready(commune, ba_lan) -> Dialogue:
    return given.a_dialogue_ready_to_seal(commune, ba_lan)


def test_the_fingerprint_is_that_of_the_file(ready, ong_binh):
    dossier = seal_dossier(ready, by=ong_binh, at=AT)
    data = dossier.file.read()
    assert dossier.sha256 == hashlib.sha256(data).hexdigest() == dossier.file.sha256
    assert (ready.stage, dossier.by) == (Stage.CLOSED, "Lò Văn Bình")
    assert zipfile.ZipFile(io.BytesIO(data)).testzip() is None


def test_the_public_folder_holds_only_what_was_confirmed(ready, ba_lan):
    """Neither unconfirmed words nor the name an answer repeats, in whatever file."""
    opinion = Opinion.objects.get()
    Reply.objects.update(text="Ông Lê Văn Ba hỏi đúng: mương được sửa xong trước ngày 15/7/2026.")
    archive = zipfile.ZipFile(io.BytesIO(dossier_zip(ready, at=AT)))
    public = "".join(archive.read(n).decode() for n in archive.namelist() if n.startswith("cong-khai/"))
    assert "mương được sửa xong" in public
    for secret in (opinion.words, opinion.words[:20], "Lê Văn Ba", opinion.code):
        assert secret not in public
    confirm_mask(opinion, by=ba_lan, at=AT, public_words="Mương bị vỡ, đề nghị sửa.")
    archive = zipfile.ZipFile(io.BytesIO(dossier_zip(ready, at=AT)))
    assert "Mương bị vỡ, đề nghị sửa." in archive.read("cong-khai/tra-loi.csv").decode()


def test_nothing_is_sealed_over_an_open_question(assignment, ba_lan):
    sentence = refused_beforehand(seal_dossier, assignment.dialogue, by=ba_lan)
    assert sentence == "Còn 1 nội dung chưa trả lời. Xin trả lời hết rồi niêm phong hồ sơ."


def test_an_unsatisfied_person_keeps_it_open(ready, ba_lan, ong_ba):
    rate_reply(Opinion.objects.get(), by=ong_ba, at=AT, satisfied=False)
    assert refused_beforehand(seal_dossier, ready, by=ba_lan).startswith("Còn 1 nội dung chưa trả lời")


def test_the_papers_must_be_out(commune, ba_lan):
    dialogue = given.a_reply(commune, ba_lan).assignment.dialogue
    sentence = refused_beforehand(seal_dossier, dialogue, by=ba_lan)
    assert sentence == "Hồ sơ còn thiếu biên bản và báo cáo kết quả. Xin ban hành trước khi niêm phong."


def test_the_second_click_is_told(ready, ba_lan):
    other_tab = Dialogue.objects.get(pk=ready.pk)
    seal_dossier(ready, by=ba_lan, at=AT)
    assert refused(seal_dossier, other_tab, by=ba_lan) == not_during(seal_dossier, Stage.CLOSED)
    assert Dossier.objects.count() == 1


def test_ong_nam_may_not(ready, ong_nam):
    assert refused_beforehand(seal_dossier, ready, by=ong_nam) == STRANGER


def test_the_secretary_may_not(ready, co_thu):
    assert refused_beforehand(seal_dossier, ready, by=co_thu) == only_for(seal_dossier)
