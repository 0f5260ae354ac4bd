"""Count what the law asks around the day and store it; dates that are proved stay as they were."""

from datetime import date, datetime

from doithoai.models import Actor, Dialogue, Duty, Message, calendar_of
from doithoai.rules import regulation
from doithoai.rules.legal_clock import Move, moves
from doithoai.rules.procedure import Role
from doithoai.rules.vietnamese import table_date

TOLD = 500  # characters of one message


def asked_of(
    dialogue: Dialogue, *, held_on: date | None = None, conclusion_on: date | None = None
) -> tuple[regulation.Duty, ...]:
    """Every duty of the dialogue's regulation and of the national law under it, by its own office's calendar.

    `held_on`: as if the sitting were that day. Without a day nothing can be dated: empty.
    """
    day = held_on or dialogue.held_on
    if day is None:
        return ()
    return regulation.duties(
        dialogue.regulation,
        dialogue_on=day,
        conclusion_on=conclusion_on or conclusion_day(dialogue),
        calendar=calendar_of(dialogue.commune),
        chosen=dialogue.chosen_reply,
    )


def conclusion_day(dialogue: Dialogue) -> date | None:
    """The day the conclusion was issued; None while it is not."""
    return getattr(getattr(dialogue, "conclusion", None), "issued_on", None)


def duty_moves(dialogue: Dialogue, *, held_on: date | None = None) -> tuple[Move, ...]:
    """Which open dates would change, old and new, counted again today (`held_on`: if the day were moved).

    Nothing is written: a page shows this before anybody decides.
    """
    here = Duty.objects.filter(dialogue=dialogue)
    proved = {duty.key for duty in here if duty.proved_at}
    was = [(duty.key, duty.label, duty.due_on) for duty in here if duty.key not in proved]
    return moves(was, [duty for duty in asked_of(dialogue, held_on=held_on) if duty.key not in proved])


def store_duties(dialogue: Dialogue, *, conclusion_on: date | None = None) -> tuple[Move, ...]:
    """Store every duty asked for, and return what moved.

    What counts from a conclusion not issued yet is dated from the conclusion's own last day, and
    counted again when it is issued.
    """
    if dialogue.held_on is None:
        return ()
    moved = duty_moves(dialogue)
    here = {duty.key: duty for duty in Duty.objects.filter(dialogue=dialogue)}
    for duty in asked_of(dialogue, conclusion_on=conclusion_on):
        row = here.pop(duty.key, None) or Duty(dialogue=dialogue, key=duty.key)
        if row.proved_at:
            continue
        row.source, row.label, row.owner = duty.source_id, duty.label, duty.owner
        row.due_on, row.due_because = duty.due_on, duty.because
        if duty.floor:  # two clocks bind: the strictest is kept as the date, both as words
            row.due_because += f" Đồng thời: {duty.floor.because}"
        if duty.warning:
            row.due_because += f" {duty.warning}"
        row.save()
    Duty.objects.filter(pk__in=[row.pk for row in here.values()], proved_at=None).delete()  # asked no longer
    return moved


def tell_of_moves(dialogue: Dialogue, moved: tuple[Move, ...], *, why: str, at: datetime) -> None:
    """The clerk reads what moved and why; nobody finds a date changed in silence."""
    if not moved:
        return
    text = f"{why} {'; '.join(move.says() for move in moved)}."
    Message.objects.create(
        dialogue=dialogue,
        role=Role.CLERK,
        at=at,
        text=text if len(text) <= TOLD else f"{text[: TOLD - 1].rstrip()}…",
    )


def prove_duties(dialogue: Dialogue, *keys: str, proof: str, by: Actor, at: datetime) -> None:
    """A paper that was issued is the proof of the duties it fulfils."""
    Duty.objects.filter(dialogue=dialogue, key__in=keys, proved_at=None).update(
        proof=proof, proof_kind="paper", proved_at=at, proved_by=by.name
    )


def moved_because(old: date | None, new: date) -> str:
    """`Đổi ngày họp từ 18/06/2026 sang 02/07/2026:`."""
    was = f" từ {table_date(old)}" if old else ""
    return f"Đổi ngày họp{was} sang {table_date(new)}:"
