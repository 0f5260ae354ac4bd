"""The chair says that a draft is as it should go out."""

import pytest

from doithoai.actions.papers.approve_draft import approve_draft
from doithoai.actions.papers.review_draft import review_draft
from doithoai.actions.plan.revise_plan import revise_plan
from doithoai.models import PaperDraft
from tests import given
from tests.actions.papers.trails import a_draft, an_office_of
from tests.actions.refusals import STRANGER, only_for, refused_beforehand


@pytest.fixture
def draft(plan, ba_lan, ong_binh) -> PaperDraft:
    an_office_of("full", ba_lan)
    handed_in = a_draft(plan, ba_lan)
    review_draft(handed_in, by=ba_lan, at=given.BEFORE)
    return PaperDraft.objects.get(pk=handed_in.pk)


def test_it_is_written_down_with_its_comment(ong_binh, draft):
    approve_draft(draft, by=ong_binh, at=given.BEFORE, comment="Đúng thể thức")
    step = draft.steps.last()
    assert (step.act, step.comment, step.sha256) == ("approved", "Đúng thể thức", draft.sha256)


def test_twice_it_waits_for_the_next(ong_binh, draft):
    approve_draft(draft, by=ong_binh, at=given.BEFORE)
    again = PaperDraft.objects.get(pk=draft.pk)
    assert (
        refused_beforehand(approve_draft, again, by=ong_binh) == "Dự thảo đang chờ ký. Xin chờ bước này xong."
    )


def test_a_draft_whose_dialogue_says_something_else_is_handed_in_again(plan, ba_lan, ong_binh, draft):
    revise_plan(plan, by=ba_lan, at=given.BEFORE, seen=plan.plan_revision, venue="Hội trường xã")
    assert refused_beforehand(approve_draft, PaperDraft.objects.get(pk=draft.pk), by=ong_binh).startswith(
        "Hồ sơ đã đổi sau khi trình"
    )


def test_ong_nam_may_not(draft, ong_nam):
    assert refused_beforehand(approve_draft, draft, by=ong_nam) == STRANGER


def test_the_officer_may_not(draft, ong_tu):
    assert refused_beforehand(approve_draft, draft, by=ong_tu) == only_for(approve_draft)
