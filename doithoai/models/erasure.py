"""What must not be kept must leave the disk too; and the deletion log, which outlives the backups made before."""

import json
import logging
import os
from collections.abc import Iterable
from datetime import timedelta
from pathlib import Path
from typing import Any

from django.conf import settings
from django.db import DatabaseError, connection, models, transaction
from django.db.models import Q

from doithoai.models.clock import now
from doithoai.models.job import Job
from doithoai.models.reading import traces_kept_now
from doithoai.models.tenancy import Tenant, TenantManager, TenantQuerySet
from doithoai.rules.personal_rights import kept

log = logging.getLogger("doithoai.erasure")
AGAIN_AFTER = timedelta(seconds=30)


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
    """Write one line of the log, and after the commit the same line into the file beside the database."""
    row = Erasure.objects.create(why=why, at=at, by=by, **more)
    if row.code:
        line = row.as_line()
        transaction.on_commit(lambda: add_to_ledger([line], ledger()))
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


# -- the disk ----------------------------------------------------------------------------------------


def leave_no_trace(commune_id: int) -> None:
    """Take what this transaction deleted out of the search index now, and out of the database file after the commit.

    SQLite: the index is merged (its deleted words would stay in older segments), then the file is written anew and
    the write-ahead log emptied. PostgreSQL: VACUUM FULL writes the tables anew; its own log (WAL) and archives of it
    are kept by its rules and are not ours to sweep.
    """
    if connection.vendor == "sqlite":
        with connection.cursor() as cursor:
            cursor.execute("INSERT INTO opinion_search(opinion_search) VALUES ('optimize')")
    transaction.on_commit(lambda: sweep_or_try_later(commune_id))


def sweep_or_try_later(commune_id: int) -> None:
    """Somebody reading right now may hold an old page: then the job loop sweeps again until nobody does."""
    try:
        done = sweep()
    except DatabaseError:
        log.warning("the database could not be swept now; the job loop will", exc_info=True)
        done = False
    if not done:
        later = now() + AGAIN_AFTER
        Job.objects.get_or_create(
            unique_key=f"sweep_traces {commune_id} {later:%Y%m%d%H%M}",
            defaults={"kind": "sweep_traces", "commune_id": commune_id, "run_after": later},
        )


def sweep() -> bool:
    """Write the database anew without what was deleted; False when a reader kept part of the log open."""
    if connection.in_atomic_block:  # a test, or a caller that will commit later
        return True
    with connection.cursor() as cursor:
        if connection.vendor == "postgresql":
            for table in connection.introspection.table_names(cursor):
                if table.startswith("doithoai_"):
                    cursor.execute(f"VACUUM FULL {connection.ops.quote_name(table)}")
            return True
        cursor.execute("VACUUM")
        cursor.execute("PRAGMA wal_checkpoint(TRUNCATE)")
        return cursor.fetchone()[0] == 0
