"""When, where, about what: for everyone to read."""

from doithoai.actions.invitations.publish_notice import publish_notice
from doithoai.models import Duty
from doithoai.rules.procedure import Stage
from tests import given
from tests.actions.refusals import STRANGER, not_during, only_for, refused_beforehand

ON = given.BEFORE.date()


def test_the_notice_is_a_numbered_paper(dialogue, ba_lan):
    paper = publish_notice(dialogue, by=ba_lan, issued_on=ON)
    assert (paper.code, paper.kind) == ("01/TB-UBND", "public_notice")


def test_a_paper_is_not_yet_a_posting(dialogue, ba_lan):
    """The law asks for the board and the loudspeaker; those are proved one by one."""
    before = list(Duty.objects.filter(dialogue=dialogue).open())
    publish_notice(dialogue, by=ba_lan, issued_on=ON)
    assert list(Duty.objects.filter(dialogue=dialogue).open()) == before


def test_it_needs_a_day(commune, ba_lan):
    vague = given.an_open_dialogue(commune, ba_lan, held_on=None, time_words="Quý II năm 2026")
    assert "Xin ấn định ngày họp trước" in refused_beforehand(publish_notice, vague, by=ba_lan)


def test_ong_nam_may_not(dialogue, ong_nam):
    assert refused_beforehand(publish_notice, dialogue, by=ong_nam) == STRANGER


def test_the_hamlet_head_may_not(dialogue, ba_mai):
    assert refused_beforehand(publish_notice, dialogue, by=ba_mai) == only_for(publish_notice)


def test_not_before_the_plan(plan, ba_lan):
    assert refused_beforehand(publish_notice, plan, by=ba_lan) == not_during(publish_notice, Stage.PLANNING)
