"""The job loop: takes waiting work one piece at a time, in a thread of the server or in `doithoai work`.

Work is leased, never removed: when a process dies in the middle, the lease runs out and somebody else takes
it. So every job may run twice and must not mind. What the kinds of work are is in `doithoai.actions.jobs`.
"""

import logging
import threading
import traceback
from collections.abc import Callable
from contextlib import AbstractContextManager
from datetime import datetime, timedelta
from importlib.util import find_spec

from django.conf import settings
from django.db import connection, transaction

from doithoai.models.clock import now
from doithoai.models.job import Job
from doithoai.models.tenancy import serving, serving_everywhere

LEASE = timedelta(minutes=10)
LOOK_EVERY = 1.0  # seconds
AFTER_A_FALL = 10.0  # seconds
KEEP_DONE = timedelta(days=30)
log = logging.getLogger("doithoai.jobs")


def kinds() -> dict[str, Callable[..., object]]:
    """Return what each kind of work does; a job's payload is its function's keyword arguments."""
    from doithoai.actions.jobs import JOBS  # late: actions load much that an idle server does not need

    return JOBS


def schedule() -> dict[str, timedelta]:
    """Return the kinds that come by themselves, each with how often."""
    if find_spec("doithoai.actions.jobs") is None:
        return {}
    from doithoai.actions import jobs

    return getattr(jobs, "SCHEDULE", {})


def take(at: datetime) -> Job | None:
    """Lease the work that has waited longest; None when there is none. Two takers never get the same."""
    if not Job.objects.ready(at).exists():
        return None  # without asking for the write lock
    with transaction.atomic():
        waiting = Job.objects.ready(at).order_by("run_after", "pk")
        if connection.features.has_select_for_update_skip_locked:
            waiting = waiting.select_for_update(skip_locked=True, of=("self",))
        if (job := waiting.first()) is None:
            return None
        job.leased_until, job.attempts = at + LEASE, job.attempts + 1
        job.save(update_fields=["leased_until", "attempts"])
        return job


def run(job: Job) -> bool:
    """Do a leased job; a failure is written down and tried again later. Return whether it succeeded."""
    try:
        with served_by(job):
            kinds()[job.kind](**job.payload)
    except Exception as failure:
        log.exception("job %s failed (attempt %s of %s)", job, job.attempts, job.max_attempts)
        job.error = "".join(traceback.format_exception_only(failure)).strip()[:2000]
        job.leased_until, job.run_after = None, now() + wait_before(job.attempts + 1)
        job.save(update_fields=["error", "leased_until", "run_after"])
        return False
    job.done_at, job.leased_until, job.error = now(), None, ""
    job.save(update_fields=["done_at", "leased_until", "error"])
    return True


def served_by(job: Job) -> AbstractContextManager[None]:
    if job.commune_id is None:
        return serving_everywhere(because="work of the clock concerns all communes")
    return serving(job.commune_id)


def wait_before(attempt: int) -> timedelta:
    """Twenty seconds before the second attempt, then twice as long each time, at most an hour."""
    return min(timedelta(seconds=10 * 2 ** (attempt - 1)), timedelta(hours=1))


def put_due(at: datetime) -> None:
    """Put the scheduled work of the present slot of time in the queue, once however many processes try."""
    for kind, every in schedule().items():
        slot = int(at.timestamp() // every.total_seconds())
        key = f"{kind} {slot}"
        if not Job.objects.filter(unique_key=key).exists():
            waiting = [Job(kind=kind, unique_key=key, run_after=at)]
            Job.objects.bulk_create(waiting, ignore_conflicts=True)
            Job.objects.filter(done_at__lt=at - KEEP_DONE).delete()


class JobLoop:
    """Turns until stopped; a lost database or a broken job never ends it."""

    def __init__(self, *, wanted: bool) -> None:
        self.wanted = wanted
        self._stop = threading.Event()
        self._thread: threading.Thread | None = None

    def start(self) -> None:
        """Turn in a thread of this process, where wanted."""
        if self.wanted:
            self._stop.clear()
            self._thread = threading.Thread(target=self.turn, name="jobs", daemon=True)
            self._thread.start()

    def stop(self) -> None:
        """Ask the loop to end; a job in the middle gets three seconds, else its lease brings it back."""
        self._stop.set()
        if self._thread is not None:
            self._thread.join(timeout=3)

    def alive(self) -> bool:
        return not self.wanted or (self._thread is not None and self._thread.is_alive())

    def turn(self) -> None:
        while not self._stop.wait(LOOK_EVERY):
            try:
                put_due(now())
                while not self._stop.is_set() and (job := take(now())):
                    run(job)
            except Exception:
                log.exception("the job loop stumbled; it goes on in %s s", AFTER_A_FALL)
                connection.close()
                self._stop.wait(AFTER_A_FALL)
        connection.close()


embedded_jobs = JobLoop(wanted=settings.JOBS_INSIDE)
