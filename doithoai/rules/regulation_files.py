"""The regulation files: reading one strictly.

A file's tables become the keyword parameters of the small functions at the end, so that a misspelt key is an
error naming the file, the table and the key. How to write one: `regulations/README.md`.
"""

import os
import re
import tomllib
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from datetime import date
from functools import cache, lru_cache
from pathlib import Path
from types import UnionType
from typing import Any, Literal, TypeVar, Union, get_args, get_origin, get_type_hints

from .regulation_terms import (
    CHAIRS,
    CHANNELS,
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
    "RegulationFileError", "file_of", "is_shipped", "keep_own_in", "known", "load_all", "made_from", "own_folder",
    "read_regulation",
]  # fmt: skip

REGULATIONS = Path(__file__).parent.parent / "regulations"
PLACES = ("national", "provinces", "guides")
LARGEST = 200_000  # bytes of one file; a regulation is a few thousand
Made = TypeVar("Made")
#: The first line of a file saved in the form (actions/commune/save_regulation).
_KEPT_BY = re.compile(r"# [\d/]+: .* lưu, (.+)\.\n")


@dataclass
class _OwnFolder:
    """Where this computer keeps regulations of its own, beside the shipped ones; none until told."""

    path: Path | None = None


_OWN = _OwnFolder()


def keep_own_in(folder: Path | None) -> None:
    """From now on files in `folder` count too; one of the same id takes the place of a shipped file."""
    _OWN.path = folder


def own_folder() -> Path | None:
    return _OWN.path


@dataclass(frozen=True)
class Known:
    """Everything read: by id, the ids that come from this computer's own folder, and files that are not in order.

    `keepers`: own id -> the office that saved it in the form; not there for a file that somebody put by hand.
    """

    regulations: dict[str, Regulation]
    own: frozenset[str]
    faulty: tuple[Path, ...]
    keepers: Mapping[str, str] = field(default_factory=dict)


def load_all() -> dict[str, Regulation]:
    """Every regulation by id. RegulationFileError: a shipped file is not in order.

    A file of this computer's own folder that is not in order is left out (`known().faulty`): it never stops
    the others.
    """
    return known().regulations


def known() -> Known:
    """What the files say now; a file that somebody saved a moment ago counts at once, in every process."""
    return _read_with(_OWN.path, _stamps(_OWN.path))


def _stamps(folder: Path | None) -> tuple[tuple[Any, ...], ...]:
    """What tells that a file of the folder is another than before."""
    try:
        names = [name for name in os.listdir(folder) if name.endswith(".toml")] if folder else []
        files = [(name, os.stat(folder / name)) for name in names] if folder else []
    except OSError:
        return ()
    return tuple(sorted((name, stat.st_ino, stat.st_mtime_ns, stat.st_size) for name, stat in files))


@lru_cache(maxsize=2)
def _read_with(folder: Path | None, stamps: tuple[tuple[Any, ...], ...]) -> Known:
    found, own, faulty, keepers = dict(_shipped()), set(), [], {}
    for path in [folder / stamp[0] for stamp in stamps] if folder else []:
        try:
            if path.stat().st_size > LARGEST:
                raise RegulationFileError(f"{path.name}: too large")
            found[path.stem] = read_regulation(path)
            own.add(path.stem)
            if note := _KEPT_BY.match(path.read_text(encoding="utf-8")):
                keepers[path.stem] = note[1]
        except (RegulationFileError, OSError, AttributeError, RecursionError):
            faulty.append(path)
    return Known(found, frozenset(own), tuple(faulty), keepers)


def is_shipped(regulation_id: str) -> bool:
    """Is there a file of the program itself under this id?"""
    return regulation_id in _shipped()


@cache
def _shipped() -> dict[str, Regulation]:
    return {
        path.stem: read_regulation(path)
        for place in PLACES
        for path in sorted((REGULATIONS / place).glob("*.toml"))
    }


def file_of(regulation_id: str) -> Path | None:
    """Where a regulation was read from."""
    if regulation_id in known().own and _OWN.path:
        return _OWN.path / f"{regulation_id}.toml"
    paths = (REGULATIONS / place / f"{regulation_id}.toml" for place in PLACES)
    return next((path for path in paths if path.exists()), None)


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
    notes = said.get("notes", [])
    top = tables | said | {"notes": tuple(notes) if isinstance(notes, list) else notes}
    regulation = _named("top", Regulation, **top)
    if regulation.level not in get_args(Level) or regulation.use not in get_args(Use):
        raise ValueError(f"level {regulation.level!r}, use {regulation.use!r}")
    return regulation


def _named(table: str, maker: Callable[..., Made], **keys: Any) -> Made:
    """Call `maker` with a table's keys; what goes wrong is told with the table's name."""
    hints = get_type_hints(maker)
    try:
        for key, value in keys.items():
            if key in hints and not fits(value, hints[key]):
                raise ValueError(f"{key} = {value!r} is no {getattr(hints[key], '__name__', hints[key])}")
        return maker(**keys)
    except (TypeError, ValueError) as trouble:
        raise ValueError(f"[{table}] {trouble}") from trouble


def fits(value: Any, hint: Any) -> bool:
    """Is `value`, as TOML gives it, what a parameter annotated with `hint` takes?"""
    origin, inside = get_origin(hint), get_args(hint)
    if origin in (Union, UnionType):
        return any(fits(value, each) for each in inside)
    if origin is Literal:
        return isinstance(value, str)
    if origin is tuple:
        many = inside[-1] is Ellipsis
        return isinstance(value, list | tuple) and all(fits(each, inside[0]) for each in value if many)
    if hint in (int, date):  # True is no number of days, a moment is no day
        return type(value) is hint
    return isinstance(value, origin or hint)


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
    channels: tuple[str, ...] = (),
) -> Deadline:
    count, unit = _counted_days(days, working_days)
    event = after or before
    if event is None or event not in get_args(Event) or (after and before):
        raise ValueError(f"give after or before, one of {', '.join(get_args(Event))}")
    if owner not in OWNERS:
        raise ValueError(f"owner {owner!r}; the owners are {', '.join(OWNERS)}")
    if unknown := set(channels) - set(CHANNELS):
        raise ValueError(f"channels {sorted(unknown)}; the channels are {', '.join(CHANNELS)}")
    direction: Direction = "after" if after else "before"
    words = _words(quote=quote, says=says)
    return Deadline(key, count, unit, direction, event, words, source, owner, unsure, tuple(channels))


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
    if not isinstance(since["from"], date):
        raise ValueError(f"from {since['from']!r} must be a date: 2026-01-31")
    return since["from"], says


def _retired(*, on: date, says: str) -> tuple[date, str]:
    if not isinstance(on, date) or not says:
        raise ValueError("give on (a date: 2026-01-31) and says (why)")
    return on, says


def _transition(*, until: date, quote: str = "", says: str = "") -> tuple[date, str]:
    if not isinstance(until, date):
        raise ValueError(f"until {until!r} must be a date: 2026-01-31")
    return until, _words(quote=quote, says=says)


#: The tables a file may hold once, and what each becomes; its keys are the parameters.
TABLES: dict[str, Callable[..., Any]] = {
    "attendance": _attendance,
    "frequency": _frequency,
    "chair": _chair,
    "doubt": _doubt,
    "retired": _retired,
    "transition": _transition,
    "survey": _survey,
    "sitting": _sitting,
    "papers": _papers,
    "reception": _reception,
}
#: The tables a file may hold many times under names of their own.
NAMED_TABLES: dict[str, Callable[..., Any]] = {"deadline": _deadline, "unnumbered": _words, "other": _other}
