"""The sitting is called off; nobody's opinion is."""

from doithoai.actions.plan.cancel_dialogue import cancel_dialogue
from doithoai.actions.plan.issue_plan import issue_plan
from doithoai.models import Opinion, OpinionGroup, Paper
from doithoai.outputs.papers import text_of
from doithoai.outputs.papers.archive import facts_of
from doithoai.rules.procedure import Stage
from tests import given
from tests.actions.refusals import STRANGER, not_during, only_for, refused, refused_beforehand


def test_every_opinion_waits_for_the_next_dialogue(commune, group, ba_lan):
    dialogue, opinion = group.dialogue, group.opinions.get()
    cancel_dialogue(dialogue, by=ba_lan, reason="Sáp nhập đơn vị")
    assert (dialogue.stage, dialogue.stage_note) == (Stage.CANCELLED, "Sáp nhập đơn vị")
    opinion.refresh_from_db()
    assert (opinion.dialogue, opinion.group, opinion.classified_at) == (None, None, None)
    assert OpinionGroup.objects.count() == 0

    following = given.a_dialogue(commune, ba_lan)
    issue_plan(following, by=ba_lan, issued_on=given.BEFORE.date())
    assert list(Opinion.objects.filter(dialogue=following)) == [opinion]


def test_where_another_dialogue_is_open_they_go_there(commune, group, ba_lan):
    other = given.an_open_dialogue(commune, ba_lan)
    cancel_dialogue(group.dialogue, by=ba_lan, reason="Sáp nhập đơn vị")
    assert [each.dialogue for each in Opinion.objects.awaiting_classification()] == [other]


def test_the_notice_tells_people_where_their_opinions_go(group, ba_lan):
    cancel_dialogue(group.dialogue, by=ba_lan, reason="Sáp nhập đơn vị")
    paper = Paper.objects.get(kind=Paper.Kind.CANCELLATION)
    said = text_of(facts_of(paper).content())
    assert "Về việc hủy Hội nghị" in said
    assert "chuyển sang hội nghị đối thoại kế tiếp" in said
    assert (paper.code, paper.issued_on) == ("01/TB-UBND", given.BEFORE.date())


def test_a_reason_is_needed(dialogue, ba_lan):
    assert refused(cancel_dialogue, dialogue, by=ba_lan, reason="").startswith("Chưa có lý do hủy")


def test_ong_nam_may_not(dialogue, ong_nam):
    assert refused_beforehand(cancel_dialogue, dialogue, by=ong_nam) == STRANGER


def test_the_secretary_may_not(dialogue, co_thu):
    assert refused_beforehand(cancel_dialogue, dialogue, by=co_thu) == only_for(cancel_dialogue)


def test_what_has_begun_is_not_called_off(session, ba_lan):
    assert refused_beforehand(cancel_dialogue, session, by=ba_lan) == not_during(
        cancel_dialogue, Stage.IN_SESSION
    )
