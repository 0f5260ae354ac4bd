"""Every test that asks for `commune` serves it; bà Lan is its clerk."""

import gc
import sqlite3
from collections.abc import Iterator
from contextlib import closing

import pytest
from django.db import connection

from doithoai.models import Actor, Commune, serving
from tests import given, ready, remembered


def pytest_collection_finish(session: pytest.Session) -> None:
    """What was read until now stays to the end: the collector need not walk over it after every test."""
    gc.collect()
    gc.freeze()


def pytest_runtest_setup(item: pytest.Item) -> None:
    remembered.start(item)


@pytest.fixture(scope="session")
def tables_in_memory() -> Iterator[None]:
    """SQLite begins with a copy of the ready database, where Django finds no migration left to apply."""
    if connection.vendor != "sqlite":
        yield
        return
    name = connection.creation._get_test_db_name()
    with closing(sqlite3.connect(name, uri=True)) as memory:
        with closing(sqlite3.connect(ready.sqlite_file())) as file:
            file.backup(memory)
        yield


@pytest.fixture(scope="session")
def django_db_setup(tables_in_memory, django_db_setup) -> None:
    remembered.listen()


@pytest.fixture
def commune(db) -> Commune:
    commune = given.a_commune()
    with serving(commune):
        given.hamlets(commune)
        yield commune


@pytest.fixture
def ba_lan(commune) -> Actor:
    return given.ba_lan(commune)


@pytest.fixture
def ong_nam(db) -> Actor:
    """Always the wrong person: the clerk of another commune."""
    elsewhere = given.a_commune("Nà Lốc", "na-loc")
    with serving(elsewhere):
        return given.a_person(elsewhere, "nam", "Vi Văn Năm", given.Role.CLERK)


@pytest.fixture
def signs_here(monkeypatch) -> None:
    """Keys sign in this process, which has the library loaded; `tests/rules/test_pdf_signing.py` holds the process of
    their own that they have outside the tests."""
    from doithoai.rules import pdf_signing

    def at_once(reader: str, data: bytes, **bounds: int) -> object:
        return pdf_signing.told_of_signing(data)

    monkeypatch.setattr(pdf_signing, "read_apart", at_once)
