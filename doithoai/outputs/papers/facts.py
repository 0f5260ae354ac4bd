"""What every paper is made from: the office, the issue, the meeting, as plain values.

An issued paper is stored as these facts (`as_json`), never as a rendered file alone, so that it can be
printed again, word for word, years later. Fields may be added with a default; none may change its meaning.
"""

from dataclasses import dataclass, fields
from datetime import date, time
from operator import attrgetter
from types import NoneType, UnionType
from typing import Any, ClassVar, Self, TypeVar, get_args, get_origin, get_type_hints

from doithoai.rules.paper_style import (
    BLANK,
    long_date,
    name_of_meeting,
    number_line,
    padded,
    place_date,
    recipient_lines,
    short_date,
    signing_block,
    weekday,
)

from .content import Closing, Head, Paper, Signature


class Facts:
    """A frozen dataclass of facts that can be stored as JSON and restored."""

    def as_json(self) -> dict[str, Any]:
        """Plain JSON values: dates and times as ISO text, tuples as lists."""
        return {name: _plain(getattr(self, name)) for name in _hints(type(self))}

    @classmethod
    def from_json(cls, stored: dict[str, Any]) -> Self:
        """The facts again. An unknown key is ignored (an older program reads a newer snapshot);
        a missing one takes its default, or raises TypeError when it has none."""
        return _facts(cls, stored)


class PaperFacts(Facts):
    """The facts of one whole paper. `REQUIRED`: what it cannot be issued without, as (path, its name)."""

    REQUIRED: ClassVar[tuple[tuple[str, str], ...]] = ()

    def missing(self) -> tuple[str, ...]:
        """The names of what must still be filled in before the paper may be issued."""
        return tuple(said for path, said in (*self.REQUIRED, *_SIGNED) if not _found(self, path))

    def content(self) -> Paper:
        """The paper these facts make."""
        raise NotImplementedError


_SIGNED = (("issue.signer.name", "người ký"), ("issue.recipients", "nơi nhận"))


def _found(facts: Facts, path: str) -> Any:
    found: Any = attrgetter(path)(facts)
    return found() if callable(found) else found


_Facts = TypeVar("_Facts", bound=Facts)


def _facts(kind: type[_Facts], stored: dict[str, Any]) -> _Facts:
    hints = _hints(kind)
    return kind(**{name: _restored(hints[name], value) for name, value in stored.items() if name in hints})


def _plain(value: Any) -> Any:
    if isinstance(value, Facts):
        return value.as_json()
    if isinstance(value, tuple):
        return [_plain(each) for each in value]
    return value.isoformat() if isinstance(value, date | time) else value


def _restored(hint: Any, value: Any) -> Any:
    """`value` as the type its field declares: X | None, tuple[X, ...], a date or time, facts, or plain."""
    if value is None:
        return None
    inner = [each for each in get_args(hint) if each not in (NoneType, Ellipsis)]
    if get_origin(hint) is UnionType:
        return _restored(inner[0], value)
    if get_origin(hint) is tuple:
        return tuple(_restored(inner[0], each) for each in value)
    if issubclass(hint, date | time):
        return hint.fromisoformat(value)
    return _facts(hint, value) if issubclass(hint, Facts) else value


_HINTS: dict[type[Facts], dict[str, Any]] = {}


def _hints(kind: type[Facts]) -> dict[str, Any]:
    """Field -> type, resolved once for each kind of facts."""
    if kind not in _HINTS:
        hints = get_type_hints(kind)
        _HINTS[kind] = {each.name: hints[each.name] for each in fields(kind)}  # type: ignore[arg-type]
    return _HINTS[kind]


@dataclass(frozen=True)
class Office(Facts):
    """The body in whose name the paper goes out.

    `name` as it stands in a sentence ("Ủy ban nhân dân xã Mường Thín"); `letterhead` its lines before
    capitals ("Ủy ban nhân dân", "Xã Mường Thín"); `place` the place of the date line; `parent` only for a
    body under another one (a commune's committee has none); `unit` the drafting unit's abbreviation.
    """

    name: str
    short_name: str
    letterhead: tuple[str, ...]
    abbreviation: str
    place: str
    parent: str = ""
    unit: str = "VP"
    contact: str = ""

    def head(self, issue: "Issue", *, about: str = "", dated: bool = True) -> Head:
        """The letterhead; `dated=False` for minutes, which carry no place and date (mẫu 1.9)."""
        return Head(
            issuer=tuple(line.upper() for line in self.letterhead),
            parent=self.parent.upper(),
            number=number_line(issue.number, issue.symbol),
            place_date=issue.place_date(self.place) if dated else "",
            about=f"V/v {about}" if about else "",
        )


@dataclass(frozen=True)
class Signer(Facts):
    """Who signs and how. `mode`: "", "TM", "TM+KT", "KT", "TL", "TL+KT", "TUQ", "Q" (see `signing_block`)."""

    name: str
    head: str
    mode: str = "TM"
    own: str = ""
    own_head: str = ""
    collective: str = "Ủy ban nhân dân"

    def signature(self) -> Signature:
        """The block above and below the signature. Raises ValueError when the mode lacks a title."""
        lines = signing_block(
            self.mode, head=self.head, own=self.own, own_head=self.own_head, collective=self.collective
        )
        return Signature(lines=lines, name=self.name)


@dataclass(frozen=True)
class Issue(Facts):
    """Number and date come only when the paper is issued (Decree 30, Article 15); before, it is a draft."""

    symbol: str
    signer: Signer
    recipients: tuple[str, ...] = ()
    archive: str = "VP"
    number: int | None = None
    issued_on: date | None = None

    @property
    def is_draft(self) -> bool:
        """Whether it still waits for its number or its date."""
        return self.number is None or self.issued_on is None

    def place_date(self, place: str) -> str:
        """The place-and-date line, dots while a draft."""
        return place_date(place, self.issued_on)

    def attached(self, kind: str, office: Office) -> str:
        """`(Kèm theo Kế hoạch số 05/KH-UBND ngày 09/9/2026 của …)`, for the head of an appendix."""
        number = number_line(self.number, self.symbol).removeprefix("Số: ")
        day = f"ngày {short_date(self.issued_on)}" if self.issued_on else f"ngày {BLANK}"
        return f"(Kèm theo {kind} số {number} {day} của {office.name})"

    def closing(self, *, sent_up: bool = False) -> Closing:
        """The foot; with `sent_up` (a paper with Kính gửi) the list begins with "Như trên"."""
        named = ("Như trên", *self.recipients) if sent_up else self.recipients
        return Closing(signature=self.signer.signature(), recipients=recipient_lines(named, self.archive))


@dataclass(frozen=True)
class Meeting(Facts):
    """The sitting itself. `people` as in "đối thoại với {people}": "Nhân dân xã Mường Thín".

    `time_text` stands in when there is no exact day yet ("trong tháng 6 năm 2026").
    """

    title: str
    chair: str
    venue: str
    people: str
    on: date | None = None
    starts_at: time | None = None
    ends_at: time | None = None
    time_text: str = ""

    @property
    def name(self) -> str:
        """The sitting inside a sentence: `title` may be a plan's whole title."""
        return name_of_meeting(self.title) or "Hội nghị đối thoại với Nhân dân"

    @property
    def led_by(self) -> str:
        """The chair inside a sentence, dots while nobody is named."""
        return self.chair or BLANK

    def when(self) -> str:
        """`08 giờ 00 phút, ngày 15 tháng 10 năm 2026 (thứ Năm)`, or the words given instead."""
        if self.on is None:
            return self.time_text
        day = f"{long_date(self.on)} ({weekday(self.on)})"
        return f"{clock(self.starts_at)}, {day}" if self.starts_at else day

    def day(self) -> str:
        """`ngày 15/10/2026` for a subject line; "" when the day is not known."""
        return f"ngày {short_date(self.on)}" if self.on else ""


def clock(at: time) -> str:
    """`08 giờ 00 phút`."""
    return f"{padded(at.hour)} giờ {padded(at.minute)} phút"


@dataclass(frozen=True)
class AgendaItem(Facts):
    """One step of the sitting; `starts_at`/`ends_at` only where the agenda is timed."""

    what: str
    who: str = ""
    starts_at: time | None = None
    ends_at: time | None = None

    def span(self) -> str:
        """`08 giờ 00 - 08 giờ 15`."""
        return " - ".join(
            f"{padded(at.hour)} giờ {padded(at.minute)}" for at in (self.starts_at, self.ends_at) if at
        )


@dataclass(frozen=True)
class Matter(Facts):
    """One matter people raised, as it stands in minutes, a conclusion or a report.

    `codes` are the opinions merged into it; `outcome` and `unit` only where they are known.
    """

    text: str
    codes: tuple[str, ...] = ()
    field: str = ""
    place: str = ""
    answer: str = ""
    answered_by: str = ""
    outcome: str = ""
    unit: str = ""
    due_on: date | None = None
    due_text: str = ""
    reply: str = ""

    def due(self) -> str:
        """The date a reply is owed, with the words that set it when there are any."""
        day = short_date(self.due_on) if self.due_on else ""
        return f"{day} ({self.due_text})" if day and self.due_text else day or self.due_text
