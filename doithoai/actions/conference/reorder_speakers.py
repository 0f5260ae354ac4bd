"""Move a waiting speaker to another place in the queue: the chair decides."""

from datetime import datetime

from doithoai.actions.kernel import Refusal, action
from doithoai.models import Actor, SpeakerRequest


@action()
def reorder_speakers(speaker: SpeakerRequest, *, by: Actor, at: datetime, place: int) -> SpeakerRequest:
    """`place` counts from 1 among those waiting; beyond the ends means first or last."""
    queue = list(SpeakerRequest.objects.filter(dialogue=speaker.dialogue).waiting())
    if speaker not in queue:
        raise Refusal(f"{speaker.name} không còn trong hàng chờ.")
    places = sorted(each.place for each in queue)
    queue.remove(speaker)
    queue.insert(max(0, min(place - 1, len(queue))), speaker)
    for each, new_place in zip(queue, places, strict=True):
        if each.place != new_place:
            each.place = new_place
            each.save(update_fields=["place"])
    speaker.refresh_from_db()
    return speaker
