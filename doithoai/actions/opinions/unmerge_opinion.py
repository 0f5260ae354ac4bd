"""Take one opinion out of its group again, into a group of its own."""

from datetime import datetime

from doithoai.actions.conditions import has_left_the_dialogue
from doithoai.actions.grouping import group_of_one
from doithoai.actions.kernel import action
from doithoai.actions.remembering import remembered
from doithoai.models import Actor, Opinion, OpinionGroup, Outcome


def stands_alone(opinion: Opinion, by: Actor) -> str | None:
    if opinion.group is None or opinion.group.opinions.count() < 2:
        return f"{opinion} đang đứng một mình, không có gì để tách."
    if Outcome.objects.filter(group=opinion.group).exists():
        return "Nhóm này đã có kết quả tại hội nghị nên không tách được nữa."
    return None


@action(unless=[has_left_the_dialogue, stands_alone])
def unmerge_opinion(opinion: Opinion, *, by: Actor, at: datetime) -> OpinionGroup:
    """The rest of the group stays together, with its question and its preparation."""
    with remembered("unmerge_opinion", [opinion], by=by, at=at):
        return group_of_one(opinion, opinion.group.dialogue)  # type: ignore[union-attr]  # stands_alone
