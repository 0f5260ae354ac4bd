"""The numbers of days a plan file states: what the plan has no field for is set as a step's number, by a person."""

from typing import Any
from urllib.parse import urlencode

from django.http import HttpRequest
from django.urls import reverse

from doithoai.models import Dialogue, PlanFile
from doithoai.models.clock import today
from doithoai.rules import regulation
from doithoai.rules.plan_checks.numbers import step_of
from doithoai.rules.plan_reading.facts import StatedDeadline
from doithoai.rules.regulation_terms import USUAL
from doithoai.rules.working_days import UNIT_WORDS


def stated_days(file: PlanFile, dialogue: Dialogue) -> list[dict[str, Any]]:
    """[{words, href}]: `href` leads to where the number may be set with it filled in; "" where the regulation has
    its own, or the file counts from something else."""
    day = dialogue.held_on or regulation.day_of_year(dialogue.year, today())
    try:
        vague = regulation.vague_steps(dialogue.regulation, dialogue_on=day)
    except KeyError:  # neither the regulation nor a law is known for that day
        vague = {}
    return [
        {"words": each["text"], "href": where(StatedDeadline(**each), dialogue, vague)}
        for each in file.said["deadlines"]
    ]


def where(stated: StatedDeadline, dialogue: Dialogue, vague: Any) -> str:
    key = step_of(stated)
    if key is None or not stated.days or stated.unit not in UNIT_WORDS:
        return ""
    direction, event, _ = USUAL[key]
    if (stated.direction, stated.from_event) != (direction, event):
        return ""
    filled = urlencode({"ngay": stated.days, "loai": stated.unit})
    if key == "reply":
        return f"{reverse('desk:reply_days', args=[dialogue.pk])}?{filled}"
    return f"{reverse('desk:vague_days', args=[dialogue.pk, key])}?{filled}" if key in vague else ""


def filled_in(request: HttpRequest) -> dict[str, str]:
    """What a link of `stated_days` fills into the form it leads to."""
    days, unit = request.GET.get("ngay", ""), request.GET.get("loai", "")
    return {"days": days, "unit": unit} if days.isdecimal() and len(days) < 4 and unit in UNIT_WORDS else {}
