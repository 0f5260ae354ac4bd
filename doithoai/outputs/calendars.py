"""Calendar files (RFC 5545) as Google, Outlook and Apple read them: one VEVENT an entry, hours of Vietnam.

The library folds the lines and ends them with CRLF. Every file names a METHOD, so that DTSTAMP is the moment of
drawing; what makes a program take over a change is SEQUENCE.
"""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import UTC, date, datetime, time, timedelta
from typing import TYPE_CHECKING

from doithoai.models import Dialogue
from doithoai.rules.procedure import Stage

if TYPE_CHECKING:
    from icalendar import Alarm, Event, Timezone

ZONE = "Asia/Ho_Chi_Minh"
OFFSET = timedelta(hours=7)  # all year, since 1975
REFRESH = timedelta(hours=6)
#: Said in the title too: not every program shows the status.
OFF = {Stage.CANCELLED: "ĐÃ HỦY: ", Stage.POSTPONED: "TẠM HOÃN: "}


@dataclass(frozen=True)
class Entry:
    """One line of a calendar. `uid` never changes; `revision` grows whenever the entry does.

    Without an hour it lasts the whole day and keeps nobody busy. `minutes` 0: the end is not known.
    """

    uid: str
    title: str
    on: date
    hour: time | None = None
    minutes: int = 0
    where: str = ""
    says: str = ""
    address: str = ""
    kind: str = ""
    revision: int = 0
    is_off: bool = False
    reminds: bool = False  # the day before


def sitting_entry(found: Dialogue, *, title: str, says: str, address: str, reminds: bool = False) -> Entry:
    """The sitting of a dialogue that has a day. Its uid is the same in every file, whatever the host is called.

    Raises ValueError when no day is set.
    """
    if found.held_on is None:
        raise ValueError("a sitting without a day is no entry of a calendar")
    off = OFF.get(Stage(found.stage), "")
    return Entry(
        f"{found.commune.slug}.{found.slug}@doi-thoai", f"{off}{title}", found.held_on, found.starts_at,
        programme_minutes(found), found.venue, says, address, "Đối thoại", found.version, bool(off), reminds,
    )  # fmt: skip


def programme_minutes(found: Dialogue) -> int:
    """How long the programme lasts; 0 unless each of its items says how long."""
    said = [int(item.get("minutes") or 0) for item in found.agenda]
    return sum(said) if all(said) else 0


def calendar_file(name: str, entries: Iterable[Entry], *, at: datetime, withdrawn: bool = False) -> bytes:
    """The file; `name` is what the calendar program lists it as. `withdrawn`: the one entry in it is cancelled."""
    from icalendar import Calendar, vDDDTypes  # heavy; only when a file is asked for

    calendar = Calendar()
    calendar.add("prodid", "-//Doi Thoai//vi")
    calendar.add("version", "2.0")
    calendar.add("calscale", "GREGORIAN")
    calendar.add("method", "CANCEL" if withdrawn else "PUBLISH")
    calendar.add("name", name)
    calendar.add("x-wr-calname", name)
    calendar.add("x-wr-timezone", ZONE)
    often = vDDDTypes(REFRESH)
    calendar.add("refresh-interval", often, parameters={"VALUE": "DURATION"})
    calendar.add("x-published-ttl", often.to_ical().decode())
    calendar.add_component(_vietnam())
    for entry in entries:
        calendar.add_component(_event(entry, at))
    return bytes(calendar.to_ical())


def _vietnam() -> "Timezone":
    from icalendar import Timezone, TimezoneStandard

    standard = TimezoneStandard()
    standard.add("dtstart", datetime(1975, 6, 13))
    standard.add("tzoffsetfrom", OFFSET)
    standard.add("tzoffsetto", OFFSET)
    standard.add("tzname", "+07")
    zone = Timezone()
    zone.add("tzid", ZONE)
    zone.add_component(standard)
    return zone


def _event(entry: Entry, at: datetime) -> "Event":
    from icalendar import Event

    event = Event()
    event.add("uid", entry.uid)
    event.add("sequence", entry.revision)
    event.add("dtstamp", at.astimezone(UTC))
    event.add("summary", entry.title)
    for name, said in (("location", entry.where), ("description", entry.says), ("url", entry.address)):
        if said:
            event.add(name, said)
    if entry.kind:
        event.add("categories", [entry.kind])
    event.add("status", "CANCELLED" if entry.is_off else "CONFIRMED")
    event.add("transp", "OPAQUE" if entry.hour else "TRANSPARENT")
    if entry.hour:
        begins = datetime.combine(entry.on, entry.hour)
        event.add("dtstart", begins, parameters={"TZID": ZONE})
        if entry.minutes:
            event.add("dtend", begins + timedelta(minutes=entry.minutes), parameters={"TZID": ZONE})
    else:
        event.add("dtstart", entry.on)
        event.add("dtend", entry.on + timedelta(days=1))
    if entry.reminds and not entry.is_off:
        event.add_component(_the_day_before(entry.title))
    return event


def _the_day_before(title: str) -> "Alarm":
    from icalendar import Alarm

    alarm = Alarm()
    alarm.add("action", "DISPLAY")
    alarm.add("description", title)
    alarm.add("trigger", timedelta(days=-1))
    return alarm
