"""Whether a name says where and not who: a street, a school or a hamlet that bears it, a road past somebody's house."""

from .name_words import FOLDED_PLACES, NO_NAME, PLACES, SAID, Word
from .vietnamese import fold

_NO_PLACE = frozenset({"gia_đình", "gia_dinh", "chủ_hộ", "chu_ho", "đối_tượng", "doi_tuong"})
#: Whose they are: "con gái đầu chị Lụa", "cháu ngoại ông Sung".
_BY_A_PLACE = frozenset(SAID["by_a_place"])
_FOLDED_BY_A_PLACE = frozenset(map(fold, _BY_A_PLACE)) - {"cho", "do", "lo"}
TO_A_PLACE = frozenset(SAID["to_a_place"])


def is_of_a_street(words: list[Word], at: int, many: int, folded: str) -> bool:
    """ "ngã tư Tăng Bạt Hổ – Đinh Tiên Hoàng": what a dash joins are two streets."""
    last = at + many - 1
    for one, other in ((at - 1, at), (last, last + 1)):
        if one >= 0 and other < len(words) and words[one].capital and words[other].capital:
            between = folded[words[one].end : words[other].start]
            if between.strip() in ("-", "–") and words[other].low not in NO_NAME:
                return True
    return False


def is_place(words: list[Word], before: int, many: int) -> bool:
    """Whether the word before makes it the name of a place: "đường Nguyễn Trãi", "trường Lê Quý Đôn"."""
    word = words[before]
    if before and f"{words[before - 1].low} {word.low}" in (
        "trưởng thôn",
        "trưởng bản",
        "trưởng xóm",
        "trưởng ấp",
    ):
        return many < 3  # "trưởng thôn Đồng Mới" is a hamlet, "trưởng thôn Lê Văn Ba" a person
    if before and words[before - 1].bare in ("truong", "pho") and word.bare in ("thon", "ban", "xom", "ap"):
        return many < 3
    pair = f"{words[before - 1].low}_{word.low}" if before else ""
    if pair in _NO_PLACE:
        return False
    if word.low in PLACES or pair in PLACES:
        return True
    return (word.low.isascii() and word.low in FOLDED_PLACES) or (pair.isascii() and pair in FOLDED_PLACES)


def _is_by_a_place(word: Word) -> bool:
    return word.low in _BY_A_PLACE or (word.low.isascii() and word.low in _FOLDED_BY_A_PLACE)


def is_landmark(words: list[Word], at: int, many: int) -> bool:
    """ "cổng bà Năm", "từ nhà ông Tư ra chợ": says where, not who; "nhà ông Tư nuôi lợn" says who."""
    if at < 2 or words[at - 2].bare not in {"nha", "ho"}:
        return at >= 2 and _is_by_a_place(words[at - 2])
    to = words[at + many].bare if at + many < len(words) else ""
    return (at >= 3 and _is_by_a_place(words[at - 3])) or to in TO_A_PLACE
