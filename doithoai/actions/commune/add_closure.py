"""Record a day on which the office is closed by its own decision."""

from datetime import date, datetime, timedelta

from doithoai.actions import typed
from doithoai.actions.kernel import Refusal, action
from doithoai.models import Actor, Closure, Commune, calendar_of
from doithoai.rules.vietnamese import table_date

FURTHEST = timedelta(days=400)


@action()
def add_closure(commune: Commune, *, by: Actor, at: datetime, day: date, why: str) -> Closure:
    """Dates counted from now on leave it out; dates already given stay until `recount_deadlines`.

    Raises Refusal for a day that is off anyway, stands there already, or is more than a year away.
    """
    why = typed.line(why, "lý do nghỉ", at_most=200, required=True)
    if abs(day - at.date()) > FURTHEST:
        raise Refusal(f"Ngày {table_date(day)} cách hôm nay hơn một năm; xin kiểm tra lại.")
    if Closure.objects.filter(day=day).exists():
        raise Refusal(f"Ngày {table_date(day)} đã ghi là ngày nghỉ của đơn vị.")
    calendar = calendar_of(commune)
    if not calendar.works(day):
        raise Refusal(f"Ngày {table_date(day)} vốn đã là ngày nghỉ ({calendar.why(day)}).")
    return Closure.objects.create(day=day, why=why)
