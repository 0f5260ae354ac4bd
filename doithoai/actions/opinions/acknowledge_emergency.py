"""Say "I have it": from here on one named person acts on an emergency."""

from datetime import datetime

from django.utils.timezone import localtime

from doithoai.actions import typed
from doithoai.actions.kernel import action
from doithoai.actions.ringing import may_answer
from doithoai.models import Actor, Emergency
from doithoai.models.emergency import is_on_duty


def is_for_somebody_else(emergency: Emergency, by: Actor) -> str | None:
    if may_answer(by, is_on_duty(by)):
        return None
    return "Việc khẩn cấp do người trực hoặc Văn phòng nhận. Xin gọi người trực."


def was_taken(emergency: Emergency, by: Actor) -> str | None:
    if emergency.acknowledged_at is None:
        return None
    return f"{emergency.acknowledged_by} đã nhận việc này lúc {localtime(emergency.acknowledged_at):%H:%M}."


@action(unless=[is_for_somebody_else, was_taken])
def acknowledge_emergency(emergency: Emergency, *, by: Actor, at: datetime, doing: str = "") -> Emergency:
    """The bell falls silent everywhere. `doing`: what is being done, or that it was no emergency; may stay empty."""
    emergency.acknowledged_at, emergency.acknowledged_by = at, by.name
    emergency.doing = typed.line(doing, "việc đang làm", at_most=300)
    emergency.save(update_fields=["acknowledged_at", "acknowledged_by", "doing"])
    return emergency
