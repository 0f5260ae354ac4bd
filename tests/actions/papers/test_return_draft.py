"""A draft is sent back with what to change; its steps stay in sight but count no more."""

import pytest

from doithoai.actions.papers.return_draft import return_draft
from doithoai.models import Message, PaperDraft
from tests import given
from tests.actions.papers.trails import a_draft, an_office_of
from tests.actions.refusals import STRANGER, only_for, refused, refused_beforehand


@pytest.fixture
def draft(plan, ba_lan) -> PaperDraft:
    an_office_of("sign", ba_lan)
    return a_draft(plan, ba_lan)


def test_it_comes_back_with_the_comment(draft, ong_binh):
    return_draft(draft, by=ong_binh, at=given.BEFORE, comment="Thiếu căn cứ pháp lý")
    back = PaperDraft.objects.get(pk=draft.pk)
    assert back.waits_for("sign") == "drafted"
    assert Message.objects.filter(role="clerk", text__contains="bị trả lại: Thiếu căn cứ pháp lý").exists()
    assert refused_beforehand(return_draft, back, by=ong_binh, comment="x").startswith(
        "Dự thảo đang ở người soạn."
    )


def test_without_a_comment_it_is_refused(draft, ong_binh):
    assert refused(return_draft, draft, by=ong_binh, comment=" ").startswith("Chưa có ý kiến trả lại")


def test_ong_nam_may_not(draft, ong_nam):
    assert refused_beforehand(return_draft, draft, by=ong_nam, comment="x") == STRANGER


def test_the_officer_may_not(draft, ong_tu):
    assert refused_beforehand(return_draft, draft, by=ong_tu, comment="x") == only_for(return_draft)
