"""Say that a photo may be shown to everyone, with what is private painted over; or that it may not."""

from collections.abc import Sequence
from datetime import datetime

from doithoai.actions.conditions import has_left_the_dialogue
from doithoai.actions.kernel import Refusal, action
from doithoai.models import Actor, OpinionFile, PublicPhoto, StoredFile
from doithoai.rules.enclosures import NotTaken
from doithoai.rules.photo_masks import MOST_BOXES, Box, inside, painted_over


def left_with_its_opinion(photo: OpinionFile, by: Actor) -> str | None:
    return has_left_the_dialogue(photo.opinion, by)


def is_no_photo(photo: OpinionFile, by: Actor) -> str | None:
    if photo.kind in (OpinionFile.Kind.PHOTO, OpinionFile.Kind.SLIP) and photo.media_type == "image/jpeg":
        return None
    return "Chỉ ảnh mới che và công khai được; ghi âm và tệp khác không bao giờ công khai."


def is_of_a_child(photo: OpinionFile, by: Actor) -> str | None:
    """Luật Bảo vệ dữ liệu cá nhân 91/2025/QH15, Điều 24: a child's private life is not published by an office."""
    return "Ảnh của người dưới 16 tuổi không công khai." if photo.opinion.child else None


@action(unless=[left_with_its_opinion, is_no_photo, is_of_a_child])
def confirm_photo(
    photo: OpinionFile, *, by: Actor, at: datetime, boxes: Sequence[Box], show: bool
) -> OpinionFile:
    """`boxes`: what to paint over, in pixels of the photo; none says that a person looked and found nothing private.
    `show=False` takes the public copy away. The original stays as it is and private."""
    if len(boxes) > MOST_BOXES:
        raise Refusal(f"Nhiều nhất {MOST_BOXES} khung che trên một ảnh. Xin vẽ khung lớn hơn.")
    before = PublicPhoto.objects.filter(photo=photo).select_related("file").first()
    if show:
        try:
            data = painted_over(photo.file.read(), boxes)
        except (NotTaken, OSError) as unreadable:
            raise Refusal(
                "Không mở được tệp ảnh trên máy chủ nên chưa công khai. Xin báo người giữ máy chủ."
            ) from unreadable
        kept = StoredFile.keep(data, name="anh-cong-khai.jpg", at=at)
        if before:
            before.delete()
        PublicPhoto.objects.create(
            photo=photo, file=kept, boxes=inside(boxes, (photo.width, photo.height)), at=at, by=by.name
        )
    elif before:
        before.delete()
    if before:
        before.file.erase()
    return photo
