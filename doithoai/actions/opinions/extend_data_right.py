"""Give a request about one's own data more time, once, with a reason its person reads."""

from datetime import date, datetime

from django.utils.timezone import localtime

from doithoai.actions import typed
from doithoai.actions.kernel import Refusal, action
from doithoai.actions.opinions.answer_data_right import was_answered
from doithoai.models import Actor, DataRequest, calendar_of
from doithoai.models.clock import today
from doithoai.rules.personal_rights import longest
from doithoai.rules.vietnamese import table_date


def was_extended(request: DataRequest, by: Actor) -> str | None:
    if request.extended_at is None:
        return None
    return (
        f"Yêu cầu này đã gia hạn một lần, đến {table_date(request.due_on)}; luật không cho gia hạn lần nữa."
    )


def is_late(request: DataRequest, by: Actor) -> str | None:
    if request.days_left(today()) >= 0:
        return None
    return "Yêu cầu này đã quá hạn nên không gia hạn được nữa. Xin giải quyết ngay."


@action(unless=[was_answered, was_extended, is_late])
def extend_data_right(
    request: DataRequest, *, by: Actor, at: datetime, due_on: date, reason: str
) -> DataRequest:
    """`reason` is read under the code by whoever holds it: it may not repeat the data. A day off rolls to the next
    working day. The first day is kept beside the new one."""
    reason = typed.line(reason, "lý do gia hạn", at_most=300, required=True)
    calendar = calendar_of(request.opinion.commune)
    allowed = longest(request.kind, request.due_on, calendar)
    if due_on <= request.due_on:
        raise Refusal(f"Hạn mới phải sau hạn đang có ({table_date(request.due_on)}).")
    if due_on > allowed.on:
        raise Refusal(
            f"Chỉ được gia hạn thêm nhiều nhất {allowed.days} ngày, muộn nhất {table_date(allowed.on)}."
        )
    was = request.due_on
    request.due_on = due_on if calendar.works(due_on) else calendar.after(due_on, 1).date
    request.first_due_on, request.extended_at = was, at
    request.extended_by, request.extended_because = by.name, reason
    request.due_because = (
        f"Gia hạn từ {table_date(was)} đến {table_date(request.due_on)}: {reason} "
        f"({by.name}, {table_date(localtime(at).date())}). {allowed.because}"
    )
    request.save(
        update_fields=[
            "due_on", "due_because", "first_due_on", "extended_at", "extended_by", "extended_because",
        ]
    )  # fmt: skip
    return request
