"""The plan goes out: numbered, every date set, the doors open."""

from datetime import date, timedelta

from doithoai.actions.plan.create_dialogue import create_dialogue
from doithoai.actions.plan.issue_plan import issue_plan
from doithoai.models import Dialogue, Duty, Opinion
from doithoai.rules.procedure import Stage
from tests import given
from tests.actions.refusals import STRANGER, not_during, only_for, refused, refused_beforehand

ON = given.BEFORE.date()


def test_the_plan_gets_its_number_and_the_dialogue_opens(plan, ba_lan):
    paper = issue_plan(plan, by=ba_lan, issued_on=ON)
    assert (paper.code, paper.issued_on, paper.by) == ("01/KH-UBND", ON, "Trần Thị Lan")
    assert (plan.stage, plan.plan_issued_on) == (Stage.OPEN, ON)


def test_every_duty_has_a_date_and_the_sentence_behind_it(plan, ba_lan):
    issue_plan(plan, by=ba_lan, issued_on=ON)
    duties = Duty.objects.filter(dialogue=plan)
    assert duties.exists()
    assert [duty.key for duty in duties if not duty.due_because] == []


def test_opinions_that_waited_are_taken_in(commune, plan, ba_lan):
    waiting = given.an_opinion(commune)
    assert waiting.dialogue is None
    issue_plan(plan, by=ba_lan, issued_on=ON)
    assert Opinion.objects.get(pk=waiting.pk).dialogue == plan


def test_the_second_plan_of_the_year_is_number_two(commune, plan, ba_lan):
    issue_plan(plan, by=ba_lan, issued_on=ON)
    assert issue_plan(given.a_dialogue(commune, ba_lan), by=ba_lan, issued_on=ON).code == "02/KH-UBND"


def test_a_vague_time_is_enough_to_issue_but_sets_no_dates(commune, ba_lan):
    vague = given.a_dialogue(commune, ba_lan, held_on=None, time_words="Trong quý II năm 2026")
    issue_plan(vague, by=ba_lan, issued_on=ON)
    assert Duty.objects.filter(dialogue=vague).count() == 0


def test_a_plan_nobody_could_follow_is_not_issued(commune, ba_lan):
    empty = create_dialogue(commune, by=ba_lan, title="Đối thoại", year=2026)
    sentence = refused_beforehand(issue_plan, empty, by=ba_lan, issued_on=ON)
    assert sentence == (
        "Kế hoạch còn thiếu thời gian, địa điểm, nội dung đối thoại, phân công nhiệm vụ, người ký, nơi nhận. "
        "Xin bổ sung rồi ban hành."
    )


def test_a_date_far_from_today_is_a_slip_of_the_finger(plan, ba_lan):
    sentence = refused(issue_plan, plan, by=ba_lan, issued_on=date(2025, 5, 20))
    assert sentence.startswith("Ngày ban hành 20/05/2025 cách hôm nay 365 ngày")


def test_the_second_click_is_told_that_it_is_done(plan, ba_lan):
    other_tab = Dialogue.objects.get(pk=plan.pk)
    issue_plan(plan, by=ba_lan, issued_on=ON)
    assert refused(issue_plan, other_tab, by=ba_lan, issued_on=ON) == not_during(issue_plan, Stage.OPEN)


def test_ong_nam_may_not(plan, ong_nam):
    assert refused_beforehand(issue_plan, plan, by=ong_nam) == STRANGER


def test_the_secretary_may_not(plan, co_thu):
    assert refused_beforehand(issue_plan, plan, by=co_thu) == only_for(issue_plan)


def test_a_day_before_the_plan_itself_is_refused_last_years_file_has_last_years_day(plan, ba_lan):
    plan.held_on = ON - timedelta(days=1)
    plan.save()
    assert "trước ngày ban hành kế hoạch" in refused(issue_plan, plan, by=ba_lan, issued_on=ON)
