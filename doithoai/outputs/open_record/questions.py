"""Questions and their answers, as far as a person confirmed the words for the public.

The question shown is always somebody's confirmed words, never the group's own summary: that one is made from
the words of all, confirmed or not.
"""

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

from django.utils import timezone

from doithoai.models import Opinion, OpinionGroup, OpinionState, Outcome, Reply
from doithoai.outputs.open_record.photos import photos_of
from doithoai.outputs.redaction import for_everyone, who_may_be_named
from doithoai.rules.codes import receipt_of
from doithoai.rules.procedure import Stage
from doithoai.rules.triage import FIELD_LABELS
from doithoai.rules.vietnamese import fold


@dataclass(frozen=True)
class Answer:
    """What was answered, by which body, on which day; `in_hall` when spoken at the conference."""

    by: str
    text: str
    on: date
    in_hall: bool = False


@dataclass(frozen=True)
class Question:
    """One group that at least one person's confirmed words speak for. `also` are the other confirmed
    wordings; `asked_by` counts everyone who asks it."""

    number: int
    field: str
    words: str
    who: str
    also: tuple[str, ...]
    asked_by: int
    state: str
    state_label: str
    answers: tuple[Answer, ...]
    due_on: date | None
    owed_by: str
    dialogue_title: str
    dialogue_slug: str
    photos: tuple[int, ...] = ()  # released photos, as `open_record.photos` knows them

    @property
    def is_answered(self) -> bool:
        return bool(self.answers)

    def says(self, terms: Iterable[str]) -> bool:
        """Whether every folded term occurs in the question or its answers."""
        told = " ".join((self.words, *self.also, self.field, *(each.text for each in self.answers)))
        folded = fold(told)
        return all(term in folded for term in terms)


def questions(dialogue_slug: str = "", *, search: str = "") -> list[Question]:
    """Of one dialogue or of all, the latest dialogue first, by number; answered ones first.

    `search`: every word must occur, accents or not. Seven queries however many there are.
    """
    confirmed = (
        Opinion.objects.on_the_dialogue_track()
        .exclude(public_at=None)
        .exclude(public_words="")
        .exclude(group=None)
        .exclude(group__dialogue__stage=Stage.PLANNING)
        .with_state()
        .select_related("group__dialogue", "group__outcome__body", "hamlet")
        .prefetch_related("group__assignments__body")
        .order_by("public_at", "pk")
    )
    if dialogue_slug:
        confirmed = confirmed.filter(group__dialogue__slug=dialogue_slug)
    by_group: dict[OpinionGroup, list[Opinion]] = defaultdict(list)
    for opinion in confirmed:
        if opinion.group:
            by_group[opinion.group].append(opinion)
    secrets, asked_by = _people(by_group)
    replies = _replies(by_group)
    photos = photos_of(each for opinions in by_group.values() for each in opinions)
    found = [
        _question(group, opinions, replies[group.pk], secrets[group.pk], asked_by[group.pk], photos)
        for group, opinions in by_group.items()
    ]
    terms = fold(search).split()
    held = {group.dialogue.slug: group.dialogue for group in by_group}
    latest = sorted(held, key=lambda slug: (held[slug].held_on or date.max, held[slug].pk), reverse=True)
    return sorted(
        (each for each in found if each.says(terms)),
        key=lambda each: (not each.is_answered, latest.index(each.dialogue_slug), each.number),
    )


def _question(
    group: OpinionGroup,
    opinions: list[Opinion],
    replies: list[Reply],
    secrets: set[str],
    asked_by: int,
    photos: dict[int, list[int]],
) -> Question:
    first = opinions[0]
    outcome = getattr(group, "outcome", None)
    answers = [
        Answer(
            str(each.assignment.body),
            for_everyone(each.text, secrets),
            timezone.localtime(each.sent_at).date(),
        )
        for each in replies
    ]
    if outcome and outcome.kind == Outcome.Kind.ANSWERED and outcome.answer:
        said = for_everyone(outcome.answer, secrets)
        answers.insert(
            0, Answer(str(outcome.body or ""), said, timezone.localtime(outcome.at).date(), in_hall=True)
        )
    owed = next((each for each in group.assignments.all() if each.answered_at is None), None)
    state = OpinionState(first.state)
    return Question(
        number=group.number,
        field=FIELD_LABELS.get(group.field, ""),
        words=first.said_in_public,
        who=who_may_be_named(first),
        also=tuple(each.said_in_public for each in opinions[1:]),
        asked_by=asked_by,
        state=state.value,
        state_label=str(state.label),
        answers=tuple(answers),
        due_on=owed.due_on if owed else None,
        owed_by=str(owed.body) if owed else "",
        dialogue_title=group.dialogue.title,
        dialogue_slug=group.dialogue.slug,
        photos=tuple(dict.fromkeys(key for each in opinions for key in photos.get(each.pk, ()))),
    )


def _people(groups: Iterable[OpinionGroup]) -> tuple[dict[int, set[str]], dict[int, int]]:
    """By group: the names and contacts to keep out of its answers, and how many ask it."""
    secrets: dict[int, set[str]] = defaultdict(set)
    asked_by: dict[int, set[str]] = defaultdict(set)
    rows = Opinion.objects.filter(group__in=list(groups)).order_by()
    for group, author, contact, code in rows.values_list("group", "author", "contact", "code"):
        secrets[group] |= {author, contact}
        asked_by[group].add(receipt_of(code))
    return secrets, {group: len(people) for group, people in asked_by.items()}


def _replies(groups: Iterable[OpinionGroup]) -> dict[int, list[Reply]]:
    by_group: dict[int, list[Reply]] = defaultdict(list)
    for reply in (
        Reply.objects.standing().filter(assignment__group__in=list(groups)).select_related("assignment__body")
    ):
        by_group[reply.assignment.group_id].append(reply)
    return by_group
