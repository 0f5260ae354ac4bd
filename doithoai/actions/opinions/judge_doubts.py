"""Say of what came with a doubt (a flood from one network, an automatic letter) whether it is an opinion."""

from datetime import datetime

from django.db.models import Q

from doithoai.actions.kernel import Refusal, action
from doithoai.models import Actor, Commune, Emergency, Opinion
from doithoai.models.judged_doubt import keep_doubts

AT_MOST = 20_000  # a flood of a day is one deed


@action()
def judge_doubts(commune: Commune, *, by: Actor, at: datetime, opinions: list[int], real: bool) -> list[int]:
    """`real`: they stay, or come back from having been set aside. Otherwise they are set aside: still among what was
    received, and told as no opinion beside it; out of every other list and count, never deleted. Only what carries a
    doubt can be set aside, and only before it is classified: nobody buries an inconvenient opinion this way. Among
    many, what calls for help and nobody has taken yet is left out: it is judged alone. All or nothing else. Either way
    one press takes it back (undo_doubts). Returns the keys of those it judged.

    A whole flood is one transaction, and who sends meanwhile waits for it: so no opinion is read but for how it stands.
    """
    rows = Opinion.objects.seen_by(by).filter(pk__in=opinions[: AT_MOST + 1]).exclude(doubt="").order_by("pk")
    found = list(rows.values_list("pk", flat=True))
    if not real and len(found) > 1:
        rings = set(Emergency.objects.unanswered().values_list("opinion_id", flat=True))
        found = [each for each in found if each not in rings]
        if rings and not found:
            raise Refusal(
                "Các ý kiến này đều đang báo khẩn cấp, chưa ai nhận. Xin mở từng ý kiến, xem rồi để riêng từng cái."
            )
    if not found:
        raise Refusal("Chưa chọn ý kiến nào còn ngờ. Xin đánh dấu rồi bấm lại.")
    if len(found) > AT_MOST:
        raise Refusal(f"Một lần làm được nhiều nhất {AT_MOST} ý kiến. Xin chọn ít hơn.")
    chosen = Opinion.objects.filter(pk__in=found)
    if late := chosen.filter(sorted_or_gone()).first():
        raise Refusal(f"{late} đã được phân loại hoặc chuyển đi, không còn là ý kiến chờ xem lại.")
    if real:
        keep_doubts(commune, found, at=at, by=by.name)
        chosen.update(doubt="", kind=Opinion.Kind.OPINION, diverted_at=None)
    else:
        chosen.update(kind=Opinion.Kind.SPAM, diverted_at=at)
    return found


def sorted_or_gone() -> Q:
    return Q(classified_at__isnull=False) | Q(diverted_at__isnull=False) & ~Q(kind=Opinion.Kind.SPAM)
