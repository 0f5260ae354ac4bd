"""Send a draft back to whoever wrote it, saying what to change."""

from datetime import datetime

from doithoai.actions import typed
from doithoai.actions.changing import MOST
from doithoai.actions.drafting import MOST_WORDS, add_step, told_wait, way_of
from doithoai.actions.kernel import action
from doithoai.models import Actor, Message, PaperDraft
from doithoai.rules.paper_trail import Act
from doithoai.rules.procedure import Role


def lies_with_the_writer(draft: PaperDraft, by: Actor) -> str | None:
    waits = draft.waits_for(way_of(draft.commune_id))
    if waits is None:
        return (
            "Dự thảo này đã ban hành thành văn bản. Còn sai thì thay thế, đính chính hoặc thu hồi văn bản ấy."
        )
    return told_wait(waits) if waits == Act.DRAFTED else None


@action(unless=[lies_with_the_writer])
def return_draft(draft: PaperDraft, *, by: Actor, at: datetime, comment: str) -> PaperDraft:
    """The steps done so far stay in sight but count no more. Raises Refusal without a comment."""
    said = typed.words(comment, "ý kiến trả lại", at_least=2, at_most=MOST_WORDS, better="rõ cần sửa gì")
    add_step(draft, Act.RETURNED, by=by, at=at, comment=said)
    Message.objects.create(
        dialogue=draft.dialogue, role=Role.CLERK, body=draft.assignment.body if draft.assignment else None, at=at,
        about=draft.reference,
        text=f"{draft} của {draft.dialogue} bị trả lại: {said}"[:MOST],
    )  # fmt: skip
    return draft
