"""A matter carried over by mistake goes back to where it was; nothing of it was only here."""

from datetime import datetime

from doithoai.actions.grouping import hall_has_decided, move
from doithoai.actions.kernel import Refusal, action
from doithoai.actions.remembering import forget
from doithoai.models import Actor, Opinion, OpinionGroup, Preparation, SpeakerRequest


def nobody_was_carried(group: OpinionGroup, by: Actor) -> str | None:
    if group.opinions.exclude(carried_from=None).exists():
        return None
    return f"Nhóm {group.number} không có ý kiến nào chuyển từ hội nghị trước."


def is_worked_on(group: OpinionGroup, by: Actor) -> str | None:
    if Preparation.objects.filter(group=group).exclude(answer="").exists():
        return f"Nhóm {group.number} đã có dự thảo trả lời nên không trả về hội nghị trước được."
    first = group.opinions.first()
    return hall_has_decided(first, by) if first else None


@action(unless=[nobody_was_carried, is_worked_on])
def leave_behind(group: OpinionGroup, *, by: Actor, at: datetime) -> OpinionGroup:
    """Those who were carried over leave the group; others who ask the same stay. The earlier dialogue holds their
    words, code and replies as before. Raises Refusal when one of them is registered to speak."""
    carried = list(group.opinions.exclude(carried_from=None))
    if SpeakerRequest.objects.filter(opinion__in=carried, withdrawn_at=None).exists():
        raise Refusal("Có người trong nhóm đã đăng ký phát biểu về việc này nên không trả về được.")
    for opinion in carried:
        forget(opinion)
    move(carried, None)
    Opinion.objects.filter(pk__in=[each.pk for each in carried]).delete()
    return group
