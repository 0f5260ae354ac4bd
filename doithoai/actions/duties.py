"""Count what the law asks around the day and store it; what was proved for another day is asked for again."""

from collections.abc import Iterable
from dataclasses import replace
from datetime import date, datetime

from django.utils.timezone import localtime

from doithoai.models import Actor, Dialogue, Duty, Message, Paper, PastProof, calendar_of
from doithoai.rules import regulation
from doithoai.rules.legal_clock import LASTS, Move, clock_of, gathered, moves, still_proves
from doithoai.rules.legal_events import HAPPENINGS, event_duties
from doithoai.rules.procedure import Role
from doithoai.rules.vietnamese import table_date

TOLD = 500  # characters of one message


def asked_of(
    dialogue: Dialogue, *, held_on: date | None = None, conclusion_on: date | None = None
) -> tuple[regulation.Duty, ...]:
    """Every duty of the dialogue's regulation and of the national law under it, by its own office's calendar.

    `held_on`: as if the sitting were that day. Without a day only what hangs from another event can be dated.
    """
    day, by_event = held_on or dialogue.held_on, asked_by_events(dialogue, conclusion_on=conclusion_on)
    if day is None:
        return by_event
    done = Duty.objects.filter(dialogue=dialogue).exclude(done_on=None).values_list("key", "done_on")
    clock = clock_of(
        dialogue.regulation,
        held_on=day,
        conclusion_on=conclusion_on or dialogue.concluded_on,
        calendar=calendar_of(dialogue.commune),
        chosen=dialogue.chosen_days,
        done={key: day for key, day in done if day},
    )
    return (*(task.duty for task in clock.tasks), *by_event)


def asked_by_events(dialogue: Dialogue, *, conclusion_on: date | None = None) -> tuple[regulation.Duty, ...]:
    """What is owed because of a request that came in, a consultation that was opened, and its papers."""
    happened = dialogue.happened
    if "consultation" in happened and conclusion_on:
        happened["publish.conclusion"] = conclusion_on
    if not happened:
        return ()
    return event_duties(
        dialogue.regulation, happened, calendar_of(dialogue.commune), collect_until=dialogue.collect_until
    )


def duty_moves(dialogue: Dialogue, *, held_on: date | None = None) -> tuple[Move, ...]:
    """Which dates would change, old and new, counted again today (`held_on`: if the day were moved).

    Nothing is written: a page shows this before anybody decides. What is proved moves only when the day does,
    and says so when its proof no longer proves it.
    """
    day = held_on or dialogue.held_on
    rows = {duty.key: duty for duty in Duty.objects.filter(dialogue=dialogue)}
    asked = {duty.key: duty for duty in asked_of(dialogue, held_on=held_on)}
    undone = {
        key: f"Đã làm cho ngày cũ {table_date(row.proved_for)}: {row.proof}" if row.proved_for else row.proof
        for key, row in rows.items()
        if row.proved_at and key in asked and day and not holds(row, asked[key], day)
    }
    settled = {
        key for key, row in rows.items() if row.proved_at and (row.proved_for == day or key not in asked)
    }
    was = [(key, row.label, row.due_on) for key, row in rows.items() if key not in settled]
    found = moves(was, [duty for key, duty in asked.items() if key not in settled], reopened=undone.keys())
    return tuple(replace(move, undone=undone.get(move.key, "")) for move in found)


def holds(row: Duty, asked: regulation.Duty, held_on: date) -> bool:
    """Does the proof of `row` still do for a sitting on `held_on`?"""
    done_on = row.done_on or localtime(row.proved_at).date()
    return still_proves(asked, done_on=done_on, proved_for=row.proved_for, held_on=held_on)


def store_duties(dialogue: Dialogue, *, at: datetime, conclusion_on: date | None = None) -> tuple[Move, ...]:
    """Store every duty asked for, and return what moved.

    What counts from a conclusion not issued yet is dated from the conclusion's own last day, and
    counted again when it is issued. A proof that does not do for the new day is set aside and its duty is
    open again; one that still does is kept, and is from now on the proof for the new day.
    """
    moved = duty_moves(dialogue)
    here = {duty.key: duty for duty in Duty.objects.filter(dialogue=dialogue)}
    keep(dialogue, here, asked_of(dialogue, conclusion_on=conclusion_on), at=at)
    return moved


def store_event_duties(dialogue: Dialogue, *, at: datetime) -> tuple[Move, ...]:
    """The same for what hangs from another event than the sitting: owed before a plan is issued, too."""
    moved = tuple(move for move in duty_moves(dialogue) if move.key in HAPPENINGS)
    here = {duty.key: duty for duty in Duty.objects.filter(dialogue=dialogue, key__in=HAPPENINGS)}
    keep(dialogue, here, asked_by_events(dialogue), at=at)
    return moved


def keep(
    dialogue: Dialogue, here: dict[str, Duty], asked: Iterable[regulation.Duty], *, at: datetime
) -> None:
    """Make the rows `here` (by key) those that are `asked`; what is proved for this day stays as it is."""
    for duty in asked:
        row = here.pop(duty.key, None) or Duty(dialogue=dialogue, key=duty.key)
        if row.proved_at:
            if row.proved_for == dialogue.held_on:
                continue
            if dialogue.held_on is None or holds(row, duty, dialogue.held_on):
                row.proved_for = dialogue.held_on
            else:
                set_aside(row, at=at)
        put(row, duty)
    Duty.objects.filter(pk__in=[row.pk for row in here.values()], proved_at=None).delete()  # asked no longer


def start_what_lasts(begun: Duty) -> None:
    """What runs from the day `begun` was done gets its date from that day, unless it is proved itself."""
    if begun.key not in {starts for starts, _ in LASTS.values()}:
        return
    waiting = Duty.objects.filter(dialogue=begun.dialogue, key__startswith="lasting.", proved_at=None)
    rows = {row.key: row for row in waiting}
    for duty in asked_of(begun.dialogue):
        if row := rows.get(duty.key):
            put(row, duty)


def put(row: Duty, duty: regulation.Duty) -> None:
    """Store the date and the words of `duty` in its row."""
    row.source, row.label, row.owner = duty.source_id, duty.label, duty.owner
    row.due_on, row.due_because = duty.due_on, duty.because
    if duty.floor:  # two clocks bind: the strictest is kept as the date, both as words
        row.due_because += f" Đồng thời: {duty.floor.because}"
    for warning in (duty.warning, duty.floor.warning if duty.floor else ""):
        if warning and warning not in row.due_because:
            row.due_because += f" {warning}"
    row.save()


def set_aside(duty: Duty, *, at: datetime) -> None:
    """The proof no longer closes the duty; it stays to be seen. Empties the duty's own fields, not saved."""
    if duty.proved_at is None:
        return
    PastProof.objects.create(
        dialogue=duty.dialogue, key=duty.key, label=duty.label, proof=duty.proof, proof_kind=duty.proof_kind,
        proof_file=duty.proof_file, proved_at=duty.proved_at, proved_by=duty.proved_by, done_on=duty.done_on,
        proved_for=duty.proved_for, set_aside_at=at,
    )  # fmt: skip
    duty.proof = duty.proof_kind = duty.proved_by = ""
    duty.proof_file = duty.proved_at = duty.done_on = duty.proved_for = None


def follow_the_rule(dialogue: Dialogue, *, at: datetime) -> None:
    """The rule is chosen by the day: one that does not bind it gives way to what replaces it, and the clerk is told."""
    heir = regulation.heir_on(dialogue.regulation, dialogue.held_on) if dialogue.held_on else None
    if heir is None or dialogue.held_on is None:
        return
    left = regulation.lapse(regulation.load_all()[dialogue.regulation], dialogue.held_on)
    dialogue.regulation = heir.id
    dialogue.save(update_fields=["regulation"])
    text = f"{left} Hội nghị từ nay theo {heir.short}."
    Message.objects.create(dialogue=dialogue, role=Role.CLERK, at=at, text=text[:TOLD])


def tell_of_moves(dialogue: Dialogue, moved: tuple[Move, ...], *, why: str, at: datetime) -> None:
    """The clerk reads what moved and why; nobody finds a date changed in silence."""
    if not moved:
        return
    text = f"{why} {'; '.join(move.says() for move in gathered(moved))}."
    Message.objects.create(
        dialogue=dialogue,
        role=Role.CLERK,
        at=at,
        text=text if len(text) <= TOLD else f"{text[: TOLD - 1].rstrip()}…",
    )


def prove_duties(
    dialogue: Dialogue, *keys: str, proof: str, by: Actor, at: datetime, done_on: date | None = None
) -> None:
    """A paper that was issued is the proof of the duties it fulfils. `done_on`: its date, today when not given."""
    Duty.objects.filter(dialogue=dialogue, key__in=keys, proved_at=None).update(
        proof=proof,
        proof_kind="paper",
        proved_at=at,
        proved_by=by.name,
        done_on=done_on or localtime(at).date(),
        proved_for=dialogue.held_on,
    )


def prove_plan(dialogue: Dialogue, *, by: Actor, at: datetime) -> None:
    """The plan that was issued is the proof that it was made public, for as long as its date does; and that a
    request for a dialogue was considered."""
    paper = Paper.objects.filter(dialogue=dialogue, kind=Paper.Kind.PLAN).order_by("pk").last()
    if paper:
        words = f"Kế hoạch số {paper.code}"
        prove_duties(dialogue, "publish_plan", "request", proof=words, by=by, at=at, done_on=paper.issued_on)


def moved_because(old: date | None, new: date) -> str:
    """`Đổi ngày họp từ 18/06/2026 sang 02/07/2026:`."""
    was = f" từ {table_date(old)}" if old else ""
    return f"Đổi ngày họp{was} sang {table_date(new)}:"
