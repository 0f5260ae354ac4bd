"""Go on from the number of the paper register: an office that begins in the middle of the year."""

from datetime import datetime

from doithoai.actions import typed
from doithoai.actions.kernel import Refusal, action
from doithoai.actions.numbering import (
    checked_number,
    checked_symbol,
    held_series,
    pass_over,
    period_now,
    shared_types,
    told_next,
)
from doithoai.models import Actor, Commune, OutgoingEntry
from doithoai.rules.paper_numbers import series_of
from doithoai.rules.paper_style import padded


@action()
def start_numbering(
    commune: Commune, *, by: Actor, at: datetime, symbol: str, first: int, why: str
) -> OutgoingEntry:
    """The next paper of the symbol's series gets number `first`; only upward, and the numbers passed over are told
    by a line of the register. Raises Refusal when they are taken already."""
    kept = checked_symbol(symbol)
    row = held_series(series_of(kept, shared_types(commune.pk)), period_now(commune.pk, kept, at.date()))
    if checked_number(first) <= row.last + 1:
        raise Refusal(
            f"{told_next(row)} nên số tiếp theo đã là {padded(row.last + 1)}. Số bắt đầu chỉ đặt cao hơn được, vì số đã "
            "cấp không cấp lại."
        )
    why = typed.line(why, "lý do đặt số bắt đầu", at_most=500, required=True)
    return pass_over(row, to=first - 1, note=why, by=by, at=at)
