"""Plays the demonstration through the real actions, on dates around today so that it never grows old.

Three dialogues: one sealed about a year ago, one held a month ago whose replies are being given (some
late), one coming in two weeks with opinions in every state of triage.
"""

import tomllib
from dataclasses import dataclass, field
from datetime import date, datetime, time, timedelta
from pathlib import Path
from typing import Any

from django.utils import timezone

from doithoai.actions.commune.add_hamlet import add_hamlet
from doithoai.actions.commune.add_person import add_person
from doithoai.actions.commune.found_commune import found_commune
from doithoai.models import Actor, Body, Commune, Hamlet, User, serving, serving_everywhere
from doithoai.rules.procedure import Role
from doithoai.rules.working_days import load_calendar

HERE = Path(__file__).parent


@dataclass
class Cast:
    """The people of the demonstration commune, by user name, and its places."""

    commune: Commune
    actors: dict[str, Actor] = field(default_factory=dict)
    hamlets: dict[str, Hamlet] = field(default_factory=dict)
    bodies: dict[str, Body] = field(default_factory=dict)

    def __getitem__(self, username: str) -> Actor:
        return self.actors[username]


def at(day: date, hour: int = 8, minute: int = 0) -> datetime:
    return timezone.make_aware(datetime.combine(day, time(hour, minute)))


def working_day_from(day: date) -> date:
    """`day`, or the first working day after it."""
    return load_calendar().after(day - timedelta(days=1), 1).date


def play(today: date, password: str) -> list[str]:
    """Make both communes and everything in them; return who can sign in, a line each."""
    from doithoai.management.demo.dialogues import answering, coming, sealed  # they need this module

    said = tomllib.loads((HERE / "people.toml").read_text())
    opinions = tomllib.loads((HERE / "opinions.toml").read_text())
    began = at(today - timedelta(days=400))
    first, lines = settle(said["commune"], said["hamlets"], said["person"], password, began)
    with serving(first.commune):
        last_year = sealed(first, opinions["sealed"], working_day_from(today - timedelta(days=330)))
        last_month = answering(
            first, opinions["answering"], working_day_from(today - timedelta(days=30)), today, last_year
        )
        coming(first, opinions["coming"], working_day_from(today + timedelta(days=14)), today, last_month)
    _second, more = settle(said["second"], [], said["second_person"], password, began)
    return [*lines, *more]


def settle(
    place: dict[str, Any],
    hamlets: list[dict[str, Any]],
    people: list[dict[str, str]],
    password: str,
    began: datetime,
) -> tuple[Cast, list[str]]:
    """Found one commune with its hamlets and people."""
    commune = Commune(**place)
    clock = Actor("Hệ thống", None, frozenset({Role.CLOCK}))  # type: ignore[arg-type]
    with serving_everywhere(because="the demonstration founds its communes"):
        found_commune(commune, by=clock, at=began)
    cast, lines = Cast(commune), [f"{commune.full_name}, {commune.province}"]
    admin = Actor("Hệ thống", commune.pk, frozenset({Role.CLOCK, Role.ADMIN}))
    with serving(commune):
        for each in hamlets:
            cast.hamlets[each["name"]] = add_hamlet(commune, by=admin, at=began, **each)
        cast.bodies = {body.name: body for body in Body.objects.all()}
        for each in people:
            person = add_person(
                commune, by=admin, at=began, username=each["username"], full_name=each["full_name"],
                role=each["role"], title=each.get("title", ""), password=password,
                body=cast.bodies.get(each.get("body", "")), hamlet=cast.hamlets.get(each.get("hamlet", "")),
            )  # fmt: skip
            cast.actors[each["username"]] = Actor.of(User.objects.get(pk=person.user_id), commune.pk)  # type: ignore[assignment]
            lines.append(f"  {each['username']:<9} {each['full_name']} – {each.get('title') or 'Quản trị'}")
    return cast, lines
