"""Names, children and health in what people write: found by the words around them, never by a dictionary of names.

Full names are found wherever they are said of a person; a given name alone only where it says who writes, who is
accused or which child it is, so that "đường từ nhà ông Tư ra chợ" stays a road. Streets, schools and hamlets that
bear a person's name stay.
"""

import re
import tomllib
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from .vietnamese import fold, tone_fold

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
    r"(?:(?:toi|em|chau|minh|tui|con) (?:ten(?: la)?|la)|(?:ten|ho ten|ho va ten)(?: cua)?(?: toi| em| chau| minh| tui)?(?: la)?"
    r"|(?:nguoi|ben) (?:viet|gui|lam|kien nghi|phan anh|to cao|khieu nai|de nghi)(?: don)?(?: la)?|ky(?: va ghi ro ho)? ten"
    r"|kinh don|nay ky|dai dien(?: cac)?(?: ho)?(?: dan)?(?: la)?|lien he(?: gap)?|gap|hoi)[ :,\n]*(?:(?:ong|ba|anh|chi|co|chu|bac) )?$"
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
_MISDEED = re.compile(
    r"\b(?:to cao|to giac|an chan|an bot|bot xen|tham o|tham nhung|hoi lo|nhan tien|lay tien|doi tien|voi tien|voi vinh|phong bi"
    r"|chiem doat|lam quyen|tru dap|bao che|khai khong|lap khong|rut ruot|danh dan|an tien|bo tui|nhung nhieu|sach nhieu|bao ke"
    r"|gia mao|lua|hanh hung|de doa|danh dap|bao hanh|quay roi|trom)\b"
)
_OF_A_PERSON = re.compile(
    r"\b(?:toi|em|chau|con|chong|vo|me|bo|cha|ba|ma|ong|anh|chi|tui|minh|co|chu|bac|cu|be|noi|ngoai|gia dinh|nha)\b[^.;\n]{0,60}$"
)
_ILLNESS = re.compile(rf"\b(?:{'|'.join(_SAID['illnesses'])})\b")


@dataclass(frozen=True, slots=True)
class _Word:
    start: int
    end: int
    low: str
    bare: str
    capital: bool


def people_named(written: str, folded: str) -> Iterator[tuple[str, int, int]]:
    """(what, start, end) of each name or illness; `folded` has every sign of `written` in its place."""
    yield from _illnesses(folded)
    words = [
        _Word(found.start(), found.end(), tone_fold(found[0]), fold(found[0]), found[0][0].isupper())
        for found in _WORD.finditer(written)
    ]
    letters = sum(word.end - word.start for word in words)
    capitals = sum(sign.isupper() for sign in written)
    shouted = letters > 0 and capitals > SHOUTED * letters
    accused = bool(_MISDEED.search(folded))
    place = 0
    while place < len(words):
        many, what = _name_at(words, place, folded, shouted=shouted, accused=accused)
        if many:
            yield what, words[place].start, words[place + many - 1].end
        place += max(many, 1)


def _illnesses(folded: str) -> Iterator[tuple[str, int, int]]:
    for found in _ILLNESS.finditer(folded):
        if _OF_A_PERSON.search(folded, max(0, found.start() - 90), found.start()):
            yield "health", found.start(), found.end()


def _name_at(words: list[_Word], at: int, folded: str, *, shouted: bool, accused: bool) -> tuple[int, str]:
    """How many words from here are a name, and whose; 0 when none."""
    first = words[at]
    before = folded[max(0, first.start - 60) : first.start]
    many = _length(words, at, shouted=shouted)
    own = bool(many) and bool(_SAYS_OWN_NAME.search(before))
    if not many:
        return 0, ""
    if at and _joined(words[at - 1], first, folded) and _is_place(words, at - 1, many):
        return 0, ""
    if _STREET_BEFORE.search(before) and not own:
        return 0, ""
    after = folded[words[at + many - 1].end :]
    title = words[at - 1].low if at and _joined(words[at - 1], first, folded) else ""
    titled = title in _TITLES or (title.isascii() and title in _FOLDED_TITLES)
    # "H'Hen Niê", "K'Brếu": the sign stands only in names.
    family = (
        "'" in first.low or first.low in _FAMILIES or (first.low.isascii() and first.low in _FOLDED_FAMILIES)
    )
    office = bool(_OFFICE_AFTER.match(after))
    if _PET_NAME.search(before):
        return many, "child"
    if own and not title.isdigit():
        return many, "author"
    if title in _CHILDREN or (titled and _CHILD_AFTER.match(after) and title in ("em", "con", "tên")):
        return many, "child"
    if titled and (office or (accused and not _landmark(words, at))):
        return many, "accused"
    if many >= 2 and family and _OFFICE_BEFORE.search(before):
        return many, "accused" if accused else "name"
    if many >= 2 and titled:
        return many, "name"
    # Without a capital three such words are as often "hà thì đăng ký" or "lại công tơ".
    if family and (first.capital or shouted) and (many >= 3 or (many == 2 and "'" in first.low)):
        return many, "accused" if accused else "name"
    return 0, ""


def _length(words: list[_Word], at: int, *, shouted: bool) -> int:
    """Words of the name that may begin here: by its capitals, or by a family and a middle name."""
    first = words[at]
    if first.low in _NO_NAME and first.low not in _FAMILIES:
        return 0
    if first.capital and not shouted:
        many = 1
        while (
            at + many < len(words) and many < LONGEST_NAME and words[at + many].capital
            and words[at + many].start - words[at + many - 1].end == 1 and not _begins_office(words, at + many)
        ):  # fmt: skip
            many += 1
        return 0 if _place_before_name(words, at, many) else many
    known = first.bare in _FOLDED_FAMILIES and (first.low in _FAMILIES or first.low.isascii())
    if (
        known
        and at + 2 < len(words)
        and words[at + 1].bare in _MIDDLES
        and words[at + 2].end - first.start < 30
    ):
        return (
            3 if words[at + 1].start - first.end == 1 and words[at + 2].start - words[at + 1].end == 1 else 0
        )
    return 0


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
    return word.low in _PLACES or pair in _PLACES or (word.low.isascii() and word.low in _FOLDED_PLACES)


def _landmark(words: list[_Word], at: int) -> bool:
    """ "nhà ông Tư", "cổng bà Năm": says where, not who."""
    return at >= 2 and words[at - 2].bare in {
        "nha",
        "cong",
        "quan",
        "vuon",
        "ruong",
        "ngo",
        "gan",
        "canh",
        "truoc",
        "sau",
    }
