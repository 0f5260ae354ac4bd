"""Make the codes of blank slips before they are printed, so that whoever writes on one already has a receipt."""

from datetime import datetime

from doithoai.actions.kernel import Refusal, action
from doithoai.models import Actor, Dialogue, Hamlet, Slip, SlipBatch
from doithoai.rules.codes import new_code

MOST = 500  # slips in one printing: a ream of paper


@action()
def print_slips(
    dialogue: Dialogue,
    *,
    by: Actor,
    at: datetime,
    count: int,
    kind: str = SlipBatch.Kind.OPINION,
    hamlet: Hamlet | None = None,
) -> SlipBatch:
    """The next `count` numbers of this kind, each with a code of its own that no other slip will ever have."""
    if kind not in SlipBatch.Kind.values:
        raise Refusal("Loại phiếu này không in sẵn được. Xin chọn phiếu góp ý hoặc phiếu đăng ký phát biểu.")
    if not 1 <= count <= MOST:
        raise Refusal(f"Mỗi lần in được từ 1 đến {MOST} phiếu. Cần nhiều hơn thì xin in nhiều lần.")
    first = SlipBatch.objects.last_number(dialogue.pk, kind) + 1
    batch = SlipBatch.objects.create(
        dialogue=dialogue, kind=kind, hamlet=hamlet, first=first, last=first + count - 1, printed_at=at, by=by.name
    )  # fmt: skip
    Slip.objects.bulk_create(
        Slip(commune_id=dialogue.commune_id, batch=batch, number=number, code=new_code())
        for number in range(first, first + count)
    )
    return batch
