"""Tệp thư chờ xác nhận: a mailbox between its dry run and its import; its letters are nobody's opinion yet."""

from datetime import datetime, timedelta
from pathlib import Path
from typing import Any

from django.conf import settings
from django.db import models, transaction

from doithoai.models.tenancy import Tenant, TenantManager, TenantQuerySet

#: Long enough to look the letters through; whoever comes later reads the file anew.
KEPT_FOR = timedelta(hours=1)


class WaitingMailboxQuerySet(TenantQuerySet):
    def fresh(self, at: datetime) -> "WaitingMailboxQuerySet":
        return self.filter(at__gt=at - KEPT_FOR)

    def drop(self) -> int:
        """Take these away, rows and with the commit the letters; returns how many."""
        rows: list[Any] = list(self)
        self.delete()
        for row in rows:
            transaction.on_commit(row.drop_file, robust=True)  # else the job loop, by `drop_left_behind`
        return len(rows)


class WaitingMailbox(Tenant):
    """The file as it was uploaded. It lies outside what is backed up: letters nobody has taken in must not live on in
    a backup. Gone when it is imported or set aside, or after `KEPT_FOR`."""

    dialogue = models.ForeignKey("doithoai.Dialogue", on_delete=models.CASCADE, related_name="+")
    user = models.ForeignKey("doithoai.User", on_delete=models.CASCADE, related_name="+")
    by = models.CharField("người tải lên", max_length=120)
    at = models.DateTimeField("tải lên lúc")
    letters = models.PositiveIntegerField("số thư nhập được")

    objects = TenantManager.from_queryset(WaitingMailboxQuerySet)()

    class Meta(Tenant.Meta):
        ordering = ["-pk"]

    def __str__(self) -> str:
        return f"Tệp {self.letters} thư chờ xác nhận"

    @property
    def until(self) -> datetime:
        return self.at + KEPT_FOR

    @property
    def job_key(self) -> str:
        """The `unique_key` of the job that takes it away."""
        return f"forget_mailbox {self.pk}"

    @property
    def path(self) -> Path:
        return folder_of(self.commune_id) / f"{self.pk}.letters"

    def keep(self, data: bytes) -> None:
        self.path.parent.mkdir(parents=True, exist_ok=True)
        self.path.write_bytes(data)

    def read(self) -> bytes:
        return self.path.read_bytes()

    def drop_file(self) -> None:
        self.path.unlink(missing_ok=True)


def folder_of(commune_id: int) -> Path:
    kept: Path = Path(settings.MEDIA_ROOT).with_name("waiting")
    return kept / str(commune_id)


def drop_left_behind(commune_id: int, at: datetime) -> None:
    """Files whose row is gone, because a process died in between. A young one may belong to somebody at work."""
    known = {row.path.name for row in WaitingMailbox.objects.filter(commune=commune_id)}
    folder = folder_of(commune_id)
    for path in folder.iterdir() if folder.exists() else ():
        if path.name not in known and path.stat().st_mtime < (at - KEPT_FOR).timestamp():
            path.unlink(missing_ok=True)
