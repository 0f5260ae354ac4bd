"""Every test that asks for `commune` serves it; bà Lan is its clerk."""

import gc
import importlib
import json
import sqlite3
from collections.abc import Iterator
from contextlib import closing
from typing import Any

import pytest
from django.db import connection

from doithoai.models import Actor, Commune, serving
from doithoai.rules import (
    mark_images,
    paper_checks,
    pdf_signatures,
    pdf_signing,
    photo_reading,
    plan_reading,
    plan_uploads,
    spreadsheet,
)
from doithoai.rules.edxml import reading as edxml_reading
from doithoai.rules.reading_apart import read_apart
from tests import given, ready, remembered

#: Files of strangers are read in a process of its own, each time anew with its libraries. These tests hold that they are;
#: the others, which are about what is done with what was read, read in this process, which keeps the libraries.
APART = ("tests/rules/", "tests/management/")
READING = (
    mark_images, paper_checks.apart, pdf_signatures, pdf_signing, photo_reading, plan_reading.apart, plan_uploads,
    spreadsheet, edxml_reading,
)  # fmt: skip


def pytest_collection_finish(session: pytest.Session) -> None:
    """What was read until now stays to the end: the collector need not walk over it after every test."""
    gc.collect()
    gc.freeze()


def pytest_runtest_setup(item: pytest.Item) -> None:
    remembered.start(item)
    apart = item.nodeid.startswith(APART)
    for reading in READING:
        reading.read_apart = read_apart if apart else reads_here


def reads_here(reader: str, data: bytes, *words: str, **bounds: int) -> Any:
    """What `read_apart` says, by way of JSON too, but without its bounds."""
    module, _, function = reader.partition(":")
    return json.loads(json.dumps(getattr(importlib.import_module(module), function)(data, *words)))


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
