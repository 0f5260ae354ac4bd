"""What the law and the provinces' regulations ask of a dialogue: dates, and the sentence behind each.

Regulations are quoted in files (`regulation_files.py` reads them). National local-government law is a floor:
where it and the chosen regulation both set a date for the same step, both bind; the earlier date is due and
the other stays visible. What a regulation does not say is `None` here, never a guess.
"""

from collections.abc import Mapping
from dataclasses import dataclass, replace
from datetime import date

from .regulation_choice import (
    choices_on,
    day_of_year,
    doubts,
    heir_on,
    lapse,
    national_on,
    ruling_on,
    why_not_follow,
)
from .regulation_files import (
    KEYS,
    LABELS,
    OWNERS,
    Attendance,
    Deadline,
    Event,
    Frequency,
    Regulation,
    RegulationFileError,
    load_all,
)
from .regulation_terms import USUAL
from .vietnamese import count_words, table_date
from .working_days import UNIT_WORDS, Calendar, Direction, Sum, Unit, load_calendar

__all__ = [
    "KEYS",
    "LABELS",
    "OWNERS",
    "Attendance",
    "Chosen",
    "Deadline",
    "Duty",
    "Frequency",
    "Regulation",
    "RegulationFileError",
    "check_attendance",
    "choices_on",
    "conclusion_due",
    "day_of_year",
    "doubts",
    "duties",
    "heir_on",
    "lapse",
    "load_all",
    "national_on",
    "reply_due",
    "ruling_on",
    "vague_steps",
    "why_not_follow",
]

EVENTS: dict[str, str] = {"dialogue": "ngày hội nghị", "conclusion_notice": "thông báo kết luận"}

# The conclusion notice is what carries the results to the public, so the law's clock for publishing results
# binds the notice too. Every other step has its floor under the same key.
FLOOR_KEY = {"conclusion": "results_public"}


@dataclass(frozen=True)
class Duty:
    """One thing to do by one day, and why.

    `because` is Vietnamese, for people and for keeping: the source, its words and the sum; `source`, `quote`
    and `sum` are its parts, for a screen with less room. `due_on` is the strictest date that binds; `floor`
    is the other clock, when national law and the regulation both set one (it yields, but binds as well).
    `warning`: "" or what a person must look at. `provisional`: counted from the due date of the conclusion
    notice, because the notice is not out yet. `channels`: the ways it must reach people by, all of them.
    """

    key: str
    label: str
    due_on: date
    because: str
    owner: str
    direction: Direction
    event: Event
    sum: Sum
    source_id: str
    source: str
    quote: str
    floor: "Duty | None" = None
    warning: str = ""
    provisional: bool = False
    channels: tuple[str, ...] = ()


@dataclass(frozen=True)
class Chosen:
    """A number of days for one step that a person set and answers for; counted as USUAL says."""

    days: int
    by: str
    key: str = "reply"
    unit: Unit = "working"

    def says(self) -> str:
        direction, event, _ = USUAL[self.key]
        side = "trước" if direction == "before" else "kể từ"
        return f"{self.by} ấn định {count_words(self.days)} {UNIT_WORDS[self.unit]} {side} {EVENTS[event]}."


def duties(
    regulation_id: str,
    *,
    dialogue_on: date,
    conclusion_on: date | None = None,
    calendar: Calendar | None = None,
    chosen: Mapping[str, Chosen] | None = None,
) -> tuple[Duty, ...]:
    """Everything due around a dialogue, by date, counted in `calendar` (the shipped one when not given).

    KeyError: no such regulation, and no law known for the day (`ruling_on`).

    Without `conclusion_on`, what counts from the conclusion notice is counted from the notice's own due date
    and marked `provisional`; without a due date for the notice it is left out. `chosen`: numbers a person
    set, by step; one makes the duty where the regulation is vague and may only be stricter where it is not.
    """
    reckoning = _Reckoning(
        ruling_on(regulation_id, dialogue_on), dialogue_on, conclusion_on, calendar or load_calendar(), chosen
    )
    found = [duty for key in KEYS if (duty := reckoning.duty(key))]
    return tuple(sorted(found, key=lambda duty: duty.due_on))


def reply_due(
    regulation_id: str,
    *,
    dialogue_on: date,
    conclusion_on: date | None,
    calendar: Calendar | None = None,
    extended: bool = False,
    chosen: Mapping[str, Chosen] | None = None,
) -> Duty | None:
    """When the reply to an opinion is due; None when neither the regulation nor a person gave a number.

    `extended`: the longer term for what needs checking, where the regulation has one.
    """
    reckoning = _Reckoning(
        ruling_on(regulation_id, dialogue_on), dialogue_on, conclusion_on, calendar or load_calendar(), chosen
    )
    return reckoning.duty("reply_extended" if extended else "reply")


def vague_steps(regulation_id: str, *, dialogue_on: date) -> dict[str, tuple[Regulation, str]]:
    """The steps that the regulation or the law of the day speaks of and neither gives a number: who, and its
    words. A person must be asked; nothing is ever filled in."""
    reckoning = _Reckoning(ruling_on(regulation_id, dialogue_on), dialogue_on, dialogue_on, load_calendar())
    found = {key: reckoning.vague(key) for key in KEYS if reckoning.duty(key) is None}
    return {key: said for key, said in found.items() if said}


def conclusion_due(regulation_id: str, *, dialogue_on: date, calendar: Calendar | None = None) -> Duty | None:
    """When the conclusion notice is due; None when the regulation gives no number."""
    return _Reckoning(
        ruling_on(regulation_id, dialogue_on), dialogue_on, None, calendar or load_calendar()
    ).duty("conclusion")


def check_attendance(
    regulation_id: str, *, least: int | None = None, most: int | None = None
) -> tuple[str, ...]:
    """What a plan's numbers of citizens (`least` to `most`, None where not said) contradict, in sentences."""
    regulation = load_all().get(regulation_id)  # its file may be gone: then it limits nobody
    rule = regulation.attendance if regulation else None
    if rule is None:
        return ()
    found = []
    if rule.least is not None and any(n is not None and n < rule.least for n in (least, most)):
        found.append(f"Số người dự dưới mức tối thiểu {count_words(rule.least)} người: {rule.quote}.")
    if rule.most is not None and any(n is not None and n > rule.most for n in (least, most)):
        found.append(f"Số người dự vượt mức tối đa {count_words(rule.most)} người: {rule.quote}.")
    return tuple(found)


@dataclass(frozen=True)
class _Reckoning:
    """One dialogue's dates under one regulation and the law in force on its day."""

    regulation: Regulation
    dialogue_on: date
    conclusion_on: date | None
    calendar: Calendar
    chosen: Mapping[str, Chosen] | None = None

    def duty(self, key: str) -> Duty | None:
        """The binding duty for one step, a person's own number considered."""
        ruled = self._ruled(key)
        own = self._by_choice(key, ruled)
        if own is None or ruled is None:
            return own or ruled
        if own.due_on <= ruled.due_on:
            return replace(own, floor=ruled)
        laxer = (
            f"Số ngày do {own.source} ấn định cho hạn {table_date(own.due_on)}, muộn hơn quy chế "
            f"({table_date(ruled.due_on)}): lấy hạn của quy chế."
        )
        return replace(
            ruled, floor=ruled.floor or own, warning=" ".join(filter(None, (laxer, ruled.warning)))
        )

    def _by_choice(self, key: str, ruled: Duty | None) -> Duty | None:
        """The duty by the number a person set; None when none was, or while nothing gives it a start."""
        chosen = (self.chosen or {}).get(key)
        direction, event, owner = USUAL[key]
        start, provisional = self._start(event) if chosen else (None, True)
        if chosen is None or start is None:
            return None
        total = self.calendar.count(start, chosen.days, chosen.unit, direction)
        vague = self.vague(key)
        ground = f"{vague[0].short} không ấn định số ngày: {vague[1]}. " if vague else ""
        counted = "Tạm tính từ hạn ra" if provisional else "Tính từ"
        return Duty(
            key=key,
            label=LABELS[key],
            due_on=total.date,
            because=f"{ground}{chosen.says()} {counted} {EVENTS[event]}: {total.says()}",
            owner=ruled.owner if ruled else owner,
            direction=direction,
            event=event,
            sum=total,
            source_id=self.regulation.id,
            source=chosen.by,
            quote=chosen.says(),
            warning=" ".join(total.warnings),
            provisional=provisional,
            channels=ruled.channels if ruled else (),
        )

    def vague(self, key: str) -> tuple[Regulation, str] | None:
        """Who speaks of the step without a number, and its words."""
        for source in (self.regulation, self._national()):
            if source and key in source.unnumbered:
                return source, source.unnumbered[key]
        return None

    def _ruled(self, key: str) -> Duty | None:
        """The duty for one step as the sources set it; None when neither source gives it a number.

        The law alone never makes a `conclusion` duty: it speaks of publishing results, which is its own step.
        """
        own = self._counted(self.regulation, key, key)
        national = self._national()
        if national is None or national.id == self.regulation.id or (own is None and key in FLOOR_KEY):
            return own
        law = self._counted(national, FLOOR_KEY.get(key, key), key)
        if own is None or law is None:
            return own or law
        binding, other = (law, own) if law.due_on < own.due_on else (own, law)
        warning = binding.warning
        if binding is law:
            stricter = (
                f"Hạn theo {self.regulation.short} là {table_date(own.due_on)}, muộn hơn mức luật định "
                f"{table_date(law.due_on)}: cả hai cùng ràng buộc, lấy ngày sớm hơn."
            )
            carrier = "Thông báo kết luận là văn bản đưa kết quả ra công khai." if key in FLOOR_KEY else ""
            warning = " ".join(filter(None, (stricter, carrier, warning)))
        channels = tuple(dict.fromkeys((*law.channels, *own.channels)))
        return replace(binding, owner=own.owner, floor=other, warning=warning, channels=channels)

    def _national(self) -> Regulation | None:
        try:
            return national_on(self.dialogue_on)
        except LookupError:
            return None

    def _counted(self, source: Regulation, rule_key: str, key: str) -> Duty | None:
        """What one source alone asks for the step `key`, by its rule `rule_key`."""
        rule = source.deadlines.get(rule_key)
        if rule is None:
            return None
        start, provisional = self._start(rule.event)
        if start is None:
            return None
        total = self.calendar.count(start, rule.days, rule.unit, rule.direction)
        said = f" ({source.known_through})" if source.known_through else ""
        counted = "Tạm tính từ hạn ra" if provisional else "Tính từ"
        return Duty(
            key=key,
            label=LABELS[key],
            due_on=total.date,
            because=f"{source.short}: {rule.quote}{said}. {counted} {EVENTS[rule.event]}: {total.says()}",
            owner=rule.owner,
            direction=rule.direction,
            event=rule.event,
            sum=total,
            source_id=source.id,
            source=source.short,
            quote=rule.quote,
            warning=" ".join(filter(None, (rule.unsure, *total.warnings))),
            provisional=provisional,
            channels=rule.channels if rule_key == key else (),
        )

    def _start(self, event: Event) -> tuple[date | None, bool]:
        """The day the count starts from, and whether it is only expected."""
        if event == "dialogue":
            return self.dialogue_on, False
        if self.conclusion_on is not None:
            return self.conclusion_on, False
        expected = self.duty("conclusion")
        return (expected.due_on, True) if expected else (None, True)
