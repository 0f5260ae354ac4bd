"""Say what an opinion is about, how pressing, and whose competence: a person decides."""

from datetime import datetime

from doithoai.actions.conditions import belongs_to_no_dialogue, has_left_the_dialogue
from doithoai.actions.grouping import group_of_one
from doithoai.actions.kernel import Refusal, action
from doithoai.models import Actor, Competence, Opinion, Urgency
from doithoai.rules.triage import FIELD_LABELS


@action(unless=[has_left_the_dialogue, belongs_to_no_dialogue])
def classify_opinion(
    opinion: Opinion, *, by: Actor, at: datetime, field: str, urgency: str, competence: str
) -> Opinion:
    """Confirm the three labels. An opinion without a group gets one of its own; a group of one follows
    its opinion's labels."""
    if field not in FIELD_LABELS:
        raise Refusal("Chưa chọn lĩnh vực. Xin chọn một lĩnh vực trong danh sách.")
    if urgency not in Urgency.values or competence not in Competence.values:
        raise Refusal("Xin chọn mức độ cấp thiết và thẩm quyền giải quyết.")
    opinion.field, opinion.urgency, opinion.competence = field, urgency, competence
    opinion.classified_at = at
    opinion.save(update_fields=["field", "urgency", "competence", "classified_at"])
    if opinion.group is None:
        group_of_one(opinion, opinion.dialogue)  # type: ignore[arg-type]  # belongs_to_no_dialogue
    elif opinion.group.opinions.count() == 1:
        group = opinion.group
        group.field, group.urgency, group.competence = field, urgency, competence
        group.save(update_fields=["field", "urgency", "competence"])
    return opinion
