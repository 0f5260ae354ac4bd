"""Give up a number that was kept: it stays in the register, with the reason, and is never used again."""

from datetime import datetime

from doithoai.actions import typed
from doithoai.actions.kernel import Refusal, action
from doithoai.models import Actor, OutgoingEntry

State = OutgoingEntry.State


def is_not_kept(entry: OutgoingEntry, by: Actor) -> str | None:
    if entry.state == State.RESERVED:
        return None
    if entry.state == State.CANCELLED:
        return f"Số {entry.code} đã hủy rồi."
    if entry.state == State.BEFORE:
        return "Các số này đã cấp ở sổ khác, không hủy ở đây được."
    return (
        f"Văn bản số {entry.code} đã ban hành nên không hủy số được. Muốn văn bản hết hiệu lực, xin ban hành văn bản "
        "thay thế hoặc thu hồi."
    )


@action(unless=[is_not_kept])
def cancel_number(entry: OutgoingEntry, *, by: Actor, at: datetime, why: str) -> OutgoingEntry:
    """Only a reserved number can be cancelled; "đã hủy số" and the reason stand in its line from then on."""
    why = typed.line(why, "lý do hủy số", at_most=400, required=True)
    kept_because = f" (giữ số: {entry.note})" if entry.note else ""
    changed = (
        OutgoingEntry.objects.reserved()
        .filter(pk=entry.pk)
        .update(state=State.CANCELLED, note=f"{why}{kept_because}"[:500], closed_at=at, closed_by=by.name)
    )
    if not changed:
        raise Refusal(f"Số {entry.code} vừa được người khác dùng hoặc hủy. Xin mở lại trang.")
    entry.refresh_from_db()
    return entry
