"""Tin báo: each notice leads to what it speaks of, for whoever may open that."""

from collections.abc import Iterator
from typing import Any

from django.db import models
from django.urls import resolve, reverse

from doithoai.models import Actor, Message, OpinionGroup, OpinionState, Paper, Preparation
from doithoai.pages.desk.papers.draft import REPLY
from doithoai.pages.desk.papers.kinds import KINDS

#: What may be gone meanwhile: a group that was merged away, and its preparation.
MAY_BE_GONE: dict[str, type[models.Model]] = {"group": OpinionGroup, "preparation": Preparation}
PAGES = {
    "paper": "desk:paper",
    "group": "desk:group",
    "preparation": "desk:preparation",
    "register": "desk:register",
    "office": "desk:office",
}
ADDRESS_OF = {kind.value: address for address, kind in KINDS.items()}


def entries(messages: list[Message], actor: Actor) -> list[dict[str, Any]]:
    """For `_timeline.html`. Two queries more at most, however many."""
    gone = not_there(messages)
    return [
        {
            "at": each.at,
            "what": each.text,
            "who": each.dialogue and each.dialogue.title,
            "href": next((href for href in places(each, gone) if opens(href, actor)), ""),
        }
        for each in messages
    ]


def places(message: Message, gone: set[str]) -> Iterator[str]:
    """Addresses where it is read, the nearest first."""
    noun, *rest = message.about.split() or [""]
    if noun == "draft" and len(rest) == 2:
        kind, key = rest
        address = REPLY if kind == Paper.Kind.REPLY else ADDRESS_OF.get(kind)
        if address:
            yield reverse("desk:paper_draft", args=[key, address])
    elif noun in ("emergency", "emergencies"):  # the latter until 11/2026
        yield reverse("desk:emergencies")
    elif noun == "unsorted":
        yield f"{reverse('desk:opinions')}?trang_thai={OpinionState.NEW}"
    elif noun in PAGES and message.about not in gone:
        yield reverse(PAGES[noun], args=rest)
    if message.assignment_id:
        yield reverse("desk:reply", args=[message.assignment_id])
    if message.dialogue_id:
        yield reverse("desk:dialogue", args=[message.dialogue_id])


def opens(href: str, actor: Actor) -> bool:
    """Whether this person's roles open the page."""
    return actor.is_any(*resolve(href.partition("?")[0]).func.roles)  # type: ignore[attr-defined]


def not_there(messages: list[Message]) -> set[str]:
    asked: dict[str, set[int]] = {}
    for each in messages:
        noun, _, key = each.about.partition(" ")
        if noun in MAY_BE_GONE and key.isdecimal():
            asked.setdefault(noun, set()).add(int(key))
    there = {
        f"{noun} {key}"
        for noun, keys in asked.items()
        for key in MAY_BE_GONE[noun]._default_manager.filter(pk__in=keys).values_list("pk", flat=True)
    }
    return {f"{noun} {key}" for noun, keys in asked.items() for key in keys} - there
