"""Files people gave us or we sealed: named by content, never by what the visitor called them."""

import hashlib
import logging
import os
import re
from datetime import datetime
from pathlib import Path

from django.conf import settings
from django.db import connection, models, transaction

from doithoai.models.erasure import finish_after_commit
from doithoai.models.tenancy import Tenant, TenantManager, served
from doithoai.rules.vietnamese import clean

log = logging.getLogger("doithoai.files")
#: A file of ours, or the half of one: what else somebody puts there is left alone.
OURS = re.compile(r"[0-9a-f]{64}(\.\d+\.half)?")

#: A mailbox between its dry run and its confirmation, in earlier versions; `name` of the row (models/waiting_mailbox.py).
WAITING_LETTERS = "hop-thu-cho-xac-nhan"


class StoredFile(Tenant):
    """Bytes on disk under data/files/, addressed by SHA-256; `name` is only for people to read."""

    name = models.CharField("tên tệp", max_length=200)
    sha256 = models.CharField(max_length=64)
    size = models.PositiveBigIntegerField("dung lượng (byte)")
    stored_at = models.DateTimeField()

    objects = TenantManager()

    class Meta(Tenant.Meta):
        ordering = ["-pk"]

    def __str__(self) -> str:
        return self.name

    @property
    def path(self) -> Path:
        return Path(settings.MEDIA_ROOT) / str(self.commune_id) / self.sha256[:2] / self.sha256

    def read(self) -> bytes:
        return self.path.read_bytes()

    @classmethod
    def keep(cls, data: bytes, *, name: str, at: datetime) -> "StoredFile":
        """Write the bytes durably, then the row: a row never points at nothing."""
        row = cls(
            name=clean(name)[-200:], sha256=hashlib.sha256(data).hexdigest(), size=len(data), stored_at=at
        )
        with transaction.atomic():
            row.save()  # sets the commune; the surrounding transaction undoes it if writing fails
            hold_bytes(row.sha256, alone=False)
            if not row.path.exists():
                row.path.parent.mkdir(parents=True, exist_ok=True)
                half = row.path.with_name(f"{row.sha256}.{row.pk}.half")
                with half.open("wb") as file:
                    file.write(data)
                    file.flush()
                    os.fsync(file.fileno())
                half.replace(row.path)
                keep_name(row.path.parent)
        return row

    def erase(self) -> None:
        """Remove the row, and after the commit the bytes, unless another row of the commune keeps the same ones."""
        commune_id = self.commune_id
        self.delete()
        finish_after_commit(commune_id)

    @classmethod
    def remove_left_behind(cls) -> bool:
        """Take away the bytes that no row of the commune served keeps: erased ones, and those of a transaction that was
        undone or killed after it wrote them. False when another program holds one open (Windows)."""
        kept = set(cls.objects.values_list("sha256", flat=True))
        all_gone = True
        for path in (Path(settings.MEDIA_ROOT) / str(served())).glob("??/*"):
            if path.name in kept or not OURS.fullmatch(path.name):
                continue
            sha256 = path.name[:64]
            with transaction.atomic():
                hold_bytes(sha256, alone=True)  # whoever is writing them just now has committed, or is gone
                if path.name == sha256 and cls.objects.filter(sha256=sha256).exists():
                    continue
                try:
                    path.unlink(missing_ok=True)
                except OSError:
                    log.warning("%s could not be removed", path, exc_info=True)
                    all_gone = False
        return all_gone


def hold_bytes(sha256: str, *, alone: bool) -> None:
    """Until this transaction ends nobody removes these bytes; `alone`: nor writes them. SQLite lets one in at a time."""
    if connection.vendor == "postgresql":
        shared = "" if alone else "_shared"
        with connection.cursor() as cursor:
            cursor.execute(f"SELECT pg_advisory_xact_lock{shared}(%s)", [int(sha256[:15], 16)])


def keep_name(folder: Path) -> None:
    """Make a new name in this folder survive a power cut too (Windows has no such call)."""
    if os.name == "nt":
        return
    opened = os.open(folder, os.O_RDONLY)
    try:
        os.fsync(opened)
    finally:
        os.close(opened)
