"""How far an opinion has come: the states, and each as a condition of the database."""

from django.db import models
from django.db.models import Q

from doithoai.models.opinion_group import OpinionGroup

#: Marked at the door as perhaps no opinion, and no person has looked yet. It keeps its receipt and its day, and is in
#: no count of opinions; that nobody forgets it is for Today and for the conclusion.
IN_DOUBT = ~Q(doubt="") & Q(classified_at=None, diverted_at=None, split_at=None)


class OpinionState(models.TextChoices):
    """How far one opinion has come, in this order. Read from what happened, never stored."""

    NEW = "moi", "Chờ phân loại"
    SORTED = "da_phan_loai", "Đã phân loại"
    WAITING = "cho_tra_loi", "Chờ trả lời"
    ANSWERED = "da_tra_loi", "Đã trả lời"
    NOTED = "ghi_nhan", "Đã ghi nhận"
    DIVERTED = "da_chuyen", "Đã chuyển nơi khác"
    WITHDRAWN = "da_rut", "Người nêu đã rút"
    ASIDE = "khong_phai", "Không phải ý kiến"


def matter_is(state: OpinionState) -> Q:
    """A condition on opinions that are not split: their `state` is this one."""
    if state == OpinionState.DIVERTED:
        return Q(diverted_at__isnull=False) & ~Q(kind__in=("withdrawn", "spam"))
    if state == OpinionState.WITHDRAWN:
        return Q(kind="withdrawn")
    if state == OpinionState.ASIDE:
        return Q(kind="spam")
    here = Q(diverted_at=None)
    if state == OpinionState.NEW:
        return here & Q(classified_at=None)
    owed = OpinionGroup.objects.filter(assignments__isnull=False, assignments__answered_at=None)
    given = OpinionGroup.objects.filter(assignments__isnull=False).exclude(pk__in=owed)
    conditions = {
        OpinionState.WAITING: Q(pk__in=owed)
        | Q(outcome__kind__in=("assigned", "escalated"), assignments=None),
        OpinionState.ANSWERED: Q(pk__in=given) | Q(outcome__kind="answered", assignments=None),
        OpinionState.NOTED: Q(outcome__kind="noted", assignments=None),
        OpinionState.SORTED: Q(outcome=None, assignments=None),
    }
    there = OpinionGroup.objects.filter(conditions[state])
    return here & Q(classified_at__isnull=False) & Q(group__in=there)
