"""Given names written without a capital, after what people are called: "chị hoà kế toán", "ông bảy thạnh", "nha ba hue"."""

from collections.abc import Iterator
from itertools import pairwise

from .name_places import is_landmark
from .name_words import (
    BIRTH_ORDERS,
    FOLDED_BIRTH_ORDERS,
    FOLDED_TITLES,
    GIVEN_NAMES,
    SAID,
    Word,
    is_couple,
)
from .vietnamese import fold

_SURE_GIVEN_NAMES = frozenset(SAID["sure_given_names"])
#: Two words that are no name and what follows: "anh hàng xóm".
_NO_GIVEN_NAMES = frozenset(SAID["no_given_names"])
_TITLES = frozenset({
    "anh", "chị", "ông", "bà", "cô", "chú", "bác", "thím", "dì", "mợ", "cậu", "thằng", "cụ", "thầy", "mụ", "lão", "dượng",
    "bé", "cháu", "ổng", "bả", "tên",
})  # fmt: skip
#: Without marks the others are also other words: "có", "đi", "mở".
_BARE_TITLES = frozenset({"anh", "ong", "chu", "thim"})
_OF_A_HOUSE = frozenset({"ong", "ba", "anh", "chi", "co", "chu", "bac", "thim", "cau", "chong"})
_PARENTS = frozenset({"mẹ", "má", "bố", "ba", "cha", "tía", "bu", "me"})
_CHILD_OF = frozenset({"thằng", "cu", "thang"})
_SELF = frozenset({"em", "con", "cháu", "mình", "tôi", "tui"})
#: What is counted, or done: "bà hai con", "anh ba lần", "ông tư bị".
_AFTER_A_NUMBER = frozenset(SAID["after_numbers"])
_FOLDED_AFTER_A_NUMBER = frozenset(map(fold, _AFTER_A_NUMBER))
_NO_TITLED_NAMES = frozenset(SAID["no_titled_names"])


def small_names(written: str, words: list[Word]) -> Iterator[tuple[str, int, int]]:
    """(what, start, end) of each, in a text without capitals."""
    if any(word.capital for word in words[1:]):
        return
    bare = written.isascii()
    titles, names = (_BARE_TITLES, _SURE_GIVEN_NAMES) if bare else (_TITLES, GIVEN_NAMES)
    counted = _FOLDED_AFTER_A_NUMBER if bare else _AFTER_A_NUMBER
    orders = FOLDED_BIRTH_ORDERS if bare else BIRTH_ORDERS
    for at, (word, first) in enumerate(pairwise(words)):
        before = words[at - 1] if at else None
        if (
            word.low in _SELF
            and at + 2 < len(words)
            and is_couple(words, at + 1)
            and (not bare or all(each.low in _SURE_GIVEN_NAMES for each in words[at + 1 : at + 3]))
        ):
            yield "author", first.start, words[at + 2].end
            continue
        if before and before.low in _PARENTS and word.low in _CHILD_OF and (before.low == "me") == bare:
            yield "name", first.start, first.end  # "mẹ thằng tí"
            continue
        of_a_house = bool(bare and before and f"{before.bare} {word.bare}" == "vo chong") or (
            bare and before is not None and before.bare == "nha" and word.low in FOLDED_TITLES
        )
        called = word.low in titles or of_a_house
        pair = before and (before.low in _TITLES or before.low == "phan")  # "anh chị em", "phan anh"
        if not called or first.start - word.end != 1 or pair or is_landmark(words, at + 1, 1):
            continue
        more = words[at + 2] if at + 2 < len(words) and words[at + 2].start - first.end == 1 else None
        if f"{word.low} {first.low}" in _NO_TITLED_NAMES:
            continue
        if more and f"{first.bare} {more.bare}" in _NO_GIVEN_NAMES:
            continue
        numbered = more is not None and first.low in orders and more.low not in counted
        # "ông bà" is no "ông Ba".
        numbered = numbered and (
            not bare
            or (of_a_house and word.low in _OF_A_HOUSE)
            or (word.low in _BARE_TITLES and first.low != "ba")
        )
        if numbered or first.low in names:
            # "bé ngọc anh", "cô thanh hương"
            two = not bare and more is not None and (more.low in names or more.low == "anh")
            yield "name", first.start, more.end if more and (numbered or two) else first.end
