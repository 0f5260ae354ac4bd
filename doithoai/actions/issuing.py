"""Number one paper and keep its facts: shared by every verb that issues one."""

from collections.abc import Callable
from datetime import date, datetime
from typing import Any

from doithoai.actions.kernel import Refusal
from doithoai.models import Actor, Dialogue, Paper, PaperSeries
from doithoai.outputs.papers.drafts import draft

#: How far from today the date of a paper may lie (days): a slip of the finger is refused.
MOST_DAYS_BACK, MOST_DAYS_AHEAD = 60, 7


def issue_paper(
    dialogue: Dialogue, kind: str, *, issued_on: date, by: Actor, at: datetime, **more: Any
) -> Paper:
    """Take the next number of the series of the year and store the facts as they are now.

    One sequence a year per issuing symbol ("KH-UBND"), from 01 (NĐ 30/2020, Điều 15). The kernel
    holds the transaction, so a number is never taken by a paper that was not issued.
    """
    days = (issued_on - at.date()).days
    if not -MOST_DAYS_BACK <= days <= MOST_DAYS_AHEAD:
        raise Refusal(
            f"Ngày ban hành {issued_on:%d/%m/%Y} cách hôm nay {abs(days)} ngày; xin kiểm tra lại ngày ghi trên văn bản."
        )
    symbol = draft(kind, dialogue, **more).issue.symbol
    number = next_number(symbol, issued_on.year)
    facts = draft(kind, dialogue, number=number, issued_on=issued_on, **more)
    return Paper.objects.create(
        dialogue=dialogue, kind=kind, subject=facts.content().name[:500], number=number, symbol=symbol,
        issued_on=issued_on, facts=facts.as_json(), created_at=at, by=by.name,
    )  # fmt: skip


def is_incomplete(kind: str) -> Callable[[Dialogue, Actor], str | None]:
    """A condition: the paper still lacks something it must say. Names all of it, not the first only."""

    def incomplete(dialogue: Dialogue, by: Actor) -> str | None:
        missing = draft(kind, dialogue).missing()
        return (
            f"{Paper.Kind(kind).label} còn thiếu {', '.join(missing)}. Xin bổ sung rồi ban hành."
            if missing
            else None
        )

    return incomplete


def issue_complete_paper(dialogue: Dialogue, kind: str, *, issued_on: date, by: Actor, at: datetime) -> Paper:
    """Issue a paper whose facts are only known inside the deed; Refusal when something is still missing."""
    if no := is_incomplete(kind)(dialogue, by):
        raise Refusal(no)
    return issue_paper(dialogue, kind, issued_on=issued_on, by=by, at=at)


def next_number(series: str, year: int) -> int:
    PaperSeries.objects.get_or_create(series=series, year=year)
    row = PaperSeries.objects.select_for_update().get(series=series, year=year)
    row.last += 1
    row.save(update_fields=["last"])
    return row.last
