"""What somebody sees who holds an opinion's code: their own words, and everything done about them.

Neither name nor contact, even here: the slip with the code may have been found on the road.
"""

from dataclasses import dataclass
from datetime import date, datetime

from doithoai.models import Assignment, Opinion, OpinionState, Outcome, Rating, Reply
from doithoai.rules.triage import FIELD_LABELS

from .redaction import secrets_of, without_codes, without_people
from .register import place_of


@dataclass(frozen=True)
class Event:
    """One thing that happened. `kind`: received, sorted, prepared, heard, assigned, replied, reopened,
    rated, diverted; `detail` and `by` say more in the words of the record."""

    kind: str
    at: datetime | None
    detail: str = ""
    by: str = ""


@dataclass(frozen=True)
class Owed:
    """Who must answer by when, and the sentence that says so."""

    by: str
    due_on: date
    days: int
    because: str
    extended_because: str


@dataclass(frozen=True)
class Replied:
    """One written reply; `number` counts from 1 and names its letter; `paper` is empty without one."""

    number: int
    by: str
    text: str
    at: datetime
    paper: str


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

    @property
    def may_rate(self) -> bool:
        return bool(self.replies) and self.rated is None


def followed(opinion: Opinion, *, today: date) -> Followed:
    """The whole story of one opinion of the commune being served."""
    state = OpinionState(opinion.state)
    told = {
        "code": opinion.code,
        "state": state.value,
        "state_label": str(state.label),
        "dialogue_title": opinion.dialogue.title if opinion.dialogue else "",
        "dialogue_slug": opinion.dialogue.slug if opinion.dialogue else "",
        "line": place_of(opinion),
    }
    if opinion.diverted_at:
        # Where it went is told at the reception desk: who finds this code must not learn of a denunciation.
        events = (Event("received", opinion.received_at), Event("diverted", opinion.diverted_at))
        return Followed(**told, words="", events=events, said_in_hall="", owed=(), replies=(), rated=None)  # type: ignore[arg-type]
    group = opinion.group
    assignments = list(group.assignments.select_related("body")) if group else []
    replies = list(
        Reply.objects.filter(assignment__in=assignments)
        .select_related("assignment__body", "paper")
        .order_by("sent_at", "pk")
    )
    ratings = list(Rating.objects.filter(opinion=opinion))
    last = next((each for each in ratings if replies and each.reply_id == replies[-1].pk), None)
    others = others_of(opinion)
    outcome = getattr(group, "outcome", None) if group else None
    in_hall = outcome.answer if outcome and outcome.kind == Outcome.Kind.ANSWERED else ""
    return Followed(
        **told,  # type: ignore[arg-type]
        words=opinion.words,
        events=_events(opinion, outcome, assignments, replies, ratings),
        said_in_hall=_to_holder(in_hall, opinion.code, others),
        owed=tuple(_owed(each, opinion.code, today) for each in assignments if each.answered_at is None),
        replies=tuple(
            _replied(number, each, opinion.code, others) for number, each in enumerate(replies, start=1)
        ),
        rated=last.satisfied if last else None,
    )


def others_of(opinion: Opinion) -> set[str]:
    """Names and contacts of whoever asked the same: an answer to all may repeat them, a page of one may not."""
    if opinion.group_id is None:
        return set()
    same = Opinion.objects.filter(group=opinion.group_id).exclude(pk=opinion.pk).only("author", "contact")
    return secrets_of(same) - {opinion.author, opinion.contact}


def _to_holder(text: str, code: str, others: set[str]) -> str:
    return without_codes(without_people(text, others), but=code)


def _events(
    opinion: Opinion,
    outcome: Outcome | None,
    assignments: list[Assignment],
    replies: list[Reply],
    ratings: list[Rating],
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
    found.sort(key=lambda each: each.at or opinion.received_at)
    if preparation and not preparation.drafted_at and not outcome:
        found.append(Event("preparing", None, by=str(preparation.body)))
    return tuple(found)


def _owed(assignment: Assignment, code: str, today: date) -> Owed:
    return Owed(
        by=str(assignment.body),
        due_on=assignment.due_on,
        days=assignment.days_left(today),
        because=without_codes(assignment.due_because, but=code),
        extended_because=assignment.extended_because,
    )


def _replied(number: int, reply: Reply, code: str, others: set[str]) -> Replied:
    paper = reply.paper.code if reply.paper else ""
    return Replied(
        number, str(reply.assignment.body), _to_holder(reply.text, code, others), reply.sent_at, paper
    )
