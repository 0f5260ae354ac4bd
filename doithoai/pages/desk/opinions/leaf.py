"""One leaf of a long list, reached from the row before or after it: as fast at the end as at the beginning.

A numbered page must count and skip every row before it; a leaf asks for what follows one row.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Any

from django.db.models import Q, QuerySet

COUNTED_AT_MOST = 2_000  # further counting tells a person nothing, and each count reads what it counts


@dataclass(frozen=True)
class Leaf:
    """Rows of one screen. `before` and `after`: the key to turn the leaf by, None at the ends."""

    rows: list[Any]
    before: int | None
    after: int | None
    total: int
    more: bool  # there are more rows than `total`

    def __iter__(self) -> Any:
        return iter(self.rows)


@dataclass(frozen=True)
class Shelves:
    """Rows stand by `column` first, in the order of `values`; rows with another value come last.

    The database walks one shelf at a time along its index, where sorting them all would read every row.
    """

    column: str
    values: Sequence[Any]

    def conditions(self) -> list[Q]:
        each = [Q(**({self.column: value} if value is not None else {f"{self.column}__isnull": True}))
                for value in self.values]  # fmt: skip
        return [*each, *([] if None in self.values else [~Q(**{f"{self.column}__in": list(self.values)})])]

    def place_of(self, value: Any) -> int:
        return list(self.values).index(value) if value in self.values else len(self.values)


def leaf_of(
    rows: QuerySet,
    order: tuple[str, ...],
    asked: Any,
    most: int,
    shelves: Shelves | None = None,
    shown: QuerySet | None = None,
) -> Leaf:
    """The rows after the one whose key is `asked["sau"]`, or before `asked["truoc"]`; else the first ones.

    `order` are columns or annotations without nulls, "-" for falling, the last of them unique; within one shelf
    when there are `shelves`. `shown`: where the rows of the leaf are fetched by their keys, with what belongs to them
    and without the conditions that found them; else `rows` again.
    """
    forward, key = ("truoc" not in asked), asked.get("truoc") or asked.get("sau") or ""
    names = [name.lstrip("-") for name in order]
    told = (
        rows.filter(pk=int(key)).values_list(*names, *([shelves.column] if shelves else ())).first()
        if key.isdecimal() and len(key) < 19
        else None
    )
    forward = forward or told is None
    if told is None and shelves is None:  # what is counted begins with what is shown: a search is walked once
        found = keys_of(rows.order_by(*order), COUNTED_AT_MOST + 1)
        total, more = min(len(found), COUNTED_AT_MOST), len(found) > COUNTED_AT_MOST
    else:
        (total, more), found = counted(rows), []
        for part in parts(rows, order, told, shelves, forward=forward):
            found += keys_of(part, most + 1 - len(found))
            if len(found) > most:
                break
    has_more, found = len(found) > most, found[:most]
    if not forward:
        found.reverse()
    there = (rows if shown is None else shown).in_bulk(found)
    leaf = [there[each] for each in found if each in there]
    first, last = (found[0], found[-1]) if found else (None, None)
    if told is None:
        return Leaf(leaf, None, last if has_more else None, total, more)
    if forward:
        return Leaf(leaf, first, last if has_more else None, total, more)
    return Leaf(leaf, first if has_more else None, last, total, more)


def keys_of(rows: QuerySet, most: int) -> list[Any]:
    return list(rows.values_list("pk", flat=True)[:most])


def counted(rows: QuerySet) -> tuple[int, bool]:
    """How many, up to COUNTED_AT_MOST, and whether there are more."""
    number = rows.order_by().values("pk")[: COUNTED_AT_MOST + 1].count()
    return min(number, COUNTED_AT_MOST), number > COUNTED_AT_MOST


def parts(
    rows: QuerySet,
    order: tuple[str, ...],
    told: tuple[Any, ...] | None,
    shelves: Shelves | None,
    *,
    forward: bool,
) -> Iterator[QuerySet]:
    """The rows in reading order, from the told row on: all at once, or shelf by shelf."""
    if shelves is None:
        every = rows.order_by(*order)
        if told is not None:
            every = every.filter(past(order, told, forward=forward))
        yield every if forward else every.reverse()
        return
    conditions = shelves.conditions()
    start = shelves.place_of(told[-1]) if told else 0
    for place in range(start, len(conditions)) if forward else range(start, -1, -1):
        shelf = rows.filter(conditions[place]).order_by(*order)
        if told is not None and place == start:
            shelf = shelf.filter(past(order, told[:-1], forward=forward))
        yield shelf if forward else shelf.reverse()


def past(order: tuple[str, ...], told: tuple[Any, ...], *, forward: bool) -> Q:
    """Rows on the far side of the row with these values, in this order.

    The first column is bounded by itself too: the database then enters its index there.
    """
    found, same = Q(pk__in=()), Q()
    for column, value in zip(order, told, strict=True):
        name, falls = column.lstrip("-"), column.startswith("-")
        side = "lt" if falls == forward else "gt"
        found |= same & Q(**{f"{name}__{side}": value})
        same &= Q(**{name: value})
    first, side = order[0].lstrip("-"), "lte" if order[0].startswith("-") == forward else "gte"
    return Q(**{f"{first}__{side}": told[0]}) & found
