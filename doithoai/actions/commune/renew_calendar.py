"""Make the secret address of one's own calendar, or another in its place."""

from datetime import datetime

from doithoai.actions.kernel import action
from doithoai.models import Actor, CalendarAddress, Commune
from doithoai.models.calendar_address import new_key


@action(lock=False)
def renew_calendar(commune: Commune, *, by: Actor, at: datetime) -> CalendarAddress:
    """The address used until now opens nothing from this moment on. Everyone who may do this has signed in."""
    row, _ = CalendarAddress.objects.update_or_create(
        user_id=by.user_id or 0, defaults={"key": new_key(), "made_at": at}
    )
    return row
