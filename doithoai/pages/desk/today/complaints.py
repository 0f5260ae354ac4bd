"""Complaints that triage sent to the reception, until the letter that guides their people is out."""

from collections.abc import Iterator
from datetime import date

from django.urls import reverse

from doithoai.models import Actor, Dialogue, Membership, Opinion, Paper
from doithoai.pages.desk.doors import may_ever
from doithoai.pages.desk.opinions.other_procedure import guidance
from doithoai.pages.desk.today.task import Task
from doithoai.rules.codes import short_code
from doithoai.rules.procedure import ALIVE, Role

ENOUGH = 30


def complaints_to_guide(dialogues: list[Dialogue], actor: Actor, today: date) -> Iterator[Task]:
    """A line each, for the reception; for the office where nobody has that role. Without a word of the complaint:
    Today is read over shoulders. Three queries at most."""
    alive = [each.pk for each in dialogues if each.stage in ALIVE]
    if not alive or not may_ever("issue_diversion_slip", actor) or not is_for(actor):
        return
    rows = Opinion.objects.diverted().filter(kind=Opinion.Kind.COMPLAINT, dialogue__in=alive)
    waiting = list(rows.select_related("dialogue").order_by("diverted_at", "pk"))
    letters = Paper.objects.in_force().filter(kind=Paper.Kind.COMPLAINT_GUIDANCE, dialogue__in=alive)
    guided = (
        {(key, facts["code"]) for key, facts in letters.values_list("dialogue", "facts")} if waiting else ()
    )
    left = [each for each in waiting if (each.dialogue_id, short_code(each.code)) not in guided]
    for each in left[:ENOUGH]:
        clock = guidance(each, today)
        yield Task(
            f"Khiếu nại chuyển đến, mã {each.code}: lập công văn hướng dẫn", str(each.dialogue),
            reverse("desk:opinion", args=[each.pk]), "Mở và hướng dẫn", clock["on"], clock["because"],
            clock["days"], verb="issue_diversion_slip",
        )  # fmt: skip


def is_for(actor: Actor) -> bool:
    if actor.is_any(Role.RECEPTION):
        return True
    return actor.is_any(Role.CLERK) and not Membership.objects.filter(role=Role.RECEPTION).exists()
