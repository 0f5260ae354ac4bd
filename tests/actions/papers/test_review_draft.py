"""Somebody looks at a draft before it goes to the one who approves."""

import pytest

from doithoai.actions.papers.review_draft import review_draft
from doithoai.actions.plan.revise_plan import revise_plan
from doithoai.models import PaperDraft
from tests import given
from tests.actions.papers.trails import a_draft, an_office_of
from tests.actions.refusals import STRANGER, only_for, refused_beforehand


@pytest.fixture
def draft(plan, ba_lan, co_thu) -> PaperDraft:
    an_office_of("full", ba_lan)
    handed_in = a_draft(plan, ba_lan)

    return PaperDraft.objects.get(pk=handed_in.pk)


def test_it_is_written_down_with_its_comment(co_thu, draft):
    review_draft(draft, by=co_thu, at=given.BEFORE, comment="Đúng thể thức")
    step = draft.steps.last()
    assert (step.act, step.comment, step.sha256) == ("reviewed", "Đúng thể thức", draft.sha256)


def test_twice_it_waits_for_the_next(co_thu, draft):
    review_draft(draft, by=co_thu, at=given.BEFORE)
    again = PaperDraft.objects.get(pk=draft.pk)
    assert (
        refused_beforehand(review_draft, again, by=co_thu) == "Dự thảo đang chờ duyệt. Xin chờ bước này xong."
    )


def test_a_draft_whose_dialogue_says_something_else_is_handed_in_again(plan, ba_lan, co_thu, draft):
    revise_plan(plan, by=ba_lan, at=given.BEFORE, seen=plan.plan_revision, venue="Hội trường xã")
    assert refused_beforehand(review_draft, PaperDraft.objects.get(pk=draft.pk), by=co_thu).startswith(
        "Hồ sơ đã đổi sau khi trình"
    )


def test_ong_nam_may_not(draft, ong_nam):
    assert refused_beforehand(review_draft, draft, by=ong_nam) == STRANGER


def test_the_officer_may_not(draft, ong_tu):
    assert refused_beforehand(review_draft, draft, by=ong_tu) == only_for(review_draft)
