"""What must not be kept must leave the disk too: SQLite's log holds earlier rows until their place is reused."""

from django.db import connection, transaction


def leave_no_trace() -> None:
    """After this transaction, empty SQLite's write-ahead log into the database, whose freed space is zeroed
    (`secure_delete`, settings). PostgreSQL's own log is kept by its rules and is not ours to sweep."""
    if connection.vendor == "sqlite":
        transaction.on_commit(_sweep)


def _sweep() -> None:
    with connection.cursor() as cursor:
        cursor.execute("PRAGMA wal_checkpoint(TRUNCATE)")
