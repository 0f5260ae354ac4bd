"""Call the sitting off and tell people; its opinions wait for the next dialogue, none is lost."""

from datetime import date, datetime

from doithoai.actions import typed
from doithoai.actions.drafting import is_for_the_chair
from doithoai.actions.issuing import issue_complete_paper
from doithoai.actions.kernel import action
from doithoai.models import Actor, Dialogue, Opinion, OpinionGroup, Paper, SpeakerRequest


@action(unless=[is_for_the_chair])
def cancel_dialogue(
    dialogue: Dialogue, *, by: Actor, at: datetime, reason: str, issued_on: date | None = None
) -> Dialogue:
    """Set the reason; every opinion goes to the dialogue that is collecting now, or waits for the next
    one (its classification is made anew). The notice is numbered and dated `issued_on` (today when not given)."""
    dialogue.stage_note = typed.line(reason, "lý do hủy", at_most=500, required=True)
    dialogue.save(update_fields=["stage_note"])
    issue_complete_paper(dialogue, Paper.Kind.CANCELLATION, issued_on=issued_on or at.date(), by=by, at=at)
    following = Dialogue.objects.exclude(pk=dialogue.pk).next_to_be_held()
    SpeakerRequest.objects.filter(dialogue=dialogue).update(opinion=None)
    Opinion.objects.filter(dialogue=dialogue).on_the_dialogue_track().update(
        dialogue=following, group=None, classified_at=None
    )
    OpinionGroup.objects.filter(dialogue=dialogue, opinions=None).delete()
    return dialogue
