"""What the law asked was done, and here is the photograph."""

from datetime import date, timedelta

import pytest

from doithoai.actions.plan.cancel_dialogue import cancel_dialogue
from doithoai.actions.plan.postpone_dialogue import postpone_dialogue
from doithoai.actions.plan.record_proof import record_proof
from doithoai.actions.recounting import recount
from doithoai.models import Duty, PastProof
from doithoai.rules.legal_clock import Proof
from doithoai.rules.procedure import Stage
from tests import given
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


def test_a_proof_that_does_not_fit_the_duty_is_refused(session, ba_lan):
    conclusion = Duty.objects.get(key="conclusion")
    sentence = refused(record_proof, conclusion, by=ba_lan, proof="Loa xã", kind=Proof.LOUDSPEAKER)
    assert sentence.startswith("Việc “Ra thông báo kết luận” được chứng minh bằng số, ngày văn bản.")


def test_a_later_proof_replaces_the_first_which_stays_to_be_seen(duty, ba_lan, ba_mai):
    record_proof(duty, by=ba_mai, proof="Ảnh mờ", done_on=date(2026, 5, 19))
    record_proof(duty, by=ba_lan, proof="Ảnh rõ", done_on=date(2026, 5, 18))
    assert (duty.proof, duty.done_on, duty.proved_for) == ("Ảnh rõ", date(2026, 5, 18), given.HELD_ON)
    assert [(old.proof, old.proved_by) for old in PastProof.objects.all()] == [("Ảnh mờ", "Đỗ Thị Mai")]


def test_a_day_that_has_not_come_proves_nothing(duty, ba_lan):
    sentence = refused(record_proof, duty, by=ba_lan, proof="Sẽ treo", done_on=date(2026, 5, 21))
    assert sentence.startswith("Ngày làm 21/05/2026 chưa đến.")


def test_what_follows_the_sitting_was_not_done_before_it(session, ba_lan):
    results = Duty.objects.get(key="results_public.posting")
    before = session.held_on - timedelta(days=1)
    sentence = refused(
        record_proof, results, by=ba_lan, proof="Ảnh", kind=Proof.PHOTO, done_on=before, at=given.AFTER
    )
    assert "chỉ làm được sau hội nghị. Xin ghi lại ngày." in sentence
    assert record_proof(
        results, by=ba_lan, proof="Ảnh", kind=Proof.PHOTO, done_on=session.held_on, at=given.AFTER
    )


def test_what_follows_the_sitting_is_not_proved_before_it(dialogue, ba_lan):
    results = Duty.objects.get(key="results_public.posting")
    sentence = refused_beforehand(record_proof, results, by=ba_lan, proof="Ảnh", kind=Proof.PHOTO)
    assert sentence.endswith("làm sau hội nghị; hội nghị chưa họp nên chưa có gì để chứng minh.")


def test_one_way_of_making_results_public_does_not_stand_for_the_others(assignment, ba_lan):
    ways = Duty.objects.filter(key__startswith="results_public.")
    record_proof(ways.get(key="results_public.media"), by=ba_lan, at=given.AFTER, proof="Sổ loa trang 3")
    assert [duty.key for duty in ways.open()] == ["results_public.hamlets", "results_public.posting"]


def test_a_posting_runs_from_the_day_it_was_posted(assignment, ba_lan):
    posting = Duty.objects.get(key="results_public.posting")
    record_proof(posting, by=ba_lan, at=given.AFTER, proof="Ảnh bảng tin", done_on=date(2026, 6, 19))
    lasting = Duty.objects.get(key="lasting.posting")
    assert lasting.due_on == date(2026, 7, 20), "thirty days, and the thirtieth is a Sunday"
    assert "Tính từ ngày đã làm" in lasting.due_because
    assert not recount(assignment.dialogue)


def test_what_must_last_is_done_when_its_last_day_has_come(assignment, ba_lan):
    posting = Duty.objects.get(key="results_public.posting")
    record_proof(posting, by=ba_lan, at=given.AFTER, proof="Ảnh bảng tin", done_on=date(2026, 6, 19))
    lasting = Duty.objects.get(key="lasting.posting")
    sentence = refused(record_proof, lasting, by=ba_lan, at=given.AFTER, proof="Ảnh", kind=Proof.PHOTO)
    assert "phải kéo dài đến hết ngày 20/07/2026" in sentence
    later = given.AFTER.replace(month=7, day=20)
    assert record_proof(lasting, by=ba_lan, at=later, proof="Ảnh ngày gỡ", kind=Proof.PHOTO).done_on == date(
        2026, 7, 20
    )


def test_while_the_sitting_is_put_off_nothing_is_proved_and_nothing_is_late(duty, ba_lan):
    postpone_dialogue(duty.dialogue, by=ba_lan, reason="Mưa lũ")
    assert refused_beforehand(record_proof, duty, by=ba_lan, proof="Ảnh").startswith("Hội nghị đang hoãn")
    assert not Duty.objects.overdue(date(2027, 1, 1)).exists()
    assert not Duty.objects.due_within(date(2027, 1, 1)).exists()


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
