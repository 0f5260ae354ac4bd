"""Give somebody the floor; who had it before has finished."""

from datetime import datetime

from django.db.models.functions import Greatest

from doithoai.actions.kernel import Refusal, action
from doithoai.models import Actor, SpeakerRequest


@action()
def call_speaker(speaker: SpeakerRequest, *, by: Actor, at: datetime) -> SpeakerRequest:
    """One person speaks at a time (the database insists too)."""
    if speaker.withdrawn_at or speaker.called_at:
        raise Refusal(f"{speaker.name} đã phát biểu hoặc đã thôi phát biểu.")
    SpeakerRequest.objects.filter(dialogue=speaker.dialogue).on_the_floor().update(
        ended_at=Greatest("called_at", at)
    )
    speaker.called_at = at
    speaker.save(update_fields=["called_at"])
    return speaker
