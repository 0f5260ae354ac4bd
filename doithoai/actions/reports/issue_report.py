"""Issue the report of the dialogue: its numbers are counted, never typed."""

from datetime import date, datetime
from typing import Any

from doithoai.actions import typed
from doithoai.actions.drafting import refuse_unapproved
from doithoai.actions.issuing import is_incomplete, issue_paper
from doithoai.actions.kernel import action
from doithoai.models import Actor, Dialogue, Paper


@action(unless=[is_incomplete(Paper.Kind.REPORT)])
def issue_report(
    dialogue: Dialogue, *, by: Actor, at: datetime, issued_on: date, lessons: str = "", proposals: str = ""
) -> Paper:
    """May be issued more than once (a later one counts later replies); each is a paper of its own."""
    words: dict[str, Any] = {
        "lessons": typed.words(lessons, "đánh giá", at_most=10_000),
        "proposals": typed.words(proposals, "kiến nghị", at_most=10_000),
    }
    refuse_unapproved(dialogue, Paper.Kind.REPORT, by=by, words=words)
    return issue_paper(dialogue, Paper.Kind.REPORT, issued_on=issued_on, by=by, at=at, **words)
