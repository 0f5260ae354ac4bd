"""Files people gave us or we sealed: named by content, never by what the visitor called them."""

import hashlib
import os
from datetime import datetime
from pathlib import Path

from django.conf import settings
from django.db import models, transaction

from doithoai.models.tenancy import Tenant, TenantManager, serving
from doithoai.rules.vietnamese import clean

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
        row.save()  # sets the commune; the surrounding transaction undoes it if writing fails
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
        """Remove the row, and with the commit the bytes, unless another row of the commune keeps the same ones."""
        path, commune_id, sha256 = self.path, self.commune_id, self.sha256
        self.delete()

        def take_away() -> None:
            with serving(commune_id):
                if not StoredFile.objects.filter(sha256=sha256).exists():
                    path.unlink(missing_ok=True)

        transaction.on_commit(take_away)


def keep_name(folder: Path) -> None:
    """Make a new name in this folder survive a power cut too (Windows has no such call)."""
    if os.name == "nt":
        return
    opened = os.open(folder, os.O_RDONLY)
    try:
        os.fsync(opened)
    finally:
        os.close(opened)
