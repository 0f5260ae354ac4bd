"""What a word of a text looks like: a family name, a middle name, a given one; and how many words from here may be a name."""

import re
import tomllib
from pathlib import Path
from typing import NamedTuple

from .vietnamese import fold, tone_folded_word

LONGEST_NAME = 5  # words

SAID: dict[str, list[str]] = tomllib.loads(
    (Path(__file__).parent.parent / "regulations" / "people.toml").read_text(encoding="utf-8")
)
FAMILIES = frozenset(SAID["families"] + SAID["rare_families"])
COMMON_FAMILIES = frozenset(SAID["common_families"])
FOLDED_FAMILIES = frozenset(map(fold, SAID["families"]))
_MIDDLES = frozenset(SAID["middles"])
FOLDED_MIDDLES = frozenset(map(fold, _MIDDLES))
VAN_OR_THI = ("văn", "thị")
_NOT_AFTER_MIDDLE = frozenset({"hoa", "nghe", "phong", "tran", "xa", "truong", "ban", "minh", "thu", "hoc"})
#: "Cụt Thị Hoa" with its marks and capitals is a name, "Nhà Văn Hóa" none.
_NOT_AFTER_MIDDLE_WRITTEN = frozenset(
    {"hóa", "hoá", "nghệ", "phòng", "trấn", "xã", "trường", "bản", "minh", "học"}
)
#: "lam cong ty": without marks as often other words.
_NO_MIDDLE = {
    "cong": frozenset(SAID["after_cong"]),
    "thi": frozenset(SAID["after_thi"]),
}
#: Capitals that no name goes on with: "Lầu Bá Chò HIV".
_ENDS_NAME = frozenset(
    {
        "hiv",
        "aids",
        "cccd",
        "cmnd",
        "cmt",
        "sđt",
        "sdt",
        "đt",
        "dt",
        "tk",
        "stk",
        "bhyt",
        "bhxh",
        "zalo",
        "sn",
        "mst",
        "thôn",
        "bản",
        "xóm",
        "ấp",
    }
)
#: In the South a child bears the number of its birth: "Chín Hiền", "Út Nhỏ".
BIRTH_ORDERS = frozenset({"hai", "ba", "tư", "năm", "bốn", "sáu", "bảy", "bẩy", "tám", "chín", "mười", "út"})
FOLDED_BIRTH_ORDERS = frozenset(map(fold, BIRTH_ORDERS))
TITLES = frozenset(SAID["titles"])
#: Without marks these are other words: "đường", "sự", "rẻ", "đầu".
FOLDED_TITLES = frozenset(map(fold, TITLES)) - {"duong", "su", "tia", "re", "dau"}
NO_NAME = frozenset(SAID["no_names"])
PLACES = frozenset(SAID["places"])
FOLDED_PLACES = frozenset(map(fold, PLACES))
_OFFICE_WORDS = frozenset(
    {"trưởng", "phó", "chủ", "bí", "giám", "hiệu", "kế", "ủy", "uỷ", "ubnd", "hđnd", "mttq"}
)
_WORD = re.compile(r"[^\W\d_]+(?:['’][^\W\d_]+)?")
TWO_WORD_FAMILIES = frozenset(SAID["two_word_families"])
_GIVEN_WITH_CAPITAL = frozenset(map(tone_folded_word, SAID["given_names_with_capital"]))
GIVEN_NAMES = frozenset(map(tone_folded_word, SAID["given_names"]))
_ANY_GIVEN = GIVEN_NAMES | _GIVEN_WITH_CAPITAL
NAME_WORDS = FAMILIES | _ANY_GIVEN | BIRTH_ORDERS | _MIDDLES
_WATERS = frozenset(
    {"tà", "nậm", "đạ", "đắk", "đăk", "ea", "ia", "huổi", "suối", "krông", "núi", "thủy", "nước", "chứa"}
)


class Word(NamedTuple):
    start: int
    end: int
    low: str
    bare: str
    capital: bool


def words_of(written: str, folded: str) -> list[Word]:
    """The words of a text; `folded` has every sign of `written` in its place."""
    return [
        Word(start, end, tone_folded_word(written[start:end]), folded[start:end], written[start].isupper())
        for start, end in (found.span() for found in _WORD.finditer(written))
    ]


def length_of_name(words: list[Word], at: int, *, shouted: bool) -> int:
    """Words of the name that may begin here: by its capitals, or by a family and a middle name."""
    first = words[at]
    following = words[at + 1].low if at + 1 < len(words) else ""
    if (
        first.low in NO_NAME
        and first.low not in FAMILIES
        and not (at and first.capital and first.low in GIVEN_NAMES and words[at - 1].low in TITLES)
        and not (is_shaped(words, at, 3) or (first.low in TWO_WORD_FAMILIES and "'" in following))
    ):
        return (
            2
            if first.low in BIRTH_ORDERS and at + 1 < len(words) and words[at + 1].capital and first.capital
            else 0
        )
    if first.low == "hồ" and following in _WATERS:
        return 0
    if first.capital and not shouted:
        many = 1
        while (
            at + many < len(words) and many < LONGEST_NAME and words[at + many].capital
            and words[at + many].start - words[at + many - 1].end == 1 and words[at + many].low not in _ENDS_NAME
            and not _begins_office(words, at + many)
        ):  # fmt: skip
            many += 1
        return 0 if _place_before_name(words, at, many) else many
    if (
        at + 2 < len(words)
        and ((is_family(first) and _is_small_middle(words, at + 1)) or _is_shaped_small(words, at))
        and words[at + 2].end - first.start < 30
    ):
        four = words[at + 3 : at + 4]
        if four and four[0].low in GIVEN_NAMES and four[0].start - words[at + 2].end == 1:
            return 4  # "nguyễn thị thu trang"
        return (
            3 if words[at + 1].start - first.end == 1 and words[at + 2].start - words[at + 1].end == 1 else 0
        )
    return 0


def is_family(word: Word) -> bool:
    return word.low in FAMILIES or (word.low.isascii() and word.low in FOLDED_FAMILIES)


def _is_middle(word: Word) -> bool:
    return word.low in _MIDDLES or (word.low.isascii() and word.low in FOLDED_MIDDLES)


def _is_small_middle(words: list[Word], at: int) -> bool:
    middle, last = words[at].low, words[at + 1].bare
    return _is_middle(words[at]) and last not in _NO_MIDDLE.get(middle, ())


def is_shaped(words: list[Word], at: int, many: int) -> bool:
    """Three capitals around "Văn" or "Thị" are a name whatever the family; without marks, around any middle name of
    a family that looks like another word: "Do Huu Nghiem"."""
    if many < 3 or at + 2 >= len(words) or not all(word.capital for word in words[at : at + 3]):
        return False
    if words[at + 2].start - words[at].end != words[at + 1].end - words[at + 1].start + 2:
        return False
    first, middle, last = words[at : at + 3]
    if first.low in FOLDED_FAMILIES and first.low.isascii():
        return _is_middle(middle) and middle.low.isascii()
    return _is_van_or_thi(middle, last, ("văn", "thị", "van", "thi")) and first.low not in NO_NAME | PLACES


def _is_shaped_small(words: list[Word], at: int) -> bool:
    """ "ông tao văn kẻo": after a title the same without capitals."""
    titled = at > 0 and words[at - 1].low in TITLES and words[at].low not in TITLES | NO_NAME
    return titled and _is_van_or_thi(words[at + 1], words[at + 2])


def _is_van_or_thi(middle: Word, last: Word, middles: tuple[str, ...] = VAN_OR_THI) -> bool:
    """Whether it stands in a name, not in "văn hóa" or "thị trấn"."""
    if last.capital and not (middle.low.isascii() and last.low.isascii()):
        return middle.low in middles and last.low not in _NOT_AFTER_MIDDLE_WRITTEN
    return middle.low in middles and last.bare not in _NOT_AFTER_MIDDLE


def is_given_after(last: Word) -> bool:
    """Whether a name may end so after "văn" or "thị": never "quản lý thị trường"."""
    return last.low not in _NOT_AFTER_MIDDLE_WRITTEN


def is_of_a_man(words: list[Word], at: int) -> bool:
    """ "Y Bhưm Niê"; "Y tế" and "Y sĩ" are none, nor are they with a capital."""
    more = words[at + 1 : at + 2]
    return words[at].low == "y" and bool(more) and more[0].capital and more[0].bare not in ("te", "si", "ban")


def is_of_two_words(words: list[Word], at: int, many: int) -> bool:
    """ "Siu Blêt": a family of the highlands and one name."""
    return many >= 2 and words[at].capital and words[at].low in TWO_WORD_FAMILIES


def is_couple(words: list[Word], at: int) -> bool:
    """ "nhà Tuấn Hằng": two given names; with capitals one of them may be any other word too."""
    two = words[at : at + 2]
    given = sum(word.low in GIVEN_NAMES for word in two)
    return given == 2 or (
        given == 1 and len(two) == 2 and all(word.capital and word.low in _ANY_GIVEN for word in two)
    )


def _begins_office(words: list[Word], at: int) -> bool:
    """ "ông Đinh Đức Khoa Trưởng Công an": here the name is over."""
    pair = f"{words[at].low} {words[at + 1].low}" if at + 1 < len(words) else ""
    return words[at].low in _OFFICE_WORDS or pair == "công an"


def _place_before_name(words: list[Word], at: int, many: int) -> bool:
    """ "bản Co Mận Giàng A Sơn": what stands before the family name, when no title does, is the place."""
    titled = at > 0 and words[at - 1].low in TITLES
    if titled or words[at].low in FAMILIES or "'" in words[at].low:
        return False
    placed = at > 0 and words[at - 1].low in PLACES  # "làng Đăk Rơ Wa"
    return any(words[at + more].low in FAMILIES for more in range(1, many - (2 if placed else 1)))
