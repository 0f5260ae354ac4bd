"""SQL in so many words, for what everybody who sends an opinion asks of the database.

Django writes the SQL of every question anew, and takes five to ten times as long for it as the database for the answer.
Where thousands ask the same it is written here once. Plain SQL passes by the wall between communes: a statement on the
rows of a commune names it.
"""

from datetime import datetime
from functools import cache
from typing import Any, TypeVar

from django.db import DEFAULT_DB_ALIAS, connection, connections, models

Row = TypeVar("Row", bound=models.Model)
Other = TypeVar("Other", bound=models.Model)


def asked(sql: str, *values: Any) -> list[tuple[Any, ...]]:
    """The rows the database answers with; an hour among `values` goes through `moment`."""
    with connection.cursor() as cursor:
        cursor.execute(sql, values)
        return list(cursor.fetchall())


def first(model: type[Row], sql: str, *values: Any) -> Row | None:
    """The first row of the answer, with the columns that were asked for."""
    return next(iter(every(model, sql, *values)), None)


def every(model: type[Row], sql: str, *values: Any) -> list[Row]:
    """All rows of the answer, with the columns that were asked for."""
    return _made(model, *_answer(sql, values))


def pairs(one: type[Row], other: type[Other], sql: str, *values: Any) -> list[tuple[Row, Other]]:
    """Rows of two tables beside each other: all columns of `one`, then those of `other`."""
    columns, rows = _answer(sql, values)
    many = len(one._meta.concrete_fields)
    ones = _made(one, columns[:many], [row[:many] for row in rows])
    return list(zip(ones, _made(other, columns[many:], [row[many:] for row in rows]), strict=True))


def _answer(sql: str, values: tuple[Any, ...]) -> tuple[tuple[str, ...], list[tuple[Any, ...]]]:
    """The names of the columns, and the rows."""
    with connection.cursor() as cursor:
        cursor.execute(sql, values)
        return tuple(column[0] for column in cursor.description or ()), list(cursor.fetchall())


def _made(model: type[Row], columns: tuple[str, ...], rows: list[tuple[Any, ...]]) -> list[Row]:
    names, places, cols, readings = _reading(model, columns, connection.vendor)
    found = []
    for row in rows:
        said = [row[place] for place in places]
        for at, read in readings:
            said[at] = read(said[at], cols[at], connection)
        found.append(model.from_db(DEFAULT_DB_ALIAS, names, said))
    return found


def written(sql: str, *values: Any) -> int:
    """How many rows were written."""
    with connection.cursor() as cursor:
        cursor.execute(sql, values)
        return int(cursor.rowcount)


def moment(at: datetime) -> Any:
    """An aware hour as this engine keeps it."""
    return connection.ops.adapt_datetimefield_value(at)


def locking(sql: str, *, no_key: bool = False) -> str:
    """The same question, with its rows locked until the commit; SQLite lets one writer in and needs no more.
    `no_key`: new rows that only point at them need not wait."""
    how = "FOR NO KEY UPDATE" if no_key else "FOR UPDATE"
    return f"{sql} {how}" if connection.features.has_select_for_update else sql


def inserted(row: models.Model, fields: list[Any]) -> tuple[Any, ...] | None:
    """Write a new row, and return the columns that the database fills in. None where only Django can write it, and
    nothing is written yet."""
    sql = _insert(type(row), tuple(fields), connection.vendor)
    if sql is None or any(hasattr(getattr(row, field.attname), "resolve_expression") for field in fields):
        return None
    here = connections[DEFAULT_DB_ALIAS]  # `connection` looks itself up at each of its attributes
    (answer,) = asked(sql, *(field.get_db_prep_save(field.pre_save(row, True), here) for field in fields))
    return answer


@cache
def _reading(model: type[models.Model], columns: tuple[str, ...], vendor: str) -> tuple[Any, ...]:
    """Of each column, in the order of the model: its name, its place in the answer, what it is to Django, and how it is
    read where it does not come as it is kept."""
    fields = [field for field in model._meta.concrete_fields if field.column in columns]
    cols = [field.get_col(model._meta.db_table) for field in fields]
    readings = [
        (at, read)
        for at, col in enumerate(cols)
        for read in (*connection.ops.get_db_converters(col), *col.get_db_converters(connection))
    ]
    return (
        [field.attname for field in fields],
        [columns.index(field.column) for field in fields],
        cols,
        readings,
    )


@cache
def _insert(model: type[models.Model], fields: tuple[Any, ...], vendor: str) -> str | None:
    engine: Any = connection.ops
    returning, _ = engine.return_insert_columns(model._meta.db_returning_fields)
    if not returning or any(hasattr(field, "get_placeholder") for field in fields):
        return None
    quoted = engine.quote_name
    columns = ", ".join(quoted(field.column) for field in fields)
    asks = ", ".join(["%s"] * len(fields))
    return f"INSERT INTO {quoted(model._meta.db_table)} ({columns}) VALUES ({asks}) {returning}"  # noqa: S608
