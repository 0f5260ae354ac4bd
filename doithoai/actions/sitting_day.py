"""What speaks against a day for one dialogue's sitting; nothing is written here."""

from datetime import date

from doithoai.actions.duties import asked_of, holds
from doithoai.models import Dialogue, Duty, calendar_of
from doithoai.rules.sitting_day import earliest_in_time, warnings_for
from doithoai.rules.vietnamese import table_date


def day_warnings(dialogue: Dialogue, held_on: date, *, today: date) -> tuple[str, ...]:
    """Sentences to read before a sitting on `held_on` is decided; what is done already does not warn."""
    calendar = calendar_of(dialogue.commune)
    asked = asked_of(dialogue, held_on=held_on)
    by_key = {duty.key: duty for duty in asked}
    done = {
        row.key
        for row in Duty.objects.filter(dialogue=dialogue).exclude(proved_at=None)
        if row.key in by_key and holds(row, by_key[row.key], held_on)
    }
    found = warnings_for(
        held_on, today=today, regulation_id=dialogue.regulation, asked=asked, done=done, calendar=calendar,
        least=dialogue.attendance_min, most=dialogue.attendance_max,
    )  # fmt: skip
    late = [each for each in asked if each.direction == "before" and each.key not in done]
    if any(duty.due_on < today for duty in late) and (first := earliest_in_time(today, late, calendar)):
        found = (*found, f"Ngày làm việc sớm nhất mà mọi việc còn kịp: {table_date(first)}.")
    return found
