"""Somebody read the answer to the person who asked, or put the paper into their hands."""

from datetime import datetime

from doithoai.actions.kernel import Refusal, action
from doithoai.models import Actor, Delivery, Opinion, Reply
from doithoai.models.delivery import brought_by_hand, still_to_tell, told_by


def not_theirs(opinion: Opinion, by: Actor) -> str | None:
    if told_by(by, brought_by_hand()).filter(pk=opinion.pk).exists():
        return None
    return "Người này do nơi khác báo trả lời: trưởng thôn báo người thôn mình, Mặt trận báo người do mình nhận ý kiến."


@action(unless=[not_theirs])
def record_delivery(
    opinion: Opinion, *, by: Actor, at: datetime, how: str, reply: Reply | None = None
) -> Delivery:
    """Note who told it, when and how. `reply`: the last one when it is not said; none for an answer of the hall.
    Noted twice, it stays as it was noted first."""
    if how not in Delivery.How.values:
        raise Refusal("Xin chọn đã báo bằng cách nào: đọc cho, trao tận tay, gọi điện hay gửi thư điện tử.")
    if reply is None:
        found = still_to_tell().filter(pk=opinion.pk).values_list("last_reply", flat=True).first()
        reply = Reply.objects.filter(pk=found).first() if found else None
        if reply is None and not answered_in_the_hall(opinion):
            told: Delivery | None = opinion.deliveries.order_by("-pk").first()
            if told:
                return told
            raise Refusal("Ý kiến này chưa có trả lời nên chưa có gì để báo.")
    elif reply.assignment.group_id != opinion.group_id:
        raise Refusal("Trả lời này không phải của ý kiến đó. Xin tải lại trang.")
    kept: Delivery = Delivery.objects.get_or_create(
        opinion=opinion, reply=reply, commune=opinion.commune, defaults={"how": how, "at": at, "by": by.name}
    )[0]
    return kept


def answered_in_the_hall(opinion: Opinion) -> bool:
    outcome = getattr(opinion.group, "outcome", None)
    return outcome is not None and outcome.kind == "answered"
