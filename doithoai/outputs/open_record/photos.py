"""The photos everyone may see: copies that a person covered and released, beside words that were released too."""

from collections import defaultdict
from collections.abc import Iterable

from django.db.models import Q

from doithoai.models import Opinion, PublicPhoto

#: Its words are public, or those of one of its parts.
RELEASED = Q(photo__opinion__public_at__isnull=False) | Q(photo__opinion__parts__public_at__isnull=False)


def photos_of(opinions: Iterable[Opinion]) -> dict[int, list[int]]:
    """By opinion (its key) the keys of its released photos; a part shows those of its whole. One query."""
    wholes = {each.pk: each.part_of_id or each.pk for each in opinions}
    by_whole: defaultdict[int, list[int]] = defaultdict(list)
    rows = PublicPhoto.objects.filter(photo__opinion__in=set(wholes.values()), photo__opinion__child=False)
    for key, whole in rows.order_by("pk").values_list("pk", "photo__opinion"):
        by_whole[whole].append(key)
    return {key: by_whole[whole] for key, whole in wholes.items() if whole in by_whole}


def photo(key: int) -> bytes | None:
    """The released copy; None when there is none, its words were taken back, or the matter left the dialogue."""
    rows = PublicPhoto.objects.filter(RELEASED, photo__opinion__diverted_at=None, photo__opinion__child=False)
    found = rows.filter(pk=key).select_related("file").first()
    try:
        return found.file.read() if found else None
    except FileNotFoundError:
        return None
