"""Notices that a dialogue changed, whichever process changed it, and tells the hub.

One thread per server process. PostgreSQL says so itself (NOTIFY). SQLite only says that *something* was
written by another connection (`PRAGMA data_version`), so we then look whose `Dialogue.version` moved.
"""

import logging
import threading

from django.apps import apps
from django.db import connection

from .hub import Hub, hub

CHANNEL = "doithoai_live"
LOOK_EVERY = 0.05  # seconds between looks at data_version: 20 cheap looks a second while anybody listens
AGAIN_AFTER = 1.0  # seconds to wait after the database was lost
log = logging.getLogger("doithoai.live")


class Watcher:
    """The thread that watches the database on behalf of the hub; asleep while nobody listens."""

    def __init__(self, hub: Hub) -> None:
        self.hub = hub
        self._told: set[str] = set()
        self._wake = threading.Event()
        self._stopping = False
        self._thread: threading.Thread | None = None

    def start(self) -> None:
        self._stopping = False
        self._thread = threading.Thread(target=self._run, name="live", daemon=True)
        self._thread.start()

    def stop(self) -> None:
        self._stopping = True
        self._wake.set()
        if self._thread is not None:
            self._thread.join(timeout=2)
            self._thread = None

    def nudge(self, dialogue_id: object | None = None) -> None:
        """Look now; with an id, that dialogue certainly changed. Does nothing where no server runs, or where nobody
        listens: whoever comes later is told what they missed."""
        if self._thread is None:
            return
        if dialogue_id is not None:
            if not self.hub.watched():
                return
            self._told.add(str(dialogue_id))
        self._wake.set()

    def _run(self) -> None:
        while not self._stopping:
            try:
                if connection.vendor == "postgresql":
                    self._follow_notifications()
                else:
                    self._follow_data_version()
            except Exception:
                log.warning("lost the database, looking again in %s s", AGAIN_AFTER, exc_info=True)
                self._wake.wait(AGAIN_AFTER)
            finally:
                connection.close()

    def _follow_data_version(self) -> None:
        seen = None
        while not self._stopping:
            nudged = self._wake.wait(LOOK_EVERY if self.hub.watched() else None)
            self._wake.clear()
            if not (watched := self.hub.watched()):
                self._told.clear()
                continue
            with connection.cursor() as cursor:
                version = cursor.execute("PRAGMA data_version").fetchone()
            if nudged or version != seen:
                seen = version
                self._look(watched)

    def _follow_notifications(self) -> None:
        connection.ensure_connection()
        with connection.cursor() as cursor:
            cursor.execute(f"LISTEN {CHANNEL}")
        self._told.update(self.hub.watched())  # nobody knows what happened while we were not listening
        self._wake.set()
        while not self._stopping:
            for note in connection.connection.notifies(timeout=4 * LOOK_EVERY, stop_after=1):
                self.nudge(note.payload.split(":", 1)[1])
            if self._wake.is_set():
                self._wake.clear()
                self._look(self.hub.watched())

    def _look(self, watched: list[str]) -> None:
        told, self._told = self._told, set()
        if watched:
            self.hub.tell(told, versions_of(watched))


def versions_of(dialogue_ids: list[str]) -> dict[str, int]:
    """Return the present version of each dialogue, communes aside: only the number leaves this function."""
    dialogue = apps.get_model("doithoai", "Dialogue")
    key = dialogue._meta.pk
    table, marks = dialogue._meta.db_table, ", ".join(["%s"] * len(dialogue_ids))
    wanted = [key.get_db_prep_value(key.to_python(one), connection) for one in dialogue_ids]
    with connection.cursor() as cursor:
        cursor.execute(f"SELECT {key.column}, version FROM {table} WHERE {key.column} IN ({marks})", wanted)  # noqa: S608
        return {str(key.to_python(row[0])): row[1] for row in cursor.fetchall()}


watcher = Watcher(hub)
