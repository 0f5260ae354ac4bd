"""Duties that hang from something else than the day of the sitting: a request that came in, a consultation that was
opened, a paper that was signed. The terms are the `[other.…]` clocks of the regulation files.
"""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, replace
from datetime import date

from .regulation import Duty, load_all, ruling_on
from .regulation_terms import OTHER_EVENTS, OtherClock, Regulation
from .vietnamese import table_date
from .working_days import Calendar


@dataclass(frozen=True)
class Happening:
    """Something a term counts from. `event` is one of OTHER_EVENTS; `asks` is said to whoever writes the day down.

    `duty`: what is owed from then on; `{days}` in it is the number of a term that must last.
    """

    event: str
    duty: str
    owner: str = "clerk"
    asks: str = ""
    about: str = ""


#: What may happen to a dialogue, by the key of the duty it makes. Those with `asks` are written down by a person;
#: the papers of a consultation follow from the days they were issued.
HAPPENINGS: dict[str, Happening] = {
    "request": Happening(
        "request_received",
        "Xem xét yêu cầu đối thoại",
        asks="Ngày nhận yêu cầu đối thoại",
        about="Cử tri, tổ chức thanh niên hay cơ quan khác đề nghị tổ chức đối thoại.",
    ),
    "consultation": Happening(
        "publication_of_content",
        "Lấy ý kiến đủ {days} ngày",
        asks="Ngày công khai nội dung lấy ý kiến",
        about=(
            "Chỉ ghi khi hội nghị được dùng để lấy ý kiến Nhân dân theo Điều 25 Luật Thực hiện dân chủ ở cơ sở; từ đó "
            "kế hoạch, bản tổng hợp và giải trình cũng có hạn công khai."
        ),
    ),
    "publish.plan": Happening("document", "Công khai kế hoạch lấy ý kiến"),
    "publish.conclusion": Happening("document", "Công khai kết luận, giải trình tiếp thu"),
}
#: What a person writes down, in the order of the page.
WRITTEN = tuple(key for key, each in HAPPENINGS.items() if each.asks)


def event_duties(
    regulation_id: str, happened: Mapping[str, date], calendar: Calendar, *, collect_until: date | None = None
) -> tuple[Duty, ...]:
    """What is owed because of what happened: {key of HAPPENINGS: day}. KeyError: no such regulation.

    Only terms that a source in force on the day of the event states: without one there is no duty. Where several
    do, the strictest binds and the next stays visible. `collect_until`: the last day opinions are taken.
    """
    found = (
        _strictest(_asked(regulation_id, key, day, calendar, collect_until)) for key, day in happened.items()
    )
    return tuple(sorted((duty for duty in found if duty), key=lambda duty: duty.due_on))


def _asked(
    regulation_id: str, key: str, day: date, calendar: Calendar, collect_until: date | None
) -> Iterator[Duty]:
    it = HAPPENINGS[key]
    for source, clock in _clocks(regulation_id, it.event, day):
        total = clock.count(day, calendar)
        early = ""
        if clock.direction == "during" and collect_until and collect_until < total.date:
            early = (
                f"Kế hoạch chỉ nhận ý kiến đến {table_date(collect_until)}, trước khi đủ {clock.days:02d} ngày: xin "
                "lùi hạn nhận ý kiến."
            )
        yield Duty(
            key=key,
            label=it.duty.format(days=f"{clock.days:02d}"),
            due_on=total.date,
            because=f"{source.short}: {clock.quote}. Tính từ {OTHER_EVENTS[it.event]} {table_date(day)}: {total.says()}",
            owner=it.owner,
            direction="after",
            event="dialogue",
            sum=total,
            source_id=source.id,
            source=source.short,
            quote=clock.quote,
            warning=" ".join(filter(None, (early, clock.unsure, *total.warnings))),
        )


def _clocks(regulation_id: str, event: str, day: date) -> Iterator[tuple[Regulation, OtherClock]]:
    """The terms that count forward from `event`: of the regulation, and of the laws that bind without being chosen."""
    own = ruling_on(regulation_id, day)
    laws = (
        each
        for each in load_all().values()
        if each.level == "national_law" and each.use != "timetable" and each.in_force_on(day)
    )
    for source in {each.id: each for each in (own, *laws)}.values():
        for clock in source.other.values():
            if clock.event == event and clock.direction in ("after", "during"):
                yield source, clock


def _strictest(asked: Iterable[Duty]) -> Duty | None:
    """The earliest of several terms; the latest where they must last (more days of consultation are stricter)."""
    found = sorted(asked, key=lambda duty: duty.due_on)
    if not found:
        return None
    if found[0].key == "consultation":
        found.reverse()
    first, *others = found
    return replace(first, floor=others[0]) if others else first
