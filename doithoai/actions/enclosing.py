"""Files that come with an opinion, through whatever door: one way to keep them."""

from collections.abc import Iterable
from datetime import datetime

from doithoai.models import Opinion, OpinionFile, StoredFile
from doithoai.rules.enclosures import Enclosure


def enclose(
    opinion: Opinion, enclosures: Iterable[Enclosure], *, at: datetime, by: str = "", kind: str = ""
) -> list[OpinionFile]:
    """Keep cleaned files (`rules.enclosures.examine`) with this opinion. Call inside the action that took it in.

    `by`: who brought them, "" for the sender. `kind`: when it is more than a photo or a sound, such as a slip.
    """
    enclosures = list(enclosures)
    if not enclosures:
        return []
    return [
        OpinionFile.objects.create(
            opinion=opinion, file=StoredFile.keep(each.data, name=f"{opinion.code}-{number}.{each.suffix}", at=at),
            kind=kind or each.kind, media_type=each.media_type, width=each.width, height=each.height,
            seconds=each.seconds, added_at=at, by=by,
        )
        for number, each in enumerate(enclosures, start=opinion.files.count() + 1)
    ]  # fmt: skip
