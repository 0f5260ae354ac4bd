"""Names with no title before them: "Hai Lúa với Ba Gà", "Bình gù", "con trai tôi Phàng", "đóng tiền cho Hường thủ quỹ"."""

import re
from collections.abc import Iterator

from .name_places import is_place
from .name_words import (
    BIRTH_ORDERS,
    COMMON_FAMILIES,
    FOLDED_BIRTH_ORDERS,
    GIVEN_NAMES,
    NAME_WORDS,
    NO_NAME,
    SAID,
    Word,
    is_couple,
)

_NICKNAMES = frozenset(SAID["nicknames"])
_NICKNAMES_WITH_CAPITAL = frozenset(SAID["nicknames_with_capital"]) | _NICKNAMES
_NUMBERED_PLACES = frozenset(SAID["numbered_places"])
_KIN = r"(?:con|vo|chong|me|ma|bo|cha|chau|em|anh|chi|ong|ba|co|chu|bac|di|cau|dau|re|dua)"
#: "con trai tôi Phàng", "vợ em là Hoa".
_OF_MINE = re.compile(
    rf"\b(?!ba con |con em ){_KIN}(?: (?:gai|trai|dau|re|ruot|noi|ngoai|ut|lon|nho|ca|hai|ba|tu))*"
    r" (?:toi|tui|em|chau|minh|con)(?:,| la| ten)* $"
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
_AND_I = re.compile(r"\b(?:toi|tui|em|chau|minh) (?:voi|va|cung) $")
_THANKS = re.compile(
    r"\b(?:cam on|tran trong|kinh (?:don|thu|chao|mong|bao|de nghi))\b[^.!?,\n]{0,25}[.!?,\n]\s*(?:[-–] )?$"
)
_OPENS = frozenset({"cho", "gui", "nho", "bao", "goi", "voi", "thay", "xin", "kinh"})
_LET = re.compile(r"\bcho(?: phep)? $")
_ASK = re.compile(r" (?:xin |duoc )?(?:hoi|gui|biet|dang ky|noi|gap)\b")
_BY_A_PLACE = frozenset({
    "o", "tai", "tu", "den", "toi", "ve", "qua", "nga", "vung", "di", "ra", "len", "xuong", "vao", "gan", "cong", "cua", "ty", "goc", "may",
    "he", "giong", "gao", "hang", "quan", "vuon", "chot", "day", "ngay", "thu", "thang", "giai", "lop", "ba", "mua", "tuyen", "nhanh",
    "dap", "dam", "rung", "giua", "ga", "trai", "tram", "sap", "ao", "lang", "dao", "mui", "hon", "cu", "nhom", "bau", "xe", "dien",
    "kinh", "kenh", "vam", "tac", "xeo", "muong", "rach", "ray",
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
        if not word.capital:
            continue
        left = words[at - 1] if at else None
        runs_on = left and left.capital and left.bare not in _OPENS and left.end + 1 == word.start
        if runs_on:
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
        elif many == 2 and _is_of_two(words, at, folded):
            yield "name", start, end
        elif many == 1 and word.low in GIVEN_NAMES and _ends_it(folded, start, end):
            yield "author", start, end
        elif many == 1 and _is_of_one(words, at, folded, said):
            said.add(word.low)
            yield "name", start, end


def _is_of_two(words: list[Word], at: int, folded: str) -> bool:
    """ "cháu dâu tôi Mỹ Hạnh", "viết giúp cho Trần Quý"; "tên mới là Trần Phú" may be a commune."""
    first, last = words[at : at + 2]
    if is_couple(words, at):
        return bool(_OF_MINE.search(folded, max(0, first.start - 40), first.start)) or _ends_it(
            folded, first.start, last.end
        )
    return (
        first.low in COMMON_FAMILIES
        and last.low in GIVEN_NAMES
        and words[at - 1].bare not in ("va", "la", "ten")
        and _TO_SOMEBODY.search(folded, max(0, first.start - 12), first.start) is not None
    )


def _is_of_one(words: list[Word], at: int, folded: str, said: set[str]) -> bool:
    """ "con trai tôi Phàng", "gọi Tâm cháu bà Mười", "cho Nhung hỏi"; or who was named before."""
    word, left = words[at], words[at - 1]
    if not at or word.low in NO_NAME or len(word.low) == 1:
        return False
    before = folded[max(0, word.start - 40) : word.start]
    again = word.low in said and left.bare not in _BY_A_PLACE and left.end + 1 == word.start
    return bool(
        (again and folded[left.end] == " ")
        or _OF_MINE.search(before)
        or (_TO_SOMEBODY.search(before) and _WHO_THAT_IS.match(folded, word.end))
        or (_AND_I.search(before) and word.low in NAME_WORDS)
        or (_LET.search(before) and _ASK.match(folded, word.end))
    )


def _ends_it(folded: str, start: int, end: int) -> bool:
    """ "… Xin cảm ơn! Thu Hằng": the last sentence is the name."""
    return not folded[end:].strip(" .\n") and _THANKS.search(folded, max(0, start - 50), start) is not None


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
