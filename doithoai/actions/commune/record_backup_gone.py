"""Somebody destroyed a backup: it holds nobody's erased words any more."""

from datetime import datetime
from pathlib import Path

from doithoai.actions.kernel import action
from doithoai.models import Actor, Backup


def is_still_there(backup: Backup, by: Actor) -> str | None:
    """Only where it was written can be looked at; copies elsewhere are for people to know."""
    if Path(backup.file).exists():
        return f"Tệp vẫn còn ở {backup.file}. Xin xóa tệp (và mọi bản chép của nó) trước, rồi ghi ở đây."
    return None


@action(unless=[is_still_there])
def record_backup_gone(backup: Backup, *, by: Actor, at: datetime) -> Backup:
    if backup.gone_at is None:
        backup.gone_at, backup.gone_by = at, by.name
        backup.save(update_fields=["gone_at", "gone_by"])
    return backup
