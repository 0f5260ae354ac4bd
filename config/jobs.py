"""The job loop: takes waiting work one piece at a time, in a thread of the server or in `doithoai work`.

Work is leased, never removed: when a process dies in the middle, the lease runs out and somebody else takes
it. So every job may run twice and must not mind. What the kinds of work are is in `doithoai.actions.jobs`.
"""

import logging
import threading
import time
import traceback
from collections.abc import Callable, Iterable, Iterator, Mapping
from contextlib import contextmanager
from datetime import datetime, timedelta
from typing import Any

from django.conf import settings
from django.db import DatabaseError, connection, transaction

from doithoai.models import Commune, Job, serving
from doithoai.models.clock import now
from doithoai.models.search import keep_statistics
from doithoai.rules.working_days import load_calendar

#: A lease ends this long after its holder was last heard of: a killed process costs its work no more than that.
LEASE = timedelta(seconds=90)
STILL_HERE_EVERY = 20.0  # seconds
LOOK_EVERY = 1.0  # seconds
LOOK_AT_THE_DAY_EVERY = 60.0  # seconds
AFTER_A_FALL = 10.0  # seconds
KEEP_DONE = timedelta(days=30)
Work = Callable[[Commune, dict[str, Any], datetime], None]
log = logging.getLogger("doithoai.jobs")


def work_kinds() -> tuple[Mapping[str, Work], Mapping[str, int], Iterable[str]]:
    """Return what each kind of work does, at which hour of a working morning some come by themselves, and which come
    when a loop begins."""
    from doithoai.actions.jobs import DAILY, FIRST, JOBS  # late: a cold start need not wait for the actions

    return JOBS, DAILY, FIRST


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
        do, commune = work_kinds()[0][job.kind], job.commune
        if commune is None:
            raise ValueError("a job needs its commune")
        with kept_leased(job), serving(commune):
            do(commune, job.payload, now())
    except Exception as failure:
        log.exception("job %s failed (attempt %s of %s)", job, job.attempts, job.max_attempts)
        job.error = "".join(traceback.format_exception_only(failure)).strip()[:2000]
        job.leased_until, job.run_after = None, now() + wait_before(job.attempts + 1)
        job.save(update_fields=["error", "leased_until", "run_after"])
        return False
    job.done_at, job.leased_until, job.error = now(), None, ""
    job.save(update_fields=["done_at", "leased_until", "error"])
    return True


@contextmanager
def kept_leased(job: Job) -> Iterator[None]:
    """While the work lasts its lease is drawn out, by a thread that dies with this process."""
    over = threading.Event()

    def still_here() -> None:
        while not over.wait(STILL_HERE_EVERY):
            draw_out(job)

    holder = threading.Thread(target=still_here, name=f"lease of {job.pk}", daemon=True)
    holder.start()
    try:
        yield
    finally:
        over.set()
        holder.join()


def draw_out(job: Job) -> None:
    """Called in a thread of its own, with a connection of its own."""
    try:
        Job.objects.filter(pk=job.pk, done_at=None).update(leased_until=now() + LEASE)
    except DatabaseError:
        log.warning("the lease of job %s could not be drawn out", job)
    finally:
        connection.close()


def wait_before(attempt: int) -> timedelta:
    """Twenty seconds before the second attempt, then twice as long each time, at most an hour."""
    return timedelta(seconds=min(10 * 2 ** min(attempt - 1, 10), 3600))


def put_daily(at: datetime) -> None:
    """Queue this working morning's work, one piece for each commune, once however many processes try."""
    if not load_calendar().works(at.date()):
        return
    for kind, hour in work_kinds()[1].items():
        if at.hour >= hour and not Job.objects.filter(kind=kind, run_after__date=at.date()).exists():
            put(kind, at, f"{at.date()}")
            Job.objects.filter(done_at__lt=at - KEEP_DONE).delete()


def put_first(at: datetime) -> None:
    """Queue what looks for the remains of a process that was killed."""
    for kind in work_kinds()[2]:
        put(kind, at, f"{at:%Y-%m-%d %H:%M}")


def put(kind: str, at: datetime, once: str) -> None:
    """One piece of this kind for each commune; of several that say the same `once` the first."""
    Job.objects.bulk_create(
        (
            Job(kind=kind, commune=commune, run_after=at, unique_key=f"{kind} {once} {commune.pk}")
            for commune in Commune.objects.all()
        ),
        ignore_conflicts=True,
    )


def carry_over() -> None:
    """Carry what was written from SQLite's log to its file, as far as nobody reads it: otherwise whoever sends the
    twentieth opinion waits for that, and everybody behind them. Costs nothing when nothing was written."""
    if connection.vendor == "sqlite":
        with connection.cursor() as cursor:
            cursor.execute("PRAGMA wal_checkpoint(PASSIVE)")


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
        look_at_the_day, counted_on, begun = 0.0, None, False
        while not self._stop.wait(LOOK_EVERY):
            try:
                if not begun:
                    put_first(now())
                    begun = True
                if time.monotonic() >= look_at_the_day:
                    put_daily(now())
                    look_at_the_day = time.monotonic() + LOOK_AT_THE_DAY_EVERY
                    if counted_on != now().date():
                        keep_statistics()
                        counted_on = now().date()
                while not self._stop.is_set() and (job := take(now())):
                    run(job)
                carry_over()
            except Exception:
                log.exception("the job loop stumbled; it goes on in %s s", AFTER_A_FALL)
                connection.close()
                self._stop.wait(AFTER_A_FALL)
        connection.close()


embedded_jobs = JobLoop(wanted=settings.JOBS_INSIDE)
