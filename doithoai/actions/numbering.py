"""Take a number of a series: shared by every verb that puts a line into the outgoing register.

The series' row is locked first, so that numbers are taken one after the other however many people issue at the
same moment; the kernel holds the transaction, so a number is never lost by a deed that was refused.
"""

from collections.abc import Collection
from datetime import date, datetime
from typing import Any

from django.db.models import Max

from doithoai.actions.kernel import Refusal
from doithoai.models import Actor, Commune, OutgoingEntry, PaperSeries
from doithoai.models.register import neighbours
from doithoai.rules.paper_numbers import (
    MOST,
    TYPES,
    code_of,
    out_of_order,
    parted,
    period_of,
    series_name,
    series_of,
    told_period,
)
from doithoai.rules.paper_style import padded

State = OutgoingEntry.State


def held_series(series: str, period: str) -> PaperSeries:
    """The row of the series, locked until the deed is over."""
    PaperSeries.objects.get_or_create(series=series, period=period)
    return PaperSeries.objects.select_for_update().get(series=series, period=period)


def shared_types(commune_id: int) -> Collection[str]:
    """The types that share one series in this office, as they are set now."""
    return Commune.objects.values_list("shared_types", flat=True).get(pk=commune_id)


def period_now(commune_id: int, symbol: str, on: date) -> str:
    """The period that a number given on this day belongs to, by the terms as they are set now."""
    if "/" not in symbol:  # not a Party committee's
        return period_of(symbol, on)
    return period_of(symbol, on, Commune.objects.get(pk=commune_id).terms)


def take_number(
    commune_id: int, symbol: str, period: str, *, state: str, by: Actor, at: datetime, issued_on: date | None = None,
    **line: Any,
) -> OutgoingEntry:  # fmt: skip
    """The next number of the symbol's series as a new line of the register.

    A type that has changed its series goes on above the numbers it used before; the numbers passed over are told
    by a line of their own. Raises Refusal when `issued_on` is not in the order of the numbers.
    """
    series = series_of(symbol, shared_types(commune_id))
    row = held_series(series, period)
    used = (
        OutgoingEntry.objects.filter(symbol=symbol, period=period).aggregate(last=Max("number"))["last"] or 0
    )
    if used > row.last:
        told = f"Số của ký hiệu {symbol} đã cấp ở dãy khác trước khi đổi cách đánh số."
        pass_over(row, to=used, note=told, by=by, at=at)
    number = row.last + 1
    if issued_on:
        refuse_disorder(series, period, number, issued_on)
    row.last = number
    row.save(update_fields=["last"])
    line.setdefault("type_name", TYPES[parted(symbol)[0]])
    return OutgoingEntry.objects.create(
        series=series, period=period, number=number, symbol=symbol, state=state, issued_on=issued_on, taken_at=at,
        by=by.name, **line,
    )  # fmt: skip


def pass_over(row: PaperSeries, *, to: int, note: str, by: Actor, at: datetime) -> OutgoingEntry:
    """One line for the numbers up to `to` that were given elsewhere. The caller holds the series."""
    line = OutgoingEntry.objects.create(
        series=row.series, period=row.period, number=row.last + 1, until=to, state=State.BEFORE, note=note[:500],
        taken_at=at, by=by.name,
    )  # fmt: skip
    row.last = to
    row.save(update_fields=["last"])
    return line


def refuse_disorder(series: str, period: str, number: int, on: date) -> None:
    """Raises Refusal when the date breaks the order of the numbers."""
    below, above = neighbours(series, period, number)
    if no := out_of_order(number, on, before=below, after=above):
        raise Refusal(no)


def kept_number(symbol: str, period: str, *, dialogue_id: int, kind: str) -> OutgoingEntry | None:
    """The number reserved for this paper of this dialogue, if any; the lowest when there are several."""
    kept = OutgoingEntry.objects.reserved().filter(
        symbol=symbol, period=period, dialogue=dialogue_id, kept_for=kind
    )
    return kept.order_by("number").first()


def fill_kept(entry: OutgoingEntry, *, state: str, issued_on: date, **line: Any) -> OutgoingEntry:
    """Give a reserved number to its paper. Raises Refusal when the date breaks the order, or when somebody has
    used or cancelled the number meanwhile."""
    held_series(entry.series, entry.period)
    refuse_disorder(entry.series, entry.period, entry.number, issued_on)
    changed = (
        OutgoingEntry.objects.reserved().filter(pk=entry.pk).update(state=state, issued_on=issued_on, **line)
    )
    if not changed:
        raise Refusal(f"Số {entry.code} vừa được người khác dùng hoặc hủy. Xin mở lại trang.")
    entry.refresh_from_db()
    return entry


def checked_symbol(symbol: str) -> str:
    """A symbol as people type it: capitals, no spaces. Raises Refusal when it cannot be one."""
    kept = "".join(symbol.split()).replace("–", "-").replace("—", "-")
    parts = kept.replace("/", "-").split("-")
    if len(parts) < 2 or len(kept) > 40 or not all(part.isalnum() for part in parts):
        raise Refusal(
            f"Ký hiệu “{symbol.strip()[:40]}” chưa đúng. Ký hiệu gồm chữ viết tắt tên loại và cơ quan ban hành, ví dụ "
            "KH-UBND; công văn thì ghi cơ quan và đơn vị soạn, ví dụ UBND-VP."
        )
    return kept


def checked_number(number: int) -> int:
    if not 1 <= number <= MOST:
        raise Refusal(f"Số văn bản phải từ 1 đến {MOST}. Xin kiểm tra lại.")
    return number


def next_of(commune_id: int, symbol: str, period: str) -> str:
    """The code the next paper of this symbol would get; only to be shown, nothing is taken."""
    series = series_of(symbol, shared_types(commune_id))
    last = (
        PaperSeries.objects.filter(series=series, period=period).values_list("last", flat=True).first() or 0
    )
    return code_of(last + 1, symbol)


def told_next(row: PaperSeries) -> str:
    return f"Dãy {series_name(row.series)} {told_period(row.period)} đã cấp đến số {padded(row.last)}"
