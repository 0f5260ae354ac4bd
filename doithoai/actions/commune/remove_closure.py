"""Take back a day of closure: the office works after all."""

from datetime import datetime

from doithoai.actions.kernel import action
from doithoai.models import Actor, Closure, Commune


@action()
def remove_closure(closure: Closure, *, by: Actor, at: datetime) -> Commune:
    """Dates already given stay until `recount_deadlines`."""
    commune = closure.commune
    Closure.objects.filter(pk=closure.pk).delete()  # the journal still names the row
    return commune
