"""Letters compared without marks, position by position.

A plan is typed by many hands: `Uỷ ban` and `Ủy ban`, `HỘI ĐỘNG`, `đổi thoại` from a scanner. The readers
search in a *flat* copy of the text, where every character keeps its place, so that whatever is found can be
shown in the original.
"""

import re
import unicodedata

_DASHES = "‐‑‒–—―−"
_QUOTES = "“”„‟«»"


def _flat_table() -> dict[int, str]:
    table = {ord(capital): capital.lower() for capital in "ABCDEFGHIJKLMNOPQRSTUVWXYZ"}
    for code in (*range(0xC0, 0x250), *range(0x1E00, 0x1F00)):
        first = unicodedata.normalize("NFD", chr(code))[0].lower()
        if len(first) == 1 and first.isascii():
            table[code] = first
    table |= {ord(letter): "d" for letter in "đĐÐð"}
    table |= {ord(dash): "-" for dash in _DASHES}
    table |= {ord(quote): '"' for quote in _QUOTES}
    table |= {ord(space): " " for space in "\u00a0\u2002\u2003\u2009\u202f"}
    return table


_FLAT = _flat_table()


_CAPITALS = "A-ZÀÁÂÃÈÉÊÌÍÒÓÔÕÙÚÝĂĐĨŨƠƯ" + "".join(chr(code) for code in range(0x1EA0, 0x1EFA, 2))


def with_capitals(pattern: str) -> str:
    """A regular expression in which `@` stands for one Vietnamese capital letter (À-Ỹ would match small ones
    too).
    """
    return pattern.replace("@", f"[{_CAPITALS}]")


def flat(text: str) -> str:
    """Lower case, no marks, plain dashes and quotes; exactly as long as `text` (NFC expected)."""
    return text.translate(_FLAT)


def tidy(text: str) -> str:
    """One fact as people write it: single spaces, no marker before it, no stop after it."""
    text = re.sub(r"\s+", " ", text).strip()
    text = re.sub(r"\s+([,;.:)])", r"\1", text)
    text = re.sub(r"\(\s+", "(", text)
    return re.sub(r"[\s;,.:/]+$", "", text).lstrip(" -–—+*•;,.:")


def name_case(words: str) -> str:
    """`PHÚ THƯỢNG` → `Phú Thượng`. Not `str.title`, which breaks words at marks it does not know."""
    return " ".join(word[:1].upper() + word[1:].lower() for word in words.split())


def is_capitals(text: str) -> bool:
    """Whether most letters are capitals, as in a heading."""
    letters = [letter for letter in text if letter.isalpha()]
    return len(letters) >= 2 and sum(letter.isupper() for letter in letters) >= 0.8 * len(letters)


def has_vietnamese_marks(text: str) -> bool:
    """Whether the text holds at least a few letters only Vietnamese has (ơ, ư, đ, ạ, ế …)."""
    return len(re.findall("[ăâđêôơưĂÂĐÊÔƠƯ\u1ea0-\u1ef9]", text)) >= max(3, len(text) // 200)
