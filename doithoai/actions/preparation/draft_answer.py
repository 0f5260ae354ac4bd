"""The body writes the answer it would give."""

from datetime import datetime

from doithoai.actions import typed
from doithoai.actions.conditions import belongs_to_another_body
from doithoai.actions.kernel import action
from doithoai.models import Actor, Preparation


@action(unless=[belongs_to_another_body])
def draft_answer(preparation: Preparation, *, by: Actor, at: datetime, answer: str) -> Preparation:
    """Saved as often as one likes; the chair sees the latest in the hall. An empty draft is none."""
    preparation.answer = typed.words(answer, "dự thảo trả lời", at_most=10_000)
    preparation.drafted_at, preparation.drafted_by = (at, by.name) if preparation.answer else (None, "")
    preparation.save(update_fields=["answer", "drafted_at", "drafted_by"])
    return preparation
