"""The speaker has finished, or gives up their place in the queue."""

from datetime import datetime

from doithoai.actions.kernel import Refusal, action
from doithoai.models import Actor, SpeakerRequest


@action()
def end_speech(speaker: SpeakerRequest, *, by: Actor, at: datetime) -> SpeakerRequest:
    """Somebody still waiting is taken off the queue (they went home, or were heard in another's words)."""
    if speaker.ended_at or speaker.withdrawn_at:
        raise Refusal(f"Lượt của {speaker.name} đã kết thúc.")
    if speaker.called_at:
        speaker.ended_at = max(at, speaker.called_at)
    else:
        speaker.withdrawn_at = at
    speaker.save(update_fields=["ended_at", "withdrawn_at"])
    return speaker
