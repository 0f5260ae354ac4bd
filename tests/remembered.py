"""A world reached once by acting is reached again by writing the same rows.

What a step of `given.py` writes depends on what stands in the database and on what it is given, on nothing else. So the
first test that takes the step takes it in full, with every guard and every sentence, and what it wrote is kept; a later
test of this process that stands at the same place (it wrote the same rows in the same order, it serves the same commune
at the same hour, it hands in the same things) writes those rows again and goes on, in a fiftieth of the time. The
least difference, and the step is taken in full. docs/decisions/0015 says why, and what is not remembered.
"""

import io
import pickle
import re
from collections import OrderedDict
from collections.abc import Callable
from dataclasses import dataclass, field
from datetime import date, time, timedelta
from decimal import Decimal
from functools import wraps
from hashlib import blake2b
from typing import Any
from uuid import UUID, uuid4

import pytest
from django.apps import apps
from django.db import connection
from django.db.models import Model

from doithoai.models import clock, tenancy

KEPT = 800  # steps a process remembers; the whole suite takes about half as many
COMMITS = {"transactional_db", "live_server"}
CHANGES_THE_PROGRAM = {"monkeypatch", "settings"}
SAVEPOINT = re.compile(r'(SAVEPOINT|RELEASE SAVEPOINT|ROLLBACK TO SAVEPOINT) "?(\w+)"?')
TELLS = (str, int, float, bytes, date, time, timedelta, Decimal, UUID, type(None))  # repr() says all of it


@dataclass
class Story:
    """What this test has written so far."""

    remembers: bool = False
    told: bytes = b""  # a digest of every row written, in order
    begun: bool = False
    written: list[Any] = field(default_factory=list)  # what can be written again, while a step is being kept
    keeping: int = 0  # how many steps, one inside the other
    spoiled: bool = False  # the step being kept did something that cannot be done again
    savepoints: dict[str, bytes] = field(default_factory=dict)

    def begin(self) -> None:
        """The numbers of rows begin where they began in every other test; on SQLite they do by themselves."""
        self.begun = True
        if connection.vendor == "postgresql":
            with connection.connection.cursor() as cursor:
                cursor.execute(numbers_from_their_beginning())

    def lose_the_thread(self) -> None:
        """Nothing that follows can be recognised."""
        self.told, self.spoiled = uuid4().bytes, True

    def hears(self, execute: Callable, sql: str, params: Any, many: bool, context: dict) -> Any:
        """Django's `execute_wrapper`: every statement of the test passes here."""
        if not self.remembers or sql.startswith(("SELECT", "BEGIN")):
            return execute(sql, params, many, context)
        if not self.begun:
            self.begin()
        if many:
            params = [*params]
        try:
            result = execute(sql, params, many, context)
        except BaseException:
            self.lose_the_thread()
            raise
        if point := SAVEPOINT.match(sql):
            self.at_savepoint(*point.groups())
        else:
            self.writes(sql, params, many, context["cursor"].cursor)
        return result

    def at_savepoint(self, what: str, name: str) -> None:
        if what == "SAVEPOINT":
            self.savepoints[name] = self.told
        elif what == "ROLLBACK TO SAVEPOINT":
            back = self.savepoints.get(name)
            self.lose_the_thread()
            if back is not None and connection.vendor == "sqlite":  # PostgreSQL does not give numbers back
                self.told = back

    def writes(self, sql: str, params: Any, many: bool, cursor: Any) -> None:
        try:
            line = repr((sql, plain(params)))
        except TypeError:
            self.lose_the_thread()
            return
        self.told = blake2b(self.told + line.encode(), digest_size=16).digest()
        if "doithoai_storedfile" in sql:  # there are bytes on the disk too
            self.spoiled = True
        if self.keeping and not self.spoiled:
            each = params if many else [params]
            if connection.vendor == "postgresql":
                with connection.connection.cursor() as another:  # the first still holds its answer
                    self.written += [another.mogrify(sql, one) for one in each]
            else:
                self.written += [
                    (sql if one is None else cursor.convert_query(sql), () if one is None else one)
                    for one in each
                ]

    def again(self, written: list[Any], told: bytes) -> None:
        if not self.begun:
            self.begin()
        raw = connection.connection
        if connection.vendor == "postgresql":
            if written:
                with raw.cursor() as cursor:
                    cursor.execute(";\n".join(written))
        else:
            for sql, params in written:
                raw.execute(sql, params).fetchall()
        if self.keeping:
            self.written += written
        self.told = told


story = Story()
_kept: OrderedDict[tuple, "Step"] = OrderedDict()


def plain(value: Any) -> Any:
    """Raises TypeError for what cannot be told from another by its words."""
    if isinstance(value, TELLS):
        return value
    if isinstance(value, (list, tuple)):
        return [plain(each) for each in value]
    if isinstance(value, memoryview):
        return bytes(value)
    if type(value).__module__.startswith("psycopg.types.json"):
        return repr(value.obj)
    raise TypeError(type(value))


def numbers_from_their_beginning() -> str:
    """Every table counts from a thousand of its own, so that no row is mistaken for that of another by its number."""
    nouns = [noun._meta for noun in apps.get_models(include_auto_created=True) if noun._meta.auto_field]
    return "SELECT " + ", ".join(
        f"setval(pg_get_serial_sequence('{noun.db_table}', '{noun.auto_field.column}'), {1000 * (place + 1)})"
        for place, noun in enumerate(nouns)
    )


# -- rows as a test holds them ---------------------------------------------------------------------------------


class Rows(list):
    """The rows that can be reached from what is handed in, in the order in which they are met."""

    def __init__(self, rows: Any = ()) -> None:
        super().__init__(rows)
        self.places = {id(row): place for place, row in enumerate(self)}

    def place_of(self, thing: Any) -> int | None:
        """For pickle's `persistent_id`: rows are named by their place, everything else is written out."""
        if not isinstance(thing, Model):
            return None
        if id(thing) not in self.places:
            self.places[id(thing)] = len(self)
            self.append(thing)
        return self.places[id(thing)]

    def told(self, thing: Any, *, alike: bool) -> list[tuple[type | None, bytes]]:
        """`thing`, and the state of every row met, as bytes. `alike`: equal things give equal bytes."""
        parts: list[tuple[type | None, bytes]] = [(None, self.dump(thing, alike))]
        for row in self:  # grows while it is walked
            parts.append((type(row), self.dump(row.__getstate__(), alike)))
        return parts

    def dump(self, thing: Any, alike: bool) -> bytes:
        file = io.BytesIO()
        pickler = type("Writer", (pickle.Pickler,), {"persistent_id": lambda _, it: self.place_of(it)})(file)
        pickler.fast = alike
        pickler.dump(thing)
        return file.getvalue()

    def put_back(self, parts: list[tuple[type | None, bytes]]) -> Any:
        """Make every row what it was told to be; return the thing."""
        (_, thing), *states = parts
        for kind, _ in states[len(self) :]:
            self.append(kind.__new__(kind))
        for row, (_, state) in zip(self, states, strict=True):
            row.__dict__.clear()
            row.__dict__.update(self.load(state))
        return self.load(thing)

    def load(self, data: bytes) -> Any:
        reader = type("Reader", (pickle.Unpickler,), {"persistent_load": lambda _, place: self[place]})
        return reader(io.BytesIO(data)).load()


@dataclass(frozen=True)
class Step:
    """What a step wrote, what it left in the hands of the test, and what it wanted done after the commit."""

    written: list[Any]
    told: bytes
    left: list[tuple[type | None, bytes]]
    afterwards: list[tuple[Callable, bool]]

    def again(self, rows: Rows) -> Any:
        story.again(self.written, self.told)
        inside = set(connection.savepoint_ids)
        connection.run_on_commit.extend((inside, do, robust) for do, robust in self.afterwards)
        return rows.put_back(self.left)


CANNOT_BE_TOLD = (pickle.PicklingError, TypeError, AttributeError, ValueError, RecursionError)


def remembered(act: Callable) -> Callable:
    """Above a step of a world: taken in full once, then written again."""

    @wraps(act)
    def reach(*given: Any, **more: Any) -> Any:
        if not (story.remembers and connection.in_atomic_block):
            return act(*given, **more)
        rows = Rows()
        try:
            place = (
                act.__module__, act.__qualname__, story.told, tenancy._served.get(), clock._set_to.get() or date.today(),
                *rows.told((given, more), alike=True),
            )  # fmt: skip
        except CANNOT_BE_TOLD:
            return act(*given, **more)
        if step := _kept.get(place):
            _kept.move_to_end(place)
            return step.again(rows)
        result, step = in_full(act, given, more, rows)
        if step:
            _kept[place] = step
            if len(_kept) > KEPT:
                _kept.popitem(last=False)
        return result

    return reach


def in_full(act: Callable, given: tuple, more: dict, rows: Rows) -> tuple[Any, Step | None]:
    begun_at, due = len(story.written), len(connection.run_on_commit)
    spoiled_before, story.spoiled = story.spoiled, False
    story.keeping += 1
    try:
        result = act(*given, **more)
        written, spoiled = story.written[begun_at:], story.spoiled
    finally:
        story.keeping -= 1
        story.spoiled = bool(story.keeping) and (spoiled_before or story.spoiled)
        if not story.keeping:
            story.written = []
    if spoiled:
        return result, None
    try:
        left = rows.told(result, alike=False)
    except CANNOT_BE_TOLD:
        return result, None
    afterwards = [(do, robust) for _, do, robust in connection.run_on_commit[due:]]
    return result, Step(written, story.told, left, afterwards)


def start(item: pytest.Item) -> None:
    """A test begins: nothing is written yet. One that commits, or that changes the program itself, acts in full."""
    global story
    marked = item.get_closest_marker("django_db")
    commits = bool(COMMITS & {*item.fixturenames} or (marked and marked.kwargs.get("transaction")))
    if commits:
        _kept.clear()  # it may leave the numbers of rows further on
    story = Story(remembers=not commits and not CHANGES_THE_PROGRAM & asked_by_us(item))


def asked_by_us(item: pytest.Item) -> set[str]:
    """The fixtures that this test or a fixture of ours names (a plugin's own ask for some in every test)."""
    known = item._fixtureinfo
    ours = (one for each in known.name2fixturedefs.values() for one in each if one.baseid.startswith("tests"))
    return {*known.argnames, *(name for one in ours for name in one.argnames)}


def listen() -> None:
    """From now on every statement of this process's connection is heard."""
    connection.execute_wrappers.append(hears)


def hears(execute: Callable, sql: str, params: Any, many: bool, context: dict) -> Any:
    return story.hears(execute, sql, params, many, context)
