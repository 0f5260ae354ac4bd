"""A backup was made: from now on it is known which one still holds what will be erased later."""

from datetime import datetime

from doithoai.actions.kernel import action
from doithoai.models import Actor, Backup, Commune

LONGEST = 500  # letters of a path; a longer one is cut, and then not looked for


@action()
def record_backup(commune: Commune, *, by: Actor, at: datetime, file: str, shows: datetime) -> Backup:
    """`shows`: the moment whose data it holds. The same file written again replaces what it was."""
    row, _ = Backup.objects.update_or_create(
        commune=commune, file=file[:LONGEST], defaults={"at": shows, "gone_at": None, "gone_by": ""}
    )
    return row
