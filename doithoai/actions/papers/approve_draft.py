"""Approve a draft: its content is as it should go out."""

from datetime import datetime

from doithoai.actions.drafting import add_step, is_not_next
from doithoai.actions.kernel import action
from doithoai.actions.papers.submit_draft import tell_next
from doithoai.models import Actor, PaperDraft
from doithoai.rules.paper_trail import Act


@action(unless=[is_not_next(Act.APPROVED)])
def approve_draft(draft: PaperDraft, *, by: Actor, at: datetime, comment: str = "") -> PaperDraft:
    """Only the draft as it was handed in: a dialogue that says something else since is handed in again."""
    add_step(draft, Act.APPROVED, by=by, at=at, comment=comment)
    tell_next(PaperDraft.objects.prefetch_related("steps").get(pk=draft.pk), by=by, at=at)
    return draft
