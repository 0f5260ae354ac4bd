"""The minutes, signed by the secretary and the chair."""

import pytest

from doithoai.actions.conclusion.issue_minutes import issue_minutes
from doithoai.actions.conference.close_conference import close_conference
from doithoai.actions.conference.take_minutes import take_minutes
from doithoai.models import Dialogue
from doithoai.rules.procedure import Stage
from tests import given
from tests.actions.refusals import STRANGER, not_during, only_for, refused, refused_beforehand

ON = given.AFTER.date()


@pytest.fixture
def over(session, ba_lan) -> Dialogue:
    take_minutes(session, by=ba_lan, at=given.ON_THE_DAY, part="opinion", words="Đề nghị sửa mương.")
    return close_conference(session, by=ba_lan, at=given.ON_THE_DAY)


def test_the_secretary_issues_them(over, co_thu):
    paper = issue_minutes(over, by=co_thu, at=given.AFTER, issued_on=ON)
    assert (paper.code, paper.kind, over.stage) == ("01/BB-UBND", "minutes", Stage.CONCLUDING)


def test_once(over, co_thu, ba_lan):
    issue_minutes(over, by=co_thu, at=given.AFTER, issued_on=ON)
    sentence = refused_beforehand(issue_minutes, over, by=ba_lan)
    assert sentence == "Biên bản số 01/BB-UBND đã ban hành ngày 22/06/2026."


def test_minutes_of_nothing_said_are_none(session, co_thu):
    close_conference(session, by=co_thu, at=given.ON_THE_DAY)
    sentence = refused_beforehand(issue_minutes, session, by=co_thu)
    assert sentence == "Biên bản còn thiếu diễn biến hội nghị. Xin bổ sung rồi ban hành."


def test_a_date_far_from_today_is_refused(over, co_thu):
    assert refused(issue_minutes, over, by=co_thu, at=given.AFTER, issued_on=ON.replace(year=2025))


def test_ong_nam_may_not(over, ong_nam):
    assert refused_beforehand(issue_minutes, over, by=ong_nam) == STRANGER


def test_the_officer_may_not(over, ong_tu):
    assert refused_beforehand(issue_minutes, over, by=ong_tu) == only_for(issue_minutes)


def test_not_while_people_still_speak(session, co_thu):
    assert refused_beforehand(issue_minutes, session, by=co_thu) == not_during(
        issue_minutes, Stage.IN_SESSION
    )


def test_a_plan_that_named_no_secretary_does_not_leave_the_minutes_unsigned(over, co_thu):
    over.secretary_name = ""
    over.save()
    paper = issue_minutes(over, by=co_thu, at=given.AFTER, issued_on=ON)
    assert paper.facts["secretary"] == "Hoàng Anh Thư"  # the office's secretary, though bà Lan wrote the line
