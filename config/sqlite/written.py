"""Whether anything was written since: one look that costs a hundredth of a millisecond and waits for nobody."""

import sqlite3
from functools import cache

from django.conf import settings


def written() -> int | None:
    """A number that changes when any process writes to the SQLite database; None where it cannot be known.

    Called in the event loop's thread only. Its connection does nothing else: what a connection writes itself it does
    not count.
    """
    try:
        (found,) = (
            connection().execute("PRAGMA data_version").fetchall()
        )  # all: nothing of the database stays held
    except (sqlite3.Error, LookupError):
        return None
    return int(found[0])


@cache
def connection() -> sqlite3.Connection:
    """LookupError on PostgreSQL, and sqlite3.Error before there is a database."""
    database = settings.DATABASES["default"]
    if "sqlite" not in database["ENGINE"]:
        raise LookupError("not SQLite")
    place = database["NAME"].resolve().as_uri()
    return sqlite3.connect(f"{place}?mode=ro", uri=True, timeout=0, check_same_thread=False)
