"""Names, children and health in what people write: found by the words around them, never by a dictionary of names.

Full names are found wherever they are said of a person; a given name alone after "anh" or "bà", except where it says a
place, so that "đường từ nhà ông Tư ra chợ" stays a road. Streets, schools and hamlets that bear a person's name stay.
"""

import re
import tomllib
from collections.abc import Callable, Iterator
from functools import cache
from pathlib import Path
from typing import NamedTuple

from .vietnamese import fold, tone_folded_word

PEOPLE_LABELS: dict[str, str] = {
    "author": "tên người gửi",
    "accused": "tên người bị nêu",
    "child": "tên trẻ em",
    "name": "họ tên",
    "health": "thông tin sức khỏe",
}

LONGEST_NAME = 5  # words
SHOUTED = 0.6  # of the letters are capitals: capitals say nothing

_SAID: dict[str, list[str]] = tomllib.loads(
    (Path(__file__).parent.parent / "regulations" / "people.toml").read_text(encoding="utf-8")
)
_FAMILIES = frozenset(_SAID["families"])
_FOLDED_FAMILIES = frozenset(map(fold, _FAMILIES))
_MIDDLES = frozenset(_SAID["middles"])
_FOLDED_MIDDLES = frozenset(map(fold, _MIDDLES))
_VAN_OR_THI = ("văn", "thị")
_NOT_AFTER_MIDDLE = frozenset({"hoa", "nghe", "phong", "tran", "xa", "truong", "ban", "minh", "thu", "hoc"})
#: In the South a child bears the number of its birth: "Chín Hiền", "Út Nhỏ".
_BIRTH_ORDERS = frozenset({"hai", "ba", "tư", "năm", "sáu", "bảy", "bẩy", "tám", "chín", "mười", "út"})
_TITLES = frozenset(_SAID["titles"])
_FOLDED_TITLES = frozenset(map(fold, _TITLES))
_CHILDREN = frozenset({"cháu", "bé", "chau", "be"})
_PET_NAME = re.compile(r"\bten (?:o nha|thuong goi|goi o nha)(?: la)?[ :]*$")
_OFFICES = (
    r"(?:truong (?:thon|ban|xom|ap|khu|phong|tram|ban quan ly|cong an)|pho (?:chu tich|truong thon|bi thu|phong)|chu tich|bi thu"
    r"|ke toan|thu quy|can bo|cong chuc|dia chinh|cong an|hieu truong|hieu pho|giam doc|chu nhiem|to truong|tu phap"
    r"|van phong|chi huy|xa doi|chuyen vien|nhan vien|giao vien|bac si|y si|chu thau|chu doanh nghiep|tho dien|kiem lam)"
)
_OFFICE_WORDS = frozenset(
    {"trưởng", "phó", "chủ", "bí", "giám", "hiệu", "kế", "ủy", "uỷ", "ubnd", "hđnd", "mttq"}
)
_NO_NAME = frozenset(_SAID["no_names"])
_PLACES = frozenset(_SAID["places"])
_FOLDED_PLACES = frozenset(map(fold, _PLACES))

_WORD = re.compile(r"[^\W\d_]+(?:['’][^\W\d_]+)?")
_SAYS_OWN_NAME = re.compile(
    r"\b(?:(?:toi|em|chau|minh|tui|con) (?:ten(?: la)?|la)|(?:ten|ho ten|ho va ten)(?: cua)?(?: toi| em| chau| minh| tui)?(?: la)?"
    r"|(?:nguoi|ben) (?:viet|gui|lam|kien nghi|phan anh|to cao|khieu nai|de nghi)(?: don)?(?: la)?|ky(?: va ghi ro ho)? ten"
    r"|kinh don|nay ky|dai dien(?: cac)?(?: ho)?(?: dan)?(?: la)?|lien he(?: gap)?|gap|(?<!quoc )hoi)"
    r"[ :,\n]*(?:(?:ong|ba|anh|chi|co|chu|bac) )?$"
)
#: What follows is a name, whatever its letters: "chau ten vang seo lu".
_OWN_NAME_NEXT = re.compile(r"\b(?:toi|em|chau|minh|tui) ten(?: la)?[ :]+$")
_SURE_FAMILIES = frozenset(_SAID["sure_families"])
_BEFORE_SURE = _FOLDED_TITLES | {"la", "ten"}
_AFTER_A_NAME = frozenset(_SAID["after_names"])
#: Whose they are: "con gái đầu chị Lụa", "cháu ngoại ông Sung".
_BY_A_PLACE = frozenset(_SAID["by_a_place"])
_TO_A_PLACE = frozenset(_SAID["to_a_place"])
_RELATIVE_BEFORE = re.compile(
    r"\b(?:(?<!ba )con|chau|vo|chong|dau|re|me|bo|cha)(?: (?:gai|trai|dau|re|ruot|noi|ngoai|ut|lon|nho|dich|ton|nuoi|cua))*"
    r" (?:ong|ba|anh|chi|co|chu|bac|cu|thay|di) $"
)
#: "Sơn Kim 2" is a hamlet.
_NUMBER_AFTER = re.compile(r" \d{1,2}\b(?! ?(?:tuoi|t\b)|[./]\d)")
_SENTENCE_BEFORE = re.compile(r"(?:^|[.!?\n])[ \-–—]*$")
_NOTHING_AFTER = re.compile(r"[ .!)]*$")
_HOME_AFTER = re.compile(
    r", ?(?:thon|xom|ban|ap|to|khu|khom|lang|buon|plei|sinh|sn|cccd|cmnd|so nha|tru|o)\b"
)
_OFFICE_BEFORE = re.compile(
    rf"{_OFFICES}[ ,]*(?:xa|thon|ban|xom|ap|phuong)?[ ,]*(?:ten(?: la)?|la)?[ ,:]*(?:(?:ong|ba|anh|chi|co|chu|bac|thay) )?$"
)
_OFFICE_AFTER = re.compile(rf"[ ,(\-–]*(?:hien |dang |von |nguyen )?(?:la |lam |giu chuc )?{_OFFICES}\b")
_CHILD_AFTER = re.compile(
    r"[^.;\n]{0,30}?(?:\b\d{1,2} (?:tuoi|thang tuoi)|\blop \d|\bhoc sinh|\bmau giao|\bmam non)"
)
#: A street may go without its word: "ngã tư Lý Bôn", "kiệt 47 Trần Quý Cáp".
_STREET_BEFORE = re.compile(
    r"\b(?:(?:ngo|hem|kiet|ngach|duong|pho|truong|to|khu|khu pho|xom|ap) (?:so )?\d+[a-z]?(?:/\d+[a-z]?){0,3}"
    r"|nga (?:ba|tu|nam|sau|bay)|giao lo|nut giao|vong xoay|tuyen|truc|doan) $"
)


def _by_first_letter(patterns: list[str]) -> str:
    """The same alternatives, those of one letter behind it: most words begin none of them. Every pattern begins with a
    letter or with what stands before one."""
    letters: dict[str, list[str]] = {}
    for each in patterns:
        letter = each[0] if each[0].isalpha() else ""
        letters.setdefault(letter, []).append(each.removeprefix(letter))
    return "|".join(f"{letter}(?:{'|'.join(many)})" for letter, many in letters.items())


_MISDEED = re.compile(rf"\b(?:{_by_first_letter(_SAID['misdeeds'])})\b")
_OF_A_PERSON = re.compile(
    r"\b(?:toi|em|chau|con|chong|vo|me|bo|cha|ba|ma|ong|anh|chi|tui|minh|co|chu|bac|cu|be|noi|ngoai|gia dinh|nha)\b[^.;\n]{0,60}$"
)
_ILLNESS = re.compile(rf"\b(?:{_by_first_letter(_SAID['illnesses'])})\b")


class _Word(NamedTuple):
    start: int
    end: int
    low: str
    bare: str
    capital: bool


def people_named(written: str, folded: str) -> Iterator[tuple[str, int, int]]:
    """(what, start, end) of each name or illness; `folded` has every sign of `written` in its place."""
    yield from _illnesses(folded)
    words = [
        _Word(start, end, tone_folded_word(written[start:end]), folded[start:end], written[start].isupper())
        for start, end in (found.span() for found in _WORD.finditer(written))
    ]
    capitals = sum(map(str.isupper, written))
    shouted = capitals > len(words) and capitals > SHOUTED * sum(word.end - word.start for word in words)
    accused = cache(lambda: bool(_MISDEED.search(folded)))  # most texts name nobody
    place, last = 0, -1
    while place < len(words):
        if not _may_begin(words, place):
            place += 1
            continue
        listed = last >= 0 and folded[last : words[place].start].strip() in (",", "va", ", va", "cung", "voi")
        many, what = _name_at(words, place, folded, shouted=shouted, accused=accused, listed=listed)
        if what:
            last = words[place + many - 1].end
            yield what, words[place].start, words[place + many - 1].end
        place += max(many, 1)


def _may_begin(words: list[_Word], at: int) -> bool:
    """Whether it is worth a look: most words are small, no family name, and follow nothing that introduces one."""
    word = words[at]
    if word.capital or word.bare in _SURE_FAMILIES or (at and words[at - 1].bare in ("ten", "la")):
        return True
    if at + 1 == len(words):
        return False
    following = words[at + 1]
    return following.low in _VAN_OR_THI or (
        word.bare in _FOLDED_FAMILIES and following.bare in _FOLDED_MIDDLES
    )


def _illnesses(folded: str) -> Iterator[tuple[str, int, int]]:
    for found in _ILLNESS.finditer(folded):
        if _OF_A_PERSON.search(folded, max(0, found.start() - 90), found.start()):
            yield "health", found.start(), found.end()


def _name_at(
    words: list[_Word], at: int, folded: str, *, shouted: bool, accused: Callable[[], bool], listed: bool
) -> tuple[int, str]:
    """How many words from here are a name, and whose; whose is empty when it is a place's, 0 when there is none."""
    first = words[at]
    many = _length(words, at, shouted=shouted)
    if not many:
        many = _own_name(words, at, folded)
        return many, ("author" if words[at - 1].bare in ("la", "ten") else "name") if many else ""
    before = folded[max(0, first.start - 60) : first.start]
    own = bool(_SAYS_OWN_NAME.search(before))
    title = words[at - 1].low if at and _joined(words[at - 1], first, folded) else ""
    called = f"{words[at - 2].low}_{title}" if at > 1 else ""  # "cô giáo", "già làng"
    of_all = called in ("bà_con", "ba_con", "con_em")  # the people
    titled = not of_all and (
        title in _TITLES or called in _TITLES or (title.isascii() and title in _FOLDED_TITLES)
    )
    if many == 1 and not titled and not own:
        return (1, "child") if _PET_NAME.search(before) else (0, "")
    if title and called not in _TITLES and _is_place(words, at - 1, many):
        return many, ""
    if _STREET_BEFORE.search(before) and not own:
        return many, ""
    after = folded[words[at + many - 1].end :]
    household = first.capital and title in ("nhà", "hộ") and not _NUMBER_AFTER.match(after)
    # "H'Hen Niê", "Ksor H'Ruen": the sign stands only in names; so does "Y" before a name.
    marked = any("'" in word.low for word in words[at : at + many]) or _is_of_a_man(words, at)
    family = marked or _is_family(first) or _is_shaped(words, at, many)
    office = bool(_OFFICE_AFTER.match(after))
    if _PET_NAME.search(before):
        return many, "child"
    if own and not title.isdigit():
        return many, "author"
    if title in _CHILDREN or (titled and _CHILD_AFTER.match(after) and title in ("em", "con", "tên")):
        return many, "child"
    if titled and (office or (not _landmark(words, at, many) and accused())):
        return many, "accused"
    if many >= 2 and family and _OFFICE_BEFORE.search(before):
        return many, "accused" if accused() else "name"
    if many >= 2 and (titled or (household and (family or first.low in _BIRTH_ORDERS))):
        return many, "name"
    if titled and (
        _RELATIVE_BEFORE.search(before) or (not shouted and _is_somebody(words, at, many, before))
    ):
        return many, "name"
    if many >= 2 and family and listed:
        return many, "name"
    if many >= 2 and family and _SENTENCE_BEFORE.search(before) and _is_alone(before, after):
        return many, "author"
    if not titled and (_is_of_a_street(words, at, many, folded) or _NUMBER_AFTER.match(after)):
        return many, ""
    # Without a capital three such words are as often "hà thì đăng ký" or "lại công tơ".
    if family and (first.capital or shouted) and (many >= 3 or (many == 2 and marked)):
        return many, "accused" if accused() else "name"
    return 0, ""


def _length(words: list[_Word], at: int, *, shouted: bool) -> int:
    """Words of the name that may begin here: by its capitals, or by a family and a middle name."""
    first = words[at]
    if first.low in _NO_NAME and first.low not in _FAMILIES and not _is_shaped(words, at, 3):
        return 0
    if first.capital and not shouted:
        many = 1
        while (
            at + many < len(words) and many < LONGEST_NAME and words[at + many].capital
            and words[at + many].start - words[at + many - 1].end == 1 and not _begins_office(words, at + many)
        ):  # fmt: skip
            many += 1
        return 0 if _place_before_name(words, at, many) else many
    if (
        at + 2 < len(words)
        and ((_is_family(first) and _is_middle(words[at + 1])) or _is_shaped_small(words, at))
        and words[at + 2].end - first.start < 30
    ):
        return (
            3 if words[at + 1].start - first.end == 1 and words[at + 2].start - words[at + 1].end == 1 else 0
        )
    return 0


def _is_family(word: _Word) -> bool:
    return word.low in _FAMILIES or (word.low.isascii() and word.low in _FOLDED_FAMILIES)


def _is_middle(word: _Word) -> bool:
    return word.low in _MIDDLES or (word.low.isascii() and word.low in _FOLDED_MIDDLES)


def _is_shaped(words: list[_Word], at: int, many: int) -> bool:
    """Three capitals around "Văn" or "Thị" are a name whatever the family; without marks, around any middle name of
    a family that looks like another word: "Do Huu Nghiem"."""
    if many < 3 or at + 2 >= len(words) or not all(word.capital for word in words[at : at + 3]):
        return False
    if words[at + 2].start - words[at].end != words[at + 1].end - words[at + 1].start + 2:
        return False
    first, middle, last = words[at : at + 3]
    if first.low in _FOLDED_FAMILIES and first.low.isascii():
        return _is_middle(middle) and middle.low.isascii()
    return _is_van_or_thi(middle, last, ("văn", "thị", "van", "thi")) and first.low not in _NO_NAME | _PLACES


def _is_shaped_small(words: list[_Word], at: int) -> bool:
    """ "ông tao văn kẻo": after a title the same without capitals."""
    titled = at > 0 and words[at - 1].low in _TITLES and words[at].low not in _TITLES | _NO_NAME
    return titled and _is_van_or_thi(words[at + 1], words[at + 2])


def _is_van_or_thi(middle: _Word, last: _Word, middles: tuple[str, ...] = _VAN_OR_THI) -> bool:
    """Whether it stands in a name, not in "văn hóa" or "thị trấn"."""
    return middle.low in middles and last.bare not in _NOT_AFTER_MIDDLE


def _is_of_a_man(words: list[_Word], at: int) -> bool:
    """ "Y Bhưm Niê"; "Y tế" and "Y sĩ" are none, nor are they with a capital."""
    more = words[at + 1 : at + 2]
    return words[at].low == "y" and bool(more) and more[0].capital and more[0].bare not in ("te", "si", "ban")


def _own_name(words: list[_Word], at: int, folded: str) -> int:
    """How many words without a capital after "tôi tên", or from a family name that is no other word, are the name when
    nothing else shows it; 0 elsewhere."""
    if not at or words[at].capital or words[at].bare in _NO_NAME:
        return 0
    sure = words[at].bare in _SURE_FAMILIES and words[at - 1].bare in _BEFORE_SURE
    if not sure and (
        words[at - 1].bare not in ("ten", "la")
        or not _OWN_NAME_NEXT.search(folded, max(0, words[at].start - 20), words[at].start)
    ):
        return 0
    many = 0
    for word in words[at : at + LONGEST_NAME]:
        if word.bare in _AFTER_A_NAME or (many and word.start - words[at + many - 1].end != 1):
            break
        many += 1
    return many if 2 <= many < LONGEST_NAME else 0


def _is_alone(before: str, after: str) -> bool:
    """A name that ends what is written, or opens it and is followed by where its bearer lives."""
    return _NOTHING_AFTER.match(after) is not None or (not before and _HOME_AFTER.match(after) is not None)


def _is_of_a_street(words: list[_Word], at: int, many: int, folded: str) -> bool:
    """ "ngã tư Tăng Bạt Hổ – Đinh Tiên Hoàng": what a dash joins are two streets."""
    last = at + many - 1
    for one, other in ((at - 1, at), (last, last + 1)):
        if one >= 0 and other < len(words) and words[one].capital and words[other].capital:
            between = folded[words[one].end : words[other].start]
            if between.strip() in ("-", "–") and words[other].low not in _NO_NAME:
                return True
    return False


def _begins_office(words: list[_Word], at: int) -> bool:
    """ "ông Đinh Đức Khoa Trưởng Công an": here the name is over."""
    pair = f"{words[at].low} {words[at + 1].low}" if at + 1 < len(words) else ""
    return words[at].low in _OFFICE_WORDS or pair == "công an"


def _place_before_name(words: list[_Word], at: int, many: int) -> bool:
    """ "bản Co Mận Giàng A Sơn": what stands before the family name, when no title does, is the place."""
    titled = at > 0 and words[at - 1].low in _TITLES
    if titled or words[at].low in _FAMILIES or "'" in words[at].low:
        return False
    return any(words[at + more].low in _FAMILIES for more in range(1, many - 1))


def _joined(one: _Word, other: _Word, folded: str) -> bool:
    return not folded[one.end : other.start].strip(" :")


def _is_place(words: list[_Word], before: int, many: int) -> bool:
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
    if word.low in _PLACES or pair in _PLACES:
        return True
    return (word.low.isascii() and word.low in _FOLDED_PLACES) or (pair.isascii() and pair in _FOLDED_PLACES)


def _is_somebody(words: list[_Word], at: int, many: int, before: str) -> bool:
    """Whether a given name alone, after "anh" or "bà", is a person here: no landmark, and not the end of the name of
    a place ("Gò Ông Để")."""
    title = words[at - 1]
    opens = not title.capital or _SENTENCE_BEFORE.search(before[: -(words[at].start - title.start)])
    return words[at].capital and bool(opens) and not _landmark(words, at, many)


def _landmark(words: list[_Word], at: int, many: int) -> bool:
    """ "cổng bà Năm", "từ nhà ông Tư ra chợ": says where, not who; "nhà ông Tư nuôi lợn" says who."""
    if at < 2 or words[at - 2].bare not in {"nha", "ho"}:
        return at >= 2 and words[at - 2].bare in _BY_A_PLACE
    to = words[at + many].bare if at + many < len(words) else ""
    return (at >= 3 and words[at - 3].bare in _BY_A_PLACE) or to in _TO_A_PLACE
