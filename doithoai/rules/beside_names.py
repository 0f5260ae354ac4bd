"""What stands beside a name and tells more of its bearer: the day of birth without a word, the class and school of a child."""

import re
from collections.abc import Iterable, Iterator

from .name_words import NAME_WORDS, PLACES
from .vietnamese import tone_folded_word

_DAY = re.compile(
    r"[ ,(\-–]{1,3}(?P<it>\d{1,2} ?[/.\-] ?\d{1,2} ?[/.\-] ?(?:19[2-9]|20[0-3])\d)"
    r"(?= ?[,;.)\-–]|$| (?:o|tai|que|dan toc|thuong|tru|cccd|cmnd|thon|ban|xom|ap)\b)"
)
_YEAR = re.compile(
    r" ?\((?:sn |sinh )?(?P<it>(?:19[2-9]|20[0-2])\d)\)|,? (?:[-–] )?(?P<bare>19[2-9]\d)(?= ?[,;)\-–]|$)"
)
_SAID_OF_A_CHILD = r"(?:[ ,(]{1,2}(?:(?:nha|con|chau|cua) (?:toi|em|tui|minh|chau)|nam nay|dang|hien|nay|hoc sinh|hs|hoc|la|o))*"
#: "lớp 12" alone is of many, "lớp 6D" of a few.
_A_CLASS = r"(?:lop|khoi) \d{1,2} ?(?:[a-z]\d?(?!\w)|(?=/)|(?=,? truong ))(?:/\d{1,2})?|lop (?:la|choi|mam) ?\d?(?=,? truong )"
_CLASS = re.compile(
    rf"{_SAID_OF_A_CHILD}[ ,(]{{1,2}}(?P<it>{_A_CLASS}|\d{{1,2}}(?:/\d{{1,2}}|[a-z]\d?)(?=,? truong )|\d{{1,2}}[a-z]\d?(?=[,.;)]))"
)
#: Also of a child without a name, when it is one class of one school.
_CLASS_OF_MINE = re.compile(
    rf"\b(?:con|chau)(?: (?:gai|trai|lon|ut|be|dau|nho))? (?:toi|tui|em|minh)(?: dang| nam nay)* hoc (?P<it>{_A_CLASS})(?=,? truong )"
)
_KINDS = (
    r"(?: (?:ptdt(?:bt|nt)?|mam non|mau giao|tieu hoc|th|thcs|thpt|trung hoc(?: co so| pho thong)?|(?:pho thong )?dan toc (?:noi"
    r"|ban) tru|noi tru|ban tru))*"
)
_SCHOOL = re.compile(rf"(?:[ ,]{{1,2}}(?:cua |o )?)(?P<it>truong{_KINDS})\b")
#: A name and what it is reached by.
_REACHED_BY = re.compile(r"[ :,(\-–]{1,3}")
_WORDS = re.compile(r"[^\W\d_]+")
_WORD = re.compile(r" (\w+)")


def before_numbers(written: str, starts: Iterable[int]) -> Iterator[tuple[str, int, int]]:
    """("name", start, end) of each that stands right before the number it is reached by: "xin báo Kim Chi 0943…"."""
    for start in starts:
        words = list(_WORDS.finditer(written, max(0, start - 30), start))
        first = last = len(words)
        while (
            first and words[first - 1][0][0].isupper() and tone_folded_word(words[first - 1][0]) in NAME_WORDS
        ):
            first -= 1
        spoken = words[first - 1][0] if first else ""
        opens = first < last and written[: words[first].start()].rstrip()[-1:] in ("", ".", "!", "?")
        if (
            0 < last - first < 4
            and (opens or (spoken.islower() and spoken not in PLACES))
            and _REACHED_BY.fullmatch(written[words[-1].end() : start])
        ):
            yield "name", words[first].start(), words[-1].end()


def beside_names(written: str, folded: str, ends: Iterable[int]) -> Iterator[tuple[str, int, int]]:
    """(what, start, end) of each; `ends`: where the names found in the text end."""
    for end in ends:
        if day := _DAY.match(folded, end):
            yield "birth_date", *day.span("it")
        elif year := _YEAR.match(folded, end):
            yield "birth_date", *year.span(year.lastgroup or 0)
        if found := _CLASS.match(folded, end):
            yield from _class_and_school(written, folded, found)
    for found in _CLASS_OF_MINE.finditer(folded):
        yield from _class_and_school(written, folded, found)


def _class_and_school(written: str, folded: str, found: re.Match[str]) -> Iterator[tuple[str, int, int]]:
    yield "class", *found.span("it")
    if school := _SCHOOL.match(folded, found.end()):
        end = school.end()
        while (word := _WORD.match(written, end)) and not word[1][0].islower():
            end = word.end()
        yield "school", school.start("it"), end
