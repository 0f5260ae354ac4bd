"""The kinds of work the job loop knows: each wakes one action, commune by commune."""

from collections.abc import Callable
from contextlib import suppress
from datetime import datetime, timedelta
from functools import partial

from django.contrib.sessions.models import Session
from django.db import transaction

from doithoai.actions.commune.apply_retention import apply_retention
from doithoai.actions.grouping import ask_anew
from doithoai.actions.invitations.finish_copies import finish_copies
from doithoai.actions.kernel import Refusal, hold
from doithoai.actions.opinions.drop_letters import drop_letters
from doithoai.actions.opinions.finish_likeness import finish_likeness
from doithoai.actions.opinions.finish_photo_reading import finish_photo_reading
from doithoai.actions.plan.finish_plan_reading import finish_plan_reading
from doithoai.actions.replies.remind_body import remind_body
from doithoai.actions.retention import goes
from doithoai.actions.ringing import escalate, ring_if_danger
from doithoai.actions.shielding import shield_by_words
from doithoai.actions.unharmed import unharmed, where
from doithoai.models import (
    Actor,
    Assignment,
    Bucket,
    Commune,
    Copies,
    Emergency,
    LikenessRun,
    Opinion,
    PhotoReading,
    PlanFile,
    StoredFile,
    WaitingMailbox,
    serving,
)
from doithoai.models.emergency import duty_of_commune
from doithoai.models.erasure import finish_erasing
from doithoai.models.stored_file import WAITING_LETTERS
from doithoai.models.waiting_mailbox import drop_left_behind
from doithoai.outputs import alarm
from doithoai.outputs.alike import proposals_of
from doithoai.outputs.papers import render_invitations
from doithoai.outputs.papers.archive import guests_of, invitation_copies
from doithoai.rules.photo_reading import TOO_HARD, NotRead, Proposal, proposed_boxes
from doithoai.rules.plan_reading import Unreadable, read_plan_file

REMIND_BEFORE = timedelta(days=3)
AT_A_TIME = 300  # opinions read in one transaction


def remind_due(commune: Commune, payload: dict, at: datetime) -> None:
    """Remind every body of what is due within three days or late: once a day for each matter."""
    with serving(commune):
        clock = Actor.clock(commune.pk)
        for assignment in Assignment.objects.due_within(at.date() + REMIND_BEFORE).select_related("dialogue"):
            try:
                remind_body(assignment, by=clock, at=at)
            except Refusal:
                continue  # reminded today already, or its dialogue has moved on


def forget_sessions(commune: Commune, payload: dict, at: datetime) -> None:
    """Sessions and receipts of sent forms that have expired are of no use to anybody any more."""
    Session.objects.filter(expire_date__lt=at).delete()


def forget_letters(commune: Commune, payload: dict, at: datetime) -> None:
    """A mailbox that was read for a try and never confirmed, an hour ago; asked for by each, and once a night."""
    with serving(commune):
        for waiting in WaitingMailbox.objects.exclude(pk__in=WaitingMailbox.objects.fresh(at).values("pk")):
            with suppress(Refusal):  # somebody was quicker
                drop_letters(waiting, by=Actor.clock(commune.pk), at=at)
        drop_left_behind(commune.pk, at)
        with transaction.atomic():  # kept by an earlier version
            for old in StoredFile.objects.filter(name=WAITING_LETTERS):
                old.erase()


def forget_knocks(commune: Commune, payload: dict, at: datetime) -> None:
    """A bucket that nobody touched for a day is full again, and a full one says nothing."""
    Bucket.objects.filter(filled_at__lt=at - timedelta(days=1)).delete()


def read_plan(commune: Commune, payload: dict, at: datetime) -> None:
    """Read a plan file that takes minutes. Nothing is held while it is read."""
    with serving(commune):
        waiting = PlanFile.objects.waiting().filter(pk=payload["plan_file"]).select_related("file").first()
        if waiting is None:
            return  # another run of this job was quicker, or its dialogue is gone
        read, why_not = None, ""
        try:
            read = read_plan_file(waiting.file.read(), waiting.file.name)
        except Unreadable as unreadable:
            why_not = str(unreadable)
        with suppress(Refusal):  # the plan was issued meanwhile: nobody asks any more
            finish_plan_reading(waiting, by=Actor.clock(commune.pk), read=read, why_not=why_not)


def read_photo(commune: Commune, payload: dict, at: datetime) -> None:
    """Find what is private in a photo. Nothing is held while it is read; it may be gone afterwards."""
    with serving(commune):
        rows = PhotoReading.objects.waiting().select_related("photo__file", "photo__opinion__dialogue")
        if (waiting := rows.filter(pk=payload["reading"]).first()) is None:
            return  # another run of this job was quicker, or the photo is gone
        proposed: list[Proposal] = []
        why_not = ""
        try:
            proposed = proposed_boxes(waiting.photo.file.read())
        except NotRead as no:
            why_not = str(no)
        except OSError:  # its bytes are not there
            why_not = TOO_HARD
        if PhotoReading.objects.filter(pk=waiting.pk).exists():
            finish_photo_reading(waiting, by=Actor.clock(commune.pk), proposed=proposed, why_not=why_not)


def find_alike(commune: Commune, payload: dict, at: datetime) -> None:
    """Compare all opinions of a dialogue. Nothing is held meanwhile; what moved since is seen by the page."""
    with serving(commune):
        run = LikenessRun.objects.waiting().filter(pk=payload["run"]).select_related("dialogue").first()
        if run is None:
            return  # another run of this job was quicker
        proposals, compared = proposals_of(run.dialogue)
        finish_likeness(run, by=Actor.clock(commune.pk), proposals=proposals, compared=compared)


def make_copies(commune: Commune, payload: dict, at: datetime) -> None:
    """Make a large file of invitations, telling how far it is. Nothing is held meanwhile; a process that dies leaves
    the file to the next one, which begins anew."""
    with serving(commune):
        waiting = Copies.objects.waiting().filter(pk=payload["copies"]).select_related("paper__dialogue")
        if (asked := waiting.first()) is None:
            return  # another run of this job was quicker, or a day has passed
        guests = guests_of(asked.paper, asked.hamlets)
        if guests:
            copies = invitation_copies(asked.paper, guests, check_in_address=asked.check_in_address)
            asked.keep(render_invitations(copies, asked.form, told=lambda done, of: asked.tell(done)))
        why_not = "" if guests else "Không còn khách mời nào trong đợt này. Xin xem lại danh sách."
        finish_copies(asked, by=Actor.clock(commune.pk), why_not=why_not)


def forget_copies(commune: Commune, payload: dict, at: datetime) -> None:
    """Files of invitations are taken away after a day; whoever wants one again has it made again."""
    with serving(commune):
        for old in Copies.objects.exclude(pk__in=Copies.objects.fresh(at).values("pk")):
            old.drop_file()
            old.delete()


def sweep_traces(commune: Commune, payload: dict, at: datetime) -> None:
    """What followed an erasure on the disk and was not done right after it: the process died, somebody was reading, or
    another program held a file open."""
    finish_erasing(commune.pk, database=payload.get("database", True))


def remove_left_behind(commune: Commune, payload: dict, at: datetime) -> None:
    """Files of no row, of whatever was killed in the middle; and lines that the deletion log does not hold yet."""
    finish_erasing(commune.pk, database=False)


def ring_outside(commune: Commune, payload: dict, at: datetime) -> None:
    """Send word of an emergency by whatever way this installation has; again when it fails."""
    with serving(commune):
        if emergency := Emergency.objects.unanswered().filter(pk=payload["emergency"]).first():
            alarm.ring_outside(emergency, duty_of_commune())


def escalate_emergency(commune: Commune, payload: dict, at: datetime) -> None:
    """Minutes have passed: whoever should have taken an emergency did not, so the chair is told."""
    with serving(commune):
        emergency = Emergency.objects.unanswered().filter(pk=payload["emergency"]).first()
        if emergency and escalate(emergency, at=at):
            alarm.ring_outside(emergency, duty_of_commune())


#: What is read in the words of an opinion when they come, or later when that failed.
READINGS: dict[str, Callable[..., object]] = {
    "shield": shield_by_words,
    "ring": ring_if_danger,
    "question": ask_anew,
}


class NotReadAgain(Exception):
    """Where a reading failed, and nothing of what it read: a failed job keeps its sentence."""


def read_again(commune: Commune, payload: dict, at: datetime) -> None:
    """An opinion that could not be read when it came."""
    with serving(commune):
        read_held(payload["opinion"], lambda opinion: read_now(opinion, payload["reading"], at))


def read_held(key: int, read: Callable[[Opinion], object]) -> None:
    """One that has left meanwhile was read by a person; who makes it leave at this moment goes first or waits, so that
    none of its words is written down after they are gone (on PostgreSQL two may write at once)."""
    with transaction.atomic():
        opinion = Opinion.objects.on_the_dialogue_track().filter(pk=key).first()
        with suppress(Refusal):  # it was put together with another meanwhile
            if opinion:
                hold(opinion)
                if not opinion.diverted_at:
                    read(opinion)


def read_now(opinion: Opinion, reading: str, at: datetime) -> None:
    try:
        READINGS[reading](opinion, at=at)
    except Exception as fault:
        raise NotReadAgain(where(fault)) from None


def read_suspicions(commune: Commune, payload: dict, at: datetime) -> None:
    """What waited unsorted before the software could say whom words mean: read once, each held for itself, so that nobody
    at work waits for more than one."""
    last = 0
    with serving(commune):
        while keys := list(
            Opinion.objects.suspects()
            .filter(pk__gt=last)
            .order_by("pk")
            .values_list("pk", flat=True)[:AT_A_TIME]
        ):
            for key in keys:
                read_held(key, partial(read_unharmed, at=at))
            last = keys[-1]


def read_unharmed(opinion: Opinion, *, at: datetime) -> None:
    unharmed("shield", opinion, at=at, do=partial(shield_by_words, opinion, at=at))


def apply_due_retention(commune: Commune, payload: dict, at: datetime) -> None:
    """Every working night: what has been kept as long as approved is erased."""
    with serving(commune), suppress(Refusal):  # nothing is approved yet
        apply_retention(commune, by=Actor.clock(commune.pk), at=at)
        for _ in goes(at.date()):
            apply_retention(commune, by=Actor.clock(commune.pk), at=at)


#: kind -> what to do. Called outside any transaction; each action makes its own.
JOBS: dict[str, Callable[[Commune, dict, datetime], None]] = {
    "remind_due": remind_due,
    "read_plan": read_plan,
    "read_photo": read_photo,
    "find_alike": find_alike,
    "make_copies": make_copies,
    "forget_copies": forget_copies,
    "forget_sessions": forget_sessions,
    "forget_letters": forget_letters,
    "forget_mailbox": forget_letters,  # by its own hour; the nightly one must not take it for its own
    "forget_knocks": forget_knocks,
    "sweep_traces": sweep_traces,
    "remove_left_behind": remove_left_behind,
    "apply_retention": apply_due_retention,
    "read_again": read_again,
    "read_suspicions": read_suspicions,
    "ring_outside": ring_outside,
    "escalate_emergency": escalate_emergency,
}
#: kind -> the hour of every working morning at which each commune's job is queued.
DAILY: dict[str, int] = {
    "remind_due": 6,
    "forget_sessions": 3,
    "forget_letters": 3,
    "forget_knocks": 3,
    "forget_copies": 3,
    "apply_retention": 3,
    "remove_left_behind": 3,
}
#: What each commune's job is queued for whenever a job loop begins.
FIRST = ("remove_left_behind", "forget_letters")
