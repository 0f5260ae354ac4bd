"""The way of a draft to its number: drafted, reviewed, approved, signed, issued (NĐ 30/2020, Điều 10 to 15).

How many of those steps an office takes is its own choice; the number and the day always come after the signature,
on paper at the latest on the next working day (Điều 15.2).
"""

from collections.abc import Sequence
from enum import StrEnum


class Act(StrEnum):
    """One step of a draft, as it is remembered."""

    DRAFTED = "drafted"
    REVIEWED = "reviewed"
    APPROVED = "approved"
    SIGNED = "signed"
    ISSUED = "issued"
    RETURNED = "returned"


ACT_LABELS: dict[Act, str] = {
    Act.DRAFTED: "Đã trình",
    Act.REVIEWED: "Đã kiểm tra",
    Act.APPROVED: "Đã duyệt",
    Act.SIGNED: "Đã ký",
    Act.ISSUED: "Đã ban hành",
    Act.RETURNED: "Đã trả lại",
}


class Way(StrEnum):
    """How an office brings a draft to its number."""

    ONE = "one"
    SIGN = "sign"
    FULL = "full"


WAY_LABELS: dict[Way, str] = {
    Way.ONE: "Một người soạn, ký và ban hành",
    Way.SIGN: "Trình ký rồi ban hành",
    Way.FULL: "Kiểm tra, duyệt, ký rồi ban hành",
}

#: What a draft needs after it was drafted, in this order.
NEEDED: dict[Way, tuple[Act, ...]] = {
    Way.ONE: (),
    Way.SIGN: (Act.SIGNED,),
    Way.FULL: (Act.REVIEWED, Act.APPROVED, Act.SIGNED),
}
WAITS_FOR: dict[Act, str] = {Act.REVIEWED: "kiểm tra", Act.APPROVED: "duyệt", Act.SIGNED: "ký"}


def acts_now(acts: Sequence[Act]) -> Sequence[Act]:
    """The acts that count: those since it was last handed in. Empty while it lies with whoever drafts it."""
    if not acts or acts[-1] == Act.RETURNED or Act.DRAFTED not in acts:
        return ()
    last = max(place for place, act in enumerate(acts) if act == Act.DRAFTED)
    return acts[last:]


def next_act(way: Way, acts: Sequence[Act]) -> Act | None:
    """What a draft waits for: DRAFTED while nobody handed it in (again), ISSUED when it only lacks its number,
    None when it is issued."""
    now = acts_now(acts)
    if not now:
        return Act.DRAFTED
    if Act.ISSUED in now:
        return None
    return next((act for act in NEEDED[way] if act not in now), Act.ISSUED)
