"""What a reader of a body may see of an opinion that complains about that body: the matter, not the person."""

import re
from collections.abc import Iterable
from typing import Any

from django.db.models import QuerySet

from doithoai.models import Actor, Opinion, Shield
from doithoai.models.opinion import OpinionQuerySet
from doithoai.models.reading import OFFICE, against_body_of, whole_by_door
from doithoai.outputs.redaction import SHORTEST_SECRET, secrets_of, without_codes, without_people
from doithoai.rules.personal_data import mask_spans, masked
from doithoai.rules.procedure import Role
from doithoai.rules.vietnamese import nfc

#: Who must know the person to do their work, and keeps it.
TRUSTED = (Role.CLERK, Role.SECRETARY, Role.RECEPTION)

PLACELESS = "[nơi ở]"


def bars(actor: Actor) -> QuerySet[Any]:
    """The shields that stand before this reader: against the bodies they speak for or head."""
    return Shield.objects.none() if actor.is_any(*TRUSTED) else against_body_of(actor)


def for_reader(opinions: Iterable[Opinion], actor: Actor) -> list[Opinion]:
    """The same rows; those that are shielded from this reader without the person. One query for any number.

    A shielded row carries `shielded = True` and cannot be saved: it is no longer the opinion, only what may be read.
    """
    rows = list(opinions)
    if not rows or actor.is_any(*TRUSTED) or not (actor.body_ids or actor.heads):
        return rows
    whole = {each.part_of_id or each.pk for each in rows} | {each.pk for each in rows}
    hidden = set(bars(actor).filter(opinion__in=whole).values_list("opinion", flat=True))
    for each in rows:
        if each.veiled != "nothing" and not hidden.isdisjoint((each.pk, each.part_of_id)):
            strip(each)
    return rows


def strip(opinion: Opinion) -> None:
    opinion.words = said_without(opinion)
    opinion.guardian = opinion.guardian_contact = ""
    opinion.author = opinion.contact = opinion.entered_by = opinion.code = ""
    opinion.hamlet = opinion.batch = opinion.collected_by = None
    opinion.channel = ""
    # the minute would tell who sent something at that minute
    opinion.received_at = opinion.received_at.replace(hour=0, minute=0, second=0, microsecond=0)
    opinion.shielded = True  # type: ignore[attr-defined]
    opinion.save = never_saved  # type: ignore[method-assign]


def said_without(opinion: Opinion) -> str:
    """The words with what tells who asked, and where they live, covered."""
    text = without_codes(without_people(opinion.words, secrets_of([opinion])))
    if opinion.hamlet:
        name = str(opinion.hamlet)
        for place in (name, name.split(maxsplit=1)[-1]):
            text = text if len(place) < SHORTEST_SECRET else without_place(text, place)
    return masked(text, mask_spans(text))


def without_place(text: str, place: str) -> str:
    return re.sub(rf"(?<!\w){re.escape(nfc(place))}(?!\w)", PLACELESS, text, flags=re.IGNORECASE)


def never_saved(*args: Any, **kwargs: Any) -> None:
    raise TypeError("a shielded opinion is only for reading")


def not_by_person(rows: OpinionQuerySet, actor: Actor, *, by_place: bool = True) -> OpinionQuerySet:
    """For lists that are searched, filtered or sorted by something personal: without those whose place in the answer
    would tell this reader who they are."""
    if not actor.is_any(*OFFICE, Role.OFFICER):
        return rows.filter(whole_by_door(actor)) if by_place else rows
    if actor.is_any(*TRUSTED) or not (actor.body_ids or actor.heads):
        return rows
    hidden = bars(actor).values("opinion")
    return rows.exclude(pk__in=hidden).exclude(part_of__in=hidden)


def secret_of_groups(groups: Any) -> set[int]:
    """Of these groups (keys, or a query for them) those in which somebody is hidden from a body: their letters carry no code."""
    rows = Shield.objects.standing().filter(opinion__group__in=groups)
    parts = Shield.objects.standing().filter(opinion__parts__group__in=groups)
    return {
        *rows.values_list("opinion__group", flat=True),
        *parts.values_list("opinion__parts__group", flat=True),
    }
