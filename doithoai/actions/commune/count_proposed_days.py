"""Choose whether days off that are only proposed count as days off here."""

from datetime import datetime

from doithoai.actions.kernel import action
from doithoai.models import Actor, Commune


@action()
def count_proposed_days(commune: Commune, *, by: Actor, at: datetime, count: bool) -> Commune:
    """Off at first: a proposed exchange of days (23/11 for 28/11/2026) is work as usual until it is decided.

    Dates already given stay until `recount_deadlines`.
    """
    commune.counts_proposed_days = count
    commune.save(update_fields=["counts_proposed_days"])
    return commune
