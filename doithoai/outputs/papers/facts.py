"""What every paper is made from: the office, the issue, the meeting, as plain values.

An issued paper is stored as these facts (`as_json`), never as a rendered file alone, so that it can be
printed again, word for word, years later. Fields may be added with a default; none may change its meaning.
"""

from dataclasses import KW_ONLY, dataclass, fields
from datetime import date, time
from functools import lru_cache
from operator import attrgetter
from pathlib import Path
from types import NoneType, UnionType
from typing import Any, ClassVar, Self, TypeVar, get_args, get_origin, get_type_hints

from doithoai.rules.paper_style import (
    BLANK,
    STATE,
    PaperStyle,
    long_date,
    name_of_meeting,
    number_line,
    others,
    padded,
    paper_styles,
    place_date,
    recipient_lines,
    short_date,
    signing_block,
    weekday,
)

from .content import Appendix, Block, Closing, Head, Paper, Paragraph, Signature, Stamp, Title
from .wording import Filled, Offer, Wording, fill, read


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


@dataclass(frozen=True)
class PaperFacts(Facts):
    """The facts of one whole paper, and the wording they are said in.

    `REQUIRED`: what it cannot be issued without, as (path, its name). `WORDS`: what it offers to its wording.
    `NATIONAL`: the file of the wording that everyone has; `wording` the text of the one this paper is said in
    ("" for the national one), kept among the facts so that an issued paper never changes its words.
    """

    office: "Office"
    issue: "Issue"
    _: KW_ONLY
    wording: str = ""

    REQUIRED: ClassVar[tuple[tuple[str, str], ...]] = ()
    WORDS: ClassVar[Offer] = ()
    NATIONAL: ClassVar[Path]
    DATED: ClassVar[bool] = True  # minutes have no place and date in their letterhead

    def missing(self) -> tuple[str, ...]:
        """The names of what must still be filled in before the paper may be issued."""
        return tuple(said for path, said in (*self.REQUIRED, *_SIGNED) if not _found(self, path))

    def content(self) -> Paper:
        """The paper these facts make in their wording."""
        said = fill(_read(self.wording) if self.wording else _national(self.NATIONAL), self.WORDS, self)
        kind = said.type.capitalize() or "Công văn"
        attached_to = self.issue.attached(kind, self.office)
        return Paper(
            name=self.name_of(said),
            author=self.office.name,
            issued_on=self.issue.issued_on,
            head=self.office.head(self.issue, about=said.about, dated=self.DATED),
            title=Title(said.type, said.subject) if said.type else None,
            addressees=self.addressees(),
            body=self._with_replaced(said.body, kind),
            closing=self.closing(),
            appendices=tuple(
                Appendix("Phụ lục", title, attached_to, body) for title, body in said.appendices
            ),
        )

    def _with_replaced(self, body: tuple[Block, ...], kind: str) -> tuple[Block, ...]:
        """A paper issued in place of another says so before its last sentence (Decree 30, Article 18.3)."""
        if not self.issue.replaces:
            return body
        said = Paragraph(f"{kind} này thay thế {self.issue.replaces} của {self.office.name}.")
        return (*body[:-1], said, *body[-1:])

    def name_of(self, said: Filled) -> str:
        """The paper's name in lists and in its file: "Kế hoạch tổ chức Hội nghị …"."""
        kind, subject = (said.type.capitalize(), said.subject) if said.type else ("Công văn", said.about)
        stays = subject[:2].isupper() or subject.startswith("Hội nghị")
        return f"{kind} {subject if stays else subject[:1].lower() + subject[1:]}".strip()

    def addressees(self) -> tuple[str, ...]:
        """Who stands after `Kính gửi`; nobody for a paper that is not sent up or to a person."""
        return ()

    def closing(self) -> Closing:
        """The foot of the paper."""
        return self.issue.closing(self.addressees())


@lru_cache(maxsize=64)
def _read(text: str) -> Wording:
    return read(text)


@lru_cache(maxsize=64)
def _national(file: Path) -> Wording:
    return read(file.read_text(encoding="utf-8"))


_SIGNED = (
    ("issue.signer.name", "người ký"),
    ("issue.partner_is_named", "người ký của cơ quan phối hợp"),
    ("issue.recipients", "nơi nhận"),
)


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
    body under another one (a commune's committee has none); `unit` the drafting unit's abbreviation;
    `address` stands at the foot of page 1 of a letter.
    """

    name: str
    short_name: str
    letterhead: tuple[str, ...]
    abbreviation: str
    place: str
    parent: str = ""
    unit: str = "VP"
    contact: str = ""
    address: str = ""

    def head(self, issue: "Issue", *, about: str = "", dated: bool = True) -> Head:
        """The letterhead; `dated=False` for minutes, which carry no place and date (mẫu 1.9)."""
        return Head(
            issuer=tuple(line.upper() for line in self.letterhead),
            parent=self.parent.upper(),
            number=number_line(issue.number, issue.symbol, style=issue.in_style),
            place_date=issue.place_date(self.place) if dated else "",
            about=f"{issue.in_style.about_label}{about}" if about else "",
            stamp=Stamp(issue.urgency, issue.circulation),
            contact=self.address if about else "",
            style=issue.style,
            two_sided=issue.two_sided,
        )


@dataclass(frozen=True)
class Signer(Facts):
    """Who signs and how. `mode`: "", "TM", "TM+KT", "KT", "TL", "TL+KT", "TUQ", "Q" (see `signing_block`).

    `authorised_from`, `authorised_until`: the days of the written authorisation of whoever signs TUQ.
    """

    name: str
    head: str
    mode: str = "TM"
    own: str = ""
    own_head: str = ""
    collective: str = "Ủy ban nhân dân"
    authorised_from: date | None = None
    authorised_until: date | None = None

    def authorised_on(self, day: date) -> bool | None:
        """Whether the authorisation covers the day; None when nobody wrote one down, or none is needed."""
        if self.mode != "TUQ" or not (self.authorised_from and self.authorised_until):
            return None
        return self.authorised_from <= day <= self.authorised_until

    def signature(self, style: PaperStyle = STATE) -> Signature:
        """The block above and below the signature. Raises ValueError when the mode lacks a title."""
        lines = signing_block(
            self.mode,
            head=self.head,
            own=self.own,
            own_head=self.own_head,
            collective=self.collective,
            style=style,
        )
        return Signature(lines=lines, name=self.name)


@dataclass(frozen=True)
class Issue(Facts):
    """Number and date come only when the paper is issued (Decree 30, Article 15); before, it is a draft.

    `style` names the official style (`rules/paper_style.toml`); `partner` signs a joint paper on the left;
    `electronic`: signed and numbered in the system, so the head of an appendix leaves number and day blank (mẫu 2.2).
    `drafter`: who typed it and how many copies, "PL.(300)". `two_sided`: printed with the margins of the back, where
    the style has them. `replaces`: the earlier paper it takes the place of, "Kế hoạch số 05/KH-UBND ngày 09/9/2026".
    """

    symbol: str
    signer: Signer
    recipients: tuple[str, ...] = ()
    archive: str = "VP"
    number: int | None = None
    issued_on: date | None = None
    style: str = STATE.name
    urgency: str = ""
    circulation: str = ""
    drafter: str = ""
    electronic: bool = False
    partner: Signer | None = None
    replaces: str = ""
    two_sided: bool = False

    @property
    def partner_is_named(self) -> bool:
        """Whether a joint paper knows who signs on the left; so does a paper of one body."""
        return self.partner is None or bool(self.partner.name)

    @property
    def in_style(self) -> PaperStyle:
        """The official style with all its values."""
        return paper_styles()[self.style]

    def series_period(self, on: date, terms: tuple[date, ...] = ()) -> int:
        """The period in which numbers of this series start from 01: the year for the state and the Front, the
        first year of the committee's term for the Party. Part of the key of a series."""
        return self.in_style.number_period(on, terms)

    @property
    def is_draft(self) -> bool:
        """Whether it still waits for its number or its date."""
        return self.number is None or self.issued_on is None

    def place_date(self, place: str) -> str:
        """The place-and-date line, dots while a draft."""
        return place_date(place, self.issued_on)

    def attached(self, kind: str, office: Office) -> str:
        """`(Kèm theo Kế hoạch số 05/KH-UBND ngày 09/9/2026 của …)`, for the head of an appendix."""
        style = self.in_style
        known = not self.electronic
        number = number_line(self.number if known else None, self.symbol, style=style)
        day = short_date(self.issued_on) if known and self.issued_on else BLANK
        cited = style.citation.format(
            kind=kind, number=number.removeprefix(style.number_label), day=day, issuer=office.name
        )
        return f"(Kèm theo {cited})"

    def closing(self, to: tuple[str, ...] = ()) -> Closing:
        """The foot; of a paper `to` somebody the list begins with "Như trên" and names nobody of them again."""
        named = ("Như trên", *others(self.recipients, to)) if to else self.recipients
        return Closing(
            signature=self.signer.signature(self.in_style),
            recipients=recipient_lines(named, self.archive, style=self.in_style),
            second=self.partner.signature(self.in_style) if self.partner else None,
            drafter=self.drafter,
        )


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
    helpers: str = ""
    due_on: date | None = None
    due_text: str = ""
    reply: str = ""

    def due(self) -> str:
        """The date a reply is owed, with the words that set it when there are any."""
        day = short_date(self.due_on) if self.due_on else ""
        return f"{day} ({self.due_text})" if day and self.due_text else day or self.due_text
