"""“Tổng hợp kịp thời”: how many days before the sitting is that? Ông Bình says."""

from datetime import date

from doithoai.actions.duties import asked_of
from doithoai.actions.plan.choose_days import choose_days
from doithoai.models import Dialogue, Duty, Message
from doithoai.rules.procedure import Role, Stage
from tests import given
from tests.actions.refusals import STRANGER, not_during, only_for, refused, refused_beforehand


def test_nothing_is_dated_until_a_person_says_how_many_days(commune, ba_lan, ong_binh):
    vague = given.an_open_dialogue(commune, ba_lan, regulation="lao_cai")
    assert not Duty.objects.filter(key="synthesis").exists()
    choose_days(vague, by=ong_binh, step="synthesis", days=3)
    duty = Duty.objects.get(key="synthesis")
    assert (duty.due_on, duty.owner) == (date(2026, 6, 15), "clerk")
    assert "Lò Văn Bình ấn định 03 ngày làm việc trước ngày hội nghị" in duty.due_because
    assert "trước ngày 05 của tháng đối thoại" in duty.due_because
    assert "Tổng hợp, phân loại ý kiến: không có → 15/06/2026" in Message.objects.get(role=Role.CLERK).text


def test_it_can_be_said_while_the_plan_is_written_and_changed_later(commune, ba_lan):
    plan = given.a_dialogue(commune, ba_lan, regulation="lao_cai")
    for days, due in ((3, date(2026, 6, 15)), (5, date(2026, 6, 11))):
        choose_days(plan, by=ba_lan, step="synthesis", days=days, chosen_by="Chủ tịch UBND Lò Văn Bình")
        counted = {duty.key: duty for duty in asked_of(Dialogue.objects.get(pk=plan.pk))}
        assert counted["synthesis"].due_on == due
        assert counted["synthesis"].source == "Chủ tịch UBND Lò Văn Bình"


def test_a_plan_may_count_days_off_too(commune, ba_lan):
    vague = given.an_open_dialogue(commune, ba_lan, regulation="lao_cai")
    choose_days(vague, by=ba_lan, step="synthesis", days=3, unit="calendar")
    duty = Duty.objects.get(key="synthesis")
    assert duty.due_on == date(2026, 6, 15)
    assert "ấn định 03 ngày trước ngày hội nghị" in duty.due_because
    choose_days(vague, by=ba_lan, step="synthesis", days=5, unit="calendar")
    assert Duty.objects.get(key="synthesis").due_on == date(2026, 6, 13), (
        "a Saturday: backward terms do not roll"
    )
    assert "ngày làm việc hay ngày" in refused(
        choose_days, vague, by=ba_lan, step="synthesis", days=3, unit="x"
    )


def test_the_law_may_be_the_vague_one(commune, ba_lan):
    plan = given.a_dialogue(commune, ba_lan, regulation="hai_duong", year=2024, held_on=date(2024, 6, 18))
    choose_days(plan, by=ba_lan, step="results_public", days=5)
    counted = {duty.key: duty for duty in asked_of(plan)}
    assert counted["results_public"].due_on == date(2024, 6, 25)
    assert "luật không nêu số ngày" in counted["results_public"].because


def test_what_has_a_number_is_not_asked(commune, ba_lan):
    plan = given.a_dialogue(commune, ba_lan, regulation="lao_cai")
    for step in ("notice", "reply", "conclusion", "gì đó"):
        assert "không cần ấn định" in refused(choose_days, plan, by=ba_lan, step=step, days=3)
    assert refused(choose_days, plan, by=ba_lan, step="synthesis", days=61).endswith("từ 1 đến 60.")


def test_ong_nam_may_not(dialogue, ong_nam):
    assert refused_beforehand(choose_days, dialogue, by=ong_nam, step="synthesis", days=3) == STRANGER


def test_the_secretary_may_not(dialogue, co_thu):
    assert refused_beforehand(choose_days, dialogue, by=co_thu, step="synthesis", days=3) == only_for(
        choose_days
    )


def test_not_once_the_conclusion_is_out(assignment, ba_lan):
    sentence = refused_beforehand(choose_days, assignment.dialogue, by=ba_lan, step="synthesis", days=3)
    assert sentence == not_during(choose_days, Stage.FOLLOW_UP)
