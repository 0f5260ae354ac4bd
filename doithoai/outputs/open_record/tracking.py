"""What somebody sees who holds an opinion's code: their own words, and everything done about them.

Neither name nor contact, even here: the slip with the code may have been found on the road.
"""

from collections.abc import Iterator
from dataclasses import dataclass, replace
from datetime import date, datetime, time
from typing import Any

from django.utils.timezone import make_aware

from doithoai.models import Assignment, Emergency, Opinion, OpinionState, Outcome, Paper, Rating, Reply
from doithoai.outputs.redaction import for_everyone, secrets_in, secrets_of, without_codes, without_people
from doithoai.outputs.reply_sum import extensions_of, steps_to
from doithoai.rules.triage import FIELD_LABELS
from doithoai.rules.vietnamese import table_date

from .papers import Change, address_of, changes_of
from .register import place_of
from .stages import UNTOLD


@dataclass(frozen=True)
class Event:
    """One thing that happened; `paper` and its `address` when a letter of its own says so.

    `kind`: received, split, sorted, prepared, heard, assigned, replied, reopened, rated, apologised, passed_up,
    superior_answered, diverted, withdrawn; `detail` and `by` say more in the words of the record."""

    kind: str
    at: datetime | None
    detail: str = ""
    by: str = ""
    paper: str = ""
    address: str = ""


@dataclass(frozen=True)
class Owed:
    """Who must answer by when, the sentence that says so, and the count behind it, line by line.

    `extended`: every extension, the day it set and why, the oldest first.
    `days`: left until the date; None while the clock stands (`stopped_on`, `stopped_because`).
    """

    by: str
    due_on: date
    days: int | None
    because: str
    extended: tuple[tuple[date, str], ...]
    sum: tuple[str, ...]
    stopped_on: date | None
    stopped_because: str


@dataclass(frozen=True)
class Replied:
    """One written reply; `number` counts from 1 and names its letter; `paper` is empty without one."""

    number: int
    by: str
    text: str
    at: datetime
    paper: str
    changes: tuple[Change, ...] = ()

    @property
    def withdrawn(self) -> bool:
        """The office took it back: its words no longer answer anything."""
        return any(each.effect == "withdraws" for each in self.changes)


@dataclass(frozen=True)
class Followed:
    code: str
    words: str
    state: str
    state_label: str
    dialogue_title: str
    dialogue_slug: str
    line: int | None
    events: tuple[Event, ...]
    said_in_hall: str
    owed: tuple[Owed, ...]
    replies: tuple[Replied, ...]
    rated: bool | None  # satisfied with the latest reply, or nothing said yet
    parts: tuple["Followed", ...] = ()  # of a text with several matters; each is answered by itself
    part: int = 0  # which of them this is, from 1; 0 for a whole
    shows: str = ""  # what the person agreed to: "name", "hamlet", or "" for neither
    spoken_for: bool = False  # a child: what their guardian agreed to stands
    may_be_agreed_for: bool = False  # a child whose guardian is known: nothing they agreed to stands
    rang_at: datetime | None = None  # danger was read in it, and the person on duty rung
    taken_at: datetime | None = None  # somebody said "I have it"
    again: bool = False  # not settled then: the same words, put before a later dialogue

    @property
    def matters(self) -> int:
        """How many matters the text holds, each counted once however often it was put before a dialogue."""
        return sum(1 for each in self.parts if not each.again) or 1

    @property
    def may_rate(self) -> bool:
        return bool(self.replies) and self.rated is None


def followed(opinion: Opinion, *, today: date) -> Followed:
    """The whole story of one opinion of the commune being served; of a split one with the story of every part.

    Replies are numbered through all parts, as `replies_of` orders them.
    """
    bell = Emergency.objects.filter(opinion=opinion, opinion__diverted_at=None).first()
    rang: dict[str, Any] = {"rang_at": bell.raised_at, "taken_at": bell.acknowledged_at} if bell else {}
    matters = parts_of(opinion)
    if [each.pk for each in matters] == [opinion.pk]:
        return replace(_followed(opinion, today=today, line=place_of(opinion)), **rang)
    parts, seen, words = [], 0, opinion.words
    for number, part in enumerate(matters, start=1):
        again = bool(part.carried_from_id)
        if part.diverted_at and not again:
            words = words.replace(part.words, "[…]", 1) if part.words and part is not opinion else ""
        told = _followed(part, today=today, line=None, part=number, after=seen)
        parts.append(replace(told, again=again))
        seen += len(told.replies)
    many = sum(1 for each in parts if not each.again)
    events = [Event("received", opinion.received_at, opinion.get_channel_display())]
    if opinion.split_at:
        events.append(Event("split", opinion.split_at, str(many)))
    events += [
        Event("carried", each.classified_at, by=each.dialogue.title)
        for each in matters
        if each.carried_from_id and each.dialogue and not each.part_of_id
    ]
    told = replace(_nothing_yet(opinion, place_of(opinion)), words=words, events=tuple(events))
    return replace(told, parts=tuple(parts), **state_of(opinion, matters), **rang)


def state_of(opinion: Opinion, matters: list[Opinion]) -> dict[str, Any]:
    """How far the least far of the matters is; one that was carried on is where it was carried to."""
    gone_on = {each.carried_from_id for each in matters}
    order = list(OpinionState)
    left = [each.state for each in matters if each.pk not in gone_on]
    state = min(left or [opinion.state], key=order.index)
    return {"state": state.value, "state_label": str(state.label)}


def parts_of(opinion: Opinion) -> list[Opinion]:
    """The matters of one receipt: the parts in the order of the text (of one that is not split, itself), after each
    what it became in a later dialogue that took it over."""
    here = [opinion]
    if opinion.split_at:
        here = list(opinion.parts.select_related("dialogue").with_state().order_by("pk"))
    found = []
    for each in here:
        found.append(each)
        later = each.carried_to.select_related("dialogue").exclude(dialogue__stage__in=UNTOLD)
        for one in later.with_state().order_by("pk"):
            found += parts_of(one)
    return found


def replies_of(opinion: Opinion) -> list[Reply]:
    """Every written reply to one matter, the first on top."""
    if opinion.diverted_at or opinion.group_id is None:
        return []
    rows = Reply.objects.filter(assignment__group=opinion.group_id)
    return list(
        rows.select_related("assignment__body", "paper")
        .prefetch_related("paper__followers")
        .order_by("sent_at", "pk")
    )


def apologies_of(opinion: Opinion) -> list[Paper]:
    """The letters that say sorry for a late answer to one matter, those that stand."""
    if opinion.diverted_at or opinion.group_id is None:
        return []
    rows = Assignment.objects.filter(group=opinion.group_id).exclude(apology=None).select_related("apology")
    return [each.apology for each in rows if each.apology]


def _nothing_yet(opinion: Opinion, line: int | None, part: int = 0) -> Followed:
    """What is told of every opinion, whatever became of it."""
    state = OpinionState(opinion.state)
    return Followed(
        code=opinion.receipt, words="", state=state.value, state_label=str(state.label),
        dialogue_title=opinion.dialogue.title if opinion.dialogue else "",
        dialogue_slug=opinion.dialogue.slug if opinion.dialogue else "",
        line=line, events=(), said_in_hall="", owed=(), replies=(), rated=None, part=part,
        shows="" if opinion.publish == Opinion.Publish.NOTHING else opinion.publish, spoken_for=opinion.spoken_for,
        may_be_agreed_for=opinion.may_be_agreed_for,
    )  # fmt: skip


def _followed(opinion: Opinion, *, today: date, line: int | None, part: int = 0, after: int = 0) -> Followed:
    """The story of one matter; its replies are numbered from `after` + 1."""
    told, code = _nothing_yet(opinion, line, part), opinion.receipt
    if opinion.diverted_at and opinion.kind == Opinion.Kind.WITHDRAWN:
        events = (Event("received", opinion.received_at), Event("withdrawn", opinion.diverted_at))
        return replace(told, words=opinion.words, events=events)
    if opinion.diverted_at and opinion.kind == Opinion.Kind.SPAM:
        return replace(told, words=opinion.words, events=(Event("received", opinion.received_at),))
    if opinion.diverted_at:
        # Where it went is told at the reception desk: who finds this code must not learn of a denunciation.
        events = (Event("received", opinion.received_at), Event("diverted", opinion.diverted_at))
        return replace(told, events=events)
    group = opinion.group
    assignments = (
        list(group.assignments.select_related("body", "dialogue__commune", "petition__paper", "apology"))
        if group
        else []
    )
    replies = replies_of(opinion)
    ratings = list(Rating.objects.filter(opinion=opinion))
    last = next((each for each in ratings if replies and each.reply_id == replies[-1].pk), None)
    others = others_of(opinion)
    outcome = getattr(group, "outcome", None) if group else None
    in_hall = outcome.answer if outcome and outcome.kind == Outcome.Kind.ANSWERED else ""
    return replace(
        told,
        words=opinion.words,
        events=_events(opinion, outcome, assignments, replies, ratings, others),
        said_in_hall=_to_holder(in_hall, code, others),
        owed=tuple(_owed(each, code, today) for each in assignments if each.answered_at is None),
        replies=tuple(
            _replied(number, each, code, others) for number, each in enumerate(replies, start=after + 1)
        ),
        rated=last.satisfied if last else None,
    )


def others_of(opinion: Opinion) -> set[str]:
    """Names and contacts of whoever asked the same: an answer to all may repeat them, a page of one may not."""
    if opinion.group_id is None:
        return set()
    same = Opinion.objects.filter(group=opinion.group_id).exclude(pk=opinion.pk)
    return secrets_in(same) - {opinion.author, opinion.contact}


def _to_holder(text: str, code: str, others: set[str]) -> str:
    return without_codes(without_people(text, others), but=code)


def _events(
    opinion: Opinion,
    outcome: Outcome | None,
    assignments: list[Assignment],
    replies: list[Reply],
    ratings: list[Rating],
    others: set[str],
) -> tuple[Event, ...]:
    found = [Event("received", opinion.received_at, opinion.get_channel_display())]
    if opinion.classified_at:
        found.append(Event("sorted", opinion.classified_at, FIELD_LABELS.get(opinion.field, "")))
    preparation = getattr(opinion.group, "preparation", None) if opinion.group else None
    if preparation and preparation.drafted_at:
        found.append(Event("prepared", preparation.drafted_at, by=str(preparation.body)))
    if outcome:
        found.append(Event("heard", outcome.at, outcome.get_kind_display()))
    found += [Event("assigned", each.assigned_at, by=str(each.body)) for each in assignments]
    found += [Event("replied", each.sent_at, by=str(each.assignment.body)) for each in replies]
    found += [Event("rated", each.at, "yes" if each.satisfied else "no") for each in ratings]
    found += [
        Event("reopened", each.reopened_at, by=str(each.body)) for each in assignments if each.reopened_at
    ]
    found += [each for assignment in assignments for each in _letters(assignment, opinion, others)]
    found.sort(key=lambda each: each.at or opinion.received_at)
    if preparation and not preparation.drafted_at and not outcome:
        found.append(Event("preparing", None, by=str(preparation.body)))
    return tuple(found)


def _letters(assignment: Assignment, opinion: Opinion, others: set[str]) -> Iterator[Event]:
    """The letters about a matter that its people are told of: to whoever may decide it, and to themselves."""
    petition = assignment.petition
    secrets = others | secrets_of([opinion])
    if petition and petition.tells_citizens:
        yield Event("passed_up", petition.paper.created_at, by=petition.to)
        if petition.answered_on:
            at = make_aware(datetime.combine(petition.answered_on, time(17)))
            said = without_codes(for_everyone(petition.answer, secrets))
            yield Event("superior_answered", at, said, petition.to)
    if assignment.apology and assignment.promised_on:
        letter = assignment.apology
        said = without_codes(for_everyone(letter.facts["reason"], secrets))
        yield Event(
            "apologised", letter.created_at, said, table_date(assignment.promised_on), letter.code, address_of(letter)
        )  # fmt: skip


def _owed(assignment: Assignment, code: str, today: date) -> Owed:
    stop = assignment.stops.filter(restarted_on=None).first() if assignment.stopped_on else None
    return Owed(
        by=str(assignment.body),
        due_on=assignment.due_on,
        days=None if assignment.stopped_on else assignment.days_left(today),
        because=without_codes(assignment.due_because, but=code),
        extended=tuple((each.to, without_codes(each.why, but=code)) for each in extensions_of(assignment)),
        sum=tuple(without_codes(line, but=code) for line in steps_to(assignment)),
        stopped_on=assignment.stopped_on,
        stopped_because=without_codes(stop.why, but=code) if stop else "",
    )


def _replied(number: int, reply: Reply, code: str, others: set[str]) -> Replied:
    paper = reply.paper.code if reply.paper else ""
    changes = changes_of(reply.paper) if reply.paper else ()
    taken_back = any(each.effect == "withdraws" for each in changes)
    text = "" if taken_back else _to_holder(reply.text, code, others)
    return Replied(number, str(reply.assignment.body), text, reply.sent_at, paper, changes)
