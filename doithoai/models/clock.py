"""What time it is: the one place that asks. Tests and the demonstration can set it.

Actions take `at` and reads take `today`; only pages, commands and the job loop call this.
"""

from collections.abc import Iterator
from contextlib import contextmanager
from contextvars import ContextVar
from datetime import date, datetime, timedelta

from django.conf import settings
from django.utils import timezone

_set_to: ContextVar[datetime | None] = ContextVar("clock", default=None)


def now() -> datetime:
    """Aware local time (Asia/Ho_Chi_Minh), shifted by settings.DOITHOAI_CLOCK_SHIFT seconds."""
    if fixed := _set_to.get():
        return fixed
    shift = timedelta(seconds=getattr(settings, "DOITHOAI_CLOCK_SHIFT", 0))
    return datetime.now(timezone.get_default_timezone()) + shift


def today() -> date:
    return timezone.localtime(now()).date()


@contextmanager
def clock_at(moment: datetime) -> Iterator[None]:
    """Inside, it is `moment` (naive means Vietnamese time)."""
    if timezone.is_naive(moment):
        moment = timezone.make_aware(moment)
    token = _set_to.set(moment)
    try:
        yield
    finally:
        _set_to.reset(token)
