"""The legal clock: from a regulation and the day of the sitting, every duty before and after it.

Each task has its sentence, its owner and the proofs that close it; a duty without proof is open, whatever
anybody ticked. Steps a regulation only speaks of ("trong thời gian ngắn nhất") are asked of a person, never
filled in. The clock of one reply (extension, stop, restart) is reckoned here too: `reply_deadline`.
"""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from .regulation import Chosen, Duty, doubts, duties, load_all
from .regulation_files import LABELS
from .vietnamese import table_date
from .working_days import ONE_DAY, Calendar


class Proof(StrEnum):
    """What can show that a duty was done."""

    PAPER = "paper"
    PHOTO = "photo"
    LOUDSPEAKER = "loudspeaker"
    DELIVERY = "delivery"
    LINK = "link"


PROOF_LABELS: dict[Proof, str] = {
    Proof.PAPER: "số, ngày văn bản",
    Proof.PHOTO: "ảnh chụp bảng niêm yết",
    Proof.LOUDSPEAKER: "sổ theo dõi phát thanh",
    Proof.DELIVERY: "danh sách giao nhận",
    Proof.LINK: "địa chỉ trang đã đăng",
}
_PUBLISHED = (Proof.PHOTO, Proof.LOUDSPEAKER, Proof.LINK, Proof.DELIVERY, Proof.PAPER)
#: Which proofs close which step; the first is the usual one.
CLOSED_BY: dict[str, tuple[Proof, ...]] = {
    "publish_plan": _PUBLISHED,
    "synthesis": (Proof.PAPER, Proof.DELIVERY),
    "brief_plan": (Proof.PAPER, Proof.DELIVERY),
    "answer_draft": (Proof.PAPER, Proof.DELIVERY),
    "notice": (Proof.LOUDSPEAKER, Proof.PHOTO, Proof.LINK, Proof.DELIVERY, Proof.PAPER),
    "conclusion": (Proof.PAPER,),
    "reply": (Proof.PAPER, Proof.DELIVERY),
    "reply_extended": (Proof.PAPER, Proof.DELIVERY),
    "results_public": _PUBLISHED,
}


@dataclass(frozen=True)
class Task:
    """One duty of the plan, and what closes it."""

    duty: Duty
    proofs: tuple[Proof, ...]

    @property
    def asks(self) -> str:
        """`số, ngày văn bản hoặc danh sách giao nhận`."""
        return " hoặc ".join(PROOF_LABELS[proof] for proof in self.proofs)


@dataclass(frozen=True)
class Question:
    """A step the regulation speaks of without a number: its own words, for a person to decide."""

    key: str
    label: str
    quote: str
    source: str
    chosen: Chosen | None = None

    def says(self) -> str:
        words = f"{self.source} không ấn định số ngày cho việc “{self.label}”: {self.quote}."
        if self.chosen:
            return f"{words} {self.chosen.says()}"
        return f"{words} Xin người có thẩm quyền ấn định; phần mềm không tự đặt."


@dataclass(frozen=True)
class LegalClock:
    """Everything the law and the regulation ask around one sitting, planned backward and forward."""

    held_on: date
    tasks: tuple[Task, ...]
    questions: tuple[Question, ...]
    warnings: tuple[str, ...]

    @property
    def before(self) -> tuple[Task, ...]:
        return tuple(task for task in self.tasks if task.duty.direction == "before")

    @property
    def after(self) -> tuple[Task, ...]:
        return tuple(task for task in self.tasks if task.duty.direction == "after")


def clock_of(
    regulation_id: str,
    *,
    held_on: date,
    conclusion_on: date | None = None,
    calendar: Calendar | None = None,
    chosen: Chosen | None = None,
) -> LegalClock:
    """The whole clock of a sitting on `held_on`. KeyError: no such regulation.

    `chosen`: the number of days for replies a person set, where the regulation is vague or the plan stricter.
    """
    found = duties(
        regulation_id, dialogue_on=held_on, conclusion_on=conclusion_on, calendar=calendar, chosen=chosen
    )
    regulation = load_all()[regulation_id]
    dated = {duty.key for duty in found}
    return LegalClock(
        held_on,
        tuple(Task(duty, CLOSED_BY[duty.key]) for duty in found),
        tuple(
            Question(key, LABELS[key], words, regulation.short, chosen if key == "reply" else None)
            for key, words in regulation.unnumbered.items()
            if key not in dated
        ),
        doubts(regulation_id, dialogue_on=held_on),
    )


@dataclass(frozen=True)
class Move:
    """One date before and after a change; None where it was not, or is no longer, asked for."""

    key: str
    label: str
    old: date | None
    new: date | None
    because: str = ""

    def says(self) -> str:
        """`Ra thông báo kết luận: 20/09/2023 → 22/09/2023`."""
        old, new = (table_date(day) if day else "không có" for day in (self.old, self.new))
        return f"{self.label}: {old} → {new}"


def moves(old: Iterable[tuple[str, str, date]], new: Iterable[Duty]) -> tuple[Move, ...]:
    """What changes from `old` (key, label, due day) to the duties counted `new`; unchanged ones left out."""
    was = {key: (label, day) for key, label, day in old}
    becomes = {duty.key: duty for duty in new}
    found = [
        Move(key, duty.label, was[key][1] if key in was else None, duty.due_on, duty.because)
        for key, duty in becomes.items()
        if key not in was or was[key][1] != duty.due_on
    ]
    found += [Move(key, label, day, None) for key, (label, day) in was.items() if key not in becomes]
    return tuple(sorted(found, key=lambda move: move.new or move.old or date.max))


@dataclass(frozen=True)
class Stop:
    """The clock of a reply stood: from the close of `start` to the close of `end`; None: it still stands."""

    start: date
    end: date | None


def days_given_back(stops: Iterable[Stop], calendar: Calendar) -> int:
    """Working days after each stop up to its restart. The day it stopped ran; the day it restarted did not
    (the day of the event does not count, BLDS art. 147). An open stop gives nothing back until it ends."""
    closed = merged([(stop.start, stop.end) for stop in stops if stop.end])
    return sum(calendar.between(start, end).days for start, end in closed)


def merged(spans: list[tuple[date, date]]) -> list[tuple[date, date]]:
    """The spans without overlap: a day is given back once, however often it was stopped."""
    found: list[tuple[date, date]] = []
    for start, end in sorted(spans):
        if found and start <= found[-1][1]:
            found[-1] = (found[-1][0], max(end, found[-1][1]))
        else:
            found.append((start, end))
    return found


def reply_deadline(
    ruled_on: date, *, extended_to: date | None = None, stops: Iterable[Stop] = (), calendar: Calendar
) -> date:
    """When a reply is due: the later of the rule's day and the extension, moved on by the days it stood.

    `extended_to` is a term without the stops, like `ruled_on`: so it does not matter which came first.
    """
    term = max(ruled_on, extended_to or ruled_on)
    given = days_given_back(stops, calendar)
    return calendar.after(term, given).date if given else term


def term_without_stops(due_on: date, stops: Iterable[Stop], calendar: Calendar) -> date:
    """The term that the stops carry to `due_on` (a working day): what an extension stores."""
    return calendar.before(due_on, days_given_back(stops, calendar)).date


def working_day_from(day: date, calendar: Calendar) -> date:
    """`day`, or the next working day when it is a day off (BLDS art. 148(5))."""
    return calendar.after(day - ONE_DAY, 1).date
