"""Enter a paper that was issued without this software, so that both share one sequence of numbers."""

from datetime import date, datetime
from typing import Any

from doithoai.actions import typed
from doithoai.actions.kernel import Refusal, action
from doithoai.actions.numbering import (
    checked_number,
    checked_symbol,
    fill_kept,
    held_series,
    period_now,
    shared_types,
    take_number,
    told_next,
)
from doithoai.models import Actor, Commune, OutgoingEntry
from doithoai.rules.paper_numbers import code_of, series_of, told_period
from doithoai.rules.paper_style import padded
from doithoai.rules.vietnamese import table_date

MOST_COPIES = 100_000


@action()
def enter_outside_paper(
    commune: Commune, *, by: Actor, at: datetime, symbol: str, issued_on: date, summary: str,
    number: int | None = None, signer: str = "", recipients: list[str] | str = "", archive: str = "",
    copies: int | None = None, note: str = "",
) -> OutgoingEntry:  # fmt: skip
    """`number` is what stands on the paper: the next of its series or one that was kept; None takes the next.

    Raises Refusal when the number is taken or not yet due, when the date breaks the order of the numbers or lies
    in the future, or when what the register asks for is missing.
    """
    symbol = checked_symbol(symbol)
    period = period_now(commune.pk, symbol, issued_on)
    if issued_on > at.date():
        raise Refusal(
            f"Ngày văn bản {table_date(issued_on)} chưa đến. Chỉ vào sổ văn bản đã ban hành; chưa ban hành thì giữ số."
        )
    if copies is not None and not 0 <= copies <= MOST_COPIES:
        raise Refusal(f"Số lượng bản phải từ 0 đến {MOST_COPIES}. Xin kiểm tra lại.")
    line: dict[str, Any] = {
        "subject": typed.line(summary, "trích yếu", at_most=500, required=True),
        "signer": typed.line(signer, "người ký", at_most=120),
        "recipients": typed.lines(recipients, "nơi nhận"),
        "archive": typed.line(archive, "nơi lưu", at_most=120),
        "copies": copies,
        "note": typed.line(note, "ghi chú", at_most=500),
    }
    state = OutgoingEntry.State.OUTSIDE
    if number is not None and (kept := kept_or_refused(commune.pk, symbol, period, checked_number(number))):
        line["note"] = "; ".join(part for part in (line["note"], kept.note) if part)[:500]
        return fill_kept(kept, state=state, issued_on=issued_on, **line)
    return take_number(commune.pk, symbol, period, state=state, by=by, at=at, issued_on=issued_on, **line)


def kept_or_refused(commune_id: int, symbol: str, period: str, number: int) -> OutgoingEntry | None:
    """The reserved line of this number; None when the number is simply the next one. Raises Refusal otherwise."""
    row = held_series(series_of(symbol, shared_types(commune_id)), period)
    taken = OutgoingEntry.objects.filter(symbol=symbol, period=period, number=number).first()
    if taken and taken.state == OutgoingEntry.State.RESERVED:
        return taken
    if taken:
        state = OutgoingEntry.State(taken.state).label.lower()
        told = f"{state} “{taken.subject}”" if taken.subject else state
        raise Refusal(f"Số {taken.code} {told_period(period)} đã có trong sổ ({told}). Xin kiểm tra lại số.")
    if number <= row.last:
        raise Refusal(f"{told_next(row)}; số {padded(number)} đã cấp. Xin kiểm tra lại số và ký hiệu.")
    if number > row.last + 1:
        raise Refusal(
            f"{told_next(row)} nên chưa vào sổ số {code_of(number, symbol)} được. Xin vào sổ lần lượt từ số "
            f"{padded(row.last + 1)}, hoặc đặt số bắt đầu nếu các số trước đã cấp ở sổ giấy."
        )
    return None
