"""Names of people in what they write: found by the words around them, never by a dictionary of names.

Full names are found wherever they are said of a person; a given name alone after "anh" or "bà", except where it says a
place, so that "đường từ nhà ông Tư ra chợ" stays a road. Streets, schools and hamlets that bear a person's name stay.
"""

import re
from collections.abc import Callable, Iterator
from functools import cache

from .bare_names import bare_names, is_nickname
from .kin_named import with_kin
from .name_places import TO_A_PLACE, is_landmark, is_of_a_street, is_place
from .name_words import (
    BIRTH_ORDERS,
    COMMON_FAMILIES,
    FOLDED_BIRTH_ORDERS,
    FOLDED_FAMILIES,
    FOLDED_MIDDLES,
    FOLDED_TITLES,
    GIVEN_NAMES,
    LONGEST_NAME,
    NO_NAME,
    SAID,
    TITLES,
    TWO_WORD_FAMILIES,
    VAN_OR_THI,
    Word,
    is_couple,
    is_family,
    is_given_after,
    is_of_a_man,
    is_of_two_words,
    is_shaped,
    length_of_name,
    words_of,
)
from .small_names import small_names

PEOPLE_LABELS: dict[str, str] = {
    "author": "tên người gửi",
    "accused": "tên người bị nêu",
    "child": "tên trẻ em",
    "name": "họ tên",
}

SHOUTED = 0.6  # of the letters are capitals: capitals say nothing

_CHILDREN = frozenset({"cháu", "bé", "chau", "be"})
_PET_NAME = re.compile(r"\bten (?:o nha|thuong goi|goi o nha)(?: la)?[ :]*$")
_OFFICES = (
    r"(?:truong (?:thon|ban|xom|ap|khu|phong|tram|ban quan ly|cong an)|pho (?:chu tich|truong thon|bi thu|phong)|chu tich|bi thu"
    r"|ke toan|thu quy|can bo|cong chuc|dia chinh|cong an|hieu truong|hieu pho|giam doc|chu nhiem|to truong|tu phap"
    r"|van phong|chi huy|xa doi|chuyen vien|nhan vien|giao vien|bac si|y si|chu thau|chu doanh nghiep|tho dien|kiem lam)"
)

_SAYS_OWN_NAME = re.compile(
    r"\b(?:(?:toi|em|chau|minh|tui|con) (?:ten(?: la)?|la)|(?:ten|ho ten|ho va ten)(?: cua)?(?: toi| em| chau| minh| tui)?(?: la)?"
    r"|(?:nguoi|ben) (?:viet|gui|lam|dung|nop|khai|kien nghi|phan anh|to cao|khieu nai|de nghi)(?: don)?(?: la)?|ky(?: va ghi ro ho)? ten"
    r"|kinh don|nay ky|dai dien(?: cac)?(?: ho)?(?: dan)?(?: la)?|lien he(?: gap)?|gap|(?:toi|em|chau|con|tui|minh) ho)"
    r"[ :,\n]*(?:(?:ong|ba|anh|chi|co|chu|bac) )?$"
)
#: What follows is a name, whatever its letters: "chau ten vang seo lu".
_OWN_NAME_NEXT = re.compile(
    r"\b(?:(?:toi|em|chau|minh|tui) ten(?: la)?|nguoi (?:gui|viet|nop)(?: don)?|ky ten|kinh don)[ :]+$"
)
_BEFORE_OWN_NAME = frozenset({"ten", "la", "gui", "viet", "nop", "don"})
#: What everybody calls him: "biệt danh Cường Lác", "bà con gọi là Sáu Cồ"; whose something is: "chủ hộ Đào Văn Cừ".
_CALLED_BEFORE = re.compile(
    r"\b(?:biet danh|biet hieu|tuc(?= )|tuc danh|tuc goi|(?:thuong|quen|hay|van|con|nguoi ta|ba con) goi(?: (?:ong|ba|anh"
    r"|chi)(?: (?:ay|ta|do))?)?(?: la)?"
    r"|(?:chu ho|dung ten|mang ten|ten(?: nguoi)?|chu (?:tk|tai khoan|the|dat|nha|quan|xuong|ruong|lo)"
    r"|nguoi (?:bi )?(?:phan anh|to(?: cao)?|khieu nai)|nguoi (?:mua|ban|nhan|mat|chet|vay|thue|lam chung)"
    r"|ben (?:mua|ban|kia|vay)|bi don|nguyen don|(?<!trang )(?<!dai )(?<!bia )liet si|thuong binh|benh binh|cuu chien binh"
    r"|(?:con|vo|chong|me|cha|bo) cua|anh hung)"
    r"(?: la)?(?: (?:ong|ba|anh|chi))?)[ :,]+$"
)
_I_AM = re.compile(r"\b(?:(?:toi|tui|minh),?|(?:em|chau|(?<!ba )con),) $")
#: Two capitals after these are whoever writes, whatever the family.
_I_SAY = re.compile(r"(?:^|[.,:;!?] ?)(?:toi|tui),?(?: [-–])? $")
#: "cán bộ Hoa": but never "cán bộ Văn hóa".
_NO_OFFICIAL = frozenset(
    {
        "văn",
        "tư",
        "địa",
        "kiểm",
        "thú",
        "khuyến",
        "lao",
        "thuế",
        "tài",
        "y",
        "dân",
        "phụ",
        "thanh",
        "môi",
        "ngân",
    }
)
_NOBODY = frozenset({"việt nam", "hồ chí", "trung quốc", "hà nội", "chúa xứ", "tổ quốc"})
_SURE_FAMILIES = frozenset(SAID["sure_families"])
_BEFORE_SURE = FOLDED_TITLES | {"la", "ten"}
_AFTER_A_NAME = frozenset(SAID["after_names"])
_RELATIVE_BEFORE = re.compile(
    r"\b(?:(?<!ba )con|chau|vo|chong|dau|re|me|bo|cha)(?: (?:gai|trai|dau|re|ruot|noi|ngoai|ut|lon|nho|dich|ton|nuoi|cua))*"
    r" (?:ong|ba|anh|chi|co|chu|bac|cu|thay|di) $"
)
#: "Sơn Kim 2" is a hamlet.
_NUMBER_AFTER = re.compile(r" \d{1,2}\b(?! ?(?:tuoi|t\b)|[./]\d)")
_MANY_BEFORE = re.compile(r"(?:\d|cac|nhung|nhieu|moi|may|so|tung) ho $")
_TOGETHER = re.compile(r"\b(?:vo chong|gia dinh|(?:hai|cac) (?:ho|ong|ba|anh|chi|chau|cu))\b[^.,;\n]{0,12}$")
_SENTENCE_BEFORE = re.compile(r"(?:^|[.!?\n])[ \-–—]*$")
_NOTHING_AFTER = re.compile(r"[ .!)]*$")
_HOME_AFTER = re.compile(
    r", ?(?:thon|xom|ban|ap|to|khu|khom|lang|buon|plei|sinh|sn|cccd|cmnd|so nha|tru|o)\b"
)
#: A name at the end and where its bearer lives: "… Danh Út, ấp Xẻo Cạn."
_HOME_AT_THE_END = re.compile(
    r"(?:,| [-–]) ?(?:thon|xom|ban|ap|to|khu|khom|lang|buon|plei|bon|soc|tdp|kp|doi)\b[^.!?\n]{0,40}[.!]?\s*$"
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


_MISDEED = re.compile(rf"\b(?:{_by_first_letter(SAID['misdeeds'])})\b")


def people_named(written: str, folded: str) -> Iterator[tuple[str, int, int]]:
    """(what, start, end) of each name; `folded` has every sign of `written` in its place."""
    words = words_of(written, folded)
    capitals = sum(map(str.isupper, written))
    shouted = capitals > len(words) and capitals > SHOUTED * sum(word.end - word.start for word in words)
    accused = cache(lambda: bool(_MISDEED.search(folded)))  # most texts name nobody
    place, last = 0, -1
    said = set[str]()
    while place < len(words):
        if not _may_begin(words, place):
            place += 1
            continue
        listed = last >= 0 and folded[last : words[place].start].strip() in (
            ",",
            "va",
            ", va",
            "cung",
            "voi",
            "-",
            "–",
        )
        many, what = _name_at(words, place, folded, shouted=shouted, accused=accused, listed=listed)
        if what:
            last = words[place + many - 1].end
            said.add(words[place + many - 1].low)
            yield what, *with_kin(folded, words[place].start, last)
        place += max(many, 1)
    yield from small_names(written, words)
    if not shouted:
        yield from bare_names(words, folded, said, marked=not written.isascii())


def _may_begin(words: list[Word], at: int) -> bool:
    """Whether it is worth a look: most words are small, no family name, and follow nothing that introduces one."""
    word = words[at]
    if word.capital or word.bare in _SURE_FAMILIES or (at and words[at - 1].bare in _BEFORE_OWN_NAME):
        return True
    if at + 1 == len(words):
        return False
    following = words[at + 1]
    return following.low in VAN_OR_THI or (word.bare in FOLDED_FAMILIES and following.bare in FOLDED_MIDDLES)


def _name_at(
    words: list[Word], at: int, folded: str, *, shouted: bool, accused: Callable[[], bool], listed: bool
) -> tuple[int, str]:
    """How many words from here are a name, and whose; whose is empty when it is a place's, 0 when there is none."""
    first = words[at]
    many = length_of_name(words, at, shouted=shouted)
    if not many:
        many = _own_name(words, at, folded)
        return many, ("author" if words[at - 1].bare in ("la", "ten") else "name") if many else ""
    before = folded[max(0, first.start - 60) : first.start]
    own = bool(_SAYS_OWN_NAME.search(before))
    title = words[at - 1].low if at and _joined(words[at - 1], first, folded) else ""
    called = f"{words[at - 2].low}_{title}" if at > 1 else ""  # "cô giáo", "già làng"
    of_all = called in ("bà_con", "ba_con", "con_em")  # the people
    official = called == "cán_bộ" and first.low not in _NO_OFFICIAL
    # Without marks "o" is "ở" more often than what an aunt is called in Huế.
    titled = (
        not of_all
        and not (title == "o" and folded.isascii() and first.bare == first.low)
        and (
            official or (title in TITLES or called in TITLES or (title.isascii() and title in FOLDED_TITLES))
        )
    )
    if f"{first.low} {words[at + 1].low if at + 1 < len(words) else ''}" in _NOBODY:
        return many, ""
    called_so = bool(_CALLED_BEFORE.search(before))
    if many == 1 and "'" in first.low and first.capital and _I_AM.search(before):
        return 1, "author"  # "Tôi K'Brel"
    if many == 1 and not titled and not own and not called_so:
        if _PET_NAME.search(before):
            return 1, "child"
        return (
            (1, "name")
            if listed
            and first.capital
            and ((before.endswith(" va ") and words[at - 2].capital) or first.low in GIVEN_NAMES)
            else (0, "")
        )
    if title and called not in TITLES and is_place(words, at - 1, many):
        return many, ""
    if _STREET_BEFORE.search(before) and not own:
        return many, ""
    after = folded[words[at + many - 1].end :]
    couple = many == 2 and (
        is_couple(words, at) or (first.low.isascii() and first.low in FOLDED_BIRTH_ORDERS)
    )
    household = first.capital and title in ("nhà", "hộ") and not _NUMBER_AFTER.match(after)
    # "H'Hen Niê", "Ksor H'Ruen": the sign stands only in names; so does "Y" before a name.
    marked = (
        any("'" in word.low for word in words[at : at + many])
        or is_of_a_man(words, at)
        or is_of_two_words(words, at, many)
    )
    family = marked or is_family(first) or is_shaped(words, at, many)
    office = bool(_OFFICE_AFTER.match(after))
    if _PET_NAME.search(before):
        return many, "child"
    if own and not title.isdigit():
        return many, "author"
    if called_so and first.capital and (many >= 2 or not titled):
        return many, "accused" if accused() else "name"
    if (
        many >= 2
        and first.capital
        and (_I_SAY.search(before) or (_I_AM.search(before) and (family or first.low in BIRTH_ORDERS)))
    ):
        return many, "author"
    if (
        _I_AM.search(before)
        and first.low in TWO_WORD_FAMILIES
        and words[at + 1].low in ("a", "thị", "seo", "mí")
    ):
        return many, "author"  # "tôi vàng a chứ"
    if title in _CHILDREN or (titled and _CHILD_AFTER.match(after) and title in ("em", "con", "tên")):
        return many, "child"
    if titled and (office or (not is_landmark(words, at, many) and accused())):
        return many, "accused"
    if many >= 2 and family and _OFFICE_BEFORE.search(before):
        return many, "accused" if accused() else "name"
    to = words[at + many].bare if at + many < len(words) else ""
    if titled and many == 2 and first.low in BIRTH_ORDERS and to in TO_A_PLACE:
        return many, ""
    if many >= 2 and (
        titled
        or (
            household
            and (
                family
                or (couple and (title == "nhà" or not _MANY_BEFORE.search(before)))
                or first.low in BIRTH_ORDERS
            )
        )
    ):
        return many, "name"
    if titled and (
        _RELATIVE_BEFORE.search(before) or (not shouted and _is_somebody(words, at, many, before))
    ):
        return many, "name"
    if called_so and many >= 2 and family:
        return many, "accused" if accused() else "name"
    if many >= 2 and family and listed:
        return many, "name"
    if many >= 2 and family and _SENTENCE_BEFORE.search(before) and _is_alone(before, after):
        return many, "author"
    if many >= 3 and first.capital and family and _TOGETHER.search(before):
        return many, "name"
    if not titled and (is_of_a_street(words, at, many, folded) or _NUMBER_AFTER.match(after)):
        return many, ""
    if many == 2 and is_nickname(words, at):
        return many, "accused" if accused() else "name"  # "Tâm Đen"
    if (
        many >= 3
        and first.low in COMMON_FAMILIES
        and words[at + 1].low in VAN_OR_THI
        and is_given_after(words[at + 2])
    ):
        return many, "name"  # "lê thị hoa"
    # Without a capital three such words are as often "hà thì đăng ký" or "lại công tơ".
    if family and (first.capital or shouted) and (many >= 3 or (many == 2 and marked)):
        return many, "accused" if accused() else "name"
    return 0, ""


def _own_name(words: list[Word], at: int, folded: str) -> int:
    """How many words without a capital after "tôi tên", or from a family name that is no other word, are the name when
    nothing else shows it; 0 elsewhere."""
    if not at or words[at].capital or words[at].bare in NO_NAME:
        return 0
    sure = words[at].bare in _SURE_FAMILIES and words[at - 1].bare in _BEFORE_SURE
    if not sure and (
        words[at - 1].bare not in _BEFORE_OWN_NAME
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
    return bool(
        _NOTHING_AFTER.match(after)
        or _HOME_AT_THE_END.match(after)
        or (not before and _HOME_AFTER.match(after))
    )


def _joined(one: Word, other: Word, folded: str) -> bool:
    return not folded[one.end : other.start].strip(" :")


def _is_somebody(words: list[Word], at: int, many: int, before: str) -> bool:
    """Whether a given name alone, after "anh" or "bà", is a person here: no landmark, and not the end of the name of
    a place ("Gò Ông Để")."""
    title = words[at - 1]
    opens = not title.capital or _SENTENCE_BEFORE.search(before[: -(words[at].start - title.start)])
    return words[at].capital and bool(opens) and not is_landmark(words, at, many)
