"""Set or move the day of the sitting; every duty that hangs from it moves visibly."""

from datetime import date, datetime, time

from doithoai.actions import typed
from doithoai.actions.duties import (
    follow_the_rule,
    moved_because,
    prove_plan,
    set_aside,
    store_duties,
    tell_of_moves,
)
from doithoai.actions.kernel import Refusal, action
from doithoai.models import Actor, Dialogue, Duty, Invitation
from doithoai.rules.legal_clock import NAMES_THE_DAY


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
    settle(dialogue, by=by, at=at, held_on=held_on, starts_at=starts_at, venue=venue)
    return dialogue


def settle(
    dialogue: Dialogue, *, by: Actor, at: datetime, held_on: date, starts_at: time | None, venue: str
) -> None:
    if held_on < at.date():
        raise Refusal(f"Ngày {held_on:%d/%m/%Y} đã qua. Xin chọn ngày từ hôm nay trở đi.")
    if held_on.year > at.year + 1:
        raise Refusal(f"Năm {held_on.year} cách năm nay quá xa; xin kiểm tra lại.")
    why, first = moved_because(dialogue.held_on, held_on), dialogue.held_on is None
    announced = (dialogue.held_on, dialogue.starts_at, dialogue.venue)
    dialogue.held_on = held_on
    dialogue.starts_at = starts_at or dialogue.starts_at
    dialogue.venue = typed.line(venue, "địa điểm", at_most=300) or dialogue.venue
    dialogue.save(update_fields=["held_on", "starts_at", "venue"])
    if not first and announced != (dialogue.held_on, dialogue.starts_at, dialogue.venue):
        ask_again(dialogue, at=at)
    follow_the_rule(dialogue, at=at)
    tell_of_moves(dialogue, store_duties(dialogue, at=at), why=why, at=at)
    if first:  # a plan with a vague time was issued before anything could be dated
        prove_plan(dialogue, by=by, at=at)


def ask_again(dialogue: Dialogue, *, at: datetime) -> None:
    """People hold words with another day, hour or place: the notice is open again, every guest waits for a new
    invitation. The papers and proofs of before stay."""
    for duty in Duty.objects.filter(dialogue=dialogue, key__in=NAMES_THE_DAY).exclude(proved_at=None):
        if duty.proved_for == dialogue.held_on:  # another day sets it aside by itself, and says so
            set_aside(duty, at=at)
            duty.save()
    Invitation.objects.filter(dialogue=dialogue).exclude(issued_at=None).update(issued_at=None)
