"""What has been kept long enough, by kind: counted beforehand (a dry run), then erased. A dossier's day is the day it
was sealed; what belongs to a dialogue still going on, or to none, is not touched. A photo of a slip that never found
its opinion counts from the day it came."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from datetime import date, datetime, time
from typing import Any

from django.db.models import Q
from django.utils.timezone import make_aware

from doithoai.actions.purging import forget_person
from doithoai.models import (
    Actor,
    Arrival,
    Erasure,
    Invitation,
    Opinion,
    OpinionFile,
    RetentionApproval,
    SlipPhoto,
    SpeakerRequest,
)
from doithoai.models.erasure import leave_no_trace, note_erasure
from doithoai.rules.personal_rights import Keep, kept
from doithoai.rules.procedure import PROCEDURE
from doithoai.rules.repetition import NO_NAME

#: Opinions gone through in one transaction: while it lasts nobody else writes.
AT_A_TIME = 500


@dataclass(frozen=True)
class Standing:
    """One kind on one day: its rule, the months approved here (None: not yet), what would be erased."""

    keep: Keep
    approval: RetentionApproval | None
    count: int

    @property
    def months(self) -> int:
        return self.approval.months if self.approval else self.keep.months


def standing(on: date) -> list[Standing]:
    """The dry run: every kind, whether approved or not. Two queries a kind at most."""
    approved = {each.kind: each for each in RetentionApproval.objects.all()}
    found = []
    for kind, keep in kept().items():
        approval = approved.get(kind)
        before = keep.until(on, approval.months if approval else None)
        count = sum(rows.count() for rows in KINDS[kind].rows(end_of(before)))
        found.append(Standing(keep, approval, count))
    return found


def erase_due(kind: str, months: int, *, at: datetime, by: Actor) -> int:
    """Erase what has had its time; one line in the deletion log. Returns how many."""
    before = end_of(kept()[kind].until(at.date(), months))
    many = KINDS[kind].erase(before, at, by)
    if many:
        note_erasure(Erasure.Why.RETENTION, at=at, by=by.name, kind=kind, count=many)
        leave_no_trace(by.commune_id)
    return many


def still_due(on: date) -> int:
    """What is left of the approved kinds: more was due than one go takes."""
    return sum(each.count for each in standing(on) if each.approval)


def goes(on: date) -> Iterator[None]:
    """One for each go that is left; no more when a go moved nothing."""
    left = still_due(on)
    while left:
        yield
        before, left = left, still_due(on)
        if left >= before:
            return


def end_of(day: date) -> datetime:
    return make_aware(datetime.combine(day, time.max))


def sealed(before: datetime, path: str = "dialogue") -> Q:
    return Q(**{f"{path}__dossier__sealed_at__lte": before})


def with_contact(before: datetime) -> list[Any]:
    """Of who asked, and of who speaks for a child."""
    return [Opinion.objects.filter(sealed(before), Q(contact__gt="") | Q(guardian_contact__gt=""))]


def forget_contact(before: datetime, at: datetime, by: Actor) -> int:
    return with_contact(before)[0].update(contact="", guardian_contact="")


def sounds(before: datetime) -> list[Any]:
    return [OpinionFile.objects.filter(sealed(before, "opinion__dialogue"), kind=OpinionFile.Kind.SOUND)]


def forget_sounds(before: datetime, at: datetime, by: Actor) -> int:
    return sounds(before)[0].erase()


def photos(before: datetime) -> list[Any]:
    files = OpinionFile.objects.filter(sealed(before, "opinion__dialogue")).exclude(
        kind=OpinionFile.Kind.SOUND
    )
    return [files]


def forget_photos(before: datetime, at: datetime, by: Actor) -> int:
    return photos(before)[0].erase()


def slip_photos(before: datetime) -> list[Any]:
    """Of no opinion, and it can be said of none any more: not typed in, or nobody knows whose it is."""
    may_still = PROCEDURE["assign_slip_photo"].during
    return [SlipPhoto.objects.filter(at__lte=before).exclude(dialogue__stage__in=may_still)]


def forget_slip_photos(before: datetime, at: datetime, by: Actor) -> int:
    rows = list(slip_photos(before)[0].select_related("file"))
    SlipPhoto.objects.filter(pk__in=[each.pk for each in rows]).delete()
    for row in rows:
        row.file.erase()
    return len(rows)


def lists(before: datetime) -> list[Any]:
    """Citizens only: who came for an office stands in the minutes."""
    citizens = Invitation.Kind.CITIZEN
    return [
        Invitation.objects.filter(sealed(before), kind=citizens).exclude(name=NO_NAME),
        Arrival.objects.filter(sealed(before), kind=citizens).exclude(name=NO_NAME),
        SpeakerRequest.objects.filter(sealed(before)).exclude(name=NO_NAME),
    ]


def forget_lists(before: datetime, at: datetime, by: Actor) -> int:
    """The numbers stay: how many were invited, came, spoke."""
    invited, came, spoke = lists(before)
    many = invited.update(name=NO_NAME, folded="", hamlet=None, position="")
    many += came.update(name=NO_NAME, hamlet=None)
    return many + spoke.update(name=NO_NAME, hamlet=None, help_needed="")


def people(before: datetime) -> list[Any]:
    """Not only who asked: whoever the words name, also where nobody gave a name, or had theirs erased before."""
    personal = (
        Q(author__gt="") | Q(contact__gt="") | Q(guardian__gt="") | Q(hamlet__isnull=False) | Q(words__gt="")
    )
    return [Opinion.objects.filter(sealed(before), personal, covered_at=None).received()]


def forget_people(before: datetime, at: datetime, by: Actor) -> int:
    """In the words too, what tells who asked, and whom they are about, is covered; of `AT_A_TIME` people."""
    return sum(
        forget_person(opinion, why=Erasure.Why.RETENTION, at=at, by=by)
        for opinion in people(before)[0][:AT_A_TIME]
    )


@dataclass(frozen=True)
class Kind:
    rows: Callable[[datetime], list[Any]]
    erase: Callable[[datetime, datetime, Actor], int]


KINDS: dict[str, Kind] = {
    "contact": Kind(with_contact, forget_contact),
    "sound": Kind(sounds, forget_sounds),
    "photo": Kind(photos, forget_photos),
    "slip_photo": Kind(slip_photos, forget_slip_photos),
    "attendance": Kind(lists, forget_lists),
    "person": Kind(people, forget_people),
}
