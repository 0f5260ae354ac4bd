"""One official's own dates as a calendar: duties, answers to prepare, replies owed, and the sittings.

Calendar programs carry what they fetch to their makers' servers. Nothing here names a citizen or says what
anybody asked: a matter is its number, and a link behind the sign-in.
"""

from collections.abc import Iterator

from doithoai.models import Actor, Assignment, Dialogue, Duty, Preparation
from doithoai.models.clock import now
from doithoai.models.reading import groups_about
from doithoai.outputs.calendars import Entry, calendar_file, sitting_entry
from doithoai.rules.procedure import Role, Stage

OFFICE = (Role.CLERK, Role.CHAIR, Role.SECRETARY)
#: Duties of a reply are told one by one, as assignments.
REPLIES = ("reply", "reply_extended")
MOST = 500  # entries of one kind


def own_calendar(actor: Actor, *, place: str, site: str) -> bytes:
    """What is open and dated for `actor` in the commune being served. `site` is "https://host"."""
    entries = [*_sittings(site), *_duties(actor, site), *_preparations(actor, site), *_replies(actor, site)]
    return calendar_file(f"Việc của tôi – {place}", entries, at=now())


def _sittings(site: str) -> Iterator[Entry]:
    for each in Dialogue.objects.announced().select_related("commune").exclude(held_on=None)[:MOST]:
        page = f"{site}/doi-thoai/{each.pk}/"
        yield sitting_entry(each, title=each.title, says=f"Hồ sơ: {page}", address=page)


def _duties(actor: Actor, site: str) -> Iterator[Entry]:
    if not actor.is_any(*OFFICE, Role.FRONT):
        return
    rows = Duty.objects.filter(dialogue__in=Dialogue.objects.alive()).running().exclude(key__in=REPLIES)
    if not actor.is_any(*OFFICE):
        rows = rows.filter(owner=Role.FRONT)
    for each in rows.select_related("dialogue__commune")[:MOST]:
        page = f"{site}/doi-thoai/{each.dialogue_id}/#viec-{each.pk}"
        yield _dated(each, f"duty-{each.dialogue_id}-{each.key}", each.label, page)


def _preparations(actor: Actor, site: str) -> Iterator[Entry]:
    if not actor.body_ids:
        return
    before = (Stage.PLANNING, Stage.OPEN)
    rows = Preparation.objects.filter(
        drafted_at=None, group__dialogue__stage__in=before, body__in=actor.body_ids
    ).exclude(group__in=groups_about(actor))
    for each in rows.select_related("group__dialogue__commune", "body")[:MOST]:
        title = f"Dự thảo trả lời nhóm {each.group.number} ({each.body})"
        yield _dated(each, f"preparation-{each.pk}", title, f"{site}/chuan-bi/{each.pk}/")


def _replies(actor: Actor, site: str) -> Iterator[Entry]:
    """An officer's own bodies'; everybody's for those who follow the others. Not while the clock stands."""
    rows = Assignment.objects.unanswered().filter(stopped_on=None)
    if not actor.is_any(*OFFICE, Role.FRONT):
        rows = rows.of_bodies(actor.body_ids)
    for each in rows.select_related("group", "body", "dialogue__commune")[:MOST]:
        title = f"Hạn trả lời nhóm {each.group.number} ({each.body})"
        yield _dated(each, f"reply-{each.pk}", title, f"{site}/theo-doi/{each.pk}/")


def _dated(row: Duty | Preparation | Assignment, what: str, title: str, page: str) -> Entry:
    """`what` names the row within its commune, for ever."""
    dialogue = row.dialogue
    return Entry(
        f"{dialogue.commune.slug}.{what}@doi-thoai",
        title,
        row.due_on,
        where="",
        says=f"{dialogue.title}\n{row.due_because}\n{page}",
        address=page,
        kind="Thời hạn",
        revision=dialogue.version,
        reminds=True,
    )
