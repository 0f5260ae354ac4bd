"""Asked before and not settled: the matters of earlier dialogues that a question may be asking about again.

A likeness, for a person to judge: the same matter in the same place, by the rules of `rules/likeness.py`.
"""

from collections.abc import Iterable
from dataclasses import dataclass

from doithoai.models import Dialogue, OpinionGroup
from doithoai.rules.likeness import ranked_alike

COMPARED_AT_MOST = 400  # the latest unsettled matters of a commune; older ones are in nobody's memory
SHOWN = 3


@dataclass(frozen=True)
class Earlier:
    """One matter of an earlier dialogue, and why it is not settled."""

    group: OpinionGroup
    because: str


def asked_before(question: str, dialogue: Dialogue) -> list[Earlier]:
    """The most alike first. Three queries."""
    rows = list(
        OpinionGroup.objects.unsettled()
        .before(dialogue)
        .select_related("dialogue")
        .prefetch_related("assignments")
        .order_by("-dialogue__held_on", "-pk")[:COMPARED_AT_MOST]
    )
    near = ranked_alike(question, [each.question for each in rows])[:SHOWN] if rows else []
    return [Earlier(rows[place], because(rows[place])) for place, _ in near]


def because(group: OpinionGroup) -> str:
    owed = list(group.assignments.all())
    if not owed:
        return "chưa có kết quả"
    if any(each.answered_at is None for each in owed):
        return "chưa trả lời"
    return "đã trả lời, người dân chưa hài lòng"


def times_asked(earlier: Iterable[Earlier]) -> int:
    """Which time it is asked now: 1 for a new matter, 3 when two earlier dialogues left it."""
    return 1 + len({each.group.dialogue_id for each in earlier})
