"""What the law asked was done, and here is the photograph."""

import pytest

from doithoai.actions.plan.cancel_dialogue import cancel_dialogue
from doithoai.actions.plan.record_proof import record_proof
from doithoai.models import Duty
from doithoai.rules.legal_clock import Proof
from doithoai.rules.procedure import Stage
from tests.actions.refusals import STRANGER, not_during, only_for, refused, refused_beforehand


@pytest.fixture
def duty(dialogue) -> Duty:
    return Duty.objects.filter(dialogue=dialogue).open().first()


def test_the_hamlet_head_proves_the_notice(duty, ba_mai):
    record_proof(duty, by=ba_mai, proof="Ảnh bảng tin nhà văn hóa ngày 25/5/2026")
    assert (duty.proof, duty.proved_by) == ("Ảnh bảng tin nhà văn hóa ngày 25/5/2026", "Đỗ Thị Mai")
    assert duty not in Duty.objects.open()


def test_without_proof_it_stays_open(duty, ba_lan):
    assert refused(record_proof, duty, by=ba_lan, proof="  ") == "Chưa có minh chứng. Xin điền rồi gửi lại."


def test_a_photo_of_the_board_is_kept_with_its_kind(duty, ba_mai):
    record_proof(
        duty,
        by=ba_mai,
        proof="Bảng tin nhà văn hóa",
        kind=Proof.PHOTO,
        data=b"\xff\xd8photo",
        name="bảng tin.jpg",
    )
    kept = Duty.objects.get(pk=duty.pk)
    assert (kept.proof_kind, kept.proof_file.name) == ("photo", "bảng tin.jpg")
    assert kept.proof_file.read().startswith(b"\xff\xd8")


def test_a_proof_that_does_not_fit_the_duty_is_refused(dialogue, ba_lan):
    conclusion = Duty.objects.get(key="conclusion")
    sentence = refused(record_proof, conclusion, by=ba_lan, proof="Loa xã", kind=Proof.LOUDSPEAKER)
    assert sentence.startswith("Việc “Ra thông báo kết luận” được chứng minh bằng số, ngày văn bản.")


def test_too_large_a_file_is_refused(duty, ba_lan):
    sentence = refused(
        record_proof, duty, by=ba_lan, proof="Ảnh", data=bytes(10 * 1024 * 1024 + 1), name="a.jpg"
    )
    assert sentence.startswith("Tệp minh chứng lớn hơn 10 MB")


def test_ong_nam_may_not(duty, ong_nam):
    assert refused_beforehand(record_proof, duty, by=ong_nam) == STRANGER


def test_the_officer_may_not(duty, ong_tu):
    assert refused_beforehand(record_proof, duty, by=ong_tu) == only_for(record_proof)


def test_a_dialogue_called_off_asks_nothing_more(duty, ba_lan):
    cancel_dialogue(duty.dialogue, by=ba_lan, reason="Sáp nhập đơn vị")
    assert refused_beforehand(record_proof, duty, by=ba_lan) == not_during(record_proof, Stage.CANCELLED)
