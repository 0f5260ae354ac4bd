"""A dialogue from the plan to the sealed dossier, by its verbs alone."""

import io
import zipfile

from doithoai.actions.reports.seal_dossier import seal_dossier
from doithoai.models import Assignment, Deed
from doithoai.models.journal import first_broken_deed
from doithoai.rules.procedure import Stage
from tests import given


def test_the_whole_life_leaves_a_sealed_dossier_and_a_whole_journal(commune, ba_lan):
    dialogue = given.a_dialogue_ready_to_seal(commune, ba_lan)
    dossier = seal_dossier(dialogue, by=ba_lan, as_it_is=True)
    assert dialogue.stage == Stage.CLOSED
    names = zipfile.ZipFile(io.BytesIO(dossier.file.read())).namelist()
    assert [name for name in names if name.startswith("van-ban/") and name.endswith(".pdf")] == [
        "van-ban/01-kh-ubnd-ke-hoach.pdf",
        "van-ban/01-tb-ubnd-thong-bao-ket-luan.pdf",
        "van-ban/01-ubnd-vp-van-ban-tra-loi.pdf",
        "van-ban/01-bb-ubnd-bien-ban.pdf",
        "van-ban/01-bc-ubnd-bao-cao-ket-qua.pdf",
        "van-ban/00-bia-ho-so.pdf",
        "van-ban/00-muc-luc-van-ban.pdf",
        "van-ban/00-chung-tu-ket-thuc.pdf",
    ]
    assert first_broken_deed(commune.pk) is None
    assert Deed.objects.last().action == "seal_dossier"


def test_the_reply_is_due_fifteen_working_days_after_the_sitting(commune, ba_lan):
    assignment = given.an_assignment(commune, ba_lan)
    assert f"{assignment.due_on}" == "2026-07-09"
    assert "15 ngày làm việc" in assignment.due_because
    assert list(Assignment.objects.overdue(assignment.due_on)) == []
