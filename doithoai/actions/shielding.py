"""Keeping who asked from the body they complain about. Shared by the doors and the verb."""

from collections import defaultdict
from datetime import datetime

from doithoai.actions.grouping import question_from
from doithoai.models import Body, Membership, Message, Opinion, Shield
from doithoai.outputs.shielding import said_without
from doithoai.rules.conduct import Office, complained_about, speaks_of_conduct

BY_WORDS = "Hệ thống"


def shield_by_words(opinion: Opinion, *, at: datetime) -> None:
    """The words complain about a body or its people: hidden from it at once, before anybody there could read it.
    A shield that a person lifted stays lifted."""
    if not speaks_of_conduct(opinion.words):
        return
    people: defaultdict[int, list[str]] = defaultdict(list)
    for body, name in Membership.objects.exclude(body=None).values_list("body", "user__full_name"):
        people[body].append(name)
    offices = [
        Office(each.pk, each.name, each.abbreviation, tuple(people[each.pk])) for each in Body.objects.all()
    ]
    for key in complained_about(opinion.words, offices):
        put_up(opinion, key, at=at, by=BY_WORDS)


def put_up(opinion: Opinion, body_id: int, *, at: datetime, by: str) -> None:
    """What is public is read by the body too: while a shield stands, neither name nor hamlet is published."""
    shield, new = Shield.objects.get_or_create(
        opinion=opinion, body_id=body_id, defaults={"by": by, "at": at, "published": opinion.publish}
    )
    if not new and shield.lifted_at and by != BY_WORDS:
        shield.by, shield.at, shield.lifted_at, shield.lifted_by = by, at, None, ""
        shield.published = opinion.publish
        shield.save()
    if shield.lifted_at is None:
        ask_without_person(opinion)
    if shield.lifted_at is None and opinion.publish != Opinion.Publish.NOTHING:
        opinion.publish = Opinion.Publish.NOTHING
        opinion.save(update_fields=["publish"])


def ask_without_person(opinion: Opinion) -> None:
    """A question made from the words is made anew without who and where, and so are the notices that quote it."""
    group, was = opinion.group, question_from(opinion.words)
    if group is None or group.question != was:
        return
    group.question = question_from(said_without(opinion))
    group.save(update_fields=["question"])
    for message in Message.objects.filter(dialogue=group.dialogue, text__contains=was):
        message.text = message.text.replace(was, group.question)[:500]
        message.save(update_fields=["text"])


def take_along(earlier: Opinion, again: Opinion, *, at: datetime) -> None:
    """Who is carried over into the next dialogue stays hidden there."""
    for shield in Shield.objects.standing().filter(
        opinion__in=[earlier.pk, earlier.part_of_id or earlier.pk]
    ):
        put_up(again, shield.body_id, at=at, by=shield.by)


def lift(shield: Shield, *, at: datetime, by: str) -> None:
    """Give back what the person agreed to once the last shield is gone, unless they took it back meanwhile."""
    shield.lifted_at, shield.lifted_by = at, by
    shield.save(update_fields=["lifted_at", "lifted_by"])
    opinion = shield.opinion
    agreed = opinion.consents.filter(withdrawn_at=None).exists()
    if shield.published and agreed and not opinion.shields.standing().exists():
        opinion.publish = shield.published
        opinion.save(update_fields=["publish"])
