"""Say of what came with a doubt (a flood from one network, an automatic letter) whether it is an opinion."""

from datetime import datetime

from doithoai.actions.kernel import Refusal, action
from doithoai.models import Actor, Commune, Emergency, JudgedDoubt, Opinion

AT_MOST = 20_000  # a flood of a day is one deed


@action()
def judge_doubts(
    commune: Commune, *, by: Actor, at: datetime, opinions: list[int], real: bool
) -> list[Opinion]:
    """`real`: they stay, or come back from having been set aside. Otherwise they are set aside: still among what was
    received, and told as no opinion beside it; out of every other list and count, never deleted. Only what carries a
    doubt can be set aside, and only before it is classified: nobody buries an inconvenient opinion this way. Among
    many, what calls for help and nobody has taken yet is left out: it is judged alone. All or nothing else. Either way
    one press takes it back (undo_doubts)."""
    rows = Opinion.objects.seen_by(by).filter(pk__in=opinions[: AT_MOST + 1]).exclude(doubt="").order_by("pk")
    found = list(rows)
    if not real and len(found) > 1:
        rings = set(Emergency.objects.unanswered().values_list("opinion_id", flat=True))
        found = [each for each in found if each.pk not in rings]
        if rings and not found:
            raise Refusal(
                "Các ý kiến này đều đang báo khẩn cấp, chưa ai nhận. Xin mở từng ý kiến, xem rồi để riêng từng cái."
            )
    if not found:
        raise Refusal("Chưa chọn ý kiến nào còn ngờ. Xin đánh dấu rồi bấm lại.")
    if len(found) > AT_MOST:
        raise Refusal(f"Một lần làm được nhiều nhất {AT_MOST} ý kiến. Xin chọn ít hơn.")
    for opinion in found:
        aside = opinion.kind == Opinion.Kind.SPAM
        if opinion.classified_at or (opinion.diverted_at and not aside):
            raise Refusal(f"{opinion} đã được phân loại hoặc chuyển đi, không còn là ý kiến chờ xem lại.")
    chosen = Opinion.objects.filter(pk__in=[each.pk for each in found])
    if real:
        JudgedDoubt.objects.bulk_create(
            [
                JudgedDoubt(
                    commune=commune,
                    opinion=each,
                    doubt=each.doubt,
                    aside_at=each.diverted_at,
                    at=at,
                    by=by.name,
                )
                for each in found
            ],
            batch_size=400,
        )
        chosen.update(doubt="", kind=Opinion.Kind.OPINION, diverted_at=None)
    else:
        chosen.update(kind=Opinion.Kind.SPAM, diverted_at=at)
    return found
