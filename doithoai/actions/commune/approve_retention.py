"""The head of the office says how long one kind of personal data is kept; from then on the clock erases it."""

from datetime import datetime

from doithoai.actions.kernel import Refusal, action
from doithoai.models import Actor, Commune, RetentionApproval
from doithoai.rules.personal_rights import kept

FEWEST, MOST = 1, 1200  # months


@action()
def approve_retention(
    commune: Commune, *, by: Actor, at: datetime, kind: str, months: int
) -> RetentionApproval:
    """`kind`: a key of regulations/personal_data.toml. Approved anew, the new number counts from now on."""
    if kind not in kept():
        raise Refusal("Không có loại dữ liệu này. Xin mở lại trang.")
    if not FEWEST <= months <= MOST:
        raise Refusal(f"Số tháng lưu từ {FEWEST} đến {MOST}.")
    row, _ = RetentionApproval.objects.update_or_create(
        commune=commune, kind=kind, defaults={"months": months, "at": at, "by": by.name}
    )
    return row
