"""The clock of one reply, told to people: how its date came about, and who moved or stopped it."""

from typing import Any

from django import forms

from doithoai.actions.replies.restart_clock import restart_clock
from doithoai.actions.replies.stop_clock import stop_clock
from doithoai.models import Assignment
from doithoai.models.clock import today
from doithoai.outputs.reply_sum import steps_to
from doithoai.pages.desk.request import DeskRequest
from doithoai.rules.procedure import Role


class StopForm(forms.Form):
    why = forms.CharField(
        label="Lý do tạm dừng",
        max_length=500,
        help_text="Việc phải xong trước và ngoài tầm của đơn vị: chờ giám định, chờ cấp trên. Người dân đọc được.",
    )
    allowed_by = forms.CharField(
        label="Người cho tạm dừng",
        max_length=120,
        required=False,
        help_text="Để trống nếu chính bạn quyết định.",
    )


def history(assignment: Assignment) -> list[dict[str, Any]]:
    """Every extension, stop and restart, for `_timeline.html`, the oldest first."""
    entries: list[dict[str, Any]] = [
        {"on": each.at.date(), "at": each.at, "what": str(each), "who": each.by, "kind": ""}
        for each in assignment.extensions.all()
    ]
    for each in assignment.stops.all():
        told = {"what": f"Tạm dừng: {each.why}", "who": each.by, "kind": "late"}
        entries.append({"on": each.stopped_on, "at": each.stopped_on, **told})
        if back := each.restarted_on:
            entries.append(
                {"on": back, "at": back, "what": "Tính tiếp", "who": each.restarted_by, "kind": "done"}
            )
    return sorted(entries, key=lambda entry: entry["on"])


def clock_parts(request: DeskRequest, assignment: Assignment) -> dict[str, Any]:
    """What the page of a reply shows of its clock."""
    by = request.actor
    return {
        "sum": steps_to(assignment),
        "history": history(assignment),
        "standing_for": (today() - assignment.stopped_on).days if assignment.stopped_on else None,
        "no_stop": stop_clock.refusal(assignment, by=by),
        "no_restart": restart_clock.refusal(assignment, by=by),
        "may_move_clock": by.is_any(Role.CLERK, Role.CHAIR) and assignment.answered_at is None,
    }
