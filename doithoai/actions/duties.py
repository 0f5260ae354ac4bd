"""Count what the law asks around the day and store it; dates that are proved stay as they were."""

from datetime import date, datetime

from doithoai.models import Actor, Dialogue, Duty
from doithoai.rules import regulation


def store_duties(dialogue: Dialogue, *, conclusion_on: date | None = None) -> list[Duty]:
    """Store every duty of the dialogue's regulation and of the national law under it.

    Duties that cannot be dated yet (they count from the conclusion, or no day is set) are left out
    until they can be.
    """
    if dialogue.held_on is None:
        return []
    stored = []
    for duty in regulation.duties(
        dialogue.regulation, dialogue_on=dialogue.held_on, conclusion_on=conclusion_on
    ):
        row = Duty.objects.get_or_none(dialogue=dialogue, key=duty.key, source=duty.source_id)
        if row is None:
            row = Duty(dialogue=dialogue, key=duty.key, source=duty.source_id)
        elif row.proved_at:
            continue
        row.label, row.owner = duty.label, duty.owner
        row.due_on, row.due_because = duty.due_on, duty.because
        if duty.floor:  # two clocks bind: the strictest is kept as the date, both as words
            row.due_because += f" Đồng thời: {duty.floor.because}"
        row.save()
        stored.append(row)
    return stored


def prove_duties(dialogue: Dialogue, *keys: str, proof: str, by: Actor, at: datetime) -> None:
    """A paper that was issued is the proof of the duties it fulfils."""
    Duty.objects.filter(dialogue=dialogue, key__in=keys, proved_at=None).update(
        proof=proof, proved_at=at, proved_by=by.name
    )
