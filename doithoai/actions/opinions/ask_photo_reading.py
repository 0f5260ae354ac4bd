"""Have a photo read for what is private in it, so that boxes can be proposed to whoever covers it."""

from datetime import datetime

from doithoai.actions.kernel import action
from doithoai.actions.opinions.confirm_photo import is_no_photo, is_of_a_child, left_with_its_opinion
from doithoai.models import Actor, Job, OpinionFile, PhotoReading
from doithoai.rules.photo_reading import NOT_INSTALLED, can_be_read

TRIED_AT_MOST = 2
"""A photo at which the server dies twice is not tried for ever."""


def cannot_be_read_here(photo: OpinionFile, by: Actor) -> str | None:
    return None if can_be_read() else NOT_INSTALLED


@action(unless=[left_with_its_opinion, is_no_photo, is_of_a_child, cannot_be_read_here], lock=False)
def ask_photo_reading(photo: OpinionFile, *, by: Actor, at: datetime) -> PhotoReading:
    """The job loop reads it; asked for twice it is read once. Nothing waits for it: boxes may be drawn meanwhile."""
    reading, new = PhotoReading.objects.get_or_create(photo=photo, defaults={"asked_at": at, "by": by.name})
    if new:
        Job.objects.create(
            commune_id=by.commune_id, kind="read_photo", payload={"reading": reading.pk},
            unique_key=reading.job_key, run_after=at, max_attempts=TRIED_AT_MOST,
        )  # fmt: skip
    return reading
