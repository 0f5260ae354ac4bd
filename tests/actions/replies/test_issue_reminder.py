"""A body is late: a letter, then another, then one that asks for an explanation."""

from datetime import date, datetime, timedelta

import pytest

from doithoai.actions.papers.withdraw_paper import withdraw_paper
from doithoai.actions.replies.issue_reminder import issue_reminder
from doithoai.actions.replies.stop_clock import stop_clock
from doithoai.models import Assignment, Message
from doithoai.outputs.papers import text_of
from doithoai.outputs.papers.archive import facts_of
from doithoai.rules.procedure import Stage
from tests import given
from tests.actions.refusals import STRANGER, not_during, only_for, refused, refused_beforehand

LATE = given.moment(datetime(2026, 7, 13, 9, 0))  # owed by 9 July


def on(days: int = 0) -> dict:
    at = LATE + timedelta(days=days)
    return {"at": at, "issued_on": at.date(), "new_due": at.date() + timedelta(days=5)}


@pytest.fixture
def economy():
    return given.body("Phòng Kinh tế")


def test_it_counts_the_days_and_moves_no_date(assignment, ba_lan, ong_tu, economy):
    paper = issue_reminder(assignment.dialogue, by=ba_lan, body=economy, **on())
    facts = facts_of(paper)
    assert [(each.due_on, each.days_late) for each in facts.overdue] == [(date(2026, 7, 9), 4)]
    text = text_of(facts.content())
    assert "V/v đôn đốc việc giải quyết, trả lời ý kiến của Nhân dân" in text
    assert "hoàn thành chậm nhất ngày 18/7/2026" in text
    owed = Assignment.objects.get()
    assert (owed.due_on, owed.reminded_at) == (assignment.due_on, on()["at"])
    assert Message.objects.unread_by(ong_tu).first().text.startswith("Công văn đôn đốc số 01/UBND-VP (lần 1)")


def test_the_third_asks_the_head_to_explain_and_a_withdrawn_one_does_not_count(
    assignment, ba_lan, ong_binh, economy
):
    first = issue_reminder(assignment.dialogue, by=ba_lan, body=economy, **on())
    withdraw_paper(first, by=ba_lan, at=on()["at"], issued_on=on()["issued_on"], because="Nhầm đơn vị")
    abouts = []
    for day in (1, 2, 3):
        paper = issue_reminder(assignment.dialogue, by=ba_lan, body=economy, **on(day))
        abouts.append(facts_of(paper).content().head.about)
    assert abouts == [
        f"V/v {asks} giải quyết, trả lời ý kiến của Nhân dân"
        for asks in ("đôn đốc việc", "đôn đốc lần 2 việc", "yêu cầu giải trình việc chậm")
    ]
    text = text_of(facts_of(paper).content())
    assert "người đứng đầu Phòng Kinh tế giải trình bằng văn bản" in text
    assert "đã đôn đốc tại Công văn số 03/UBND-VP" in text
    assert "phải giải trình" in Message.objects.unread_by(ong_binh).first().text


def test_only_what_is_late_and_once_a_day(assignment, ba_lan, economy):
    police = given.body("Công an xã")
    assert refused(issue_reminder, assignment.dialogue, by=ba_lan, body=police, **on()).startswith(
        "Công an xã không có nội dung nào quá hạn"
    )
    in_time = {**on(-4), "body": economy}
    assert "không có nội dung nào quá hạn vào ngày 09/07/2026" in refused(
        issue_reminder, assignment.dialogue, by=ba_lan, **in_time
    )
    issue_reminder(assignment.dialogue, by=ba_lan, body=economy, **on())
    assert "Xin đợi ngày sau" in refused(issue_reminder, assignment.dialogue, by=ba_lan, body=economy, **on())


def test_a_clock_that_stands_is_not_late(assignment, ba_lan, ong_binh, economy):
    stop_clock(assignment, by=ong_binh, at=given.AFTER, why="Chờ kết quả giám định của tỉnh")
    assert "không có nội dung nào quá hạn" in refused(
        issue_reminder, assignment.dialogue, by=ba_lan, body=economy, **on()
    )


@pytest.mark.parametrize("days", [0, 400])
def test_the_day_it_must_be_done_lies_ahead_and_not_too_far(assignment, ba_lan, economy, days):
    given_day = {**on(), "new_due": LATE.date() + timedelta(days=days)}
    assert "Ngày phải hoàn thành" in refused(
        issue_reminder, assignment.dialogue, by=ba_lan, body=economy, **given_day
    )


def test_ong_nam_may_not(assignment, ong_nam, economy):
    assert (
        refused_beforehand(issue_reminder, assignment.dialogue, by=ong_nam, body=economy, **on()) == STRANGER
    )


def test_the_officer_may_not(assignment, ong_tu, economy):
    sentence = refused_beforehand(issue_reminder, assignment.dialogue, by=ong_tu, body=economy, **on())
    assert sentence == only_for(issue_reminder)


def test_not_before_anything_is_concluded(dialogue, ba_lan, economy):
    sentence = refused_beforehand(issue_reminder, dialogue, by=ba_lan, body=economy, **on())
    assert sentence == not_during(issue_reminder, Stage.OPEN)
