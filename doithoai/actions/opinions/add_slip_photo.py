"""Keep a photo of a filled slip beside its number, so that whoever types it in sees the hand that wrote it."""

import hashlib
from datetime import datetime

from doithoai.actions.bringing import photos_go_with
from doithoai.actions.kernel import Refusal, action
from doithoai.models import Actor, Dialogue, Opinion, Slip, SlipPhoto, StoredFile
from doithoai.rules.enclosures import EnclosureKind, NotTaken, examine
from doithoai.rules.slip_codes import codes_in

AT_MOST = 3000  # photos of one dialogue that wait for their slip


@action()
def add_slip_photo(dialogue: Dialogue, *, by: Actor, at: datetime, data: bytes) -> SlipPhoto | None:
    """Drawn again without place and time of taking. Its slip is found by the QR code in the picture; a photo of a
    slip that is typed in already goes to its opinion at once, and None is returned."""
    if SlipPhoto.objects.filter(dialogue=dialogue).count() >= AT_MOST:
        raise Refusal(f"Đã có {AT_MOST} ảnh phiếu chờ nhập. Xin nhập bớt hoặc bỏ ảnh không dùng.")
    try:
        clean = examine(data)
    except NotTaken as no:
        raise Refusal(str(no)) from no
    if clean.kind != EnclosureKind.PHOTO:
        raise Refusal("Tệp này không phải ảnh. Xin chọn ảnh chụp phiếu.")
    same = hashlib.sha256(clean.data).hexdigest()
    here: SlipPhoto | None = SlipPhoto.objects.filter(dialogue=dialogue, file__sha256=same).first()
    if here:  # sent again because the line broke
        return here
    slip = slip_in(data, dialogue)
    typed = Opinion.objects.filter(code=slip.code).first() if slip else None
    if typed and typed.diverted_at:
        raise Refusal("Phiếu trong ảnh đã chuyển nơi khác; ảnh của phiếu ấy không được giữ ở đây.")
    if typed and typed.files.filter(file__sha256=same).exists():
        return None
    photo: SlipPhoto = SlipPhoto.objects.create(
        dialogue=dialogue, slip=slip, file=StoredFile.keep(clean.data, name=f"phieu.{clean.suffix}", at=at),
        width=clean.width, height=clean.height, at=at, by=by.name,
    )  # fmt: skip
    if slip and typed:
        photos_go_with(slip, typed)
        return None
    return photo


def slip_in(data: bytes, dialogue: Dialogue) -> Slip | None:
    """The slip of this dialogue whose code stands in the picture; None when there is none, or more than one."""
    found = list(Slip.objects.filter(code__in=codes_in(data), batch__dialogue=dialogue)[:2])
    return found[0] if len(found) == 1 else None
