"""Call the sitting off; its opinions wait for the next dialogue, none is lost."""

from datetime import datetime

from doithoai.actions import typed
from doithoai.actions.kernel import action
from doithoai.models import Actor, Dialogue, Opinion, OpinionGroup, SpeakerRequest


@action()
def cancel_dialogue(dialogue: Dialogue, *, by: Actor, at: datetime, reason: str) -> Dialogue:
    """Set the reason; every opinion goes to the dialogue that is collecting now, or waits for the next
    one (its classification is made anew)."""
    dialogue.stage_note = typed.line(reason, "lý do hủy", at_most=500, required=True)
    dialogue.save(update_fields=["stage_note"])
    following = Dialogue.objects.exclude(pk=dialogue.pk).next_to_be_held()
    SpeakerRequest.objects.filter(dialogue=dialogue).update(opinion=None)
    Opinion.objects.filter(dialogue=dialogue).on_the_dialogue_track().update(
        dialogue=following, group=None, classified_at=None
    )
    OpinionGroup.objects.filter(dialogue=dialogue, opinions=None).delete()
    return dialogue
