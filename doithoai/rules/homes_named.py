"""Where somebody lives, said part by part: "tôi ở số 27, ngõ 5, thôn Đoài, xã Yên Bình".

Only the home of a person, and only when a part of it is finer than a hamlet: "đường ở tổ 3, ấp Bình Hòa hỏng" tells
where a road is broken, and has to be read by everyone. A house without a number is known by its colour, by which one it
is, or by what it stands beside.
"""

import re
from collections.abc import Iterator
from itertools import pairwise

#: The number of a house, and a lane with its number, as everybody writes them: "12A", "K82/15"; "ngõ 5", "hẻm 47/2".
_NUMBER = r"[a-z]?\d+[a-z]?(?:/\d+[a-z]?){0,4}"
_LANE_WORDS = "ngo|hem|ngach|kiet|hxh"
_LANE = rf"(?:{_LANE_WORDS}) ?(?:so )?\d+[a-z]?(?:/\d+[a-z]?){{0,4}}"
_STREET = r"(?=,? (?:duong|pho|quoc lo|ql|tinh lo) \w)"
#: What cannot be anything but a house, whoever writes it: an office too.
NUMBERED_HOUSE = (
    rf"(?:so nha|nha so|sn) ?:? ?{_NUMBER}(?:,? {_LANE})*\b"
    rf"|(?<!to )(?<!thon )(?<!xom )(?:so )?{_NUMBER}(?:,? {_LANE})+\b"
    rf"|(?:so|nha) {_NUMBER}{_STREET}"
    rf"|(?<![\w/.])[a-z]?\d{{1,4}}(?:/\d{{1,4}}[a-z]?)+{_STREET}"
    r"|(?:can ho|phong|can) ?:? ?(?:so )?[a-z]?\d{3,4}(?=,? (?:nha|toa|chung cu|block|lo) )"
)

_LIVES = re.compile(
    r"\b(?=[tcndh])(?:(?:thuong|tam) tru|tru|cu (?:tru|ngu)|ngu|dia chi|ho khau|(?<!so )nha)"
    r"(?: (?:nha|thuong tru|tam tru|rieng))?(?: (?:toi|em|chau|tui))?(?: (?:tai|o))?[ :(]+(?=[\w])|\b(?P<weak>o)(?: (?:tai|tro))? "
    r"|\b(?=[tcekh])(?:(?:toi|em|chau|tui) (?:ten(?: la)?|la)|ky ten|ho (?:va )?ten)[ :]+(?P<name>[^\d,.;:\n()]{4,40})[,(] ?(?=\w)"
)
_SOMEBODY = re.compile(
    r"\b(?:toi|em|chau|(?<!ba )con|minh|tui|ong|ba(?! con)|anh|chi|co|chu|bac|thay|di|cau|cu(?! tri)|me|bo|ma|vo|chong|gia dinh|nha|ten"
    r"|tuoi|ho)\b[^.;\n]{0,40}$"
)
_GOES_ON_HOME = r"(?=,? (?:duong|pho|ngo|hem|kiet|ngach|to|thon|xom|ap|khu|khom)\b)"
_NO_PHONE = r"(?!0\d{3}|\d{6}|\d+[ .\-]\d{3})"  # "tôi là Lê Thị Nhàn, số 0912 345 678"
_HOUSE = (
    rf"(?:so nha|nha so|so|sn|can ho(?: so)?|phong(?: tro)? so) ?:? ?{_NO_PHONE}{_NUMBER}"
    rf"|nha (?:[a-z]?\d+[a-z]?(?:/\d+[a-z]?){{1,4}}|{_NUMBER}{_GOES_ON_HOME})"  # never "nhà 4 tầng", "nhà 14 hộ"
)
_IN_A_STREET = (
    r"\d+[a-z]?(?:/\d+[a-z]?){1,4}(?=,? (?:duong|pho|ngo|hem|kiet) )"
    r"|(?<!lop )\d+[a-e](?=,? (?:to|ap|thon|xom|ban|khom|khu pho) )"
)
_BARE = rf"\d+[a-z]?(?:/\d+[a-z]?){{1,4}}|\d+[a-z]?(?=,? (?:duong|pho|ngo|hem|kiet) )|{_IN_A_STREET}"
_GROUP = r"(?:to dan pho|to tu quan|to|doi|cum|kp|khu pho|day|block|lo) (?:so )?(?:\d{1,3}[a-z]?|[a-z])\b"
#: No number, and yet one house: "nhà thứ hai bên trái", "nhà cuối xóm", "nhà cấp 4 mái đỏ".
_COUNTED = (
    r"(?:(?:can )?nha|ngo|hem) thu (?:\d+|nhat|hai|ba|tu|nam|sau|bay)(?: ben (?:tay )?(?:trai|phai))?"
    r"|nha (?:dau|cuoi|dau tien|cuoi cung)(?= (?:ngo|hem|day|xom|thon|ban|ap|lang|buon|duong)\b)"
)
_PAINTED = r"nha (?:\w+ ){0,3}?(?:mai|tuong|cong|cua|son)(?: \w+){0,2}?(?: mau)? (?P<colour>xanh|do|vang|trang|hong|nau|tim)"
_COLOURS = frozenset({"xanh", "đỏ", "vàng", "trắng", "hồng", "nâu", "tím"})
_FINE = re.compile(
    rf"(?:{_HOUSE}|{_BARE}|(?:(?:dau|cuoi|giua|trong) )?{_LANE}|{_GROUP}|kp ?\d+|{_COUNTED}|{_PAINTED})\b"
)
_NUMBERED = re.compile(rf"\b(?=[scnp\d])(?:{_HOUSE}|{_IN_A_STREET})\b(?!/)")
_LANDMARK = re.compile(
    r"(?:truoc|gan|canh|doi dien|sau|doan|tu|den|cong|qua|ngay|hom|km|thua|to|ban do)(?: (?:cong|nha))? $"
)
_WIDE = re.compile(
    rf"(?:duong|pho|quoc lo|tinh lo|ql|tl|dt|thon|ban|xom|ap|lang|buon|khom|khu pho|khu|soc|plei|bon|xa|phuong|thi tran|huyen|quan"
    rf"|tinh|thanh pho|tp\.?|tx\.?|nha tro|chung cu|toa(?: nha)?|{_LANE_WORDS}) (?=[\w])"
)
_BUILT = re.compile(r"(?:can )?nha(?: (?:san|tret|ngoi|go|ton|tranh|cap (?:4|bon)|(?:\d|hai|ba) tang))?(?= )")
_NEAR = re.compile(
    r"(?:ngay )?(?:(?P<side>sat|canh|ben canh|doi dien|sau lung|gan|ke) (?!(?:nhat|nhu|day|nhau|het|xong)\b)"
    r"|(?P<edge>dau|cuoi|duoi|tren|sau|truoc|ben) (?=(?:ban|bai|ben|bo|cau|cay|chan|cho|chua|cong|dap|de|dinh|doc|doi|ga|gieng"
    r"|ho|kenh|kinh|lang|mo|nga|nha|nui|quan|rach|ruong|san|song|suoi|ta ?luy|thon|tram|truong|uy ban|xom)\b))(?=[\w])"
)
_SIDES = frozenset({
    "sát", "cạnh", "bên", "đối", "sau", "gần", "kề", "đầu", "cuối", "dưới", "trên", "trước",
})  # fmt: skip
_BETWEEN = re.compile(r" ?[,\-–] ?(?:thuoc |o |tai )?| (?:thuoc )?")
_NAME_WORD = re.compile(r"[^\W_]+(?:['’/][^\W_]+)*")
# After a name typed without capitals these begin what is asked: "xom Ben xin sua dien".
_GOES_ON = frozenset({
    "xin", "de", "dien", "nuoc", "duong", "cot", "mong", "hoi", "bi", "co", "khong", "chua", "kinh", "nghi",
    "thi", "ma", "va", "hay", "dang", "da", "duoc", "cho", "can", "phan", "toi", "em", "chau", "la", "dinh",
    "nha", "o",
})  # fmt: skip
LONGEST = 4  # words of one name
PARTS = 8  # of one address


def homes_named(written: str, folded: str) -> Iterator[tuple[str, int, int]]:
    """("house", start, end) of each home; `folded` has every sign of `written` in its place."""
    taken = 0
    for found in _LIVES.finditer(folded):
        start = found.start() if _NUMBERED.match(folded, found.start()) else found.end()
        weak = found["weak"] and not _SOMEBODY.search(folded, max(0, found.start() - 60), found.start())
        unnamed = found["name"] and not all(
            word[0].isupper() for word in written[slice(*found.span("name"))].split()
        )
        if found.start() < taken or weak or unnamed:
            continue
        is_home, end = _chain(written, folded, start)
        if is_home:
            taken = end
            yield "house", start, end
    # A number in a street is a home without being called one, unless it only says in front of what the lamp is.
    taken = 0
    for found in _NUMBERED.finditer(folded):
        if found.start() < taken:
            continue
        is_home, end = _chain(written, folded, found.start())
        taken = max(found.end(), end)
        before = max(0, found.start() - 30)
        if is_home and end > found.end() and not _LANDMARK.search(folded, before, found.start()):
            yield "house", found.start(), end


def _chain(written: str, folded: str, start: int) -> tuple[bool, int]:
    """Whether the parts that follow each other here lead to one house, and where the last of them ends."""
    kinds: list[re.Pattern[str]] = []
    at = end = start
    while len(kinds) < PARTS and (part := _part(written, folded, at)):
        kind, end = part
        kinds.append(kind)
        between = _BETWEEN.match(folded, end)
        if not between:
            break
        at = between.end()
    return _FINE in kinds or (_NEAR in kinds and (_WIDE in kinds or _BUILT in kinds)), end


def _part(written: str, folded: str, at: int) -> tuple[re.Pattern[str], int] | None:
    if (found := _FINE.match(folded, at)) and _as_written(written, *found.span("colour"), _COLOURS):
        named = _name(written, folded, found.end() + 1) if folded[found.end() : found.end() + 1] == " " else 0
        # "183/27/5 Lạc Long Quân": a street without the word; after a group or a lane the next part begins.
        is_number = re.fullmatch(rf"{_BARE}|{_HOUSE}", found[0]) is not None
        begins_another = any(each.match(folded, found.end() + 1) for each in (_FINE, _WIDE, _NEAR))
        capital = written[found.end() + 1 : found.end() + 2].isupper()
        return _FINE, named if is_number and named and capital and not begins_another else found.end()
    if (found := _WIDE.match(folded, at)) and (end := _name(written, folded, found.end())):
        return _WIDE, end
    if found := _BUILT.match(folded, at):
        return _BUILT, found.end()
    near = _NEAR.match(folded, at)
    # Without its marks "canh" is also the one of "định canh", "sau" is also six.
    if near and _as_written(written, *near.span(near.lastgroup or 0), _SIDES):
        end = _name(written, folded, near.end(), place=True)
        return (_NEAR, end) if end else None
    return None


def _as_written(written: str, start: int, end: int, words: frozenset[str]) -> bool:
    """Whether the first word here is one of these with its marks too; where nothing is marked, it may be."""
    return start < 0 or written.isascii() or written[start:end].lower().split()[0] in words


def _name(written: str, folded: str, at: int, *, place: bool = False) -> int:
    """Where the name that begins here ends: words with a capital or a number; two plain ones where nothing has a
    capital. `place`: "cầu Kinh 2", "nhà văn hóa", to the next sign or three words."""
    words: list[re.Match[str]] = []
    for word in _NAME_WORD.finditer(written, at):
        if word.start() != (words[-1].end() + 1 if words else at) or len(words) == LONGEST:
            break
        words.append(word)
    for one, other in pairwise(words):
        if written[one.end() : other.start()] != " ":
            words = words[: words.index(other)]
            break
    if not words:
        return 0
    if place:
        more = len(words) > 3 and folded[slice(*words[3].span())] in ("cu", "moi")
        return words[3 if more else min(len(words), 3) - 1].end()
    first = words[0][0]
    if first[0].isupper() or first[0].isdigit():
        many = 1
        while many < len(words) and (words[many][0][0].isupper() or words[many][0][0].isdigit()):
            many += 1
        return words[many - 1].end()
    if not first.isascii():
        return words[0].end()
    many = 1
    while many < min(2, len(words)) and folded[slice(*words[many].span())] not in _GOES_ON:
        many += 1
    return words[many - 1].end()
