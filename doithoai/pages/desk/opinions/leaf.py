"""One leaf of a long list, reached from the row before or after it: as fast at the end as at the beginning.

A numbered page must count and skip every row before it; a leaf asks for what follows one row.
"""

from dataclasses import dataclass
from typing import Any

from django.db.models import Q, QuerySet

COUNTED_AT_MOST = 10_000  # further counting tells a person nothing and costs a second on a large table


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


def leaf_of(rows: QuerySet, order: tuple[str, ...], asked: Any, most: int) -> Leaf:
    """The rows after the one whose key is `asked["sau"]`, or before `asked["truoc"]`; else the first ones.

    `order` are columns or annotations without nulls, "-" for falling, the last of them unique.
    """
    forward, key = ("truoc" not in asked), asked.get("truoc") or asked.get("sau") or ""
    ordered = rows.order_by(*order)
    told = (
        rows.filter(pk=int(key)).values_list(*(name.lstrip("-") for name in order)).first()
        if key.isdecimal() and len(key) < 19
        else None
    )
    counted = rows.order_by().values("pk")[: COUNTED_AT_MOST + 1].count()
    total, more = min(counted, COUNTED_AT_MOST), counted > COUNTED_AT_MOST
    if told is None:
        found = list(ordered[: most + 1])
        return Leaf(found[:most], None, found[most - 1].pk if len(found) > most else None, total, more)
    beyond = ordered.filter(past(order, told, forward=forward))
    found = list((beyond if forward else beyond.reverse())[: most + 1])
    has_more, shown = len(found) > most, found[:most]
    if not forward:
        shown.reverse()
        before = shown[0].pk if has_more else None
        return Leaf(shown, before, shown[-1].pk if shown else None, total, more)
    return Leaf(shown, shown[0].pk if shown else None, shown[-1].pk if has_more else None, total, more)


def past(order: tuple[str, ...], told: tuple[Any, ...], *, forward: bool) -> Q:
    """Rows on the far side of the row with these values, in this order."""
    found, same = Q(pk__in=()), Q()
    for column, value in zip(order, told, strict=True):
        name, falls = column.lstrip("-"), column.startswith("-")
        side = "lt" if falls == forward else "gt"
        found |= same & Q(**{f"{name}__{side}": value})
        same &= Q(**{name: value})
    return found
