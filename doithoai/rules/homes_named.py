"""Where somebody lives, said part by part: "tôi ở số 27, ngõ 5, thôn Đoài, xã Yên Bình".

Only the home of a person, and only when a part of it is finer than a hamlet: "đường ở tổ 3, ấp Bình Hòa hỏng" tells
where a road is broken, and has to be read by everyone. A house without a number is known by its colour, by which one it
is, or by what it stands beside.
"""

import re
from collections.abc import Iterator
from itertools import pairwise

from .vietnamese import fold

#: The number of a house, and a lane with its number, as everybody writes them: "12A", "K82/15"; "ngõ 5", "hẻm 47/2".
_NUMBER = r"[a-z]?\d+[a-z]?(?:/\d+[a-z]?){0,4}"
_LANE_WORDS = "ngo|hem|ngach|kiet|hxh"
_LANE = rf"(?:{_LANE_WORDS}) ?(?:so )?\d+[a-z]?(?:/\d+[a-z]?){{0,4}}"
_STREET = r"(?=,? (?:duong|pho|quoc lo|ql|tinh lo) \w)"
#: What cannot be anything but a house, whoever writes it: an office too.
NUMBERED_HOUSE = (
    rf"(?:so nha|nha so|sn) ?:? ?{_NUMBER}(?:,? {_LANE})*\b"
    rf"|(?<!to )(?<!thon )(?<!xom )(?:so )?{_NUMBER}(?:,? {_LANE})+\b"
    rf"|(?:so|nha) {_NUMBER}{_STREET}|p\. ?\d{{3,4}}(?=,? (?:nha|toa|chung cu|block|lo|tang) )"
    rf"|(?<![\w/.])[a-z]?\d{{1,4}}(?:/\d{{1,4}}[a-z]?)+{_STREET}"
    r"|(?:can ho|phong|can) ?:? ?(?:so )?[a-z]?\d{3,4}(?=,? (?:nha|toa|chung cu|block|lo) )"
)

_LIVES = re.compile(
    r"\b(?=[tcndh])(?:(?:thuong|tam) tru|tru(?: quan)?|cu (?:tru|ngu)|ngu|dia chi(?: nhan thu)?|dc(?= ?:| \d)|(?:noi"
    r"|cho)(?= (?:o|cu tru) ?:)|ho khau|(?<!so )nha)"
    r"(?: (?:nha|thuong tru|tam tru|rieng))?(?: (?:(?:bo|me|ong|ba|noi|ngoai|chong|vo|chu|bac|anh|chi) ){0,2}(?:toi|em|chau"
    r"|tui|minh|con))?(?: (?:tai|o|cu tru))?[ :(]+(?=[\w])"
    r"|\b(?=g)gui (?:[a-z]+ ){0,3}ve(?: dia chi| nha| so)?[ :]+"
    r"|\b(?P<weak>o)(?: (?:tai|tro|nho|la))? "
    r"|\b(?=[tcekh])(?:(?:toi|em|chau|tui) (?:ten(?: la)?|la)|ky ten|ho (?:va )?ten)[ :]+(?P<name>[^\d,.;:\n()]{4,40})[,(] ?(?=\w)"
)
_SOMEBODY = re.compile(
    r"\b(?:toi|em|chau|(?<!ba )con|minh|tui|ong|ba(?! con)|anh|chi|co|chu|bac|thay|di|cau|cu(?! tri)|me|bo|ma|vo|chong|gia dinh|nha|ten"
    r"|tuoi|ho)\b[^.;\n]{0,40}$"
)
_GOES_ON_HOME = r"(?=,? (?:duong|pho|ngo|hem|kiet|ngach|to|thon|xom|ap|khu|khom)\b)"
_NO_PHONE = r"(?!0\d{3}|\d{6}|\d+[ .\-]\d{3}|\d(?:[ .]\d){5})"  # "tôi là Lê Thị Nhàn, số 0912 345 678"
_HOUSE = (
    rf"(?:so nha|nha so|so|sn|can(?: ho| chung cu)(?: so)?|(?:kiot|ki ot|sap)(?: so)?"
    rf"|can(?= (?:\d{{3,4}}\b|\d{{1,3}}[a-z]?,? (?:khu|toa|chung cu|day|lo|block|tang) ))"
    rf"|phong(?: tro)? so) ?:? ?{_NO_PHONE}{_NUMBER}"
    r"|phong(?: tro)? \d{1,4}[a-z]?(?=,? (?:day|nha tro|khu tro|toa|chung cu|tang|lo) )"
    rf"|nha (?:[a-z]?\d+[a-z]?(?:/\d+[a-z]?){{1,4}}|{_NUMBER}{_GOES_ON_HOME})"  # never "nhà 4 tầng", "nhà 14 hộ"
)
_IN_A_STREET = (
    r"\d+[a-z]?(?:/\d+[a-z]?){1,4}(?=,? (?:duong|pho|ngo|hem|kiet) )"
    r"|k\d+(?:/\d+[a-z]?){1,3}(?=,? (?:duong|pho) )"
    r"|(?:\d+[a-z]/\d+[a-z]?|\d+/\d+[a-z])(?=,? (?:to|ap|thon|xom|khom|khu pho) )"
    r"|(?<!lop )\d+[a-e](?=,? (?:to|ap|thon|xom|ban|khom|khu pho) )"
)
_BARE = (
    r"(?:lk|bt|tt|nv|sh)\d{1,3}[a-z]?[\-.]\d{1,3}\b"
    rf"|\d+[a-z]?(?:/\d+[a-z]?){{1,4}}|\d+[a-z]?(?=,? (?:duong|pho|ngo|hem|kiet) )|{_IN_A_STREET}"
)
_GROUP = r"(?:to dan pho|to tu quan|to|doi|cum|kp|khu pho|day|block|lo) (?:so )?(?:\d{1,3}[a-z]?|[a-z]\d{0,3})\b|hom thu (?:so )?\d+"
#: No number, and yet one house: "nhà thứ hai bên trái", "nhà cuối xóm", "nhà cấp 4 mái đỏ".
_KIND = (
    r"(?: (?:san|tret|la|ngoi|go|ton|tranh|xay|dat|tam|vach|cap (?:4|bon)|mai (?:ton|la|ngoi|tranh|bang)|dai|rong|guol"
    r"|(?:mau )?(?:trang|vang|do|xanh)|(?:\d|hai|ba) tang))?"
)
_COUNTED = (
    rf"(?:(?:(?:can|ngoi|cai) )?nha|can|ngo|hem|choi){_KIND} thu (?:\d+|nhat|hai|ba|tu|nam|sau|bay)"
    r"(?: (?:ben |phia )?(?:tay )?(?:trai|phai))?(?: (?:tu|tinh tu|sau|dem tu|ke tu) \w+(?: \w+){0,3})?"
    r"|ben (?:tay )?(?:trai|phai)(?: duong(?: vao)?)?(?=[,.;]|$| hay)|nha (?:dau|cuoi|dau tien|cuoi cung)(?= (?:ngo|hem|day"
    r"|xom|thon|ban|ap|lang|buon|duong)\b)"
    r"|(?:(?:can |ngoi )?nha|can|phong) (?:dau tien|cuoi cung|dau|cuoi|trong cung|ngoai cung)(?: (?:ben "
    r"|phia )?(?:tay )?(?:trai|phai))?(?=[,.;]|$)"
    r"|tang (?:\d+|tret|hai|ba|bon)(?=,? (?:nha|toa|chung cu|block|lo|khu|day))"
)
_PAINTED = (
    r"(?:nha (?:\w+ ){0,3}?(?:mai|tuong|cong|cua|son|ton)(?: \w+){0,2}?|(?:nha|cong|cua|hang rao)(?: (?:sat|go|ton|tuong))?)"
    r"(?: mau)? (?P<colour>xanh|do|vang|trang|hong|nau|tim)(?: (?:duong|la|cay|lam|tuoi|nhat|(?:\d|hai|ba|bon) tang))?"
    r"|(?:truoc (?:cua|nha|san|cong|ngo)|sau nha|nha|dau ngo) co (?:mot )?(?:cay|gian|hang rao|gieng|ao|be|vuon|cai ao"
    r"|cai gieng|bui)(?: \w+){1,2}"
)
_COLOURS = frozenset({"xanh", "đỏ", "vàng", "trắng", "hồng", "nâu", "tím"})
_FINE = re.compile(
    rf"(?:{_HOUSE}|{_BARE}|(?:(?:dau|cuoi|giua|trong) )?{_LANE}|{_GROUP}|kp ?\d+|{_COUNTED}|{_PAINTED})\b"
)
_NUMBERED = re.compile(rf"\b(?=[scnpk\d])(?:{_HOUSE}|{_IN_A_STREET})\b(?!/)")
#: "ông Khánh nhà thứ hai sau cây xăng", "ở nhà cạnh cây đa": the word is a part of what is said.
_ONE_HOUSE = re.compile(rf"{_COUNTED}|(?<=\bo )nha (?=(?:canh|sat|gan|ke|doi dien|sau|dau|cuoi) )")
_SOMEBODYS = re.compile(r"(?:[A-ZĐÀ-Ỹ]\w* |\b[ởỞoO] )$")
_LANDMARK = re.compile(
    r"(?:truoc|gan|canh|doi dien|sau|doan|tu|den|cong|qua|ngay|hom|km|thua|to|ban do)(?: (?:cong|nha))? $"
)
_WIDE = re.compile(
    rf"(?:duong|pho|quoc lo|tinh lo|ql|tl|dt|thon|ban|xom|ap|lang|buon|khom|khu pho|khu(?: (?:tai dinh cu|dan cu|tap the"
    rf"|do thi|nha o|tro))?"
    rf"|soc|plei|bon|xa|phuong|thi tran|huyen|quan|tinh|thanh pho|tp\.?|tx\.?|(?:day |khu |nha )?tro|chung cu|toa(?: nha)?"
    rf"|{_LANE_WORDS}|ngo)"
    r" (?=[\w])|km ?\d+(?:[+,.]\d+)?(?P<post> )?(?=,|[ ](?:duong|quoc lo|ql|tinh lo|tl))"
)
_BUILT = re.compile(rf"(?:(?:can|ngoi|cai|day) )?(?:nha|tro|choi|lan|leu|trai){_KIND}{_KIND}(?=[ ,.;]|$)")
_PLACES = (
    r"(?:ban|bai|ben|bo|bung|buu|cau|cay|chan|cho|chua|cong|dap|de|den|dinh|doc|duong|ngo|hem|doi|ga|gieng|ho|kenh|kinh"
    r"|lang|lo|mieu|mo|nga|ngo|nha"
    r"|nui|pho|quan|rach|ruong|san|song|suoi|ta ?luy|thac|thap|tiem|thon|tram|tru so|truong|uy ban|ubnd|van phong|vuon|xom|xuong)\b"
)
_NEAR = re.compile(
    rf"(?:ngay |nam |o |phia )*(?:(?P<side>sat(?: vach| ben| canh| ngay)?|canh|ben canh|ke(?: ben| can| canh| sat)?|giap"
    rf"|doi dien|sau lung|gan|cheo"
    r"|xeo|cach|lien ke) (?!(?:nhat|nhu|day|nhau|het|xong|an|hoach|toan|ranh|toi|tinh|den)\b)"
    rf"|(?P<edge>dau|cuoi|duoi|tren|sau|truoc|ben(?: kia| hong)?|trong|giua|ngay|chan) (?={_PLACES}))(?=[\w])"
)
_SIDES = frozenset({
    "sát", "cạnh", "bên", "đối", "sau", "gần", "kề", "kế", "giáp", "chéo", "xéo", "cách", "liền", "đầu", "cuối", "dưới", "trên",
    "trước", "trong", "giữa", "ngay", "chân",
})  # fmt: skip
#: So near that nothing else has to be said: "nhà em đối diện quán cà phê Mây".
_NEXT_TO = re.compile(
    r"(?:ngay |nam )?(?:sat vach|canh|ben canh|ke ben|ke|giap|doi dien|sau lung|ngay sau|phia sau|xeo|cheo)"
    r" (?:cong |cua |lung )?(?:quan|tiem|nha|tram|truong|chua|cay xang|uy ban|ubnd|dinh|cho|lo|cau|tru so|xuong|dai|thap|ga"
    r"|buu dien|hieu)\b"
)
_OWN = re.compile(
    r"\b(?:toi|em|chau|tui|minh) (?:ten|la)(?: la)? [^.;:\n]{3,40},? (?:nha|o)(?: o)? $"
    r"|(?:^|[.!?] )nha $"
    r"|\b(?:nha|ho|can nha) (?:cua )?(?:toi|em|chau|tui|con|minh|gia dinh toi)(?: (?:o|nam|ngay|tai))*[ :(]*$"
)
#: Without marks also other words: "bản Nà", never "bán nước"; "cạnh chùa", never "bên chưa".
_HOMOGRAPHS = {
    "ban": ("bản", "bàn"), "xa": ("xã",), "tinh": ("tỉnh",), "duong": ("đường",), "quan": ("quận", "quán"), "pho": ("phố",),
    "tro": ("trọ",), "chua": ("chùa",), "mo": ("mỏ", "mó", "mộ"), "ho": ("hồ",), "lo": ("lò", "lô", "lộ"), "bo": ("bờ", "bồ"),
    "cho": ("chợ",), "lang": ("làng",), "de": ("đê",), "dap": ("đập",), "cong": ("cổng", "cống", "công"), "den": ("đền",),
    "song": ("sông",), "thap": ("tháp",), "ga": ("ga",), "nga": ("ngã",), "mieu": ("miếu",), "dinh": ("đình", "đỉnh"),
    "doc": ("dốc",), "doi": ("đồi",), "san": ("sân", "sàn"), "do": ("đò",),
}  # fmt: skip
_BETWEEN = re.compile(r" ?[,\-–] ?(?:thuoc |o |tai )?| (?:thuoc )?")
_NAME_WORD = re.compile(r"[^\W_]+(?:['’/][^\W_]+)*")
# After a name typed without capitals these begin what is asked: "xom Ben xin sua dien".
_GOES_ON = frozenset({
    "xin", "de", "dien", "nuoc", "duong", "cot", "mong", "hoi", "bi", "co", "khong", "chua", "kinh", "nghi",
    "thi", "ma", "va", "hay", "dang", "da", "duoc", "cho", "can", "phan", "toi", "em", "chau", "la", "dinh",
    "nha", "o",
})  # fmt: skip
#: After a place these begin what is said of it: "cạnh trạm bơm bị ngập".
_ENDS_PLACE = frozenset({
    "bị", "có", "nên", "mà", "thì", "là", "và", "hay", "đang", "đã", "được", "xin", "để", "mong", "không", "chưa", "rất", "quá",
    "ngập", "mất", "tôi", "em", "bay", "muốn", "hỏi", "cứ", "lại", "nuôi", "xây", "bán", "mở", "giờ", "cũng", "này", "lúc", "dám",
    "phải", "làm", "bốn", "đòi", "đào", "cháu", "tối", "tiếng", "gọi", "chẳng", "hổng", "nghe", "thấy", "kêu",
})  # fmt: skip
#: Without marks those of them that no place is called by.
_BARE_ENDS_PLACE = frozenset(map(fold, _ENDS_PLACE)) - {
    "chua",
    "da",
    "nuoc",
    "lam",
    "ban",
    "mo",
    "bay",
    "la",
    "dao",
    "bon",
}
_CALLED = frozenset(
    {"ông", "bà", "anh", "chị", "cô", "chú", "bác", "dì", "cụ", "thầy", "ong", "ba", "co", "chu"}
)
_WHOSE = re.compile(r" (?:ông|bà|anh|chị|cô|chú|bác|dì|cụ|thầy) (?P<name>\w+(?: [A-ZĐ]\w*)?)")
#: "ngụ tại 112 Nguyễn Công Trứ": a street without the word.
_STREET_NUMBER = re.compile(
    r"\d{1,4}[a-zA-Z]?(?:/\d+)* (?P<street>[^\W\d]+) (?P<more>[^\W\d]+)(?: [A-ZĐ]\w*)*"
)
#: "thầy Thuần, nhà hai tầng gần ngã ba"
_APPOSED = re.compile(rf"[,(:–-] (?=(?:can |ngoi )?nha{_KIND}{_KIND} )(?!nha (?:toi|em|chau|tui|minh|o)\b)")
LONGEST = 5  # words of one name
PARTS = 8  # of one address


def homes_named(written: str, folded: str) -> Iterator[tuple[str, int, int]]:
    """("house", start, end) of each home; `folded` has every sign of `written` in its place."""
    taken = 0
    for found in _LIVES.finditer(folded):
        itself = _NUMBERED.match(folded, found.start()) or (
            _ONE_HOUSE.match(folded, found.start()) and _SOMEBODYS.search(written, 0, found.start())
        )
        start = found.start() if itself else found.end()
        weak = (
            found["weak"]
            and found.start()
            and not _SOMEBODY.search(folded, max(0, found.start() - 60), found.start())
        )
        unnamed = found["name"] and not all(
            word[0].isupper() for word in written[slice(*found.span("name"))].split()
        )
        if found.start() < taken or weak or unnamed:
            continue
        is_home, end = _chain(written, folded, start)
        if not is_home and _APPOSED.match(folded, max(0, found.start() - 2)):
            start = found.start()
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
    next_to = False
    at = end = start
    while len(kinds) < PARTS and (part := _part(written, folded, at)):
        kind, end = part
        next_to = next_to or (kind is _NEAR and _NEXT_TO.match(folded, at) is not None)
        kinds.append(kind)
        between = _BETWEEN.match(folded, end)
        if not between:
            break
        at = between.end()
    own = next_to and _OWN.search(folded, max(0, start - 60), start)
    return bool(
        _FINE in kinds
        or (_NEAR in kinds and (_WIDE in kinds or _BUILT in kinds or kinds.count(_NEAR) > 1))
        or own
    ), end


def _part(written: str, folded: str, at: int) -> tuple[re.Pattern[str], int] | None:
    if (found := _FINE.match(folded, at)) and _as_written(written, *found.span("colour"), _COLOURS):
        named = _name(written, folded, found.end() + 1) if folded[found.end() : found.end() + 1] == " " else 0
        # "183/27/5 Lạc Long Quân": a street without the word; after a group or a lane the next part begins.
        is_number = re.fullmatch(rf"{_BARE}|{_HOUSE}", found[0]) is not None
        begins_another = any(each.match(folded, found.end() + 1) for each in (_FINE, _WIDE, _NEAR))
        capital = written[found.end() + 1 : found.end() + 2].isupper()
        return _FINE, named if is_number and named and capital and not begins_another else found.end()
    if (found := _WIDE.match(folded, at)) and _is_wide(written, *found.span()):
        end = found.end() if found[0][:2] == "km" else _name(written, folded, found.end())
        if end:
            return _WIDE, end
    if found := _BUILT.match(folded, at):
        whose = _WHOSE.match(written, found.end())
        return _BUILT, whose.end() if whose and whose["name"][0].isupper() else found.end()
    if (
        (found := _STREET_NUMBER.match(written, at))
        and found["street"][0].isupper()
        and found["more"][0].isupper()
    ):
        return _FINE, found.end()
    near = _NEAR.match(folded, at)
    # Without its marks "canh" is also the one of "định canh", "sau" is also six.
    if (
        near
        and _as_written(written, *near.span(near.lastgroup or 0), _SIDES)
        and _is_wide(written, near.end(), len(written))
    ):
        end = _name(written, folded, near.end(), place=True)
        return (_NEAR, end) if end else None
    return None


def _is_wide(written: str, start: int, end: int) -> bool:
    """ "bản Nà", never "bán nước"; "xã", never "xa"."""
    found = _NAME_WORD.match(written, start, end)
    word = found[0].lower() if found else ""
    return written.isascii() or word in _HOMOGRAPHS.get(fold(word), (word,))


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
        ends = _BARE_ENDS_PLACE if written.isascii() else _ENDS_PLACE
        if words[0][0].lower() in ends:
            return 0
        many = 1
        while many < len(words) and words[many][0].lower() not in ends:
            more = words[many][0][0].isupper() or folded[slice(*words[many].span())] in ("cu", "moi")
            if many >= 3 and not more and words[many][0].lower() not in _CALLED:
                break
            many += 1
        whose = many < len(words) and words[many - 1][0].lower() in _CALLED and words[many][0][0].isupper()
        return words[many if whose else many - 1].end()
    first = words[0][0]
    if first[0].isupper() or first[0].isdigit():
        many = 1
        while many < len(words) and (words[many][0][0].isupper() or words[many][0][0].isdigit()):
            many += 1
        return words[many - 1].end()
    if not first.isascii() and not (len(words) == 2 and words[0].end() + 1 == words[1].start()):
        return words[0].end()
    many = 1
    while many < min(2, len(words)) and folded[slice(*words[many].span())] not in _GOES_ON:
        many += 1
    return words[many - 1].end()
