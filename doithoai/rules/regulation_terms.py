"""What a regulation may say: its steps, events and terms, as plain values. Read from files by `regulation_files`."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date
from typing import Any, Literal

from .vietnamese import short_date
from .working_days import UNIT_WORDS, Calendar, Direction, Sum, Unit

Event = Literal["dialogue", "conclusion_notice"]
Level = Literal["national_law", "decree", "central_party", "provincial_party", "practice_guide"]
Use = Literal["floor", "timetable", "background"]  # binds always; may be chosen; only cited

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
#: Where a step counts from, and whose it is, when a person says the number of days: (direction, event, owner).
USUAL: dict[str, tuple[Direction, Event, str]] = {
    "publish_plan": ("before", "dialogue", "clerk"),
    "synthesis": ("before", "dialogue", "clerk"),
    "brief_plan": ("before", "dialogue", "clerk"),
    "answer_draft": ("before", "dialogue", "clerk"),
    "notice": ("before", "dialogue", "clerk"),
    "conclusion": ("after", "dialogue", "chair"),
    "reply": ("after", "conclusion_notice", "officer"),
    "reply_extended": ("after", "conclusion_notice", "officer"),
    "results_public": ("after", "dialogue", "clerk"),
}
OWNERS: dict[str, str] = {
    "clerk": "Văn phòng",
    "chair": "Người chủ trì",
    "officer": "Đơn vị được giao",
    "front": "Ủy ban MTTQ",
}


#: The ways by which something is made public, where a text names them one by one: each is proved by itself.
CHANNELS: dict[str, str] = {
    "media": "trên phương tiện thông tin đại chúng",
    "posting": "niêm yết tại trụ sở",
    "hamlets": "gửi trưởng thôn, tổ trưởng tổ dân phố",
}
#: What clocks that do not hang from the sitting count from.
OTHER_EVENTS: dict[str, str] = {
    "publication_of_content": "ngày công khai nội dung lấy ý kiến",
    "document": "ngày ra văn bản",
    "posting": "ngày niêm yết",
    "broadcast": "ngày phát thanh",
    "dialogue": "ngày hội nghị",
    "request_received": "ngày nhận yêu cầu",
    "reception": "buổi tiếp công dân",
    "intake": "ngày tiếp nhận",
    "result": "ngày có kết quả giải quyết",
    "grounds_established": "ngày có căn cứ từ chối",
    "receipt": "ngày nhận đơn, phản ánh",
}
#: The papers a regulation may require, as `Paper.Kind` names them.
PAPERS: dict[str, str] = {
    "plan": "kế hoạch",
    "invitation": "giấy mời",
    "public_notice": "thông báo tổ chức hội nghị",
    "minutes": "biên bản",
    "conclusion_notice": "thông báo kết luận",
    "reply": "văn bản trả lời",
    "report": "báo cáo kết quả",
}
CHAIRS: dict[str, str] = {
    "committee": "Chủ tịch Ủy ban nhân dân",
    "council": "Chủ tịch Hội đồng nhân dân",
    "party": "Bí thư cấp ủy",
}


class RegulationFileError(ValueError):
    """A regulation file is not in order: which file, which table, which key."""


@dataclass(frozen=True, slots=True)
class Deadline:
    """`days` of `unit` `direction` `event`, and the words that say so.

    `quote` is ready for people: the source's own words in “ ”, or a plain retelling without them.
    `source` is the id of the regulation. `unsure`: what is not certain about the number; "" when nothing is.
    `channels`: the ways the text names, all of them asked for (CHANNELS); empty where any way will do.
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
    channels: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Attendance:
    """How many citizens (not officials) must and may take part; None where not said."""

    least: int | None
    most: int | None
    quote: str


@dataclass(frozen=True, slots=True)
class Frequency:
    """How often in a year, in which months (1 to 12) where said, and on whose demand besides.

    `on_demand_percent`: so many of a hundred voters of the commune can call a sitting; None where not said.
    """

    times_a_year: int
    months: tuple[int, ...]
    quote: str
    unsure: str = ""
    on_demand_percent: int | None = None


@dataclass(frozen=True, slots=True)
class Chair:
    """Who chairs; `deputy_may`: a deputy may stand in; None where not said. `roles`: empty where not said."""

    deputy_may: bool | None
    quote: str
    roles: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class OtherClock:
    """A clock that does not hang from the sitting: a posting's length, a consultation, an answer to a request.

    `direction` "during": it lasts at least so long. `event` is one of OTHER_EVENTS.
    """

    name: str
    days: int
    unit: Unit
    direction: Literal["before", "after", "during"]
    event: str
    quote: str
    unsure: str = ""

    def count(self, event_on: date, calendar: Calendar) -> Sum:
        """The last day of the term, or the first day on which a "during" has lasted long enough."""
        way: Direction = "before" if self.direction == "before" else "after"
        return calendar.count(event_on, self.days, self.unit, way)

    def says(self) -> str:
        """`ít nhất 30 ngày kể từ ngày niêm yết: …`."""
        length, event = f"{self.days:02d} {UNIT_WORDS[self.unit]}", OTHER_EVENTS[self.event]
        term = {
            "before": f"{length} trước {event}",
            "after": f"{length} sau {event}",
            "during": f"ít nhất {length} kể từ {event}",
        }
        return f"{term[self.direction]}: {self.quote}"


@dataclass(frozen=True, slots=True)
class Survey:
    """Whether people are asked if they are satisfied; `optional` when the text leaves it open."""

    optional: bool
    quote: str


@dataclass(frozen=True, slots=True)
class Sitting:
    """How long one sitting is, in half days; or in words only."""

    half_days: int | None
    quote: str


@dataclass(frozen=True, slots=True)
class RequiredPapers:
    """The papers the text asks for, by the names of PAPERS."""

    required: tuple[str, ...]
    quote: str


@dataclass(frozen=True, slots=True)
class Reception:
    """How many days a month the head receives citizens: another duty than the dialogue, kept beside it."""

    days_a_month: int
    quote: str


@dataclass(frozen=True)
class Regulation:
    """One law, regulation or guide, as quoted in its file.

    `known_through`: how its words are known when not from its own text; "" when read in full.
    `unnumbered`: steps it speaks of without a number (key -> words): show the words, compute nothing.
    `doubt`: (from day, sentence) when it may no longer bind, as after a merger of provinces.
    `retired`: (first day without it, why) when somebody stopped using it; `replaced_by`: the id of what follows
    it, or its name where no file knows it; `transition`: (last day, words) when a law says that it still binds
    sittings up to that day.
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
    replaced_by: str = ""
    retired: tuple[date, str] | None = None
    transition: tuple[date, str] | None = None
    deadlines: Mapping[str, Deadline] = field(default_factory=dict)
    unnumbered: Mapping[str, str] = field(default_factory=dict)
    attendance: Attendance | None = None
    frequency: Frequency | None = None
    chair: Chair | None = None
    doubt: tuple[date, str] | None = None
    other: Mapping[str, OtherClock] = field(default_factory=dict)
    survey: Survey | None = None
    sitting: Sitting | None = None
    papers: RequiredPapers | None = None
    reception: Reception | None = None

    def in_force_on(self, day: date) -> bool:
        """Did it bind on `day`? Both ends count; the day it was retired does not."""
        if self.retired and day >= self.retired[0]:
            return False
        return self.valid_from <= day and (self.valid_to is None or day <= self.valid_to)

    def applies_on(self, day: date) -> bool:
        """May a sitting on `day` follow it: in force, or kept by a law's own words on transition?"""
        kept = self.transition and self.valid_from <= day <= self.transition[0]
        return self.in_force_on(day) or bool(kept)

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
            "retired_on": self.retired[0].isoformat() if self.retired else None,
            "replaced_by": self.replaced_by or None,
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
