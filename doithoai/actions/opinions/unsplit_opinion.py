"""It was one matter after all: the parts go back into the whole, while nothing of them is answered."""

from datetime import datetime

from doithoai.actions.kernel import action
from doithoai.actions.parting import put_together
from doithoai.actions.remembering import forget
from doithoai.models import Actor, Assignment, Opinion, Outcome


def is_whole(opinion: Opinion, by: Actor) -> str | None:
    return None if opinion.split_at else f"{opinion} chưa được tách, không có gì để bỏ."


def has_gone_on(opinion: Opinion, by: Actor) -> str | None:
    """A part was decided, given out or sent away: what depends on it must not lose its ground."""
    groups = list(opinion.parts.exclude(group=None).values_list("group", flat=True))
    if (
        Outcome.objects.filter(group__in=groups).exists()
        or Assignment.objects.filter(group__in=groups).exists()
    ):
        return "Một phần đã có kết quả tại hội nghị hoặc đã giao trả lời nên không bỏ tách được nữa."
    if opinion.parts.exclude(diverted_at=None).exists():
        return "Một phần đã chuyển nơi khác giải quyết nên không bỏ tách được nữa."
    return None


@action(unless=[is_whole, has_gone_on])
def unsplit_opinion(opinion: Opinion, *, by: Actor, at: datetime) -> Opinion:
    """The whole stands again where its first classified part stood; what bodies prepared for the others goes
    there too."""
    forget(opinion)
    return put_together(opinion)
