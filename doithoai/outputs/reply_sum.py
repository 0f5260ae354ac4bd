"""How the date of a reply came about, line by line, in words a citizen can follow."""

from collections.abc import Iterator

from doithoai.models import Assignment, ClockStop, Extension, calendar_of
from doithoai.rules import regulation
from doithoai.rules.legal_clock import REOPENED_DAYS
from doithoai.rules.vietnamese import table_date
from doithoai.rules.working_days import Calendar, Sum


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
    for earlier in extensions_of(assignment)[:-1]:  # the last one is counted with, below
        yield f"Đã gia hạn đến {table_date(earlier.to)} ({earlier.by}): {earlier.why}"
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
        conclusion_on=dialogue.concluded_on,
        calendar=calendar,
        chosen=dialogue.chosen_days,
    )
    return duty.sum if duty else None


def stops_of(assignment: Assignment) -> list[ClockStop]:
    """The stops that count now: those before the matter was opened again belonged to the earlier answer."""
    opened = assignment.reopened_at.date() if assignment.reopened_at else None
    return [each for each in assignment.stops.all() if opened is None or each.stopped_on >= opened]


def extensions_of(assignment: Assignment) -> list[Extension]:
    """The extensions that count now, the oldest first; like `stops_of`."""
    opened = assignment.reopened_at
    return [each for each in assignment.extensions.all() if opened is None or each.at >= opened]
