"""Count the open dates again, visibly: the calendar changed, or an office closed."""

from datetime import datetime

from doithoai.actions import typed
from doithoai.actions.duties import follow_the_rule, store_duties, tell_of_moves
from doithoai.actions.kernel import action
from doithoai.actions.recounting import recount
from doithoai.models import Actor, Dialogue, Message
from doithoai.rules.vietnamese import table_date


def changes_nothing(dialogue: Dialogue, by: Actor) -> str | None:
    return None if recount(dialogue) else "Tính lại không có thời hạn nào thay đổi."


@action(unless=[changes_nothing])
def recount_deadlines(dialogue: Dialogue, *, by: Actor, at: datetime, why: str) -> Dialogue:
    """Dates given to people never move by themselves: this moves them, says why, and tells each body.

    What would move is shown beforehand by `recounting.recount(dialogue)`; what is proved or answered stays.
    """
    why = typed.line(why, "lý do tính lại", at_most=300, required=True)
    found = recount(dialogue)
    follow_the_rule(dialogue, at=at)
    tell_of_moves(dialogue, store_duties(dialogue, at=at), why=f"Tính lại thời hạn ({why}):", at=at)
    for move in found.replies:
        assignment = move.assignment
        assignment.ruled_on, assignment.due_on = move.ruled.on, move.new
        assignment.due_because = (
            f"Tính lại từ {table_date(move.old)} thành {table_date(move.new)}: {why} "
            f"({by.name}, {table_date(at.date())}). {move.ruled.because}"
        )
        assignment.save(update_fields=["ruled_on", "due_on", "due_because"])
        Message.objects.create(
            dialogue=dialogue, body=assignment.body, assignment=assignment, at=at,
            text=f"Hạn trả lời “{assignment.group.question[:200]}” tính lại: {table_date(move.old)} → {table_date(move.new)}.",
        )  # fmt: skip
    return dialogue
