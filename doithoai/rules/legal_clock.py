"""The legal clock: from a regulation and the day of the sitting, every duty before and after it.

Each task has its sentence, its owner and the proofs that close it; a duty without proof is open, whatever
anybody ticked. Steps a regulation only speaks of ("trong thời gian ngắn nhất") are asked of a person, never
filled in. The clock of one reply (extension, stop, restart) is reckoned here too: `reply_deadline`.
"""

from collections.abc import Collection, Iterable, Iterator, Mapping
from dataclasses import dataclass, replace
from datetime import date
from enum import StrEnum

from .regulation import Chosen, Duty, doubts, duties, load_all, ruling_on, vague_steps
from .regulation_files import LABELS
from .regulation_terms import CHANNELS, USUAL, OtherClock, Regulation
from .vietnamese import table_date
from .working_days import ONE_DAY, Calendar, load_calendar

#: Working days for the second answer to who was not satisfied; ours, and said so in the sentence.
REOPENED_DAYS = 10


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
#: Which proofs close which step, or which one way of it ("step.way"); the first is the usual one.
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
    "results_public.media": (Proof.LOUDSPEAKER, Proof.LINK, Proof.PAPER),
    "results_public.posting": (Proof.PHOTO, Proof.PAPER),
    "results_public.hamlets": (Proof.DELIVERY, Proof.PAPER),
    "lasting.posting": (Proof.PHOTO, Proof.PAPER),
    "lasting.loudspeaker": (Proof.LOUDSPEAKER, Proof.LINK),
    "request": (Proof.PAPER, Proof.DELIVERY),
    "consultation": (Proof.PAPER, Proof.PHOTO, Proof.LINK, Proof.DELIVERY),
    "publish": _PUBLISHED,
}
#: What says the day of the sitting to people: done for one day, it proves nothing for another.
NAMES_THE_DAY = frozenset({"notice"})
#: The steps that only a sitting that was held makes possible.
AFTER_THE_DAY = frozenset({"conclusion", "reply", "reply_extended", "results_public", "lasting"})
#: What is done only when its last day is over: it must last until then.
MUST_LAST = frozenset({"lasting", "consultation"})
#: What begins when the results are out, by the event its source counts from: the duty that starts it, and
#: what it is called.
LASTS: dict[str, tuple[str, str]] = {
    "posting": ("results_public.posting", "Giữ niêm yết kết quả đủ"),
    "broadcast": ("results_public.media", "Phát thanh kết quả liên tục đủ"),
}

#: The other clock that is a longer term of the conclusion, and the duty it makes: one way of that step.
COMPLEX, COMPLEX_KEY = "results_complex", "conclusion.complex"


def step_of(key: str) -> str:
    """The step of a duty that is one way of it: `results_public.posting` -> `results_public`."""
    return key.partition(".")[0]


def proofs_for(key: str) -> tuple[Proof, ...]:
    """The proofs that close a duty; any, for one that nobody has described."""
    return CLOSED_BY.get(key) or CLOSED_BY.get(step_of(key)) or tuple(Proof)


def still_proves(duty: Duty, *, done_on: date, proved_for: date | None, held_on: date) -> bool:
    """Does what was done on `done_on`, for a sitting on `proved_for`, still do for one on `held_on`?

    What names the day never does. Anything else does when it was done by the day now due, or when it is asked
    after the sitting: moving the day takes nothing away from it.
    """
    if proved_for == held_on:
        return True
    if step_of(duty.key) in NAMES_THE_DAY:
        return False
    return duty.direction == "after" or done_on <= duty.due_on


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
    chosen: Mapping[str, Chosen] | None = None,
    done: Mapping[str, date] | None = None,
) -> LegalClock:
    """The whole clock of a sitting on `held_on`. KeyError: no such regulation.

    `chosen`: the numbers of days a person set, by step, where the regulation is vague or the plan stricter.
    `done`: the day each proved duty was done, for what lasts from then on.
    """
    counted_in = calendar or load_calendar()
    found = duties(
        regulation_id, dialogue_on=held_on, conclusion_on=conclusion_on, calendar=counted_in, chosen=chosen
    )
    vague = vague_steps(regulation_id, dialogue_on=held_on)
    dated = {duty.key for duty in found}
    found = tuple(each for duty in found for each in by_channel(duty))
    more = (*lasting(found, done or {}, counted_in), *when_complex(regulation_id, held_on, counted_in))
    found = tuple(sorted((*found, *more), key=lambda duty: duty.due_on))
    return LegalClock(
        held_on,
        tuple(Task(duty, proofs_for(duty.key)) for duty in found),
        tuple(
            Question(key, LABELS[key], words, source.short, (chosen or {}).get(key))
            for key, (source, words) in vague.items()
            if key not in dated
        ),
        doubts(regulation_id, dialogue_on=held_on),
    )


def by_channel(duty: Duty) -> tuple[Duty, ...]:
    """One duty for each way it must reach people by, so that none of them stands for the others."""
    if not duty.channels:
        return (duty,)
    return tuple(
        replace(duty, key=f"{duty.key}.{way}", label=f"{duty.label}: {CHANNELS[way]}", channels=(way,))
        for way in duty.channels
    )


def lasting(found: Iterable[Duty], done: Mapping[str, date], calendar: Calendar) -> Iterator[Duty]:
    """What must last from the day the results are out, counted from that day, or from its last day until then."""
    by_key = {duty.key: duty for duty in found}
    for event, (starts, called) in LASTS.items():
        first = by_key.get(starts)
        if first is None:
            continue
        for source, clock in _during(event, first.sum.start):
            total = clock.count(done.get(starts) or first.due_on, calendar)
            counted = "Tính từ ngày đã làm" if starts in done else "Tạm tính từ hạn phải làm"
            yield Duty(
                key=f"lasting.{clock.name}",
                label=f"{called} {clock.days:02d} ngày",
                due_on=total.date,
                because=f"{source.short}: {clock.quote}. {counted}: {total.says()}",
                owner=first.owner,
                direction="after",
                event="dialogue",
                sum=total,
                source_id=source.id,
                source=source.short,
                quote=clock.quote,
                warning=" ".join(filter(None, (clock.unsure, *total.warnings))),
                provisional=starts not in done,
            )


def when_complex(regulation_id: str, held_on: date, calendar: Calendar) -> Iterator[Duty]:
    """The longer term that a source gives the conclusion on complex matters (`[other.results_complex]`).

    The usual term stays a duty of its own: whoever uses the longer one sees both, and the same notice closes both.
    """
    source = ruling_on(regulation_id, held_on)
    clock = source.other.get(COMPLEX)
    if clock is None or (clock.direction, clock.event) != ("after", "dialogue"):
        return
    total = clock.count(held_on, calendar)
    only = "Chỉ khi có nội dung phức tạp hoặc liên quan nhiều lĩnh vực; còn lại theo hạn thường."
    yield Duty(
        key=COMPLEX_KEY,
        label=f"{LABELS['conclusion']}: nội dung phức tạp",
        due_on=total.date,
        because=f"{source.short}: {clock.quote}. Tính từ ngày hội nghị: {total.says()}",
        owner=USUAL["conclusion"][2],
        direction="after",
        event="dialogue",
        sum=total,
        source_id=source.id,
        source=source.short,
        quote=clock.quote,
        warning=" ".join(filter(None, (only, clock.unsure, *total.warnings))),
    )


def _during(event: str, day: date) -> Iterator[tuple[Regulation, OtherClock]]:
    """The clocks of the laws in force on `day` that run for a while from `event`."""
    for source in load_all().values():
        if source.level == "national_law" and source.in_force_on(day):
            yield from (
                (source, clock)
                for clock in source.other.values()
                if (clock.direction, clock.event) == ("during", event)
            )


@dataclass(frozen=True)
class Move:
    """One date before and after a change; None where it was not, or is no longer, asked for.

    `undone`: the proof that no longer proves it, in words; "" when none is lost.
    """

    key: str
    label: str
    old: date | None
    new: date | None
    because: str = ""
    undone: str = ""

    def says(self) -> str:
        """`Ra thông báo kết luận: 20/09/2023 → 22/09/2023`."""
        old, new = (table_date(day) if day else "không có" for day in (self.old, self.new))
        return f"{self.label}: {old} → {new}" + (" (phải làm lại)" if self.undone else "")


def moves(
    old: Iterable[tuple[str, str, date]], new: Iterable[Duty], *, reopened: Collection[str] = ()
) -> tuple[Move, ...]:
    """What changes from `old` (key, label, due day) to the duties counted `new`; unchanged ones left out,
    unless they are `reopened` (keys): to be done again, though by the same day."""
    was = {key: (label, day) for key, label, day in old}
    becomes = {duty.key: duty for duty in new}
    found = [
        Move(key, duty.label, was[key][1] if key in was else None, duty.due_on, duty.because)
        for key, duty in becomes.items()
        if key not in was or was[key][1] != duty.due_on or key in reopened
    ]
    found += [Move(key, label, day, None) for key, (label, day) in was.items() if key not in becomes]
    return tuple(sorted(found, key=lambda move: move.new or move.old or date.max))


def gathered(found: Iterable[Move]) -> tuple[Move, ...]:
    """What must be done again first; the ways of one step that move alike as one move, named by the step."""
    alike: dict[tuple[object, ...], list[Move]] = {}
    for move in sorted(found, key=lambda move: not move.undone):
        alike.setdefault((step_of(move.key), move.old, move.new, move.undone), []).append(move)
    return tuple(
        replace(first, label=LABELS.get(step_of(first.key), first.label)) if more else first
        for first, *more in alike.values()
    )


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
