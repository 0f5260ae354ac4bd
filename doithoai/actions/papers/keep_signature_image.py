"""Keep the image of one's own signature, which one's digital signature shows on a paper."""

from datetime import datetime

from doithoai.actions.kernel import Refusal, action
from doithoai.models import Actor, Commune, SigningMark, StoredFile
from doithoai.rules.mark_images import Image


@action()
def keep_signature_image(commune: Commune, *, by: Actor, at: datetime, image: Image) -> SigningMark:
    """In place of an earlier one. `image`: cleaned (`rules.mark_images`). Nobody keeps another's signature."""
    if by.user_id is None:
        raise Refusal("Hình chữ ký chỉ lưu cho người có tài khoản. Xin đăng nhập rồi làm lại.")
    old = SigningMark.objects.filter(user_id=by.user_id, office="").select_related("file").first()
    mark, _ = SigningMark.objects.update_or_create(
        commune_id=commune.pk, user_id=by.user_id, office="",
        defaults={
            "file": StoredFile.keep(image.data, name=f"Chữ ký của {by.name}.png", at=at), "width": image.width,
            "height": image.height, "width_mm": 0, "kept_at": at, "by": by.name,
        },
    )  # fmt: skip
    if old:
        old.file.erase()
    return mark
