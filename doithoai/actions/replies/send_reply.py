"""The assigned body answers the citizens (trả lời ý kiến)."""

from datetime import datetime
from typing import Any

from doithoai.actions.conditions import belongs_to_another_body
from doithoai.actions.drafting import refuse_unapproved
from doithoai.actions.duties import prove_duties
from doithoai.actions.issuing import issue_paper
from doithoai.actions.kernel import action
from doithoai.actions.reply_words import checked
from doithoai.models import Actor, Assignment, Paper, Reply


def is_answered(assignment: Assignment, by: Actor) -> str | None:
    if assignment.answered_at is None:
        return None
    return f"Nội dung này đã trả lời lúc {assignment.answered_at:%H:%M ngày %d/%m/%Y}. Người dân chưa hài lòng thì sẽ tự mở lại."


@action(unless=[belongs_to_another_body, is_answered])
def send_reply(
    assignment: Assignment, *, by: Actor, at: datetime, text: str, summary: str = "", findings: str = "", bases: str = "",
) -> Reply:  # fmt: skip
    """Numbered as an official letter and shown at once under the code of everyone who asked. `summary`, `findings`
    and `bases` are parts of the letter (reply_words)."""
    words: dict[str, Any] = checked(text, summary=summary, findings=findings, bases=bases)
    refuse_unapproved(assignment.dialogue, Paper.Kind.REPLY, by=by, assignment=assignment, words=words)
    paper = issue_paper(
        assignment.dialogue,
        Paper.Kind.REPLY,
        issued_on=at.date(),
        by=by,
        at=at,
        assignment=assignment,
        **words,
    )
    reply = Reply.objects.create(assignment=assignment, sent_at=at, by=by.name, paper=paper, **words)
    assignment.answered_at = at
    assignment.save(update_fields=["answered_at"])
    if not Assignment.objects.filter(dialogue=assignment.dialogue).unanswered().exists():
        prove_duties(
            assignment.dialogue, "reply", "reply_extended", proof="Mọi nội dung đã trả lời", by=by, at=at
        )
    return reply
