"""A stamp, a typist's mark, an electronic paper: set on the draft, frozen with the issued paper."""

import pytest

from doithoai.actions.papers.mark_paper import mark_paper
from doithoai.actions.plan.issue_plan import issue_plan
from doithoai.models import Dialogue
from doithoai.outputs.papers.archive import facts_of
from doithoai.outputs.papers.drafts import draft
from doithoai.rules.paper_marks import Marks
from tests import given
from tests.actions.refusals import STRANGER, only_for, refused, refused_beforehand


def test_it_stands_on_the_draft_and_on_the_issued_paper(plan, ba_lan):
    marks = Marks("HỎA TỐC", drafter="PL", copies=300, electronic=True)
    mark_paper(plan, by=ba_lan, at=given.BEFORE, kind="plan", marks=marks)
    assert draft("plan", plan).content().head.stamp.urgency == "HỎA TỐC"
    assert draft("public_notice", plan).content().head.stamp.urgency == ""
    paper = issue_plan(plan, by=ba_lan, at=given.BEFORE, issued_on=given.BEFORE.date())
    mark_paper(Dialogue.objects.get(pk=plan.pk), by=ba_lan, at=given.BEFORE, kind="plan", marks=Marks())
    issue = facts_of(paper).issue
    assert (issue.urgency, issue.drafter, issue.electronic) == ("HỎA TỐC", "PL.(300)", True)
    assert Dialogue.objects.get(pk=plan.pk).paper_marks == {}


@pytest.mark.parametrize(
    ("kind", "marks", "begins"),
    [
        ("public_notice", Marks(circulation="LƯU HÀNH NỘI BỘ"), "Văn bản này gửi đến người dân"),
        ("minutes", Marks(urgency="KHẨN"), "Văn bản này không đóng dấu độ khẩn"),
        ("plan", Marks(two_sided=True), "Nghị định 30/2020/NĐ-CP, Phụ lục I không có lề riêng"),
        ("poem", Marks(), "Không có loại văn bản này."),
    ],
)
def test_a_mark_that_the_paper_cannot_carry_is_refused(plan, ba_lan, kind, marks, begins):
    assert refused(mark_paper, plan, by=ba_lan, kind=kind, marks=marks).startswith(begins)
    assert Dialogue.objects.get(pk=plan.pk).paper_marks == {}


def test_ong_nam_may_not(plan, ong_nam):
    assert refused_beforehand(mark_paper, plan, by=ong_nam, kind="plan", marks=Marks()) == STRANGER


def test_an_officer_may_not(plan, ong_tu):
    assert refused_beforehand(mark_paper, plan, by=ong_tu, kind="plan", marks=Marks()) == only_for(mark_paper)
