"""Which number a paper takes: one unbroken sequence for each series and period (NĐ 30/2020, Điều 15).

"Số của văn bản … được ghi liên tục từ 01 bắt đầu ngày đầu năm"; number and symbol together are unique in the
period, the same for paper and electronic, and follow the order of the dates. Which types share a series is for
the head of the office to decide.
"""

from collections.abc import Collection, Sequence
from datetime import date

from doithoai.rules.paper_style import LETTER, STATE, padded, style_for
from doithoai.rules.vietnamese import table_date

LETTER_TYPE = "CV"
"""The type of an official letter in the name of its series; its symbol carries none (Phụ lục I, II.3)."""

COMMON = "Chung"
"""The name of the one series that several types share: "Chung-UBND"."""

TYPES: dict[str, str] = {
    LETTER_TYPE: LETTER,
    **{short: named for named, short in STATE.abbreviations.items()},
}
"""Every type a paper may have, by its abbreviation."""

TERM = 5
"""Years between two congresses of the Party."""

MOST = 99_999
"""No office of a commune comes near it; a larger number is a slip of the finger."""


def code_of(number: int, symbol: str) -> str:
    """ "06/KH-HĐND": below ten with a leading zero. A Party symbol holds the slash itself: "06-KH/ĐU"."""
    return f"{padded(number)}{'-' if '/' in symbol else '/'}{symbol}"


def parted(symbol: str) -> tuple[str, str]:
    """A symbol as (type, issuer): "KH-UBND" and "KH/ĐU" begin with the type, a letter's "UBND-VP" with the issuer."""
    first, _, rest = symbol.replace("/", "-", 1).partition("-")
    return (first, rest) if first in TYPES and rest else (LETTER_TYPE, first)


def series_of(symbol: str, shared: Collection[str] = ()) -> str:
    """The series a paper of this symbol is numbered in; `shared`: the types that have one series together."""
    kind, issuer = parted(symbol)
    return f"{COMMON if kind in shared else kind}-{issuer}"


def period_of(symbol: str, on: date, terms: Sequence[date] = ()) -> str:
    """What the numbers of a symbol start from 01 in: the year ("2026"), or the term of a Party committee
    ("NK 2025-2030": five years from its first). `terms`: when those of this committee began."""
    style = style_for("party" if "/" in symbol else "state", on)
    began = style.number_period(on, terms)
    return str(began) if style.numbering == "year" else f"NK {began}-{began + TERM}"


def told_period(period: str) -> str:
    """ "năm 2026", "nhiệm kỳ 2025-2030"."""
    return f"nhiệm kỳ {period.removeprefix('NK ')}" if period.startswith("NK ") else f"năm {period}"


def series_name(series: str) -> str:
    """ "Kế hoạch (UBND)", for people."""
    kind, _, issuer = series.partition("-")
    return f"{'Dãy chung' if kind == COMMON else TYPES.get(kind, kind)} ({issuer})"


def out_of_order(
    number: int, on: date, *, before: tuple[int, date] | None, after: tuple[int, date] | None
) -> str | None:
    """Why number `number` cannot be dated `on`; None when it can.

    `before` and `after`: the number and date of the latest paper with a lower number and of the earliest with a
    higher one, where there is one.
    """
    if before and on < before[1]:
        told = f"từ ngày {table_date(before[1])} (ngày của số {padded(before[0])}) trở đi"
    elif after and on > after[1]:
        told = f"chậm nhất ngày {table_date(after[1])} (ngày của số {padded(after[0])})"
    else:
        return None
    return (
        f"Số được cấp theo thứ tự thời gian: số {padded(number)} phải ghi ngày {told}, không ghi ngày {table_date(on)} "
        "được. Xin sửa ngày ban hành."
    )
