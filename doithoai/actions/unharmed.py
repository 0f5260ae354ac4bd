"""What the software reads in somebody's words while they come in may fail; the words and the receipt may not."""

import logging
from collections.abc import Callable
from datetime import datetime
from typing import TypeVar

from django.db import transaction

from doithoai.actions.opinions.put_off_reading import put_off_reading
from doithoai.models import Actor, Opinion

Found = TypeVar("Found")
log = logging.getLogger("doithoai.reading")


def unharmed(
    reading: str, opinion: Opinion, *, at: datetime, do: Callable[[], Found], instead: Found | None = None
) -> Found | None:
    """Do one reading (a name of `actions/jobs.READINGS`) of a kept opinion. When it raises, what it had written is
    taken back, the fault is logged without the words, the opinion is read again by a job, and the caller gets
    `instead`. Call inside an action."""
    try:
        with transaction.atomic():
            return do()
    except Exception as fault:
        # the traceback's own sentence may quote the words
        log.error("reading %s of opinion %s failed: %s", reading, opinion.pk, where(fault))
        put_off_reading(opinion, by=Actor.clock(opinion.commune_id), at=at, reading=reading)
        return instead


def where(fault: BaseException) -> str:
    """ "ValueError at danger.py:31"."""
    last = fault.__traceback__
    while last and last.tb_next:
        last = last.tb_next
    place = f"{last.tb_frame.f_code.co_filename.rpartition('/')[2]}:{last.tb_lineno}" if last else "?"
    return f"{type(fault).__name__} at {place}"
