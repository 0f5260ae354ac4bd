"""A dialogue as one line of nine steps, for Today and for the list."""

from datetime import date
from typing import Any

from django.urls import reverse

from doithoai.models import Dialogue, Duty
from doithoai.models.progress import Progress
from doithoai.rules.procedure import STAGE_LABELS, Stage

#: How a stage is marked (shared/_status.html).
STAGE_KINDS = {
    Stage.PLANNING: "work", Stage.OPEN: "work", Stage.IN_SESSION: "late", Stage.CONCLUDING: "wait",
    Stage.FOLLOW_UP: "wait", Stage.CLOSED: "done", Stage.POSTPONED: "stop", Stage.CANCELLED: "stop",
}  # fmt: skip


def state_of(dialogue: Dialogue) -> dict[str, str]:
    """The stage as a mark: {kind, label}."""
    stage = Stage(dialogue.stage)
    return {"kind": STAGE_KINDS[stage], "label": STAGE_LABELS[stage]}


def lines(dialogues: list[Dialogue], progress: dict[int, Progress], day: date) -> list[dict[str, Any]]:
    """Each living dialogue: its nine steps, its state and its next date (for `_line.html`)."""
    next_duties: dict[int, Duty] = {}
    for duty in Duty.objects.filter(dialogue__in=dialogues).running():
        next_duties.setdefault(duty.dialogue_id, duty)
    found = []
    for dialogue in dialogues:
        href = reverse("desk:dialogue", args=[dialogue.pk])
        steps = progress[dialogue.pk].steps(dialogue, day)
        for step in steps:
            step["href"] = f"{href}#buoc-{step['number']}"
        over = dialogue.stage in (Stage.CLOSED, Stage.CANCELLED)
        duty = None if over else next_duties.get(dialogue.pk)
        found.append(
            {
                "dialogue": dialogue,
                "href": href,
                "steps": steps,
                "state": state_of(dialogue),
                "progress": progress[dialogue.pk],
                "duty": duty,
                "days": (duty.due_on - day).days if duty else None,
                "held_in": (dialogue.held_on - day).days
                if dialogue.held_on and dialogue.held_on >= day
                else None,
            }
        )
    return found
