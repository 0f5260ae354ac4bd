"""The clock of one reply, as stored: the rule's day, the extension, the stops; `due_on` follows from them."""

from dataclasses import dataclass
from datetime import date

from doithoai.actions.kernel import Refusal
from doithoai.models import Actor, Assignment, ClockStop, Membership, calendar_of
from doithoai.rules import regulation
from doithoai.rules.legal_clock import Stop, reply_deadline, term_without_stops, working_day_from
from doithoai.rules.procedure import Role
from doithoai.rules.vietnamese import fold, table_date
from doithoai.rules.working_days import Calendar


@dataclass(frozen=True)
class Due:
    """A date with the sentence that set it."""

    on: date
    because: str


def is_answered(assignment: Assignment, by: Actor) -> str | None:
    """A condition: the clock of what is answered no longer runs."""
    return "Nội dung này đã trả lời, không còn tính thời hạn." if assignment.answered_at else None


def stops_of(assignment: Assignment) -> list[Stop]:
    """The stops since the matter was (last) opened; earlier ones belonged to an earlier answer."""
    rows = ClockStop.objects.filter(assignment=assignment)
    if assignment.reopened_at:
        rows = rows.filter(stopped_on__gte=assignment.reopened_at.date())
    return [Stop(row.stopped_on, row.restarted_on) for row in rows]


def calendar_for(assignment: Assignment) -> Calendar:
    return calendar_of(assignment.dialogue.commune)


def due_by_parts(assignment: Assignment, *, ruled_on: date | None = None) -> date:
    """`due_on` from its parts (`ruled_on`: as if the rule's day were another)."""
    return reply_deadline(
        ruled_on or assignment.ruled_on or assignment.due_on,
        extended_to=assignment.extended_to,
        stops=stops_of(assignment),
        calendar=calendar_for(assignment),
    )


def unsure_until(assignment: Assignment, today: date) -> str:
    """What the calendar does not know yet up to the due day, as " …" to put after a sentence; "" when all is known."""
    span = calendar_for(assignment).between(today, max(today, assignment.due_on))
    return "".join(f" {warning}" for warning in span.warnings)


def set_due(assignment: Assignment, due: Due) -> None:
    """A new clock from the start: assigned, or opened again. Not saved."""
    assignment.ruled_on = assignment.due_on = due.on
    assignment.due_because = due.because
    assignment.extended_to = assignment.stopped_on = None
    assignment.extended_because = assignment.extended_by = ""


def extended_to(assignment: Assignment, wanted: date) -> date:
    """The day a wanted extension ends: a day off rolls on to the next working day."""
    return working_day_from(wanted, calendar_for(assignment))


def extend(assignment: Assignment, to: date) -> None:
    """Store the extension as a term without the stops, so that later stops move it too. Not saved."""
    assignment.ruled_on = assignment.ruled_on or assignment.due_on
    assignment.extended_to = term_without_stops(to, stops_of(assignment), calendar_for(assignment))
    assignment.due_on = due_by_parts(assignment)


def latest_reply(assignment: Assignment) -> Due | None:
    """The last day the regulation's longer term allows, with the days given back; None when it sets none."""
    dialogue, calendar = assignment.dialogue, calendar_for(assignment)
    if dialogue.held_on is None:
        return None
    cap = regulation.reply_due(
        dialogue.regulation,
        dialogue_on=dialogue.held_on,
        conclusion_on=dialogue.concluded_on,
        calendar=calendar,
        extended=True,
    )
    if cap is None:
        return None
    last = reply_deadline(cap.due_on, stops=stops_of(assignment), calendar=calendar)
    given_back = f" Cộng thời gian tạm dừng: {table_date(last)}." if last != cap.due_on else ""
    return Due(last, cap.because + given_back)


def twice_the_term(assignment: Assignment) -> Due | None:
    """The day on which as many working days again as the rule gave are over, with the days given back.

    Where the regulation says nothing of extensions nobody's word goes further than that; None when nobody
    knows what the term was counted from.
    """
    dialogue, calendar = assignment.dialogue, calendar_for(assignment)
    opened = assignment.reopened_at.date() if assignment.reopened_at else None
    start = opened or dialogue.concluded_on or dialogue.held_on
    ruled_on = assignment.ruled_on or assignment.due_on
    if start is None or start >= ruled_on:
        return None
    term = calendar.between(start, ruled_on)
    again = calendar.after(ruled_on, term.days)
    last = reply_deadline(again.date, stops=stops_of(assignment), calendar=calendar)
    return Due(
        last, f"Quy chế không nêu mức gia hạn; gấp đôi thời hạn {term.days} ngày làm việc. {again.says()}"
    )


def who_allows(assignment: Assignment, allowed_by: str, *, by: Actor) -> str:
    """The name of whoever gives the reply more time: `allowed_by`, or the person at the keyboard.

    Raises Refusal when that is somebody of the body that owes the reply: nobody gives time to himself.
    """
    officers = Membership.objects.of_role(Role.OFFICER).filter(body=assignment.body_id)
    names = {fold(name) for name in officers.values_list("user__full_name", flat=True)}
    own = any(name in fold(allowed_by) for name in names) if allowed_by else assignment.body_id in by.body_ids
    if own or (not allowed_by and fold(by.name) in names):
        raise Refusal(
            f"{assignment.body} phải trả lời nên không tự cho mình thêm thời gian. Xin ghi tên và chức vụ người có "
            "thẩm quyền đã cho phép."
        )
    return allowed_by or by.name
