"""Writers of one process queue at SQLite's door instead of knocking."""

import sqlite3
import threading
import time

import pytest
from django.conf import settings as where
from django.db import OperationalError, transaction

from config.sqlite.base import DatabaseWrapper
from config.sqlite.written import connection, written


@pytest.fixture
def database(tmp_path, django_db_blocker):
    """Opens connections to one database of its own, as the settings do."""
    made = []

    def connect(timeout: float = 5) -> DatabaseWrapper:
        settings = {
            "ENGINE": "config.sqlite", "NAME": tmp_path / "a.sqlite3", "ATOMIC_REQUESTS": False, "AUTOCOMMIT": True,
            "CONN_MAX_AGE": None, "CONN_HEALTH_CHECKS": False, "TIME_ZONE": None, "TEST": {}, "USER": "", "PASSWORD": "",
            "HOST": "", "PORT": "", "OPTIONS": {"transaction_mode": "IMMEDIATE", "timeout": timeout},
        }  # fmt: skip
        connection = DatabaseWrapper(settings, alias="door")
        connection.inc_thread_sharing()
        made.append(connection)
        return connection

    with django_db_blocker.unblock():
        with connect().cursor() as cursor:
            cursor.execute("PRAGMA journal_mode=WAL")
            cursor.execute("CREATE TABLE count (n)")
            cursor.execute("INSERT INTO count VALUES (0)")
        yield connect
        for connection in made:
            connection.close()


def begin(connection: DatabaseWrapper) -> DatabaseWrapper:
    connection.ensure_connection()
    connection.set_autocommit(False, force_begin_transaction_with_broken_autocommit=True)
    return connection


def end(connection: DatabaseWrapper, how: str) -> None:
    getattr(connection, how)()
    if how != "close":
        connection.set_autocommit(True)


@pytest.mark.parametrize("how", ["commit", "rollback", "close"])
def test_the_next_writer_enters_when_the_door_opens(database, how):
    first, second = database(), database()
    begin(first)
    entered = threading.Event()

    def wait_and_write() -> None:
        begin(second)
        entered.set()
        end(second, "commit")

    waiting = threading.Thread(target=wait_and_write)
    waiting.start()
    assert not entered.wait(0.1)
    opened = time.monotonic()
    end(first, how)
    assert entered.wait(2)
    waiting.join()
    assert time.monotonic() - opened < 1


def test_who_waits_too_long_is_told_in_sqlites_own_words(database):
    first, second = database(), database(timeout=0.05)
    begin(first)
    with pytest.raises(OperationalError, match="database is locked"):
        begin(second)
    end(first, "commit")


def test_many_threads_lose_nothing(database):
    def add() -> None:
        connection = database()
        for _ in range(20):
            begin(connection)
            with connection.cursor() as cursor:
                n = cursor.execute("SELECT n FROM count").fetchone()[0]
                cursor.execute("UPDATE count SET n = %s", [n + 1])
            end(connection, "commit")

    threads = [threading.Thread(target=add) for _ in range(4)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    with database().cursor() as cursor:
        assert cursor.execute("SELECT n FROM count").fetchone()[0] == 80


def test_whatever_another_connection_writes_is_seen_and_looking_holds_nothing(tmp_path, monkeypatch):
    place = tmp_path / "a b #1.sqlite3"  # a folder's name may be anything
    monkeypatch.setattr(where, "DATABASES", {"default": {"ENGINE": "config.sqlite", "NAME": place}})
    connection.cache_clear()
    assert written() is None  # no database yet
    writer = sqlite3.connect(place, isolation_level=None)
    writer.execute("PRAGMA journal_mode=WAL")
    writer.execute("CREATE TABLE count (n)")
    before = written()
    assert before is not None
    assert written() == before
    writer.execute("INSERT INTO count VALUES (1)")
    assert written() != before
    assert writer.execute("PRAGMA wal_checkpoint(TRUNCATE)").fetchone()[0] == 0  # no reader is in its way
    writer.close()
    connection().close()
    connection.cache_clear()


def test_on_the_other_engine_nobody_knows(monkeypatch):
    elsewhere = {"default": {"ENGINE": "django.db.backends.postgresql", "NAME": "a"}}
    monkeypatch.setattr(where, "DATABASES", elsewhere)
    connection.cache_clear()
    assert written() is None


@pytest.mark.django_db(transaction=True)
def test_after_a_failed_action_the_door_is_open():
    for _ in range(2):
        with pytest.raises(ZeroDivisionError), transaction.atomic():
            raise ZeroDivisionError
