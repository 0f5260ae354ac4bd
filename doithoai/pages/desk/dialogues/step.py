"""One of the nine steps as its card shows it, and the parts a card is made of."""

from dataclasses import dataclass, field
from typing import Any

from django.urls import reverse

from doithoai.models import Actor, Dialogue, Paper
from doithoai.pages.desk.doors import may_ever, may_open
from doithoai.rules.procedure import Stage, refusal


@dataclass
class Step:
    """One of the nine, ready for `_step.html`. `says` is one sentence: where it stands."""

    number: int
    code: str
    name: str
    state: str
    says: str = ""
    numbers: list[dict[str, Any]] = field(default_factory=list)
    duties: list[dict[str, Any]] = field(default_factory=list)
    papers: list[Paper] = field(default_factory=list)
    people: list[dict[str, str]] = field(default_factory=list)
    buttons: list[dict[str, Any]] = field(default_factory=list)
    moves: list[dict[str, Any]] = field(default_factory=list)
    findings: list[dict[str, Any]] = field(default_factory=list)  # {says, because, button or None}
    waiting: list[dict[str, Any]] = field(default_factory=list)  # plan/vague_days.py waiting_of
    open: bool = False  # its moves are shown at once
    more_papers: int = 0
    sheets: list[dict[str, str]] = field(default_factory=list)  # {label, href}: what is printed in this step


def button(
    label: str, page: str, *args: int, verb: str = "", why_not: str | None = None, **more: Any
) -> dict[str, Any]:
    """A way to a page; `verb` is what one does there, so that only those who ever may are shown it."""
    return {"label": label, "href": reverse(page, args=args), "verb": verb, "why_not": why_not, **more}


def is_theirs(button: dict[str, Any], by: Actor) -> bool:
    return may_open(button["href"], by) and (not button["verb"] or may_ever(button["verb"], by))


def table(verb: str, dialogue: Dialogue, by: Actor) -> str | None:
    """Why a verb about a part of the dialogue (an opinion, a group, a duty) cannot be done in this stage."""
    return refusal(verb, by.roles, Stage(dialogue.stage))


def number(
    value: int, label: str, *, of: int | None = None, kind: str = "", href: str = ""
) -> dict[str, Any]:
    return {"value": value, "label": label, "of": of, "kind": kind, "href": href}
