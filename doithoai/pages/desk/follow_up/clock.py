"""The clock of one reply, told to people: how its date came about, and who moved or stopped it."""

from collections.abc import Iterator
from typing import Any

from django import forms

from doithoai.actions.duties import conclusion_day
from doithoai.actions.replies.rate_reply import REOPENED_DAYS
from doithoai.actions.replies.restart_clock import restart_clock
from doithoai.actions.replies.stop_clock import stop_clock
from doithoai.models import Assignment, ClockStop, Deed, calendar_of
from doithoai.models.clock import today
from doithoai.pages.desk.request import DeskRequest
from doithoai.rules import regulation
from doithoai.rules.procedure import Role
from doithoai.rules.vietnamese import table_date
from doithoai.rules.working_days import Calendar, Sum


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


def steps_to(assignment: Assignment) -> tuple[str, ...]:
    """How `due_on` came about, line by line: the rule's days one after another, the extension, each stop."""
    return tuple(_steps_to(assignment, calendar_of(assignment.dialogue.commune)))


def _steps_to(assignment: Assignment, calendar: Calendar) -> Iterator[str]:
    ruled_on = assignment.ruled_on or assignment.due_on
    counted = sum_of(assignment, calendar)
    if counted and counted.date == ruled_on:
        if counted.says() not in assignment.due_because:  # the sentence above the sum says it already
            yield counted.says()
        yield from counted.day_by_day()
    else:
        yield f"Hạn đã ấn định: {table_date(ruled_on)}."
        if counted:
            yield (
                f"Tính lại theo lịch nghỉ hôm nay thì ra {table_date(counted.date)}; hạn đã giao chỉ đổi khi "
                "có người bấm “Tính lại thời hạn”."
            )
    if assignment.extended_to:
        told = f"Gia hạn đến {table_date(assignment.extended_to)}"
        yield f"{told} ({assignment.extended_by}): {assignment.extended_because}"
    for each in stops_of(assignment):
        if each.restarted_on is None:
            yield f"Tạm dừng từ {table_date(each.stopped_on)}, chưa tính tiếp."
        else:
            stood = calendar.between(each.stopped_on, each.restarted_on)
            span = f"từ {table_date(each.stopped_on)} đến {table_date(each.restarted_on)}"
            yield f"Tạm dừng {span}: cộng lại {stood.days} ngày làm việc."
    if assignment.due_on != ruled_on:
        yield f"Hạn phải trả lời: {table_date(assignment.due_on)}."


def sum_of(assignment: Assignment, calendar: Calendar) -> Sum | None:
    """The rule's own count, made again today; None where a person set the date."""
    dialogue = assignment.dialogue
    if assignment.reopened_at:
        return calendar.after(assignment.reopened_at.date(), REOPENED_DAYS)
    if dialogue.held_on is None:
        return None
    duty = regulation.reply_due(
        dialogue.regulation,
        dialogue_on=dialogue.held_on,
        conclusion_on=conclusion_day(dialogue),
        calendar=calendar,
        chosen=dialogue.chosen_reply,
    )
    return duty.sum if duty else None


def stops_of(assignment: Assignment) -> list[ClockStop]:
    """The stops that count now: those before the matter was opened again belonged to the earlier answer."""
    opened = assignment.reopened_at.date() if assignment.reopened_at else None
    return [each for each in assignment.stops.all() if opened is None or each.stopped_on >= opened]


def history(assignment: Assignment) -> list[dict[str, Any]]:
    """Every extension, stop and restart, for `_timeline.html`, the oldest first."""
    extensions = Deed.objects.filter(action="extend_deadline", subject=assignment.in_journal())
    entries = [
        {"on": deed.at.date(), "at": deed.at, "what": "Gia hạn", "who": deed.by, "kind": ""}
        for deed in extensions
    ]
    if entries and assignment.extended_to:
        entries[-1]["what"] = f"Gia hạn: {assignment.extended_because}"
        entries[-1]["who"] = assignment.extended_by
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
