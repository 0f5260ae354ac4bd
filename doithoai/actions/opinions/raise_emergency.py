"""A person reads danger in an opinion that did not ring by itself."""

from datetime import datetime

from doithoai.actions.conditions import has_left_the_dialogue
from doithoai.actions.kernel import action
from doithoai.actions.ringing import ring
from doithoai.models import Actor, Emergency, Opinion


def rang_already(opinion: Opinion, by: Actor) -> str | None:
    if Emergency.objects.filter(opinion=opinion).exists():
        return "Ý kiến này đã được báo khẩn cấp; xem ở mục Việc khẩn cấp."
    return None


@action(unless=[has_left_the_dialogue, rang_already])
def raise_emergency(opinion: Opinion, *, by: Actor, at: datetime) -> Emergency:
    """Ring the person on duty, or the clerk and the chair."""
    return ring(opinion, at=at, by=by.name)
