"""What must not be kept must leave the disk too; and the deletion log, which outlives the backups made before."""

import json
import logging
import os
import time
from collections.abc import Iterable
from datetime import timedelta
from functools import partial
from pathlib import Path
from typing import Any

from django.apps import apps
from django.conf import settings
from django.db import connection, models, transaction
from django.db.models import Q

from doithoai.models.clock import now
from doithoai.models.job import Job
from doithoai.models.reading import traces_kept_now
from doithoai.models.tenancy import Tenant, TenantManager, TenantQuerySet, serving
from doithoai.rules.personal_rights import kept

log = logging.getLogger("doithoai.erasure")
AGAIN_AFTER = timedelta(seconds=30)
FOR_EVER = 10_000  # attempts, an hour apart in the end: what was erased must go
MERGED_AT_ONCE = 200  # pages of the search index
LET_OTHERS_IN = 0.01  # seconds
READERS_HAVE, TRIES = 300, 5  # milliseconds, each time


class ErasureQuerySet(TenantQuerySet):
    def not_about_reader(self) -> "ErasureQuerySet":
        """Without the lines of opinions that accuse whoever reads now. All others stay: that lines about denunciations
        went would tell, too. The stub of a part is tied to its line by the moment only (purging.keep_stub_from)."""
        kept = traces_kept_now()
        about = Q(code__in=kept.receipts) | Q(cut__isnull=False, at__in=kept.moments)
        return self.exclude(about) if kept.receipts else self


class Erasure(Tenant):
    """One line of the deletion log: what was erased, when, why, by whom; never what it said.

    `cut`: of a matter taken out of a longer text, where it stood in the text of `code` ({"start", "length",
    "of": length of that text}), so that the same words can be cut out of an older backup. `kind` and `count`: of a
    retention rule, the kind of data and how many records. `handed`: of a denunciation, how it was handed over.
    """

    class Why(models.TextChoices):
        DENUNCIATION = "denunciation", "Tố cáo đã chuyển"
        RIGHT = "right", "Người dân yêu cầu"
        RETENTION = "retention", "Hết thời hạn lưu"

    code = models.CharField("mã ý kiến", max_length=24, blank=True)
    why = models.CharField("vì sao", max_length=14, choices=Why)
    kind = models.CharField("loại dữ liệu", max_length=40, blank=True)
    count = models.PositiveIntegerField("số bản ghi", default=1)
    cut = models.JSONField("chỗ cắt", null=True, blank=True)
    at = models.DateTimeField("lúc")
    by = models.CharField("người xóa", max_length=120)
    handed = models.CharField("đã bàn giao thế nào", max_length=300, blank=True, default="")

    objects = TenantManager.from_queryset(ErasureQuerySet)()

    class Meta(Tenant.Meta):
        ordering = ["-at", "-pk"]

    def __str__(self) -> str:
        return f"{self.get_why_display()}: {self.code or self.kind}"

    @property
    def kind_label(self) -> str:
        """Of a retention rule: the kind of data in words."""
        keep = kept().get(self.kind)
        return keep.label if keep else self.kind

    def as_line(self) -> dict[str, Any]:
        """This row for the file beside the backups: JSON values only."""
        return {
            "commune": self.commune.slug, "code": self.code, "why": self.why, "cut": self.cut,
            "at": self.at.isoformat(), "by": self.by,
        }  # fmt: skip


def note_erasure(why: str, *, at: Any, by: str, **more: Any) -> Erasure:
    """Write one line of the log; after the commit the same line stands in the file beside the database."""
    row = Erasure.objects.create(why=why, at=at, by=by, **more)
    finish_after_commit(row.commune_id)
    return row


def ledger() -> Path:
    """The deletion log as a file: a backup made before an erasure is put right by it when it is brought back."""
    return Path(settings.DATA) / "erasures.jsonl"


def read_ledger(path: Path) -> list[dict[str, Any]]:
    """The lines of the file, in their order; half a line at the end (a power cut) is left out."""
    found: list[dict[str, Any]] = []
    for line in path.read_text("utf-8").splitlines() if path.exists() else []:
        try:
            said = json.loads(line)
        except ValueError:
            continue
        if isinstance(said, dict) and {"commune", "code", "why", "at"} <= said.keys():
            found.append(said)
    return found


def add_to_ledger(lines: Iterable[dict[str, Any]], path: Path) -> None:
    """Append what the file does not hold yet, durably."""
    known = {json.dumps(each, sort_keys=True) for each in read_ledger(path)}
    new = [each for each in lines if json.dumps(each, sort_keys=True) not in known]
    if not new:
        return
    with path.open("a", encoding="utf-8") as file:
        file.write("\n" + "\n".join(json.dumps(each, ensure_ascii=False) for each in new) + "\n")
        file.flush()
        os.fsync(file.fileno())


def fill_ledger() -> bool:
    """Every line of the commune served stands in the file."""
    rows = Erasure.objects.exclude(code="").select_related("commune").order_by("at", "pk")
    add_to_ledger((each.as_line() for each in rows), ledger())
    return True


# -- the disk ----------------------------------------------------------------------------------------


class Unfinished(Exception):
    """Something that was erased is still on the disk."""


def leave_no_trace(commune_id: int) -> None:
    """What this transaction deletes goes out of the database file, too."""
    finish_after_commit(commune_id, database=True)


def finish_after_commit(commune_id: int, *, database: bool = False) -> None:
    """Queue with this transaction what has to follow it on the disk: a process that dies after the commit loses none of
    it, and what another program holds (Windows) is tried again. Right after the commit it is tried for the first time.
    """
    queued = Job.objects.filter(kind="sweep_traces", commune=commune_id, attempts=0, done_at=None)
    job = queued.select_for_update(skip_locked=True).first()  # held: the loop takes it after our commit only
    if job is None:
        job = Job.objects.create(
            kind="sweep_traces",
            commune_id=commune_id,
            payload={"database": database},
            run_after=now() + AGAIN_AFTER,
            max_attempts=FOR_EVER,
        )
    elif database and not job.payload.get("database", True):  # {}: of an earlier version
        job.payload = {"database": True}
        job.save(update_fields=["payload"])
    transaction.on_commit(partial(finish_now, job.pk))


def finish_now(job_pk: int) -> None:
    """Whoever waits for the page meets no error of the disk: their deed is done, and the job loop goes on."""
    try:
        job = Job.objects.filter(pk=job_pk, attempts=0, done_at=None).first()
        if job is None:
            return  # many files of one transaction ask for the same
        Job.objects.filter(pk=job_pk).update(attempts=1)
        finish_erasing(job.commune_id, database=job.payload.get("database", True))
        Job.objects.filter(pk=job_pk).update(done_at=now())
    except Exception as why:
        log.warning("what was erased is not off the disk yet (%r); the job loop goes on", why)


def finish_erasing(commune_id: Any, *, database: bool) -> None:
    """Files that no row keeps, the deletion log beside the database, and `database`: the database file. Each whatever
    becomes of the others, as often as wanted. Raises Unfinished."""
    steps = [apps.get_model("doithoai", "StoredFile").remove_left_behind, fill_ledger]
    left = []
    with serving(commune_id):
        for step in [*steps, sweep] if database else steps:
            try:
                if not step():
                    left.append(step.__name__)
            except Exception:
                log.exception("%s", step.__name__)
                left.append(step.__name__)
    if left:
        raise Unfinished(", ".join(left))


def sweep() -> bool:
    """Write the database anew without what was deleted; False when somebody who reads right now kept part of the log
    open, with an old page.

    SQLite: the index is merged (its deleted words would stay in older segments), then the file is written anew and
    the write-ahead log emptied. PostgreSQL: VACUUM FULL writes the tables anew; its own log (WAL) and archives of it
    are kept by its rules and are not ours to sweep.
    """
    if connection.in_atomic_block:  # a test, or a caller that will commit later
        return True
    with connection.cursor() as cursor:
        if connection.vendor == "postgresql":
            for table in connection.introspection.table_names(cursor):
                if table.startswith("doithoai_"):
                    cursor.execute(f"VACUUM FULL {connection.ops.quote_name(table)}")
            return True
        merge_index(cursor)
        cursor.execute("VACUUM")
        return empty_log(cursor)


def empty_log(cursor: Any) -> bool:
    """Carry the write-ahead log over to the file beside whoever writes, then empty it, which nobody may write beside: so
    whoever reads an old page is waited for a moment only. False when they are still reading."""
    cursor.execute("PRAGMA busy_timeout")
    (patience,) = cursor.fetchone()
    cursor.execute(f"PRAGMA busy_timeout = {READERS_HAVE}")
    try:
        for _ in range(TRIES):
            cursor.execute("PRAGMA wal_checkpoint(PASSIVE)")
            cursor.execute("PRAGMA wal_checkpoint(TRUNCATE)")
            if cursor.fetchone()[0] == 0:
                return True
            time.sleep(LET_OTHERS_IN)
    finally:
        cursor.execute(f"PRAGMA busy_timeout = {patience}")
    return False


def merge_index(cursor: Any) -> None:
    """FTS5's `optimize`, in pieces: of 200,000 opinions it takes a second, and whoever sends one must not wait for it."""
    pages, more = -MERGED_AT_ONCE, True  # negative: begin with all segments there are
    while more:
        before = connection.connection.total_changes
        with transaction.atomic():
            cursor.execute("INSERT INTO opinion_search(opinion_search, rank) VALUES ('merge', %s)", [pages])
        pages, more = (
            MERGED_AT_ONCE,
            connection.connection.total_changes - before >= 2,
        )  # FTS5's sign of the end
        time.sleep(LET_OTHERS_IN)
