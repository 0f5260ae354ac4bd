"""Give a group to a body that prepares the answer before the day."""

from datetime import date, datetime

from doithoai.actions.kernel import Refusal, action
from doithoai.models import Actor, Body, Message, OpinionGroup, Preparation
from doithoai.rules.vietnamese import table_date


@action()
def assign_preparation(
    group: OpinionGroup, *, by: Actor, at: datetime, body: Body, due_on: date
) -> Preparation:
    """Set or change who prepares and by when; a draft already written stays."""
    held_on = group.dialogue.held_on
    if due_on < at.date():
        raise Refusal(f"Hạn {table_date(due_on)} đã qua. Xin chọn ngày từ hôm nay trở đi.")
    if held_on and due_on > held_on:
        raise Refusal(f"Hạn chuẩn bị phải trước ngày họp {table_date(held_on)}.")
    because = f"{by.name} giao ngày {table_date(at.date())}" + (
        f", để chuẩn bị cho hội nghị ngày {table_date(held_on)}." if held_on else "."
    )
    preparation, made = Preparation.objects.get_or_create(
        group=group, defaults={"body": body, "due_on": due_on, "due_because": because}
    )
    if not made and (preparation.body_id, preparation.due_on) == (body.pk, due_on):
        return preparation  # a second click tells nobody twice
    if not made:
        preparation.body, preparation.due_on, preparation.due_because = body, due_on, because
        preparation.save(update_fields=["body", "due_on", "due_because"])
    Message.objects.create(
        dialogue=group.dialogue, body=body, at=at, about=f"preparation {preparation.pk}",
        text=f"Được giao chuẩn bị trả lời “{group.question[:200]}”, hạn {table_date(due_on)}.",
    )  # fmt: skip
    return preparation
