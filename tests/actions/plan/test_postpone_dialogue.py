"""The storm comes; the sitting is put off."""

from doithoai.actions.invitations.register_to_speak import register_to_speak
from doithoai.actions.plan.postpone_dialogue import postpone_dialogue
from doithoai.models import Paper
from doithoai.outputs.papers import text_of
from doithoai.outputs.papers.archive import facts_of
from doithoai.rules.procedure import Stage
from tests import given
from tests.actions.refusals import STRANGER, not_during, only_for, refused, refused_beforehand


def test_people_are_told_why(dialogue, ba_lan):
    postpone_dialogue(dialogue, by=ba_lan, reason="Mưa lũ, đường vào thôn bị chia cắt")
    assert (dialogue.stage, dialogue.stage_note) == (Stage.POSTPONED, "Mưa lũ, đường vào thôn bị chia cắt")


def test_opinions_still_come_in_meanwhile(commune, dialogue, ba_lan):
    postpone_dialogue(dialogue, by=ba_lan, reason="Mưa lũ")
    assert given.an_opinion(commune).dialogue == dialogue


def test_the_notice_tells_people_what_stays(dialogue, ba_lan):
    given.a_guest(dialogue, ba_lan)
    register_to_speak(dialogue, by=ba_lan, name="Lê Văn Ba")
    postpone_dialogue(dialogue, by=ba_lan, reason="Mưa lũ", issued_on=given.BEFORE.date())
    paper = Paper.objects.get(kind=Paper.Kind.POSTPONEMENT)
    said = text_of(facts_of(paper).content())
    assert paper.code == "01/TB-UBND"
    assert "Về việc hoãn Hội nghị" in said
    assert "Kế hoạch số 01/KH-UBND ngày 20/5/2026" in said
    assert "Mưa lũ." in said
    assert "không phải đăng ký lại" in said
    assert (dialogue.invitations.count(), dialogue.speakers.count()) == (1, 1)


def test_a_reason_is_needed(dialogue, ba_lan):
    assert refused(postpone_dialogue, dialogue, by=ba_lan, reason=" ").startswith("Chưa có lý do hoãn")


def test_ong_nam_may_not(dialogue, ong_nam):
    assert refused_beforehand(postpone_dialogue, dialogue, by=ong_nam) == STRANGER


def test_the_front_may_not(dialogue, ong_hoa):
    assert refused_beforehand(postpone_dialogue, dialogue, by=ong_hoa) == only_for(postpone_dialogue)


def test_a_plan_not_issued_has_nothing_to_put_off(plan, ba_lan):
    sentence = refused_beforehand(postpone_dialogue, plan, by=ba_lan)
    assert sentence == not_during(postpone_dialogue, Stage.PLANNING)
