"""Take out the sheet, or the files, of what is about to be handed over as a denunciation."""

from datetime import datetime

from doithoai.actions.conditions import has_left_the_dialogue, is_split
from doithoai.actions.kernel import Refusal, action
from doithoai.actions.opinions.divert_opinion import the_office_does_this
from doithoai.models import Actor, Handover, Opinion
from doithoai.outputs.handover import evidence_of, mark_of

PARTS = {"sheet": "sheet_at", "files": "files_at"}


@action(unless=[the_office_does_this, has_left_the_dialogue, is_split])
def take_handover(opinion: Opinion, *, by: Actor, at: datetime, part: str) -> Opinion:
    """Note that `part` ("sheet", "files") of it, as it is now, was taken: without that it is not wiped. What was
    taken of other words or other files counts no more."""
    if part not in PARTS:
        raise Refusal("Xin bấm In bản giao hoặc Tải tệp kèm theo.")
    mark = mark_of(opinion, evidence_of(opinion))
    row = Handover.objects.filter(opinion=opinion).first() or Handover(opinion=opinion)
    if row.mark != mark:
        row.mark, row.sheet_at, row.files_at = mark, None, None
    setattr(row, PARTS[part], at)
    row.by = by.name
    row.save()
    return opinion
