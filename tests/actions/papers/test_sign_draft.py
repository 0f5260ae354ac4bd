"""The signature comes before the number."""

from datetime import timedelta

import pytest

from doithoai.actions.papers.sign_draft import sign_draft
from doithoai.actions.plan.revise_plan import revise_plan
from doithoai.models import PaperDraft
from tests import given
from tests.actions.papers.trails import a_draft, an_office_of
from tests.actions.refusals import STRANGER, only_for, refused, refused_beforehand


@pytest.fixture
def draft(plan, ba_lan, ong_binh) -> PaperDraft:
    an_office_of("sign", ba_lan)
    handed_in = a_draft(plan, ba_lan)

    return PaperDraft.objects.get(pk=handed_in.pk)


def test_it_is_written_down_with_its_comment(ong_binh, draft):
    sign_draft(draft, by=ong_binh, at=given.BEFORE, comment="Đúng thể thức")
    step = draft.steps.last()
    assert (step.act, step.comment, step.sha256) == ("signed", "Đúng thể thức", draft.sha256)


def test_twice_it_waits_for_the_next(ong_binh, draft):
    sign_draft(draft, by=ong_binh, at=given.BEFORE)
    again = PaperDraft.objects.get(pk=draft.pk)
    assert (
        refused_beforehand(sign_draft, again, by=ong_binh)
        == "Dự thảo đã đủ các bước. Xin cấp số, ngày và ban hành."
    )


def test_a_draft_whose_dialogue_says_something_else_is_handed_in_again(plan, ba_lan, ong_binh, draft):
    revise_plan(plan, by=ba_lan, at=given.BEFORE, seen=plan.plan_revision, venue="Hội trường xã")
    assert refused_beforehand(sign_draft, PaperDraft.objects.get(pk=draft.pk), by=ong_binh).startswith(
        "Hồ sơ đã đổi sau khi trình"
    )


def test_a_signature_of_tomorrow_or_before_the_draft_is_refused(draft, ba_lan):
    for days in (1, -1):
        on = given.BEFORE.date() + timedelta(days=days)
        sentence = refused(sign_draft, draft, by=ba_lan, at=given.BEFORE, signed_on=on)
        assert sentence.endswith("phải từ ngày trình 20/05/2026 đến hôm nay. Xin kiểm tra lại ngày.")


def test_ong_nam_may_not(draft, ong_nam):
    assert refused_beforehand(sign_draft, draft, by=ong_nam) == STRANGER


def test_the_officer_may_not(draft, ong_tu):
    assert refused_beforehand(sign_draft, draft, by=ong_tu) == only_for(sign_draft)
