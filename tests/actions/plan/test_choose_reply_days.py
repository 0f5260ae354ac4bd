"""“Trong thời gian ngắn nhất”: how many days is that? Ông Bình says."""

from datetime import date

from doithoai.actions.plan.choose_reply_days import choose_reply_days
from doithoai.models import Assignment, Duty, Message
from doithoai.rules.procedure import Role, Stage
from tests import given
from tests.actions.refusals import STRANGER, not_during, only_for, refused, refused_beforehand


def test_where_the_regulation_is_vague_a_person_says_and_answers_for_it(commune, ba_lan, ong_binh):
    vague = given.an_open_dialogue(commune, ba_lan, regulation="thai_nguyen")
    assert not Duty.objects.filter(key="reply").exists(), "nothing is invented"
    choose_reply_days(vague, by=ong_binh, days=10)
    owed = given.an_assignment(commune, ba_lan, vague)
    assert owed.due_on == date(2026, 7, 6)  # ten working days from the notice of 22/6
    assert "trong thời gian ngắn nhất" in owed.due_because
    assert "Lò Văn Bình ấn định 10 ngày làm việc" in owed.due_because
    assert Duty.objects.get(key="reply").due_on == date(2026, 7, 6)


def test_a_plan_may_be_stricter_than_its_regulation(commune, dialogue, ba_lan):
    choose_reply_days(dialogue, by=ba_lan, days=5, chosen_by="Chủ tịch UBND Lò Văn Bình")
    duty = Duty.objects.get(key="reply")
    assert (duty.due_on, "Chủ tịch UBND Lò Văn Bình ấn định 05" in duty.due_because) == (
        date(2026, 7, 2),
        True,
    )
    assert "Đồng thời: Quy chế 03-QC/TU" in duty.due_because
    assert "Trả lời ý kiến, kiến nghị: 09/07/2026 → 02/07/2026" in Message.objects.get(role=Role.CLERK).text
    given.an_assignment(commune, ba_lan, dialogue)
    assert Assignment.objects.get().due_on == date(2026, 6, 29)


def test_a_plan_may_count_days_off_too(commune, dialogue, ba_lan):
    choose_reply_days(dialogue, by=ba_lan, days=10, unit="calendar")
    assert "ấn định 10 ngày kể từ" in Duty.objects.get(key="reply").due_because
    given.an_assignment(commune, ba_lan, dialogue)
    assert Assignment.objects.get().due_on == date(2026, 7, 2)


def test_never_laxer(dialogue, ba_lan):
    sentence = refused(choose_reply_days, dialogue, by=ba_lan, days=30)
    assert sentence.startswith("30 ngày làm việc muộn hơn quy chế (hạn 09/07/2026). Quy chế 03-QC/TU")


def test_a_number_that_makes_no_sense(dialogue, ba_lan):
    assert refused(choose_reply_days, dialogue, by=ba_lan, days=0).endswith("từ 1 đến 60.")


def test_ong_nam_may_not(dialogue, ong_nam):
    assert refused_beforehand(choose_reply_days, dialogue, by=ong_nam) == STRANGER


def test_the_secretary_may_not(dialogue, co_thu):
    assert refused_beforehand(choose_reply_days, dialogue, by=co_thu) == only_for(choose_reply_days)


def test_not_once_the_conclusion_is_out(assignment, ba_lan):
    sentence = refused_beforehand(choose_reply_days, assignment.dialogue, by=ba_lan)
    assert sentence == not_during(choose_reply_days, Stage.FOLLOW_UP)
