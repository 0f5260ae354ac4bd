"""Set or move the day of the sitting; every duty that hangs from it moves visibly."""

from datetime import date, datetime, time

from doithoai.actions import typed
from doithoai.actions.duties import moved_because, store_duties, tell_of_moves
from doithoai.actions.kernel import Refusal, action
from doithoai.models import Actor, Dialogue


@action()
def set_day(
    dialogue: Dialogue,
    *,
    by: Actor,
    at: datetime,
    held_on: date,
    starts_at: time | None = None,
    venue: str = "",
) -> Dialogue:
    """Set the day after the plan was issued with a vague time, or move it. Raises Refusal for a past day."""
    settle(dialogue, at=at, held_on=held_on, starts_at=starts_at, venue=venue)
    return dialogue


def settle(dialogue: Dialogue, *, at: datetime, held_on: date, starts_at: time | None, venue: str) -> None:
    if held_on < at.date():
        raise Refusal(f"Ngày {held_on:%d/%m/%Y} đã qua. Xin chọn ngày từ hôm nay trở đi.")
    if held_on.year > at.year + 1:
        raise Refusal(f"Năm {held_on.year} cách năm nay quá xa; xin kiểm tra lại.")
    why = moved_because(dialogue.held_on, held_on)
    dialogue.held_on = held_on
    dialogue.starts_at = starts_at or dialogue.starts_at
    dialogue.venue = typed.line(venue, "địa điểm", at_most=300) or dialogue.venue
    dialogue.save(update_fields=["held_on", "starts_at", "venue"])
    tell_of_moves(dialogue, store_duties(dialogue), why=why, at=at)
