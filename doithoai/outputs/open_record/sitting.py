"""The sitting as an iCalendar file, for the phones that can remind their owner (RFC 5545)."""

from datetime import UTC, datetime

from django.utils import timezone
from icalendar import Calendar, Event

from doithoai.models.clock import now
from doithoai.rules.procedure import Stage

from .dialogues import OpenDialogue


def calendar_of(dialogue: OpenDialogue, *, place: str, address: str) -> bytes | None:
    """None while no day is set. `address` is the dialogue's page. The end is left open: a plan seldom says it."""
    if dialogue.held_on is None:
        return None
    event = Event()
    event.add("uid", f"{dialogue.slug}@{address.split('/')[2]}")
    event.add("sequence", dialogue.revision)
    event.add("dtstamp", (dialogue.written_at or now()).astimezone(UTC))
    event.add("summary", f"{dialogue.title} – {place}")
    event.add("location", dialogue.venue)
    event.add("url", address)
    event.add("status", "CANCELLED" if dialogue.is_off else "CONFIRMED")
    if dialogue.hour:
        hour = datetime.strptime(dialogue.hour, "%H:%M").time()
        starts = timezone.make_aware(datetime.combine(dialogue.held_on, hour))
        event.add("dtstart", starts.astimezone(UTC))
    else:
        event.add("dtstart", dialogue.held_on)
    calendar = Calendar()
    calendar.add("prodid", "-//Doi Thoai//vi")
    calendar.add("version", "2.0")
    calendar.add("method", "CANCEL" if dialogue.stage == Stage.CANCELLED else "PUBLISH")
    calendar.add_component(event)
    return bytes(calendar.to_ical())
