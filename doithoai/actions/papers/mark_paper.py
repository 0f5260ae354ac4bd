"""Set what is stamped or noted on one paper before it is issued: urgency, circulation, typist, copies, sides."""

from datetime import datetime

from doithoai.actions.kernel import Refusal, action
from doithoai.models import Actor, Assignment, Dialogue, Paper
from doithoai.outputs.papers.drafts.maker import Maker
from doithoai.rules.paper_marks import Marks, key_of, why_not


@action()
def mark_paper(
    dialogue: Dialogue, *, by: Actor, at: datetime, kind: str, marks: Marks, assignment: Assignment | None = None
) -> Dialogue:  # fmt: skip
    """They stay for every later paper of this kind until changed. A draft handed in before has changed by it and is
    handed in again. Raises Refusal for a mark that this kind or style does not carry."""
    if kind not in Paper.Kind.values:
        raise Refusal("Không có loại văn bản này. Xin chọn trong danh sách.")
    if no := why_not(marks, kind, Maker(dialogue, kind, None, at.date()).style):
        raise Refusal(no)
    key = key_of(kind, assignment.pk if assignment else None)
    others = {name: kept for name, kept in dialogue.paper_marks.items() if name != key}
    dialogue.paper_marks = others | ({key: marks.as_json()} if marks != Marks() else {})
    dialogue.save(update_fields=["paper_marks"])
    return dialogue
