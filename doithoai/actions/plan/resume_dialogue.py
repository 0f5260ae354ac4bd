"""Hold a postponed sitting after all, on a new day."""

from datetime import date, datetime, time

from doithoai.actions.kernel import action
from doithoai.actions.plan.set_day import settle
from doithoai.models import Actor, Dialogue


@action()
def resume_dialogue(
    dialogue: Dialogue,
    *,
    by: Actor,
    at: datetime,
    held_on: date,
    starts_at: time | None = None,
    venue: str = "",
) -> Dialogue:
    """Back to OPEN with a new day; the duties are counted again from it."""
    settle(dialogue, by=by, at=at, held_on=held_on, starts_at=starts_at, venue=venue)
    dialogue.stage_note = ""
    dialogue.save(update_fields=["stage_note"])
    return dialogue
