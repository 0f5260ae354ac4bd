"""Count what the law asks around the day and store it; dates that are proved stay as they were."""

from datetime import date, datetime

from doithoai.models import Actor, Dialogue, Duty
from doithoai.rules import regulation


def store_duties(dialogue: Dialogue, *, conclusion_on: date | None = None) -> None:
    """Store every duty of the dialogue's regulation and of the national law under it.

    What counts from a conclusion not issued yet is dated from the conclusion's own last day, and
    counted again when it is issued. Without a day nothing can be dated.
    """
    if dialogue.held_on is None:
        return
    asked = regulation.duties(dialogue.regulation, dialogue_on=dialogue.held_on, conclusion_on=conclusion_on)
    here = {duty.key: duty for duty in Duty.objects.filter(dialogue=dialogue)}
    for duty in asked:
        row = here.pop(duty.key, None) or Duty(dialogue=dialogue, key=duty.key)
        if row.proved_at:
            continue
        row.source, row.label, row.owner = duty.source_id, duty.label, duty.owner
        row.due_on, row.due_because = duty.due_on, duty.because
        if duty.floor:  # two clocks bind: the strictest is kept as the date, both as words
            row.due_because += f" Đồng thời: {duty.floor.because}"
        row.save()
    Duty.objects.filter(pk__in=[row.pk for row in here.values()], proved_at=None).delete()  # asked no longer


def prove_duties(dialogue: Dialogue, *keys: str, proof: str, by: Actor, at: datetime) -> None:
    """A paper that was issued is the proof of the duties it fulfils."""
    Duty.objects.filter(dialogue=dialogue, key__in=keys, proved_at=None).update(
        proof=proof, proved_at=at, proved_by=by.name
    )
