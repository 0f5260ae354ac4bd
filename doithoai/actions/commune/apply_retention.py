"""Erase what has been kept as long as the head of the office approved, and write it into the deletion log."""

from datetime import datetime

from doithoai.actions.kernel import action
from doithoai.actions.retention import erase_due
from doithoai.models import Actor, Commune, RetentionApproval
from doithoai.rules.personal_rights import kept


def nothing_is_approved(commune: Commune, by: Actor) -> str | None:
    if RetentionApproval.objects.exists():
        return None
    return "Chưa có thời hạn nào được người đứng đầu duyệt, nên chưa xóa gì."


@action(unless=[nothing_is_approved])
def apply_retention(commune: Commune, *, by: Actor, at: datetime) -> int:
    """Returns how many records were erased. Run again while `still_due`: so many people at a time, as everybody waits."""
    rows = {each.kind: each.months for each in RetentionApproval.objects.all()}
    return sum(erase_due(kind, rows[kind], at=at, by=by) for kind in kept() if kind in rows)
