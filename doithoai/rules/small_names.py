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
    "bé", "cháu", "ổng", "bả",
})  # fmt: skip
#: Without marks the others are also other words: "có", "đi", "mở".
_BARE_TITLES = frozenset({"anh", "ong", "chu", "chi", "bac", "thay", "thim", "duong"})
_NUMBERED_TITLES = frozenset({"ong", "chu", "thim", "anh", "bac", "duong"})
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
        if word.low in _SELF and is_couple(words, at + 1) and at + 2 < len(words):
            yield "author", first.start, words[at + 2].end
            continue
        of_a_house = bare and before is not None and before.bare == "nha" and word.low in FOLDED_TITLES
        called = word.low in titles or of_a_house
        pair = before and before.low in _TITLES  # "anh chị em"
        if not called or first.start - word.end != 1 or pair or is_landmark(words, at + 1, 1):
            continue
        more = words[at + 2] if at + 2 < len(words) and words[at + 2].start - first.end == 1 else None
        if f"{word.low} {first.low}" in _NO_TITLED_NAMES:
            continue
        if more and f"{first.bare} {more.bare}" in _NO_GIVEN_NAMES:
            continue
        numbered = more is not None and first.low in orders and more.low not in counted
        numbered = numbered and (not bare or of_a_house or word.low in _NUMBERED_TITLES)
        if numbered or first.low in names:
            yield "name", first.start, more.end if numbered and more else first.end
