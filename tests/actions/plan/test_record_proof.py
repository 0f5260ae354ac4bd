"""What the law asked was done, and here is the photograph."""

import pytest

from doithoai.actions.plan.cancel_dialogue import cancel_dialogue
from doithoai.actions.plan.record_proof import record_proof
from doithoai.models import Duty
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


def test_ong_nam_may_not(duty, ong_nam):
    assert refused_beforehand(record_proof, duty, by=ong_nam) == STRANGER


def test_the_officer_may_not(duty, ong_tu):
    assert refused_beforehand(record_proof, duty, by=ong_tu) == only_for(record_proof)


def test_a_dialogue_called_off_asks_nothing_more(duty, ba_lan):
    cancel_dialogue(duty.dialogue, by=ba_lan, reason="Sáp nhập đơn vị")
    assert refused_beforehand(record_proof, duty, by=ba_lan) == not_during(record_proof, Stage.CANCELLED)
