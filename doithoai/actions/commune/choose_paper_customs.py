"""Choose the customs of this commune's papers: the chairperson's letterhead, the terms of its Party committee."""

from collections.abc import Collection
from datetime import date, datetime
from itertools import pairwise

from doithoai.actions.kernel import Refusal, action
from doithoai.models import Actor, Commune

MOST_TERMS = 20


@action()
def choose_paper_customs(
    commune: Commune, *, by: Actor, at: datetime, chair_letterhead: bool, party_terms: Collection[date]
) -> Commune:
    """`party_terms`: the days on which terms began; none: those known for everyone. Numbers given already stay.
    Raises Refusal for a day that cannot be one."""
    days = sorted(set(party_terms))
    if len(days) > MOST_TERMS:
        raise Refusal(f"Nhiều nhất {MOST_TERMS} nhiệm kỳ. Xin chỉ ghi những nhiệm kỳ còn dùng số văn bản.")
    if any(later.year == earlier.year for earlier, later in pairwise(days)):
        raise Refusal("Hai nhiệm kỳ không bắt đầu trong cùng một năm. Xin kiểm tra lại các ngày.")
    commune.chair_letterhead = chair_letterhead
    commune.party_terms = [day.isoformat() for day in days]
    commune.save(update_fields=["chair_letterhead", "party_terms"])
    return commune
