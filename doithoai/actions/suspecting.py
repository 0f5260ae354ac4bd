"""What sounds like a complaint or a denunciation is never sorted in passing: a person says first that it is none."""

import logging

from doithoai.actions.unharmed import where
from doithoai.models import Actor, Opinion
from doithoai.rules.triage import KIND_LABELS, Kind, kind_of

#: The procedures with a law of their own.
OTHER: tuple[Kind, ...] = ("complaint", "denunciation")
log = logging.getLogger("doithoai.reading")


def other_procedure(opinion: Opinion) -> Kind | None:
    """The procedure the words hint at, until a person has sorted them; None when they hint at none, or cannot be read:
    then a person reads them anyway."""
    if opinion.classified_at or opinion.is_spoken:  # of a recording nobody has heard yet, nothing can be read
        return None
    try:
        kind, _ = kind_of(opinion.words)
    except Exception as fault:
        log.error("the kind of opinion %s could not be read: %s", opinion.pk, where(fault))
        return None
    return kind if kind in OTHER else None


def sounds_like_another_procedure(opinion: Opinion, by: Actor) -> str | None:
    """Sorted with others, merged or filed by one key, it would be read by the bodies it may be about."""
    kind = other_procedure(opinion)
    if kind is None:
        return None
    return (
        f"{opinion} có vẻ là {KIND_LABELS[kind]}. Xin mở riêng ở trang Phân loại: chuyển đi, hoặc đánh dấu “Không phải "
        f"{KIND_LABELS[kind]}” rồi phân loại."
    )
