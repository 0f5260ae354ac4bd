"""The day is set after a vague plan, or moved; what hangs from it moves too."""

from datetime import date, time

import pytest

from doithoai.actions.duties import duty_moves
from doithoai.actions.invitations.issue_invitations import issue_invitations
from doithoai.actions.plan.record_proof import record_proof
from doithoai.actions.plan.set_day import set_day
from doithoai.models import Duty, Message, Paper, PastProof
from doithoai.models.progress import progress_of
from doithoai.rules.legal_clock import gathered
from doithoai.rules.procedure import Role, Stage
from tests import given
from tests.actions.refusals import STRANGER, not_during, only_for, refused, refused_beforehand

LATER = date(2026, 7, 2)


def test_a_vague_plan_gets_its_day_and_its_dates(commune, ba_lan):
    vague = given.an_open_dialogue(
        commune, ba_lan, held_on=None, starts_at=None, time_words="Quý II năm 2026"
    )
    set_day(vague, by=ba_lan, held_on=LATER, starts_at=time(14, 0), venue="Hội trường xã")
    assert (vague.held_on, vague.starts_at, vague.venue) == (LATER, time(14, 0), "Hội trường xã")
    assert Duty.objects.filter(dialogue=vague).exists()


def test_the_notice_for_the_old_day_does_not_close_the_notice_for_the_new(dialogue, ba_lan):
    notice = Duty.objects.get(key="notice")
    record_proof(
        notice, by=ba_lan, proof="Ảnh bảng tin ngày 20/5", kind="photo", data=b"\xff\xd8", name="a.jpg"
    )
    (shown,) = [move for move in duty_moves(dialogue, held_on=LATER) if move.key == "notice"]
    assert shown.says().endswith("11/06/2026 → 25/06/2026 (phải làm lại)")
    assert shown.undone == "Đã làm cho ngày cũ 18/06/2026: Ảnh bảng tin ngày 20/5"
    set_day(dialogue, by=ba_lan, held_on=LATER)
    notice.refresh_from_db()
    assert (notice.proved_at, notice.proof, notice.due_on) == (None, "", date(2026, 6, 25))
    old = PastProof.objects.get()
    assert (old.key, old.proof, old.proved_for) == ("notice", "Ảnh bảng tin ngày 20/5", given.HELD_ON)
    assert old.proof_file.read() == b"\xff\xd8"
    assert "11/06/2026 → 25/06/2026 (phải làm lại)" in Message.objects.get(role=Role.CLERK).text


def test_what_does_not_name_the_day_and_was_in_time_stays_done(dialogue, ba_lan):
    record_proof(Duty.objects.get(key="synthesis"), by=ba_lan, proof="Bảng tổng hợp số 12")
    set_day(dialogue, by=ba_lan, held_on=LATER)
    kept = Duty.objects.get(key="synthesis")
    assert (kept.proof, kept.due_on, kept.proved_for) == ("Bảng tổng hợp số 12", date(2026, 6, 27), LATER)
    set_day(dialogue, by=ba_lan, held_on=date(2026, 5, 22))
    kept.refresh_from_db()
    assert kept.proved_at is None, "for so early a day it was done too late"


def test_the_plan_issued_before_the_day_was_known_is_its_own_proof(commune, ba_lan):
    vague = given.an_open_dialogue(
        commune, ba_lan, held_on=None, starts_at=None, time_words="Quý II", regulation="youth"
    )
    set_day(vague, by=ba_lan, held_on=LATER)
    assert Duty.objects.get(key="publish_plan").done_on == given.BEFORE.date()


def test_what_would_move_is_shown_before_and_told_after(dialogue, ba_lan):
    shown = [move.says() for move in gathered(duty_moves(dialogue, held_on=LATER))]
    assert "Thông báo công khai, gửi giấy mời: 11/06/2026 → 25/06/2026" in shown
    assert Duty.objects.get(key="notice").due_on == date(2026, 6, 11), "a dry run writes nothing"
    set_day(dialogue, by=ba_lan, held_on=LATER)
    message = Message.objects.get(role=Role.CLERK).text
    assert message.startswith("Đổi ngày họp từ 18/06/2026 sang 02/07/2026: ")
    assert all(line in message for line in shown)
    assert duty_moves(dialogue) == ()


@pytest.mark.parametrize(
    "moved", [{"held_on": LATER}, {"starts_at": time(14, 0)}, {"venue": "Hội trường xã"}], ids=str
)
def test_who_holds_an_invitation_for_another_day_hour_or_place_waits_for_a_new_one(dialogue, ba_lan, moved):
    given.a_guest(dialogue, ba_lan)
    issue_invitations(dialogue, by=ba_lan, issued_on=given.BEFORE.date())
    record_proof(Duty.objects.get(key="notice"), by=ba_lan, proof="Sổ loa trang 3")
    set_day(dialogue, by=ba_lan, **{"held_on": given.HELD_ON, **moved})
    assert progress_of([dialogue], given.HELD_ON)[dialogue.pk].uninvited == 1
    assert Duty.objects.get(key="notice").proved_at is None
    assert PastProof.objects.get().proof == "Sổ loa trang 3"
    issue_invitations(dialogue, by=ba_lan, issued_on=given.BEFORE.date())
    assert progress_of([dialogue], given.HELD_ON)[dialogue.pk].uninvited == 0
    assert Paper.objects.filter(kind=Paper.Kind.INVITATION).count() == 2


def test_setting_the_same_day_again_undoes_nothing(dialogue, ba_lan):
    given.a_guest(dialogue, ba_lan)
    issue_invitations(dialogue, by=ba_lan, issued_on=given.BEFORE.date())
    record_proof(Duty.objects.get(key="notice"), by=ba_lan, proof="Sổ loa trang 3")
    set_day(dialogue, by=ba_lan, held_on=given.HELD_ON)
    assert progress_of([dialogue], given.HELD_ON)[dialogue.pk].uninvited == 0
    assert Duty.objects.get(key="notice").proof == "Sổ loa trang 3"


def test_what_is_left_out_stays(dialogue, ba_lan):
    set_day(dialogue, by=ba_lan, held_on=LATER)
    assert (dialogue.starts_at, dialogue.venue) == (time(8, 0), "Nhà văn hóa thôn Đồng Mới")


def test_a_day_that_has_passed_is_refused(dialogue, ba_lan):
    sentence = refused(set_day, dialogue, by=ba_lan, held_on=date(2026, 5, 19))
    assert sentence == "Ngày 19/05/2026 đã qua. Xin chọn ngày từ hôm nay trở đi."


def test_ong_nam_may_not(dialogue, ong_nam):
    assert refused_beforehand(set_day, dialogue, by=ong_nam) == STRANGER


def test_the_secretary_may_not(dialogue, co_thu):
    assert refused_beforehand(set_day, dialogue, by=co_thu) == only_for(set_day)


def test_not_while_people_sit_in_the_hall(session, ba_lan):
    assert refused_beforehand(set_day, session, by=ba_lan) == not_during(set_day, Stage.IN_SESSION)


def test_a_year_far_away_is_a_slip_of_the_finger(commune, ba_lan):
    dialogue = given.an_open_dialogue(commune, ba_lan)
    sentence = refused(set_day, dialogue, by=ba_lan, at=given.BEFORE, held_on=date(9999, 12, 31))
    assert sentence == "Năm 9999 cách năm nay quá xa; xin kiểm tra lại."
