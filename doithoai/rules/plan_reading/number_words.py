"""Numbers a plan writes in words: `mười lăm ngày`, `mồng mười tháng chín`, `hai tuần`.

Without marks some of them are other words (`sáu` and `sau`, `năm` and `năm`, `tư` and `từ`), so `counted` looks at the
marked text, and the patterns for dates only between `ngày`, `tháng` and `năm`.
"""

import re

from .letters import flat

_UNITS = {
    "mot": 1, "hai": 2, "ba": 3, "bon": 4, "tu": 4, "nam": 5, "lam": 5, "sau": 6, "bay": 7, "tam": 8, "chin": 9,
}  # fmt: skip
WORDS = (
    r"(?:(?:(?:hai|ba|bon|nam|sau|bay|tam|chin) )?muoi(?: (?:mot|hai|ba|bon|tu|nam|lam|sau|bay|tam|chin))?"
    r"|mot|hai|ba|bon|tu|nam|sau|bay|tam|chin)"
)
"""One to ninety-nine in flat words; only where a number must stand."""

_ONES = "một|mốt|hai|ba|bốn|tư|năm|lăm|sáu|bảy|bẩy|tám|chín"
_BEFORE_A_UNIT = re.compile(
    rf"\b(?:(?:(?:hai|ba|bốn|năm|sáu|bảy|bẩy|tám|chín) )?mươi(?: (?:{_ONES}))?|mười(?: (?:{_ONES}))?"
    r"|một|hai|ba|bốn|năm|sáu|bảy|bẩy|tám|chín)(?= (?:\(\d{1,2}\) )?(?:ngày|tuần|tháng|giờ)\b)",
    re.I,
)


def value(words: str) -> int | None:
    """A number in digits or flat words (`15`, `muoi lam`) as an int; None for anything else."""
    if words.isdecimal():
        return int(words)
    tens, ten, ones = words.partition("muoi")
    if not ten:
        return _UNITS.get(words)
    more = _UNITS.get(ones.strip(), 0)
    return 10 * _UNITS.get(tens.strip(), 1) + more


def counted(text: str) -> str:
    """`flat(text)` with the number words before `ngày`, `tuần`, `tháng` and `giờ` as digits, every place kept.

    `mười lăm ngày` → `00000015 ngay`.
    """

    def digits(match: re.Match[str]) -> str:
        words = flat(match[0])
        return str(value(words) or 0).rjust(len(words), "0")

    return flat(_BEFORE_A_UNIT.sub(digits, text))
