"""A photo that waited for the job loop has been read for what is private in it, or cannot be."""

from collections.abc import Sequence
from datetime import datetime

from doithoai.actions.kernel import action
from doithoai.models import Actor, PhotoReading
from doithoai.rules.photo_reading import Proposal


@action(lock=False)
def finish_photo_reading(
    reading: PhotoReading, *, by: Actor, at: datetime, proposed: Sequence[Proposal], why_not: str = ""
) -> PhotoReading:
    """Keep the places, or the sentence that says why there are none. Twice is as once: a job may run again."""
    if reading.is_waiting:
        reading.boxes = [[*each.box, each.what] for each in proposed]
        reading.read_at, reading.why_not = None if why_not else at, why_not
        reading.save(update_fields=["boxes", "read_at", "why_not"])
    return reading
