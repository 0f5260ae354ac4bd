"""What the office knows beside a paper: the numbers around it, the sitting, denunciations."""

from dataclasses import replace
from datetime import date, timedelta

import pytest

from doithoai.actions.invitations.publish_notice import publish_notice
from doithoai.actions.opinions.judge_doubts import judge_doubts
from doithoai.actions.papers.enter_outside_paper import enter_outside_paper
from doithoai.actions.papers.share_series import share_series
from doithoai.models import Opinion, Paper
from doithoai.outputs.papers import render_docx
from doithoai.outputs.papers.archive import docx_of, facts_of
from doithoai.outputs.papers.drafts import draft
from doithoai.outputs.papers.known import known_of, known_of_draft
from doithoai.rules.paper_checks import findings, read_paper
from tests import given

DAY = given.PLANNED.date()


def rules_on(data: bytes, paper: Paper, known) -> set[str]:
    style = facts_of(paper).issue.in_style
    return {each.rule for each in findings(read_paper(data, "x"), style, known) if each.severity == "error"}


@pytest.fixture
def opened(commune, ba_lan):
    return given.an_open_dialogue(commune, ba_lan)


def test_the_numbers_around_a_paper_are_those_of_its_series(opened, ba_lan):
    first, second, third = (
        publish_notice(opened, by=ba_lan, at=given.BEFORE, issued_on=DAY + timedelta(days), site="https://x.example/")
        for days in (0, 1, 2)
    )  # fmt: skip
    known = known_of(second)
    assert (known.earlier, known.later, known.number_taken) == (first.issued_on, third.issued_on, False)
    assert rules_on(docx_of(second), second, known) == set()
    assert "L16" in rules_on(docx_of(second), second, replace(known, earlier=DAY + timedelta(9)))


def test_a_number_given_outside_the_program_or_in_a_shared_series_counts(opened, commune, ba_lan):
    share_series(commune, by=ba_lan, types=["TB", "BC"])
    enter_outside_paper(
        commune,
        by=ba_lan,
        at=given.BEFORE,
        symbol="BC-UBND",
        issued_on=given.BEFORE.date(),
        summary="Báo cáo quý I",
    )
    notice = publish_notice(opened, by=ba_lan, at=given.BEFORE, issued_on=DAY, site="https://x.example/")
    known = known_of(notice)
    assert (known.earlier, known.later, known.number_taken) == (given.BEFORE.date(), None, False)


def test_a_draft_that_says_another_day_or_place_than_the_dialogue_is_caught(opened):
    known = known_of_draft("plan", opened, today=DAY)
    facts = draft("plan", opened)
    style = facts.issue.in_style

    def errors(meeting) -> set[str]:
        data = render_docx(replace(facts, meeting=meeting).content())
        return {each.says for each in findings(read_paper(data, "x"), style, known) if each.rule == "L43"}

    assert errors(facts.meeting) == set()
    assert errors(replace(facts.meeting, on=date(2026, 7, 1))) == {
        f"Thời gian tổ chức khác ngày trong hồ sơ ({opened.held_on:%d/%m/%Y})."
    }
    assert errors(replace(facts.meeting, venue="Sân vận động huyện cũ")) == {
        f"Địa điểm khác hồ sơ (“{opened.venue}”)."
    }


def test_the_days_of_answers_are_those_of_the_conclusion(commune, ba_lan):
    assignment = given.an_assignment(commune, ba_lan)
    paper = Paper.objects.get(kind=Paper.Kind.CONCLUSION_NOTICE)
    facts, known = facts_of(paper), known_of(paper)
    assert rules_on(docx_of(paper), paper, known) == set()
    late = replace(facts.assigned[0], due_on=date(2027, 1, 5), due_text="")
    data = render_docx(replace(facts, assigned=(late, *facts.assigned[1:])).content())
    said = [
        each.says
        for each in findings(read_paper(data, "x"), facts.issue.in_style, known)
        if each.rule == "L43"
    ]
    assert said == [
        f"Thời hạn của ý kiến {facts.assigned[0].codes[0]} khác hồ sơ ({assignment.due_on:%d/%m/%Y})."
    ]


def test_words_of_a_denunciation_may_not_stand_in_a_public_paper(opened):
    words = "Tố cáo cán bộ địa chính nhận tiền của các hộ khi đo đạc đất ở thôn Bãi Cát"
    given.an_opinion(opened.commune, words)
    Opinion.objects.update(kind=Opinion.Kind.DENUNCIATION)
    facts = replace(draft("public_notice", opened), participants=f"Nhân dân trong xã; {words.lower()}")
    found = findings(
        read_paper(render_docx(facts.content()), "x"), facts.issue.in_style, known_of_draft("public_notice", opened, today=DAY)
    )  # fmt: skip
    assert "Có nội dung của đơn tố cáo." in {each.says for each in found}
    assert known_of_draft("plan", opened, today=DAY).secret == ()


def test_papers_of_the_day_are_held_to_the_day_and_a_plan_is_not(commune, ba_lan):
    """A plan may be followed by another day; minutes say what happened."""
    given.a_dialogue_ready_to_seal(commune, ba_lan)
    minutes, plan = Paper.objects.get(kind=Paper.Kind.MINUTES), Paper.objects.get(kind=Paper.Kind.PLAN)
    assert known_of(minutes).held_on == minutes.dialogue.held_on
    assert known_of(plan).held_on is None
    assert rules_on(docx_of(minutes), minutes, known_of(minutes)) == set()


def test_what_nobody_has_looked_at_yet_is_heard_by_no_paper(opened, commune, ba_lan):
    given.an_opinion(commune)
    kinds = ("conclusion_notice", "report")
    intake = draft("report", opened).intake
    doubted = given.an_opinion(commune, "test test", doubt="gửi dồn dập")
    assert [known_of_draft(kind, opened, today=DAY).opinions for kind in kinds] == [1, 1]
    assert draft("conclusion_notice", opened).opinion_count == 1
    assert draft("report", opened).intake == intake
    judge_doubts(commune, by=ba_lan, opinions=[doubted.pk], real=True)
    assert [known_of_draft(kind, opened, today=DAY).opinions for kind in kinds] == [2, 2]
    assert draft("conclusion_notice", opened).opinion_count == 2
