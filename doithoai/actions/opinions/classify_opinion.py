"""Say what an opinion is about, how pressing, and whose competence: a person decides."""

from datetime import datetime

from doithoai.actions.conditions import (
    belongs_to_no_dialogue,
    has_left_the_dialogue,
    is_split,
    the_clerk_does_this,
)
from doithoai.actions.grouping import give_labels
from doithoai.actions.kernel import Refusal, action
from doithoai.actions.remembering import refuse_if_stale, remembered
from doithoai.actions.suspecting import sounds_like_another_procedure
from doithoai.models import Actor, Competence, Opinion, Urgency
from doithoai.rules.triage import FIELD_LABELS


@action(unless=[the_clerk_does_this, has_left_the_dialogue, belongs_to_no_dialogue, is_split])
def classify_opinion(
    opinion: Opinion,
    *,
    by: Actor,
    at: datetime,
    field: str,
    urgency: str,
    competence: str,
    ordinary: bool = False,
    seen: str = "",
) -> Opinion:
    """Confirm the three labels. An opinion without a group gets one of its own; a group of one follows
    its opinion's labels. `ordinary`: a person read what sounds like a complaint or a denunciation and says that it is
    none. `seen`: the mark of the page that was looked at (actions/remembering.py)."""
    refuse_if_stale(opinion, seen)
    if not ordinary and (no := sounds_like_another_procedure(opinion, by)):
        raise Refusal(no)
    if field not in FIELD_LABELS:
        raise Refusal("Chưa chọn lĩnh vực. Xin chọn một lĩnh vực trong danh sách.")
    if urgency not in Urgency.values or competence not in Competence.values:
        raise Refusal("Xin chọn mức độ cấp thiết và thẩm quyền giải quyết.")
    with remembered("classify_opinion", [opinion], by=by, at=at):
        give_labels(opinion, opinion.dialogue, field, urgency, competence, at)  # type: ignore[arg-type]  # belongs_to_no_dialogue
    return opinion
