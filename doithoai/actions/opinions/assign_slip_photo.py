"""Say by hand whose photo this is, when its code could not be read from the picture."""

from datetime import datetime

from doithoai.actions.bringing import photos_go_with
from doithoai.actions.kernel import Refusal, action
from doithoai.models import Actor, Opinion, Slip, SlipPhoto


@action()
def assign_slip_photo(photo: SlipPhoto, *, by: Actor, at: datetime, number: int) -> Slip:
    """`number`: as printed on the slip. When that slip is typed in already, the photo goes to its opinion."""
    slip: Slip | None = Slip.objects.filter(
        batch__dialogue=photo.dialogue, batch__kind="opinion", number=number
    ).first()
    if slip is None:
        raise Refusal(f"Chưa in phiếu góp ý số {number} cho hội nghị này. Xin so lại số trên phiếu.")
    photo.slip = slip
    photo.save(update_fields=["slip"])
    typed = Opinion.objects.filter(code=slip.code).first()
    if typed and typed.diverted_at:
        raise Refusal(
            f"Phiếu {number} đã chuyển nơi khác; ảnh của phiếu ấy không được giữ ở đây. Xin bỏ ảnh."
        )
    if typed:
        photos_go_with(slip, typed)
    return slip
