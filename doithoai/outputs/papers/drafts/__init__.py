"""From what we remember of a dialogue to the facts of each paper: the one place where they meet.

A draft has no number and no date; issuing adds both and stores the facts (`as_json`).
"""

from collections.abc import Callable
from datetime import date
from typing import Any

from doithoai.models import Dialogue
from doithoai.outputs.papers.drafts.after import conclusion_notice, reply, report
from doithoai.outputs.papers.drafts.before import (
    cancellation,
    guest_words,
    invitation,
    plan,
    postponement,
    public_notice,
)
from doithoai.outputs.papers.drafts.hall import minutes
from doithoai.outputs.papers.drafts.maker import Maker

__all__ = ["draft", "guest_words"]


def draft(
    kind: str, dialogue: Dialogue, *, number: int | None = None, issued_on: date | None = None, **more: Any
) -> Any:
    """The facts of one paper as they stand now. `more`: `assignment`, `text` for a reply; `lessons`,
    `proposals` for a report."""
    return MAKERS[kind](dialogue, Maker(dialogue, kind, number, issued_on), **more)


MAKERS: dict[str, Callable[..., Any]] = {
    "plan": plan, "invitation": invitation, "public_notice": public_notice,
    "conclusion_notice": conclusion_notice, "minutes": minutes, "reply": reply, "report": report,
    "postponement": postponement, "cancellation": cancellation,
}  # fmt: skip
