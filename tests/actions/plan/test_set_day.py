"""The day is set after a vague plan, or moved; what hangs from it moves too."""

from datetime import date, time

from doithoai.actions.duties import duty_moves
from doithoai.actions.plan.record_proof import record_proof
from doithoai.actions.plan.set_day import set_day
from doithoai.models import Duty, Message
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


def test_moving_the_day_moves_what_is_open_and_keeps_what_is_proved(dialogue, ba_lan):
    proved, other = Duty.objects.filter(dialogue=dialogue).open()[:2]
    record_proof(proved, by=ba_lan, proof="Ảnh bảng tin ngày 21/5/2026")
    set_day(dialogue, by=ba_lan, held_on=LATER)
    assert Duty.objects.get(pk=proved.pk).due_on == proved.due_on
    assert Duty.objects.get(pk=other.pk).due_on > other.due_on


def test_what_would_move_is_shown_before_and_told_after(dialogue, ba_lan):
    shown = [move.says() for move in duty_moves(dialogue, held_on=LATER)]
    assert "Thông báo công khai, gửi giấy mời: 11/06/2026 → 25/06/2026" in shown
    assert Duty.objects.get(key="notice").due_on == date(2026, 6, 11), "a dry run writes nothing"
    set_day(dialogue, by=ba_lan, held_on=LATER)
    told = Message.objects.get(role=Role.CLERK).text
    assert told.startswith("Đổi ngày họp từ 18/06/2026 sang 02/07/2026: ")
    assert all(line in told for line in shown)
    assert duty_moves(dialogue) == ()


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
