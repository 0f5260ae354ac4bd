"""The storm comes; the sitting is put off."""

from doithoai.actions.plan.postpone_dialogue import postpone_dialogue
from doithoai.rules.procedure import Stage
from tests import given
from tests.actions.refusals import STRANGER, not_during, only_for, refused, refused_beforehand


def test_people_are_told_why(dialogue, ba_lan):
    postpone_dialogue(dialogue, by=ba_lan, reason="Mưa lũ, đường vào thôn bị chia cắt")
    assert (dialogue.stage, dialogue.stage_note) == (Stage.POSTPONED, "Mưa lũ, đường vào thôn bị chia cắt")


def test_opinions_still_come_in_meanwhile(commune, dialogue, ba_lan):
    postpone_dialogue(dialogue, by=ba_lan, reason="Mưa lũ")
    assert given.an_opinion(commune).dialogue == dialogue


def test_a_reason_is_needed(dialogue, ba_lan):
    assert refused(postpone_dialogue, dialogue, by=ba_lan, reason=" ").startswith("Chưa có lý do hoãn")


def test_ong_nam_may_not(dialogue, ong_nam):
    assert refused_beforehand(postpone_dialogue, dialogue, by=ong_nam) == STRANGER


def test_the_front_may_not(dialogue, ong_hoa):
    assert refused_beforehand(postpone_dialogue, dialogue, by=ong_hoa) == only_for(postpone_dialogue)


def test_a_plan_not_issued_has_nothing_to_put_off(plan, ba_lan):
    sentence = refused_beforehand(postpone_dialogue, plan, by=ba_lan)
    assert sentence == not_during(postpone_dialogue, Stage.PLANNING)
