"""The plan's own numbers against the rules': days before and after, people, times a year."""

import re
from collections.abc import Iterator
from datetime import date, timedelta

from doithoai.rules.plan_reading import PlanFacts
from doithoai.rules.plan_reading.facts import StatedDeadline
from doithoai.rules.plan_reading.letters import flat
from doithoai.rules.regulation import LABELS, Deadline, Regulation, check_attendance
from doithoai.rules.vietnamese import count_words, table_date
from doithoai.rules.working_days import Direction, Unit, load_calendar

from .finding import Finding, Severity, place
from .kinds import PaperKind, kind_of
from .sitting import Sitting, cited

_COUNTED_FROM = {"dialogue", "conclusion_notice", "receipt"}
_PUBLISHED = (
    ("notice", "notice_too_short", "thông báo phải ra"),
    ("publish_plan", "plan_public_too_late", "kế hoạch phải được công khai"),
)
_PLAIN_DAY = date(2024, 6, 12)
"""A Wednesday with no holiday near it: what a number of days comes to when the day of the sitting is not known."""

_NOTICE = re.compile(
    r"giay moi|thu moi|thong bao|niem yet|tuyen truyen|cong bo|phat thanh|dang tai|truyen thanh"
)
_PLAN_PUBLIC = re.compile(
    r"(?:cong khai|niem yet|cong bo|dang tai|dang|thong bao)\b[^.;]{0,40}\b(?:ke hoach|chuong trinh doi thoai)"
    r"|(?:ke hoach|chuong trinh doi thoai)[^.;]{0,60}\b(?:cong khai|niem yet|cong bo|dang tai)"
)
_UNITS = {"working": "ngày làm việc", "calendar": "ngày"}


def step_of(stated: StatedDeadline) -> str | None:
    """Which step of a regulation (a key of `LABELS`) a deadline in the plan's words is about; None: none of them."""
    words = flat(stated.text)
    if stated.direction == "before":
        if _PLAN_PUBLIC.search(words):
            return "publish_plan"
        if "quan triet" in words:
            return "brief_plan"
        if re.search(r"du thao[^.;]*tra loi|tra loi[^.;]*du thao|chuan bi[^.;]*tra loi", words):
            return "answer_draft"
        if re.search(r"tong hop|phan loai|thu thap|gui (?:ve|y kien|cau hoi)", words):
            return "synthesis"
        return "notice" if _NOTICE.search(words) else None
    if stated.direction != "after":
        return None
    if (
        stated.days
        and stated.days >= 20
        and re.search(r"phuc tap|xac minh|thoi gian de|them thoi gian", words)
    ):
        return "reply_extended"
    done = re.sub(
        r"(?:tu|sau)(?: ngay| khi)?(?: co| ban hanh| ra| nhan duoc)*(?: van ban| thong bao)* ket luan",
        " ",
        words,
    )
    if "ket luan" in done and not re.search(r"\b(?:tra loi|giai quyet)\b", done):
        return "conclusion"
    if re.search(r"tra loi|giai quyet|giai dap", words):
        return "reply"
    return "conclusion" if "ket luan" in done else None


def check_numbers(facts: PlanFacts, sitting: Sitting) -> Iterator[Finding]:
    """Deadlines laxer than a rule, the notice given by the paper itself, the number of people, times a year."""
    for index, stated in enumerate(facts.deadlines):
        key = step_of(stated)
        if key and stated.days:
            yield from _laxer(facts, sitting, index, stated, key)
    yield from _notice_given(facts, sitting)
    count = facts.participant_count
    if count and sitting.regulation.attendance:
        for says in check_attendance(sitting.regulation.id, least=count.min, most=count.max):
            rule = cited(sitting.regulation, sitting.regulation.attendance.quote)
            yield Finding("attendance", "warning", says, rule, place(facts, "participant_count"))
    yield from _frequency(facts, sitting)


def _laxer(
    facts: PlanFacts, sitting: Sitting, index: int, stated: StatedDeadline, key: str
) -> Iterator[Finding]:
    if stated.from_event not in _COUNTED_FROM:
        return
    for source in sitting.sources:
        national = source.use == "floor"
        step = key
        rule_key = "results_public" if national and key == "conclusion" else key
        rule = source.deadlines.get(rule_key)
        if (
            rule is None and key == "publish_plan"
        ):  # where no rule speaks of the plan, showing it is telling people
            step = rule_key = "notice"
            rule = source.deadlines.get(rule_key)
        if rule is None or rule.direction != stated.direction:
            continue
        own, asked = _falls(sitting, facts, stated, rule), _falls_by(sitting, rule)
        if own <= asked:
            continue
        severity: Severity = "error" if _binds(source, rule_key) else "warning"
        yield Finding(
            f"{step}_laxer", severity,
            f"“{stated.text[:160]}”: {count_words(stated.days or 0)} {_UNITS[stated.unit or 'calendar']} "
            f"{'ít hơn' if rule.direction == 'before' else 'muộn hơn'} mức {count_words(rule.days)} {_UNITS[rule.unit]} "
            f"({LABELS[rule_key].lower()}). Hãy sửa cho kịp mức này.",
            cited(source, rule.quote), place(facts, f"deadlines.{index}"),
        )  # fmt: skip


def _falls(sitting: Sitting, facts: PlanFacts, stated: StatedDeadline, against: Deadline) -> date:
    """The day the plan's own deadline comes to. Receiving an opinion has no day yet: it counts as the rule's own event."""
    start = sitting.on or _PLAIN_DAY
    from_event = against.event if stated.from_event == "receipt" else stated.from_event
    if from_event == "conclusion_notice":
        own = next(
            (
                one
                for one in facts.deadlines
                if one.days
                and step_of(one) == "conclusion"
                and one is not stated
                and one.from_event == "dialogue"
            ),
            None,
        )
        rule = sitting.regulation.deadlines.get("conclusion")
        if own:
            start = _falls(sitting, facts, own, rule or against)
        elif rule:
            start = _falls_by(sitting, rule)
    direction: Direction = "before" if stated.direction == "before" else "after"
    unit: Unit = "working" if stated.unit == "working" else "calendar"
    return _count(start, stated.days or 0, unit, direction)


def _falls_by(sitting: Sitting, rule: Deadline) -> date:
    """The day a rule comes to for this sitting."""
    start = sitting.on or _PLAIN_DAY
    if rule.event == "conclusion_notice" and (notice := sitting.regulation.deadlines.get("conclusion")):
        start = _falls_by(sitting, notice)
    return _count(start, rule.days, rule.unit, rule.direction)


def _count(start: date, days: int, unit: Unit, direction: Direction) -> date:
    return load_calendar().count(start, days, unit, direction).date


def _notice_given(facts: PlanFacts, sitting: Sitting) -> Iterator[Finding]:
    """Issued too late to tell people in time, whatever the plan says of it."""
    if not (sitting.on and facts.issue_date) or facts.time.cancelled:
        return
    issued = date.fromisoformat(facts.issue_date)
    if issued > sitting.on:
        return  # a contradiction of its own
    for source in sitting.sources:
        for key, name, what in _PUBLISHED:
            rule = source.deadlines.get(key)
            if rule is None or issued <= (latest := _count(sitting.on, rule.days, rule.unit, "before")):
                continue
            if key == "publish_plan" and (facts.time.replaces or kind_of(facts) is not PaperKind.PLAN):
                continue  # the plan itself was published earlier, with another paper
            severity: Severity = "error" if _binds(source, key) else "warning"
            days = (sitting.on - issued) // timedelta(days=1)
            yield Finding(
                name, severity,
                f"Văn bản ban hành {table_date(issued)}, chỉ {count_words(days)} ngày trước ngày đối thoại "
                f"{table_date(sitting.on)}; {what} trước ngày {table_date(latest + timedelta(days=1))}.",
                cited(source, rule.quote), place(facts, "issue_date"),
            )  # fmt: skip


def _binds(source: Regulation, key: str) -> bool:
    """Whether falling short of this rule breaks a law, not only a regulation the commune chose to follow."""
    return (key == "notice" and source.use == "floor") or (
        key == "publish_plan" and source.level in ("national_law", "decree")
    )


def _frequency(facts: PlanFacts, sitting: Sitting) -> Iterator[Finding]:
    """Fewer times a year than the rule asks, where the plan says how often."""
    said = flat(facts.time.recurrence or "")
    number = re.search(r"(\d{1,2}|mot|hai|ba|bon) ?(?:lan|cuoc|ky|buoi)", said)
    if not number or not re.search(r"nam|quy|thang", said):
        return
    times = {"mot": 1, "hai": 2, "ba": 3, "bon": 4}.get(number[1]) or int(number[1])
    if re.search(r"(?:moi|hang) quy|/ ?quy", said):
        times *= 4
    elif re.search(r"6 thang", said):
        times *= 2
    elif re.search(r"(?:moi|hang) thang|/ ?thang", said):
        times *= 12
    for source in _asking(sitting):
        if source.frequency and times < source.frequency.times_a_year:
            yield Finding(
                "frequency_too_low", "warning",
                f"Kế hoạch nêu {count_words(times)} lần trong năm, ít hơn {count_words(source.frequency.times_a_year)} lần.",
                cited(source, source.frequency.quote), place(facts, "time"),
            )  # fmt: skip


def _asking(sitting: Sitting) -> tuple[Regulation, ...]:
    return tuple(source for source in sitting.sources if source.frequency)
