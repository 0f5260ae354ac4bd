"""The two things the rest of the program says to live screens: "it changed", and "listen here"."""

import logging
from typing import Any, Protocol

from django.core import signing
from django.db import DatabaseError, connection

from .watch import CHANNEL, watcher

log = logging.getLogger("doithoai.live")
SALT = "live"
LISTENING_HOURS = 24


class Watched(Protocol):
    """A dialogue, as far as live screens care."""

    pk: Any
    version: int


def announce(commune_id: int, dialogue_id: object) -> None:
    """Tell every open screen of this dialogue that it changed. Call it after the commit.

    On PostgreSQL the word reaches all processes. On SQLite it reaches this process at once; the others
    see `Dialogue.version` move. It never raises: what a person did is saved whether or not screens hear it.
    """
    if connection.vendor != "postgresql":
        watcher.nudge(dialogue_id)
        return
    try:
        with connection.cursor() as cursor:
            cursor.execute("SELECT pg_notify(%s, %s)", [CHANNEL, f"{commune_id}:{dialogue_id}"])
    except DatabaseError:
        log.warning("dialogue %s changed, but the screens could not be told", dialogue_id, exc_info=True)


def live_url(dialogue: Watched) -> str:
    """Return the address where a page may listen to this dialogue for a day.

    The address says which version the page shows, so a change between drawing and listening is not missed.
    """
    token = signing.TimestampSigner(salt=SALT).sign(f"{dialogue.pk}.{dialogue.version}")
    return f"/live/{token}/"


def heard_by(token: str) -> tuple[str, int]:
    """Return the dialogue's id and the version the page showed; BadSignature for a foreign or old one."""
    signed = signing.TimestampSigner(salt=SALT).unsign(token, max_age=LISTENING_HOURS * 3600)
    dialogue_id, version = signed.rsplit(".", 1)
    return dialogue_id, int(version)
