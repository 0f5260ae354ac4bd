"""Names with no title before them: "Hai Lúa với Ba Gà", "Bình gù", "con trai tôi Phàng", "đóng tiền cho Hường thủ quỹ"."""

import re
from collections.abc import Iterator

from .name_places import is_place
from .name_words import (
    BIRTH_ORDERS,
    FOLDED_BIRTH_ORDERS,
    GIVEN_NAMES,
    NO_NAME,
    SAID,
    Word,
)

_NICKNAMES = frozenset(SAID["nicknames"])
_NICKNAMES_WITH_CAPITAL = frozenset(SAID["nicknames_with_capital"]) | _NICKNAMES
_NUMBERED_PLACES = frozenset(SAID["numbered_places"])
_KIN = r"(?:con|vo|chong|me|ma|bo|cha|chau|em|anh|chi|ong|ba|co|chu|bac|di|cau|dau|re|dua)"
#: "con trai tôi Phàng", "vợ em là Hoa".
_OF_MINE = re.compile(
    rf"\b(?!ba con ){_KIN}(?: (?:gai|trai|dau|re|ruot|noi|ngoai|ut|lon|nho|ca|hai|ba|tu))* (?:toi|tui|em|chau|minh|con)(?:,| la| ten)* $"
)
#: Who is spoken to, paid, asked or stands beside another.
_TO_SOMEBODY = re.compile(
    r"\b(?:goi|bao|gap|hoi|nho|cho|cua|voi|va|thang|con|bon|nhom|do|bi|thay|dua|ten|la|nha|ong|gui|tra|vay|moi|mang|ke|to) $"
)
_WHO_THAT_IS = re.compile(
    r",? (?:la )?(?:(?:con|chau|vo|chong|em|me|bo)(?: (?:gai|trai|dau|re|ut|noi|ngoai))* (?:cua |nha )?"
    r"(?:ong|ba|anh|chi|co|chu|bac|cu|toi|tui)"
    r"|thu quy|ke toan|thon (?:doi|truong)|truong (?:thon|ban|ap|xom|khu|buon)|cong an(?: vien)?|to truong|y ta|y te|can bo"
    r"|dia chinh|chu (?:quan|tiem|nha|xuong|vua|thau|tro|lo)|tho (?:may|ho|xay|dien|moc)|lai xe"
    r"|ban (?:ca|thit|rau|hang|bun|pho)|hang xom|xom (?:tren|duoi)|nha (?:ben|ke|canh|doi dien|toi|tui))\b"
)
#: "Cho Nhung hỏi".
_OPENS = frozenset({"cho", "gui", "nho", "bao", "goi", "voi", "thay", "xin", "kinh"})
_LET = re.compile(r"\bcho(?: phep)? $")
_ASK = re.compile(r" (?:xin |duoc )?(?:hoi|gui|biet|dang ky|noi|gap)\b")
_BY_A_PLACE = frozenset({
    "o", "tai", "tu", "den", "toi", "ve", "qua", "nga", "vung", "di", "ra", "len", "xuong", "vao", "gan", "cong", "cua", "ty", "goc", "may",
    "he", "giong", "gao", "hang", "quan", "vuon", "chot", "day", "ngay", "thu", "thang", "giai", "lop", "ba", "mua", "tuyen", "nhanh",
    "dap", "dam", "rung", "giua", "ga", "trai", "tram", "sap", "ao", "lang", "dao", "mui", "hon", "cu", "nhom", "bau", "xe", "dien",
})  # fmt: skip


def is_nickname(words: list[Word], at: int) -> bool:
    """ "Tâm Đen", "Tuấn Khỉ", "Bình gù": a given name and what the village puts behind it."""
    if at + 1 >= len(words) or not words[at].capital or words[at + 1].start - words[at].end != 1:
        return False
    more = words[at + 1]
    return words[at].low in GIVEN_NAMES and more.low in (
        _NICKNAMES_WITH_CAPITAL if more.capital else _NICKNAMES
    )


def bare_names(
    words: list[Word], folded: str, said: set[str], *, marked: bool
) -> Iterator[tuple[str, int, int]]:
    """(what, start, end) of each; what a title announces is found by `people_named`: `said` are the last words of those."""
    for at, word in enumerate(words):
        left = words[at - 1] if at else None
        runs_on = left and left.capital and left.bare not in _OPENS and left.end + 1 == word.start
        if not word.capital or runs_on:
            continue
        many = 1
        while (
            at + many < len(words)
            and words[at + many].capital
            and words[at + many].start - words[at + many - 1].end == 1
        ):
            many += 1
        start, end = word.start, words[at + many - 1].end
        # "cho Hường" is no market where it would be marked as one.
        if at and is_place(words, at - 1, 1) and not (marked and words[at - 1].low in ("cho", "do")):
            continue
        if many == 2 and _is_numbered(words, at, folded):
            yield "name", start, end
        elif many <= 2 and is_nickname(words, at) and _after_somebody(folded, start):
            yield "name", start, words[at + 1].end
        elif many == 1 and at and word.low not in NO_NAME and len(word.low) > 1:
            before = folded[max(0, start - 40) : start]
            again = word.low in said and before[-1:] == " " and words[at - 1].bare not in _BY_A_PLACE
            if (
                _OF_MINE.search(before)
                or (_TO_SOMEBODY.search(before) and _WHO_THAT_IS.match(folded, end))
                or (_LET.search(before) and _ASK.match(folded, end))
                or (again and words[at - 1].end + 1 == start)
            ):
                said.add(word.low)
                yield "name", start, end


def _after_somebody(folded: str, start: int) -> bool:
    return (
        start == 0
        or folded[:start].rstrip()[-1:] in ".,;:!?"
        or bool(_TO_SOMEBODY.search(folded, max(0, start - 12), start))
    )


def _is_numbered(words: list[Word], at: int, folded: str) -> bool:
    """ "Hai Lúa", "Năm Thẹo" where no place stands before."""
    first, more = words[at : at + 2]
    ascii_too = first.low.isascii() and more.low.isascii() and first.low in FOLDED_BIRTH_ORDERS
    if not (first.low in BIRTH_ORDERS or ascii_too) or f"{first.bare} {more.bare}" in _NUMBERED_PLACES:
        return False
    if more.low in NO_NAME or (at and words[at - 1].bare in _BY_A_PLACE):
        return False
    opens = not at or folded[: first.start].rstrip()[-1:] in ".!?"
    # "Ba Thê ngập": what opens a sentence may be a place unless it has a tone or is followed by who.
    return not opens or not folded[more.end : more.end + 1].isalnum()
