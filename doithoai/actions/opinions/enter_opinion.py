"""Write down an opinion for somebody else: at the desk, in the hamlet, for the Front, in the hall."""

from datetime import datetime
from typing import Any

from doithoai.actions.bringing import Entry, take_down
from doithoai.actions.grouping import group_of_one
from doithoai.actions.kernel import Refusal, action
from doithoai.models import Actor, Body, Commune, Dialogue, Hamlet, Opinion
from doithoai.rules.procedure import Stage


@action()
def enter_opinion(
    commune: Commune,
    *,
    by: Actor,
    at: datetime,
    words: str,
    author: str = "",
    contact: str = "",
    hamlet: Hamlet | None = None,
    publish: str = Opinion.Publish.NOTHING,
    channel: str | None = None,
    dialogue: Dialogue | None = None,
    slip: str = "",
    collected_by: Body | None = None,
    **more: Any,
) -> Opinion:
    """Keep who entered it and through which door. `slip`: the number or code printed on the paper, which stays the
    person's receipt. What is spoken in the hall gets its group at once,
    so that the chair can decide about it in the same minute."""
    dialogue = dialogue or Dialogue.objects.all().next_to_be_held()
    if channel == Opinion.Channel.HALL and dialogue:  # its group takes the next number of the dialogue
        dialogue = Dialogue.objects.select_for_update(no_key=True).get(pk=dialogue.pk)
    if channel == Opinion.Channel.HALL and (
        dialogue is None or dialogue.stage not in (Stage.IN_SESSION, Stage.CONCLUDING)
    ):
        raise Refusal("Chỉ ghi ý kiến phát biểu khi hội nghị đang họp hoặc đang hoàn thiện biên bản.")
    entry = Entry(words=words, author=author, contact=contact, hamlet=hamlet, publish=publish, slip=slip)
    opinion = take_down(
        entry, by=by, at=at, dialogue=dialogue, channel=channel, collected_by=collected_by, **more
    )
    if channel == Opinion.Channel.HALL and dialogue:
        opinion.classified_at = at
        opinion.save(update_fields=["classified_at"])
        group_of_one(opinion, dialogue)
    return opinion
