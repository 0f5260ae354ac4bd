"""The sittings as calendar files: one for a phone, or all of a commune to be followed."""

from doithoai.models import Dialogue
from doithoai.models.clock import now
from doithoai.outputs.calendars import Entry, calendar_file, sitting_entry
from doithoai.rules.procedure import Stage


def calendar_of(slug: str, *, place: str, home: str) -> bytes | None:
    """One sitting; None when there is none at this address or no day is set. `place` is the commune's name,
    `home` its page with host."""
    found = Dialogue.objects.announced().select_related("commune").filter(slug=slug).first()
    if found is None or found.held_on is None:
        return None
    entry = _entry(found, place, home, reminds=True)
    return calendar_file(f"Đối thoại – {place}", [entry], at=now(), withdrawn=found.stage == Stage.CANCELLED)


def calendar_of_commune(*, place: str, home: str) -> bytes:
    """Every announced sitting that has a day, those called off marked so. A sitting that lost its day is no
    longer listed, and leaves the calendars that follow."""
    dated = Dialogue.objects.announced().select_related("commune").exclude(held_on=None)
    entries = [_entry(each, place, home) for each in dated]
    return calendar_file(f"Đối thoại với Nhân dân – {place}", entries, at=now())


def _entry(found: Dialogue, place: str, home: str, *, reminds: bool = False) -> Entry:
    page = f"{home}doi-thoai/{found.slug}/"
    return sitting_entry(
        found,
        title=f"{found.title} – {place}",
        says=f"Chương trình, gửi ý kiến: {page}",
        address=page,
        reminds=reminds,
    )
