"""Issue the minutes of the sitting from their lines."""

from datetime import date, datetime

from doithoai.actions.issuing import is_not_ready, issue_paper
from doithoai.actions.kernel import action
from doithoai.models import Actor, Dialogue, Paper


def were_issued(dialogue: Dialogue, by: Actor) -> str | None:
    before = Paper.objects.in_force().filter(dialogue=dialogue, kind=Paper.Kind.MINUTES).first()
    return f"{before} đã ban hành ngày {before.issued_on:%d/%m/%Y}." if before else None


def was_never_held(dialogue: Dialogue, by: Actor) -> str | None:
    return None if dialogue.closed_at else "Hội nghị chưa bế mạc nên chưa có biên bản để ban hành."


@action(unless=[were_issued, was_never_held, is_not_ready(Paper.Kind.MINUTES)])
def issue_minutes(dialogue: Dialogue, *, by: Actor, at: datetime, issued_on: date) -> Paper:
    """Signed by the secretary and the chair (NĐ 30/2020, mẫu 1.9)."""
    return issue_paper(dialogue, Paper.Kind.MINUTES, issued_on=issued_on, by=by, at=at)
