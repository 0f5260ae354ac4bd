"""The report: its numbers are counted, never typed."""

from datetime import datetime

from doithoai.actions.reports.issue_report import issue_report
from doithoai.rules.procedure import Stage
from tests import given
from tests.actions.refusals import STRANGER, not_during, only_for, refused, refused_beforehand

ON = given.AFTER.date()


def test_it_is_numbered_and_carries_the_chairs_own_words(assignment, ong_binh):
    paper = issue_report(
        assignment.dialogue,
        by=ong_binh,
        at=given.AFTER,
        issued_on=ON,
        lessons="Cần mời sớm hơn.",
        proposals="Cấp kinh phí.",
    )
    assert (paper.code, paper.kind) == ("01/BC-UBND", "report")
    assert "Cần mời sớm hơn." in str(paper.facts)
    assert "Cấp kinh phí." in str(paper.facts)


def test_a_later_one_counts_later_replies(commune, ba_lan):
    dialogue = given.a_dialogue_ready_to_seal(commune, ba_lan)
    first = dialogue.papers.get(kind="report")
    later = given.moment(datetime(2026, 6, 30, 9, 0))
    second = issue_report(dialogue, by=ba_lan, at=later, issued_on=later.date())
    assert (first.code, second.code) == ("01/BC-UBND", "02/BC-UBND")


def test_a_novel_is_refused(assignment, ba_lan):
    sentence = refused(
        issue_report, assignment.dialogue, by=ba_lan, at=given.AFTER, issued_on=ON, lessons="x" * 10_001
    )
    assert sentence.startswith("Đánh giá dài 10001 ký tự")


def test_ong_nam_may_not(assignment, ong_nam):
    assert refused_beforehand(issue_report, assignment.dialogue, by=ong_nam) == STRANGER


def test_the_secretary_may_not(assignment, co_thu):
    assert refused_beforehand(issue_report, assignment.dialogue, by=co_thu) == only_for(issue_report)


def test_not_before_the_conclusion(session, ba_lan):
    assert refused_beforehand(issue_report, session, by=ba_lan) == not_during(issue_report, Stage.IN_SESSION)
