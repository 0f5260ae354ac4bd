"""Keep the next number of a series for a paper that is signed elsewhere or not yet ready."""

from datetime import datetime

from doithoai.actions import typed
from doithoai.actions.kernel import Refusal, action
from doithoai.actions.numbering import checked_symbol, period_now, take_number
from doithoai.models import Actor, Commune, Dialogue, OutgoingEntry, Paper


@action()
def reserve_number(
    commune: Commune, *, by: Actor, at: datetime, symbol: str, why: str, summary: str = "",
    dialogue: Dialogue | None = None, kind: str = "",
) -> OutgoingEntry:  # fmt: skip
    """The number is of the period it is taken in. With `dialogue` and `kind` (a Paper.Kind) it waits for that paper,
    which takes it when it is issued here; otherwise it is filled by `enter_outside_paper`.

    Raises Refusal for a symbol that cannot be one, or without a reason.
    """
    if bool(dialogue) != bool(kind) or (kind and kind not in Paper.Kind.values):
        raise Refusal("Giữ số cho một văn bản của hồ sơ thì xin chọn cả hồ sơ và loại văn bản.")
    kept = checked_symbol(symbol)
    return take_number(
        commune.pk, kept, period_now(commune.pk, kept, at.date()), state=OutgoingEntry.State.RESERVED, by=by, at=at,
        dialogue=dialogue, kept_for=kind, subject=typed.line(summary, "trích yếu", at_most=500),
        note=typed.line(why, "lý do giữ số", at_most=500, required=True),
    )  # fmt: skip
