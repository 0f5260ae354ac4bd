"""Who reads now, and what of an opinion they may see: the wall between whoever asked and whoever is meant.

The row is the guard, as the query is between communes (models/tenancy.py): while somebody reads (`with read_by(actor):`,
which the desk's wrapper says for every page), an opinion that is not theirs to see comes out of the database without its
words and its person, whichever list, sheet or search asked for it. Verbs work on the whole record.

Three sights, one rule (`sight_of`):
- NOTHING: whom the words accuse; and everybody but the clerk, the reception and the chair while the software suspects a
  denunciation or a complaint that nobody has sorted yet, unless it calls for help and they are who is called: then as
  any other. `OpinionQuerySet.readable_by` leaves these out.
- MATTER: the Front of what came by other doors, a hamlet head of what their people sent themselves: the words without
  who, how to reach them, where they live and whether they are a child.
- WHOLE: everybody else who may read it at all.
"""

from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from contextvars import ContextVar
from datetime import datetime
from enum import IntEnum
from functools import cached_property
from typing import TYPE_CHECKING, Any, NamedTuple

from django.apps import apps
from django.db.models import Exists, Q, QuerySet

from doithoai.models.actor import Actor
from doithoai.rules.codes import receipt_of, short_code
from doithoai.rules.nameless import without_codes, without_people
from doithoai.rules.personal_data import mask_spans, masked
from doithoai.rules.procedure import Role

if TYPE_CHECKING:
    from doithoai.models.opinion import Opinion

APART = "Một ý kiến đang được xem riêng."
NO_CODE = "(xem riêng)"
#: To whoever may not see it, it is not there; and no more is said.
NOT_HERE = "Không tìm thấy ý kiến này."

#: What must be known of a row before its secrets may be looked at.
JUDGED_BY = (
    "guarded", "suspected", "classified_at", "diverted_at", "channel", "collected_by_id", "written_by_id", "hamlet_id",
    "answer_by", "part_of_id",
)  # fmt: skip
SECRETS = ("words", "author", "contact", "guardian", "guardian_contact", "code", "folded", "public_words")
#: Opinions kept from one person whose keys go into a condition; hardly anybody has one.
FEW_KEPT = 100
#: The offices that sort what is suspected.
SORTERS = (Role.CLERK, Role.RECEPTION)
#: Who knows who asked: the office that runs the dialogue.
OFFICE = (*SORTERS, Role.CHAIR, Role.SECRETARY)


class Sight(IntEnum):
    NOTHING = 0
    MATTER = 1
    WHOLE = 2


class Traces(NamedTuple):
    """What other records say of the opinions kept from somebody: their receipts, and the moments they were kept since,
    which is all that ties the stub of a denunciation to the line about it."""

    receipts: frozenset[str] = frozenset()
    moments: frozenset[datetime] = frozenset()


class Reader:
    """One actor, and what the database says once about what is kept from them."""

    def __init__(self, actor: Actor) -> None:
        self.actor = actor

    @cached_property
    def kept(self) -> frozenset[int]:
        """The opinions whose words accuse this person."""
        return frozenset(kept_from(self.actor).values_list("opinion", flat=True))

    @property
    def kept_few(self) -> frozenset[int] | None:
        """The same where they are few, to be told to the database by their keys; None where it must look them up."""
        return self.kept if len(self.kept) <= FEW_KEPT else None

    @cached_property
    def traces_of_kept(self) -> "Traces":
        shields = kept_from(self.actor).values_list("opinion__code", "at")
        return Traces(frozenset(receipt_of(code) for code, _ in shields), frozenset(at for _, at in shields))

    @cached_property
    def groups_about(self) -> frozenset[int]:
        """The groups in which everybody's words accuse this person: to them there is no such group."""
        if not self.kept:
            return frozenset()
        rows = apps.get_model("doithoai", "Opinion").objects.exclude(group=None).order_by()
        about = _accusing(self.kept)
        meant = set(rows.filter(about).values_list("group", flat=True))
        return frozenset(
            meant - set(rows.filter(group__in=meant).exclude(about).values_list("group", flat=True))
        )

    @cached_property
    def called_to(self) -> frozenset[int]:
        """The opinions that nobody has sorted yet and that call this person to somebody in danger."""
        return frozenset(calls_for(self.actor).values_list("opinion", flat=True))

    @cached_property
    def barred(self) -> frozenset[int]:
        """The opinions that accuse a body this person speaks for or heads."""
        return frozenset(against_body_of(self.actor).values_list("opinion", flat=True))

    @cached_property
    def leads_the_front(self) -> bool:
        """Of the Front itself, which gathers what all member organisations collect."""
        return leads_the_front(self.actor)


_reader: ContextVar[Reader | None] = ContextVar("who reads", default=None)


@contextmanager
def read_by(actor: Actor) -> Iterator[None]:
    """What is loaded inside is loaded for this person's eyes. May be nested: the inner one holds."""
    token = _reader.set(Reader(actor))
    try:
        yield
    finally:
        _reader.reset(token)


@contextmanager
def whole_record(*, because: str) -> Iterator[None]:
    """For deeds, and what must be counted or covered whole. `because` is for the reader of the call."""
    token = _reader.set(None)
    try:
        yield
    finally:
        _reader.reset(token)


def about_reader(of: str = "") -> Q:
    """A condition on opinions: the words accuse whoever reads now. They are in no number this person reads, either. `of`:
    the way to the opinions ("opinions__")."""
    reader = _reader.get()
    return accusing(reader.actor, of) if reader else Q(pk__in=())


def groups_about_reader() -> frozenset[int]:
    """The groups that are not there for whoever reads now."""
    reader = _reader.get()
    return reader.groups_about if reader else frozenset()


def groups_about(actor: Actor) -> frozenset[int]:
    """The same of anybody, also while the whole record is read."""
    reader = _reader.get()
    return (reader if reader and reader.actor == actor else Reader(actor)).groups_about


def traces_kept_now() -> Traces:
    """What would tell whoever reads now that there is an opinion about them."""
    reader = _reader.get()
    return reader.traces_of_kept if reader else Traces()


def sees_people() -> bool:
    """Whether whoever reads now knows who asked, or is shown no names by the pages themselves."""
    reader = _reader.get()
    return reader is None or reader.actor.is_any(*OFFICE, Role.OFFICER)


def kept_from(actor: Actor) -> "QuerySet[Any]":
    """The standing shields against this very person."""
    shields = apps.get_model("doithoai", "Shield").objects
    return shields.standing().filter(user=actor.user_id) if actor.user_id else shields.none()


def against_body_of(actor: Actor) -> "QuerySet[Any]":
    shields = apps.get_model("doithoai", "Shield").objects
    return shields.standing().filter(Q(body__in=actor.body_ids) | Q(body__kind__in=actor.heads))


def calls_for(actor: Actor) -> "QuerySet[Any]":
    """The emergencies, of what is suspected and not sorted yet, that this person is to answer: the office, and whoever is
    on duty. A life may hang on their reading it now."""
    calls = apps.get_model("doithoai", "Emergency").objects.filter(
        opinion__suspected=True, opinion__classified_at=None, opinion__diverted_at=None
    )
    if actor.is_any(*OFFICE):
        return calls
    duties = apps.get_model("doithoai", "EmergencyDuty").objects
    return calls.filter(Exists(duties.filter(user=actor.user_id))) if actor.user_id else calls.none()


def leads_the_front(actor: Actor) -> bool:
    """Speaks for the Front itself: for its body, or for no organisation by name."""
    bodies = apps.get_model("doithoai", "Body").objects
    return not actor.body_ids or bodies.filter(pk__in=actor.body_ids, kind="mttq").exists()


def whole_by_door(actor: Actor) -> Q:
    """Of somebody who sees most opinions without the person: those that came by their own door, seen whole."""
    own = Q(written_by=actor.user_id) if actor.user_id else Q(pk__in=())
    if actor.is_any(Role.FRONT):
        own |= Q(collected_by__in=actor.body_ids)
        own |= Q(channel="front") if leads_the_front(actor) else Q(pk__in=())
    if actor.is_any(Role.HAMLET_HEAD):
        own |= Q(hamlet__in=actor.hamlet_ids) & (Q(answer_by="paper") | Q(channel="hamlet"))
    return own


def is_apart(opinion: "Opinion") -> bool:
    """Suspected to be another procedure's matter, and no person has said yet what it is."""
    return opinion.suspected and opinion.classified_at is None and opinion.diverted_at is None


def sight_of(opinion: "Opinion", reader: Reader) -> Sight:
    actor = reader.actor
    if actor.is_any(Role.CITIZEN, Role.CLOCK):
        return Sight.WHOLE  # whoever holds the code; and the software itself
    if opinion.guarded and not reader.kept.isdisjoint((opinion.pk, opinion.part_of_id)):
        return Sight.NOTHING
    own = actor.user_id is not None and opinion.written_by_id == actor.user_id
    if is_apart(opinion) and not own and not actor.is_any(*SORTERS) and opinion.pk not in reader.called_to:
        heard = actor.is_any(Role.CHAIR) and reader.barred.isdisjoint((opinion.pk, opinion.part_of_id))
        return Sight.WHOLE if heard else Sight.NOTHING
    if own or actor.is_any(*OFFICE, Role.OFFICER):
        return Sight.WHOLE  # to an officer, pages and outputs/shielding.py show no names
    if actor.is_any(Role.FRONT) and (
        (opinion.collected_by_id and opinion.collected_by_id in actor.body_ids)
        or (opinion.channel == "front" and reader.leads_the_front)
    ):
        return Sight.WHOLE
    if actor.is_any(Role.HAMLET_HEAD) and opinion.hamlet_id in actor.hamlet_ids:
        # to be answered on paper through the hamlet head; or written down by whoever was it before
        return Sight.WHOLE if opinion.answer_by == "paper" or opinion.channel == "hamlet" else Sight.MATTER
    return Sight.MATTER


def kept_secret(subject: Any, actor: Actor) -> str | None:
    """Whoever may see nothing of an opinion does nothing with it, nor with what belongs to it: to them it is not there."""
    opinion = getattr(subject, "opinion", None) if hasattr(subject, "opinion_id") else subject
    if opinion is None or not hasattr(opinion, "guarded"):
        return None
    return NOT_HERE if sight_of(opinion, Reader(actor)) == Sight.NOTHING else None


def accusing(actor: Actor, of: str = "") -> Q:
    """A condition on opinions: their words accuse this person. Of whoever reads now the few are known already, and from
    most people nothing is kept: then no list pays for looking them up in every statement."""
    reader = _reader.get()
    few = reader.kept_few if reader and reader.actor == actor else None
    if few is not None and not few:
        return Q(pk__in=())
    kept = kept_from(actor).values("opinion") if few is None else few
    return _accusing(kept, of)


def _accusing(kept: Any, of: str = "") -> Q:
    return Q(**{f"{of}guarded": True}) & (Q(**{f"{of}pk__in": kept}) | Q(**{f"{of}part_of__in": kept}))


def apart(actor: Actor) -> Q:
    """The same as a condition of the database: the rows of which this person sees nothing."""
    if actor.is_any(Role.CITIZEN, Role.CLOCK):
        return Q(pk__in=())
    nothing = accusing(actor)
    if actor.is_any(*SORTERS):
        return nothing
    waiting = Q(suspected=True, classified_at=None, diverted_at=None)
    waiting &= ~Q(pk__in=calls_for(actor).values("opinion"))
    if actor.user_id:
        waiting &= ~Q(written_by=actor.user_id)
    if actor.is_any(Role.CHAIR):
        barred = against_body_of(actor).values("opinion")
        waiting &= Q(pk__in=barred) | Q(part_of__in=barred)
    return nothing | waiting


def veil(opinion: "Opinion", loaded: set[str]) -> None:
    """Called for every opinion that comes out of the database: what this reader may not see is not in it."""
    reader = _reader.get()
    if reader is None or loaded.isdisjoint(SECRETS):
        return
    if missing := [name for name in JUDGED_BY if name not in loaded]:
        rows = type(opinion)._base_manager.filter(pk=opinion.pk)
        opinion.__dict__.update(rows.values(*missing).first() or {})
    sight = sight_of(opinion, reader)
    if sight != Sight.WHOLE:
        hide(opinion, sight, hamlet=sight == Sight.NOTHING or not reader.actor.is_any(Role.HAMLET_HEAD))


def hide(opinion: "Opinion", sight: Sight, *, hamlet: bool = True) -> None:
    """Take out of this row (never out of the database) what the sight leaves out; `hamlet`: where they live, too."""
    opinion.veiled = sight.name.lower()
    held = opinion.__dict__
    # whoever covers names in other people's texts must still know which
    opinion.withheld = tuple(
        held[name] for name in ("author", "contact", "guardian", "guardian_contact") if held.get(name)
    )
    blank: dict[str, Any] = {
        "author": "", "contact": "", "child": False, "guardian": "", "guardian_contact": "", "entered_by": "",
        "sent_key": "",
    }  # fmt: skip
    unseen = {"batch", "written_by"} | ({"hamlet"} if hamlet else set())
    if sight == Sight.NOTHING:
        unseen |= {"collected_by", "part_of"}
        blank |= {
            "words": APART, "code": NO_CODE, "folded": "", "public_words": "", "channel": "", "diverted_to": "",
            "doubt": "", "field": "", "publish": "none", "answer_by": "",
        }  # fmt: skip
        if at := held.get("received_at"):  # the minute would tell who sent something at that minute
            blank["received_at"] = at.replace(hour=0, minute=0, second=0, microsecond=0)
    else:
        said = without_codes(without_people(held.get("words") or "", opinion.withheld))
        blank |= {
            "words": masked(said, mask_spans(said, child=bool(held.get("child")))),
            "code": short_code(held.get("code") or ""), "folded": "",
        }  # fmt: skip
    # a row fetched beside this one (select_related) is put there after us
    opinion._state.fields_cache = _Without(opinion._state.fields_cache, unseen)
    blank |= {f"{name}_id": None for name in unseen if name not in ("written_by", "part_of")}
    held.update({name: value for name, value in blank.items() if name in held})


class _Without(dict[str, Any]):
    """A cache of related rows that takes in nothing under these names."""

    def __init__(self, given: dict[str, Any], unseen: set[str]) -> None:
        super().__init__({name: value for name, value in given.items() if name not in unseen})
        self.unseen = unseen

    def __setitem__(self, name: str, value: Any) -> None:
        if name not in self.unseen:
            super().__setitem__(name, value)


def seal(opinions: "Iterable[Opinion]") -> "list[Opinion]":
    """For papers that go from hand to hand: what is for few stands in them as that something stands there."""
    rows = list(opinions)
    for each in rows:
        if each.guarded or is_apart(each):
            hide(each, Sight.NOTHING)
    return rows
