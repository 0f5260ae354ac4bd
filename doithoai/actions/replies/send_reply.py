"""The assigned body answers the citizens (trả lời ý kiến)."""

from datetime import datetime

from doithoai.actions import typed
from doithoai.actions.conditions import belongs_to_another_body
from doithoai.actions.duties import prove_duties
from doithoai.actions.issuing import issue_paper
from doithoai.actions.kernel import action
from doithoai.models import Actor, Assignment, Paper, Reply


def is_answered(assignment: Assignment, by: Actor) -> str | None:
    if assignment.answered_at is None:
        return None
    return f"Nội dung này đã trả lời lúc {assignment.answered_at:%H:%M ngày %d/%m/%Y}. Người dân chưa hài lòng thì sẽ tự mở lại."


@action(unless=[belongs_to_another_body, is_answered])
def send_reply(assignment: Assignment, *, by: Actor, at: datetime, text: str) -> Reply:
    """Numbered as an official letter and shown at once under the code of everyone who asked."""
    text = typed.words(
        text, "nội dung trả lời", at_least=20, better="rõ ai làm, ngày nào xong; không làm được thì vì sao"
    )
    paper = issue_paper(
        assignment.dialogue,
        Paper.Kind.REPLY,
        issued_on=at.date(),
        by=by,
        at=at,
        assignment=assignment,
        text=text,
    )
    reply = Reply.objects.create(assignment=assignment, text=text, sent_at=at, by=by.name, paper=paper)
    assignment.answered_at = at
    assignment.save(update_fields=["answered_at"])
    if not Assignment.objects.filter(dialogue=assignment.dialogue).unanswered().exists():
        prove_duties(
            assignment.dialogue, "reply", "reply_extended", proof="Mọi nội dung đã trả lời", by=by, at=at
        )
    return reply
