"""The regulation files: what one may hold, and reading it strictly.

A file's tables become the keyword parameters of the small functions at the end, so that a misspelt key is an
error naming the file, the table and the key. How to write one: `regulations/README.md`.
"""

import tomllib
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from datetime import date
from functools import cache
from pathlib import Path
from typing import Any, Literal, TypeVar, get_args

from .vietnamese import short_date
from .working_days import MOST_DAYS, Direction, Unit

REGULATIONS = Path(__file__).parent.parent / "regulations"
PLACES = ("national", "provinces", "guides")

Event = Literal["dialogue", "conclusion_notice"]
Level = Literal["national_law", "decree", "provincial_party", "practice_guide"]
Use = Literal["floor", "timetable", "background"]  # binds always; may be chosen; only cited
Made = TypeVar("Made")

LABELS: dict[str, str] = {
    "publish_plan": "Công khai kế hoạch",
    "synthesis": "Tổng hợp, phân loại ý kiến",
    "brief_plan": "Quán triệt, triển khai kế hoạch",
    "answer_draft": "Dự thảo nội dung trả lời",
    "notice": "Thông báo công khai, gửi giấy mời",
    "conclusion": "Ra thông báo kết luận",
    "reply": "Trả lời ý kiến, kiến nghị",
    "reply_extended": "Trả lời vụ việc cần xác minh thêm",
    "results_public": "Công khai kết quả đối thoại",
}
KEYS = tuple(LABELS)
OWNERS: dict[str, str] = {
    "clerk": "Văn phòng",
    "chair": "Người chủ trì",
    "officer": "Đơn vị được giao",
    "front": "Ủy ban MTTQ",
}


class RegulationFileError(ValueError):
    """A regulation file is not in order: which file, which table, which key."""


@dataclass(frozen=True, slots=True)
class Deadline:
    """`days` of `unit` `direction` `event`, and the words that say so.

    `quote` is ready for people: the source's own words in “ ”, or a plain retelling without them.
    `source` is the id of the regulation. `unsure`: what is not certain about the number; "" when nothing is.
    """

    key: str
    days: int
    unit: Unit
    direction: Direction
    event: Event
    quote: str
    source: str
    owner: str
    unsure: str = ""


@dataclass(frozen=True, slots=True)
class Attendance:
    """How many citizens (not officials) must and may take part; None where not said."""

    least: int | None
    most: int | None
    quote: str


@dataclass(frozen=True, slots=True)
class Frequency:
    """How often in a year, and in which months (1 to 12) where said."""

    times_a_year: int
    months: tuple[int, ...]
    quote: str
    unsure: str = ""


@dataclass(frozen=True, slots=True)
class Chair:
    """Who chairs; `deputy_may`: a deputy may stand in; None where not said."""

    deputy_may: bool | None
    quote: str


@dataclass(frozen=True)
class Regulation:
    """One law, regulation or guide, as quoted in its file.

    `known_through`: how its words are known when not from its own text; "" when read in full.
    `unnumbered`: steps it speaks of without a number (key -> words): show the words, compute nothing.
    `doubt`: (from day, sentence) when it may no longer bind, as after a merger of provinces.
    """

    id: str
    title: str
    short: str
    kind: str
    number: str
    issuer: str
    valid_from: date
    level: Level
    use: Use
    issued_on: date | None = None
    valid_to: date | None = None
    province: str = ""
    known_through: str = ""
    notes: tuple[str, ...] = ()
    deadlines: Mapping[str, Deadline] = field(default_factory=dict)
    unnumbered: Mapping[str, str] = field(default_factory=dict)
    attendance: Attendance | None = None
    frequency: Frequency | None = None
    chair: Chair | None = None
    doubt: tuple[date, str] | None = None

    def in_force_on(self, day: date) -> bool:
        """Did it bind on `day`? Both ends count."""
        return self.valid_from <= day and (self.valid_to is None or day <= self.valid_to)

    @property
    def citation(self) -> str:
        """As a plan cites its basis: `Quy chế số 03-QC/TU ngày 18/3/2021 của Tỉnh ủy Hải Dương`."""
        if not self.number or self.issued_on is None:
            return self.short
        return f"{self.kind} số {self.number} ngày {short_date(self.issued_on)} của {self.issuer}"

    def as_json(self) -> dict[str, Any]:
        """One line of `doithoai regulations`."""
        return {
            "id": self.id,
            "title": self.title,
            "number": self.number or None,
            "issued_on": self.issued_on.isoformat() if self.issued_on else None,
            "issuer": self.issuer,
            "province": self.province or None,
            "level": self.level,
            "valid_from": self.valid_from.isoformat(),
            "valid_to": self.valid_to.isoformat() if self.valid_to else None,
            "known_through": self.known_through or None,
            "deadlines": [
                {
                    "key": deadline.key,
                    "days": deadline.days,
                    "unit": deadline.unit,
                    "direction": deadline.direction,
                    "event": deadline.event,
                    "quote": deadline.quote,
                }
                for deadline in self.deadlines.values()
            ],
            "unnumbered": dict(self.unnumbered),
        }


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
        said = tomllib.loads(path.read_text(encoding="utf-8"))
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
        }
        for name, maker in (
            ("attendance", _attendance),
            ("frequency", _frequency),
            ("chair", _chair),
            ("doubt", _doubt),
        ):
            if name in said:
                tables[name] = _named(name, maker, **said.pop(name))
        regulation = _named("top", Regulation, **tables | said | {"notes": tuple(said.get("notes", ()))})
        if regulation.level not in get_args(Level) or regulation.use not in get_args(Use):
            raise ValueError(f"level {regulation.level!r}, use {regulation.use!r}")
        return regulation
    except (TypeError, ValueError) as trouble:
        raise RegulationFileError(f"{path.name}: {trouble}") from trouble


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
    if (days is None) == (working_days is None):
        raise ValueError("give either days or working_days")
    event = after or before
    if event is None or event not in get_args(Event) or (after and before):
        raise ValueError(f"give after or before, one of {', '.join(get_args(Event))}")
    if owner not in OWNERS:
        raise ValueError(f"owner {owner!r}; the owners are {', '.join(OWNERS)}")
    count = days if days is not None else working_days
    if type(count) is not int or not 0 < count <= MOST_DAYS:
        raise ValueError(f"the number of days must be a whole number from 1 to {MOST_DAYS}, not {count!r}")
    unit: Unit = "calendar" if working_days is None else "working"
    direction: Direction = "after" if after else "before"
    return Deadline(key, count, unit, direction, event, _words(quote=quote, says=says), source, owner, unsure)


def _attendance(
    *, least: int | None = None, most: int | None = None, quote: str = "", says: str = ""
) -> Attendance:
    return Attendance(least, most, _words(quote=quote, says=says))


def _frequency(
    *, times_a_year: int, months: tuple[int, ...] = (), quote: str = "", says: str = "", unsure: str = ""
) -> Frequency:
    return Frequency(times_a_year, tuple(months), _words(quote=quote, says=says), unsure)


def _chair(*, deputy_may: bool | None = None, quote: str = "", says: str = "") -> Chair:
    return Chair(deputy_may, _words(quote=quote, says=says))


def _doubt(*, says: str, **since: date) -> tuple[date, str]:
    if set(since) != {"from"}:  # `from` is a Python word and cannot be a parameter
        raise ValueError("give from (a date) and says")
    return since["from"], says
