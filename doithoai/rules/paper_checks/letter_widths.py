"""How wide a line of Times is, near enough to judge the rule under it in anybody's paper.

Thousandths of an em, as in the metrics of the face. Our renderers measure in their embedded face, to the point
(outputs/papers/typeface); this floor stands below them and needs no more than a tenth.
"""

import unicodedata

_UPRIGHT = dict(zip(
    "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz",
    (722, 667, 667, 722, 611, 556, 722, 722, 333, 389, 722, 611, 889, 722, 722, 556, 722, 667, 556, 611, 722, 722,
     944, 722, 722, 611, 444, 500, 444, 500, 444, 333, 500, 500, 278, 278, 500, 278, 778, 500, 500, 500, 500, 333,
     389, 278, 500, 500, 722, 500, 500, 444),
    strict=True,
))  # fmt: skip
_BOLD = dict(zip(
    "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz",
    (722, 667, 722, 722, 667, 611, 778, 778, 389, 500, 778, 667, 944, 722, 778, 611, 778, 722, 556, 667, 722, 722,
     1000, 722, 722, 667, 500, 556, 444, 556, 444, 333, 500, 556, 278, 333, 556, 278, 833, 556, 500, 556, 556, 444,
     389, 333, 556, 500, 722, 500, 500, 444),
    strict=True,
))  # fmt: skip
_SIGNS = {" ": 250, ",": 250, ".": 250, ":": 278, ";": 278, "/": 278, "-": 333, "(": 333, ")": 333}
MM_PER_POINT = 25.4 / 72


def width_mm(text: str, size: float, *, bold: bool = False) -> float:
    """The width of one line in millimetres."""
    table = _BOLD if bold else _UPRIGHT
    total = 0
    for sign in unicodedata.normalize("NFD", text):
        if not unicodedata.combining(sign):
            plain = {"đ": "d", "Đ": "D"}.get(sign, sign)
            total += table.get(plain) or _SIGNS.get(plain, 500)
    return total / 1000 * size * MM_PER_POINT
