"""Keep the image of a body's seal, which its digital signature shows on a paper, in its real size."""

from datetime import datetime

from doithoai.actions.kernel import Refusal, action
from doithoai.models import Actor, Commune, SigningMark, StoredFile
from doithoai.rules.issuers import issuers
from doithoai.rules.mark_images import Image

LEAST_MM, MOST_MM = 20, 60


@action()
def keep_seal_image(
    commune: Commune, *, by: Actor, at: datetime, office: str, width_mm: float, image: Image
) -> SigningMark:
    """In place of an earlier one. `office`: the abbreviation on its papers ("UBND"); `width_mm`: of the real seal.

    Raises Refusal for a body that issues no papers here and for a width no seal has.
    """
    if office not in offices_with_seals():
        raise Refusal("Phần mềm không soạn văn bản của cơ quan này. Xin chọn cơ quan trong danh sách.")
    if not LEAST_MM <= width_mm <= MOST_MM:
        raise Refusal(
            f"Dấu rộng {width_mm:g} mm là không đúng. Xin đo dấu thật: thường từ {LEAST_MM} đến {MOST_MM} mm."
        )
    old = SigningMark.objects.filter(user=None, office=office).select_related("file").first()
    mark, _ = SigningMark.objects.update_or_create(
        commune_id=commune.pk, user=None, office=office,
        defaults={
            "file": StoredFile.keep(image.data, name=f"Dấu {office}.png", at=at), "width": image.width,
            "height": image.height, "width_mm": width_mm, "kept_at": at, "by": by.name,
        },
    )  # fmt: skip
    if old:
        old.file.erase()
    return mark


def offices_with_seals() -> dict[str, str]:
    """Abbreviation -> label of every body whose papers are made here, each once; joint issuers have no seal."""
    found: dict[str, str] = {}
    for each in issuers().values():
        if not each.partner:
            found.setdefault(each.abbreviation.split("-")[0], each.label)
    return found
