"""Open the sitting."""

from datetime import datetime

from django.utils.timezone import localtime

from doithoai.actions.duties import store_duties
from doithoai.actions.kernel import action
from doithoai.models import Actor, Arrival, Dialogue, MinutesEntry
from doithoai.rules.vietnamese import count_words


@action()
def open_conference(dialogue: Dialogue, *, by: Actor, at: datetime) -> Dialogue:
    """The minutes begin with the hour and the number of people in the hall.

    The day of the sitting is the day it was opened, whatever was announced; what counts from it moves too.
    """
    dialogue.opened_at = at
    announced, dialogue.held_on = dialogue.held_on, localtime(at).date()
    dialogue.save(update_fields=["opened_at", "held_on"])
    if dialogue.held_on != announced:
        store_duties(dialogue, at=at)
    present = Arrival.objects.filter(dialogue=dialogue).count()
    MinutesEntry.objects.create(
        dialogue=dialogue, part=MinutesEntry.Part.OPENING, at=at, by=by.name,
        words=f"Khai mạc hội nghị; {f'có mặt {count_words(present)} người' if present else 'chưa có ai điểm danh'}.",
    )  # fmt: skip
    return dialogue
