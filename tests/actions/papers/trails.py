"""An office of several steps, and drafts on their way through it."""

from datetime import timedelta

from doithoai.actions.papers.approve_draft import approve_draft
from doithoai.actions.papers.choose_paper_way import choose_paper_way
from doithoai.actions.papers.review_draft import review_draft
from doithoai.actions.papers.sign_draft import sign_draft
from doithoai.actions.papers.submit_draft import submit_draft
from doithoai.models import Actor, Commune, Dialogue, PaperDraft
from tests import given


def an_office_of(way: str, by: Actor) -> None:
    choose_paper_way(Commune.objects.get(pk=by.commune_id), by=by, way=way)


def a_draft(dialogue: Dialogue, by: Actor, kind: str = "plan", **more: object) -> PaperDraft:
    return submit_draft(dialogue, by=by, at=given.BEFORE, kind=kind, **more)


def through(draft: PaperDraft, *, clerk: Actor, chair: Actor) -> PaperDraft:
    """Reviewed, approved and signed within the hour."""
    for minutes, (verb, by) in enumerate(
        ((review_draft, clerk), (approve_draft, chair), (sign_draft, chair)), 1
    ):
        draft = PaperDraft.objects.get(pk=draft.pk)
        verb(draft, by=by, at=given.BEFORE + timedelta(minutes=minutes))
    return PaperDraft.objects.get(pk=draft.pk)
