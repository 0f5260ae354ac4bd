"""The regulation files: reading one strictly.

A file's tables become the keyword parameters of the small functions at the end, so that a misspelt key is an
error naming the file, the table and the key. How to write one: `regulations/README.md`.
"""

import tomllib
from collections.abc import Callable
from datetime import date
from functools import cache
from pathlib import Path
from typing import Any, TypeVar, get_args

from .regulation_terms import (
    CHAIRS,
    KEYS,
    LABELS,
    OTHER_EVENTS,
    OWNERS,
    PAPERS,
    Attendance,
    Chair,
    Deadline,
    Event,
    Frequency,
    Level,
    OtherClock,
    Reception,
    Regulation,
    RegulationFileError,
    RequiredPapers,
    Sitting,
    Survey,
    Use,
)
from .working_days import MOST_DAYS, Direction, Unit

__all__ = [
    "KEYS", "LABELS", "OWNERS", "REGULATIONS", "Attendance", "Deadline", "Event", "Frequency", "Regulation",
    "RegulationFileError", "load_all", "made_from", "read_regulation",
]  # fmt: skip

REGULATIONS = Path(__file__).parent.parent / "regulations"
PLACES = ("national", "provinces", "guides")
Made = TypeVar("Made")


@cache
def load_all() -> dict[str, Regulation]:
    """Every regulation file by id. RegulationFileError: a misspelt key, a missing number, a wrong word."""
    found: dict[str, Regulation] = {}
    for place in PLACES:
        for path in sorted((REGULATIONS / place).glob("*.toml")):
            found[path.stem] = read_regulation(path)
    return found


def read_regulation(path: Path) -> Regulation:
    """One file. Its tables are keyword parameters below, so a typo is an error that names it."""
    try:
        return made_from(tomllib.loads(path.read_text(encoding="utf-8")), path)
    except (TypeError, ValueError) as trouble:
        raise RegulationFileError(f"{path.name}: {trouble}") from trouble


def made_from(said: dict[str, Any], path: Path) -> Regulation:
    """The regulation a file's tables say. TypeError, ValueError: what is not in order."""
    if said.get("id") != path.stem:
        raise ValueError(f"id must be {path.stem!r}, the name of the file")
    tables: dict[str, Any] = {
        "deadlines": {
            key: _named(f"deadline.{key}", _deadline, key=_known(key), source=path.stem, **table)
            for key, table in said.pop("deadline", {}).items()
        },
        "unnumbered": {
            _known(key): _named(f"unnumbered.{key}", _words, **table)
            for key, table in said.pop("unnumbered", {}).items()
        },
        "other": {
            name: _named(f"other.{name}", _other, name=name, **table)
            for name, table in said.pop("other", {}).items()
        },
    }
    for name, maker in TABLES.items():
        if name in said:
            tables[name] = _named(name, maker, **said.pop(name))
    regulation = _named("top", Regulation, **tables | said | {"notes": tuple(said.get("notes", ()))})
    if regulation.level not in get_args(Level) or regulation.use not in get_args(Use):
        raise ValueError(f"level {regulation.level!r}, use {regulation.use!r}")
    return regulation


def _named(table: str, maker: Callable[..., Made], **keys: Any) -> Made:
    """Call `maker` with a table's keys; what goes wrong is told with the table's name."""
    try:
        return maker(**keys)
    except (TypeError, ValueError) as trouble:
        raise ValueError(f"[{table}] {trouble}") from trouble


def _known(key: str) -> str:
    if key not in KEYS:
        raise ValueError(f"unknown step {key!r}; the steps are {', '.join(KEYS)}")
    return key


def _words(*, quote: str = "", says: str = "") -> str:
    """The source's own words in quotation marks, or a retelling without them; exactly one of the two."""
    if bool(quote) == bool(says):
        raise ValueError("give either quote (its own words) or says (a retelling)")
    return f"“{quote}”" if quote else says


def _deadline(
    *,
    key: str,
    source: str,
    owner: str,
    after: Event | None = None,
    before: Event | None = None,
    days: int | None = None,
    working_days: int | None = None,
    quote: str = "",
    says: str = "",
    unsure: str = "",
) -> Deadline:
    count, unit = _counted_days(days, working_days)
    event = after or before
    if event is None or event not in get_args(Event) or (after and before):
        raise ValueError(f"give after or before, one of {', '.join(get_args(Event))}")
    if owner not in OWNERS:
        raise ValueError(f"owner {owner!r}; the owners are {', '.join(OWNERS)}")
    direction: Direction = "after" if after else "before"
    return Deadline(key, count, unit, direction, event, _words(quote=quote, says=says), source, owner, unsure)


def _counted_days(days: int | None, working_days: int | None) -> tuple[int, Unit]:
    if (days is None) == (working_days is None):
        raise ValueError("give either days or working_days")
    count = days if days is not None else working_days
    if type(count) is not int or not 0 < count <= MOST_DAYS:
        raise ValueError(f"the number of days must be a whole number from 1 to {MOST_DAYS}, not {count!r}")
    return count, "calendar" if working_days is None else "working"


def _attendance(
    *, least: int | None = None, most: int | None = None, quote: str = "", says: str = ""
) -> Attendance:
    return Attendance(least, most, _words(quote=quote, says=says))


def _frequency(
    *,
    times_a_year: int,
    months: tuple[int, ...] = (),
    on_demand_percent: int | None = None,
    quote: str = "",
    says: str = "",
    unsure: str = "",
) -> Frequency:
    if not 0 < times_a_year <= 12 or any(not 1 <= month <= 12 for month in months):
        raise ValueError(f"times_a_year {times_a_year}, months {list(months)}: from 1 to 12")
    if on_demand_percent is not None and not 0 < on_demand_percent <= 100:
        raise ValueError(f"on_demand_percent {on_demand_percent}: from 1 to 100")
    return Frequency(times_a_year, tuple(months), _words(quote=quote, says=says), unsure, on_demand_percent)


def _chair(
    *, deputy_may: bool | None = None, roles: tuple[str, ...] = (), quote: str = "", says: str = ""
) -> Chair:
    if unknown := set(roles) - set(CHAIRS):
        raise ValueError(f"roles {sorted(unknown)}; the roles are {', '.join(CHAIRS)}")
    return Chair(deputy_may, _words(quote=quote, says=says), tuple(roles))


def _other(
    *,
    name: str,
    days: int | None = None,
    working_days: int | None = None,
    after: str | None = None,
    before: str | None = None,
    during: str | None = None,
    quote: str = "",
    says: str = "",
    unsure: str = "",
) -> OtherClock:
    events = {"after": after, "before": before, "during": during}
    given = {way: event for way, event in events.items() if event}
    if len(given) != 1 or not set(given.values()) <= set(OTHER_EVENTS):
        raise ValueError(f"give after, before or during, one of {', '.join(OTHER_EVENTS)}")
    ((way, event),) = given.items()
    count, unit = _counted_days(days, working_days)
    return OtherClock(name, count, unit, way, event, _words(quote=quote, says=says), unsure)  # type: ignore[arg-type]  # one of the three keys


def _survey(*, optional: bool, quote: str = "", says: str = "") -> Survey:
    return Survey(optional, _words(quote=quote, says=says))


def _sitting(*, half_days: int | None = None, quote: str = "", says: str = "") -> Sitting:
    return Sitting(half_days, _words(quote=quote, says=says))


def _papers(*, required: tuple[str, ...], quote: str = "", says: str = "") -> RequiredPapers:
    if unknown := set(required) - set(PAPERS):
        raise ValueError(f"papers {sorted(unknown)}; the papers are {', '.join(PAPERS)}")
    return RequiredPapers(tuple(required), _words(quote=quote, says=says))


def _reception(*, days_a_month: int, quote: str = "", says: str = "") -> Reception:
    return Reception(days_a_month, _words(quote=quote, says=says))


def _doubt(*, says: str, **since: date) -> tuple[date, str]:
    if set(since) != {"from"}:  # `from` is a Python word and cannot be a parameter
        raise ValueError("give from (a date) and says")
    return since["from"], says


#: The tables a file may hold once, and what each becomes; its keys are the parameters.
TABLES: dict[str, Callable[..., Any]] = {
    "attendance": _attendance,
    "frequency": _frequency,
    "chair": _chair,
    "doubt": _doubt,
    "survey": _survey,
    "sitting": _sitting,
    "papers": _papers,
    "reception": _reception,
}
#: The tables a file may hold many times under names of their own.
NAMED_TABLES: dict[str, Callable[..., Any]] = {"deadline": _deadline, "unnumbered": _words, "other": _other}
