"""Close the sitting."""

from datetime import datetime

from django.db.models.functions import Greatest

from doithoai.actions.kernel import action
from doithoai.models import Actor, Dialogue, MinutesEntry, SpeakerRequest


@action()
def close_conference(dialogue: Dialogue, *, by: Actor, at: datetime) -> Dialogue:
    """Who still had the floor has finished; who waited keeps their opinion, answered in writing."""
    SpeakerRequest.objects.filter(dialogue=dialogue).on_the_floor().update(ended_at=Greatest("called_at", at))
    dialogue.closed_at = at
    dialogue.save(update_fields=["closed_at"])
    MinutesEntry.objects.create(
        dialogue=dialogue, part=MinutesEntry.Part.CONCLUSION, at=at, by=by.name,
        words=f"Hội nghị kết thúc lúc {at:%H} giờ {at:%M} phút.",
    )  # fmt: skip
    return dialogue
