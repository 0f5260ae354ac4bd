"""When somebody was born and how old they are, in digits or in words.

The date is private with the word that says it is one. An age is, beside a person: "mẹ tôi 87 tuổi", never "trẻ dưới 6
tuổi", "người từ 75 tuổi trở lên" or "lớp 5 tuổi".
"""

import re
from collections.abc import Iterator

AGE_LABELS: dict[str, str] = {"birth_date": "ngày sinh", "age": "tuổi"}

OLDEST_CHILD = 17  # years

_UNIT = r"(?:mot|hai|ba|bon|tu|nam|lam|sau|bay|tam|chin|muoi)"
_IN_WORDS = rf"(?!tu\b){_UNIT}(?: {_UNIT}){{0,2}}"
_MONTH = rf"(?:gieng|chap|{_IN_WORDS}|\d{{1,2}})"
_YEAR_SAID = (
    rf"(?:\d{{4}}|(?:mot (?:nghin|ngan) )?(?:(?:chin tram )|mot chin |hai (?:nghin|ngan) ?)?{_IN_WORDS})"
)
_TWELVE = r"(?:ty|ti|suu|dan|mao|meo|thin|ngo|mui|than|dau|tuat|hoi)"
_OF_SIXTY = rf"(?:giap|at|binh|dinh|mau|ky|canh|tan|nham|quy) {_TWELVE}"
_DATE = (
    r"(?:mong |mung )?\d{1,2} thang \d{1,2}(?: nam|,)? ?\d{4}"
    rf"|(?:ngay )?(?:(?:mong |mung )?{_MONTH} )?thang {_MONTH}(?: nam|,)? {_YEAR_SAID}\b"
    r"|\d{1,2} ?[/.\-] ?\d{1,2} ?[/.\-] ?\d{2,4}|\d{1,2} ?[/\-] ?\d{4}"
    r"|thang \d{1,2}(?: nam|[/\-])? ?\d{4}|[a-z]{2,4} [a-z]{2,4} \(?\d{4}|\d{4}|2k\d{1,2}"
)
_FULL_DATE = r"(?:\d{1,2}[/.\-]\d{1,2}[/.\-]\d{4}|\d{1,2} thang \d{1,2}(?: nam|,) \d{4})"
_SOON = r"(?: khoang)?(?: (?:vao )?(?:ngay|nam))?"
_PAPERS = (
    r"(?:khai sinh|can cuoc|cccd|cmnd|ho khau|giay to|so huu|giay ra quan|bang tot nghiep|ly lich|so bhxh|hoc ba|ho chieu"
    r"|dang ky ket hon)"
)
_BORN: tuple[re.Pattern[str], ...] = (
    re.compile(
        rf"\b(?P<it>(?:ngay(?: thang nam)? sinh|nam sinh|(?<!hi )(?<!hy )sinh{_SOON}(?= ?:? ?(?:ngay |mong |mung |thang )?\d)"
        rf"|(?<!hoc )sinh nam(?= [a-z]+ [a-z]+ \(?\d{{4}})|(?:chao|ra) doi(?: hom)?{_SOON}(?= \d)|(?:de"
        rf"|sanh){_SOON}(?= (?:thang )?\d{{1,2}}[/.\-\d])"
        rf"|ntns|dob|s\.?n\.?(?=[ :]{{0,2}}(?:19|20)\d\d|[ :]{{0,2}}\d{{1,2}}[/.]))[ :,]{{0,3}}(?:{_DATE}))(?!\d)"
    ),
    re.compile(
        rf"\b(?P<it>(?:sinh|sanh|de){_SOON} (?:(?:mong |mung )?{_IN_WORDS} )?thang {_MONTH}(?: nam)? {_YEAR_SAID})\b"
    ),
    re.compile(
        rf"\b(?P<it>(?:sinh|sanh) nam (?:(?:mot|chin|hai) {_IN_WORDS}|{_OF_SIXTY}|{_IN_WORDS}(?=[,.;)]|$)))\b"
    ),
    re.compile(rf"\b(?P<it>(?:tuoi|cam tinh) (?:{_OF_SIXTY}|con {_TWELVE}))\b"),
    re.compile(rf"\bngay(?: thang nam)? sinh\b[^.;\n]{{0,70}}?\b(?P<it>{_FULL_DATE})(?!\d)"),
    re.compile(
        rf"\bngay(?: thang nam)? sinh\b[^.;\n]{{0,70}}?\b(?P<it>\d{{1,2}} thang {_MONTH}(?: nam)? {_YEAR_SAID})\b"
    ),
    re.compile(
        rf"\b(?:ngay(?: thang nam)? sinh|{_PAPERS})\b[^;\n]{{0,70}}?{_FULL_DATE}(?: [a-z]+){{0,4}}? (?:thanh|sang|ma|nhung|con)"
        rf"(?: [a-z]+){{0,4}}? (?P<it>{_FULL_DATE})(?!\d)"
    ),
    re.compile(
        rf"\b{_PAPERS}(?: [a-z]+){{0,6}}? (?:ghi|de|la|thanh)(?: nham| sai)?(?: (?:la|thanh))?(?: ngay)? (?P<it>{_FULL_DATE})(?!\d)"
    ),
    re.compile(
        rf"\b(?:(?:sinh|sanh)\b[^.;\n]{{0,30}}(?:19|20)\d\d|tuoi {_OF_SIXTY})[^.;\n\d]{{0,30}}?(?:thanh|la|ghi"
        rf"|sang)(?: nam)? (?P<it>(?:19|20)\d\d)(?!\d)"
    ),
    re.compile(rf"(?<![\d/])(?P<it>{_FULL_DATE})(?= (?:moi )?la (?:ngay )?(?:thang nam )?sinh\b)"),
    re.compile(
        rf"\b(?:be|chau|(?:chau|em|con) (?:be|gai|trai|dau|ut)) (?P<it>{_FULL_DATE})(?=[,.;)]|$| (?:chua|khong|bi|moi|ten))"
    ),
    re.compile(r"\b(?:toi|em|chau|con|minh|tui|be)(?: [a-z]+)? (?P<it>2k\d{1,2}|doi \d\d|s\. ?19\d\d)\b"),
)
_BORN_WORDS = (
    "sinh",
    "sn",
    "s.n",
    "ntns",
    "dob",
    "sanh",
    "de ",
    "be ",
    "chau",
    "doi",
    "tuoi",
    "2k",
    "cuoc",
    "cccd",
    "cmnd",
    "khau",
    "so huu",
    "ly lich",
    "giay",
    "hoc ba",
    "bhxh",
)
_NUMBER = re.compile(r"\d")
_SAID_IN_WORDS = re.compile(
    r"\b(?:sinh|sanh|de) (?:vao )?(?:ngay|nam|thang)\b|tuoi (?:giap|at|binh|dinh|mau|ky|canh|tan|nham|quy|con) "
)
#: "hộ sinh năm 1975 trở về trước": of nobody.
_OF_MANY_BEFORE = re.compile(r"\b(?:ho|thanh nien|cong dan|nguoi|nhung ai|cac chau|tre(?: em)?|hoc) $")
_OF_MANY_AFTER = re.compile(r" (?:tro|den nam|- ?\d{4})\b")

_MANY = rf"(?:\d{{1,3}}|{_IN_WORDS})"
_AGE = re.compile(
    rf"(?<![\d/.,])\b(?P<it>(?:(?:gan|hon|ngoai|chua day|moi|da|nam nay|duoc) )*(?P<many>{_MANY}|(?<=gan )tram"
    rf"|(?<=hon )tram) ?(?P<unit>tuoi|thang tuoi|ngay tuoi|thang|ngay|(?<=\d)t|(?<=\d )t)"
    r"(?: ruoi)?)\b|\b(?P<bare>(?:(?:nam nay(?: da| duoc| moi| ngoai| gan| hon| tron)*|tuoi(?: da| ngoai| gan| hon)*|u|da ngoai|ngoai) ?"
    rf"(?:[1-9]\d|{_UNIT} muoi(?: {_UNIT})?)|da (?:[6-9]\d|1\d\d)|len (?:ba|bon|nam|sau|bay|tam|chin|muoi)))(?=[ ,.;)]"
    rf"|$)(?! (?:ho|nguoi|nam|ngay|trieu|nghin|met|km|ha|%|lan|thang|dong|cay|con))"
)
_AGE_WORDS = ("tuoi", "nam nay", " ngoai ", " len ", "be ")
_DIGITS_OF_AN_AGE = re.compile(r"\d(?: ?t\b| (?:thang|ngay)\b)|\bu\d\d|\bda \d")
_CHILD = (
    r"\b(?:(?<!ba )con(?! (?:trau|bo|ga|vit|lon|heo|de|cho|duong|suoi|song|kenh|muong|doc)\b)|(?<!cac )chau|be|em (?:nho|be|gai|trai)"
    r"|dua|nhoc)\b"
)
_CHILD_BEFORE = re.compile(rf"{_CHILD}[^.;\n]{{0,60}}$")
_CHILD_JUST_BEFORE = re.compile(
    r"\b(?:be|(?:em|con|chau|dua|thang) (?:nho|be|gai|trai|ut|lon|cu)|(?:con|chau)(?= moi)|(?:be|chau|con) (?:nha )?(?:em|toi"
    r"|tui|minh)|be \w+)(?: (?:moi|duoc|dang|vua))* $"
)
_KIN = r"(?:ong|ba|cu|bo|me|ma|cha|tia|chong|vo|anh|chi|em|chu|bac|di|cau|mo|thim|noi|ngoai|con|chau)"
_GROWN_BEFORE = re.compile(
    rf"\b(?:(?:toi|tui|minh|(?<!cac )em|(?<!cac )chau)|{_KIN} (?:{_KIN} )?(?:toi|tui|em|chau|minh|con|ay|nay|no|cu|gia)"
    rf"|(?:ba|ong) cu|cu (?:ong|ba)"
    r"|(?:anh|chi|em|con|chau|ong|ba) (?:trai|gai|dau|re|noi|ngoai|ruot|ut)"
    r"|(?:bo|me|ma|ba|ong|chong|vo|noi|ngoai) (?:toi|tui|em|chau)?)(?: (?:nay|gia|thi|la|do|nam nay|cung|vua|moi|deu|tron|da|gan|hon"
    r"|ngoai|song|duoc|gia yeu|yeu|hien|nguoi|roi)){0,4}[ ,(]{1,2}$"
)
_KIN_JUST_BEFORE = re.compile(
    r"\b(?:ong|ba|cu|bo|me|chong|vo|anh|chi|con)(?: (?:da|nay|gan|hon|ngoai|nam nay))* $"
)
_OF_SOMEBODY_SO_FAR = re.compile(rf"\b{_KIN}\b[^.;\n]{{0,70}}, (?:nay |da |nam nay )*$")
_AFTER_A_NAME = frozenset({"năm", "nay", "đã", "mới", "nam", "da", "moi", "người", "dân", "tộc"})
_CALLED = frozenset(
    {
        "ông",
        "bà",
        "cụ",
        "anh",
        "chị",
        "cô",
        "chú",
        "bác",
        "em",
        "cháu",
        "bé",
        "mẹ",
        "má",
        "bố",
        "dì",
        "thím",
        "tên",
    }
)
_NOBODYS_AGE = re.compile(r"\b(?:lop|giao|non|tre|duoi|tren|tu|du|den|qua|truoc|tuoi)(?: em)? $")
_NOBODYS_AFTER = re.compile(r" (?:tro len|tro xuong|duoc huong)\b")

_YEAR = re.compile(r"(?:\((?:sn |sinh |sinh nam )?|[,\-–] ?)(?P<it>(?:19[2-9]|20[0-3])\d)(?=\)| ?[,;\-–]|$)")
_PERSON_BEFORE = re.compile(
    rf"\b(?:{_KIN} (?:toi|em|tui|chau)|(?:ba|ong|chi|em|chau|bo|me|vo|chong) (?:noi|ngoai|gai|trai)|(?:van|thi)(?: \w+){{1,2}})[ ,]?$"
)


def births_named(folded: str) -> Iterator[tuple[str, int, int]]:
    """("birth_date", start, end) of each day somebody was born, with the word that says so."""
    if not any(word in folded for word in _BORN_WORDS) or not (
        _NUMBER.search(folded) or _SAID_IN_WORDS.search(folded)
    ):
        return
    for pattern in _BORN:
        for found in pattern.finditer(folded):
            start, end = found.span("it")
            of_many = _OF_MANY_BEFORE.search(folded, max(0, start - 20), start) or _OF_MANY_AFTER.match(
                folded, end
            )
            if not of_many:
                yield "birth_date", start, end


def ages_named(written: str, folded: str) -> Iterator[tuple[str, int, int]]:
    """How old somebody is; "8 tháng" alone only right after a child, since most months are waited. Then the years in
    brackets right after a person: after a law it is that of the law."""
    if any(word in folded for word in _AGE_WORDS) or _DIGITS_OF_AN_AGE.search(folded):
        for found in _AGE.finditer(folded):
            start, end = found.span("bare" if found["bare"] else "it")
            if _is_of_somebody(written, folded, found, start, end):
                yield "age", start, end
    for found in _YEAR.finditer(folded):
        if _PERSON_BEFORE.search(folded, max(0, found.start() - 40), found.start()):
            yield "birth_date", *found.span("it")


def _is_of_somebody(written: str, folded: str, found: re.Match[str], start: int, end: int) -> bool:
    first = found.start("many") if found["many"] else start
    before = folded[max(0, first - 80) : first]
    if _NOBODYS_AGE.search(before) or _NOBODYS_AFTER.match(folded, end):
        return False
    if found["unit"] in ("thang", "ngay"):
        return _CHILD_JUST_BEFORE.search(before) is not None
    many = found["many"]
    young = many and (int(many) <= OLDEST_CHILD if many.isdigit() else not re.search(r"\w muoi", many))
    if young and (_CHILD_BEFORE if found["unit"] != "t" else _CHILD_JUST_BEFORE).search(before):
        return True
    if found["unit"] and _KIN_JUST_BEFORE.search(before):
        return True
    return bool(
        _GROWN_BEFORE.search(before)
        or (found["unit"] and not young and _OF_SOMEBODY_SO_FAR.search(before))
        or _PERSON_BEFORE.search(before)
        or _follows_a_name(written[max(0, start - 50) : start])
    )


def _follows_a_name(before: str) -> bool:
    """Whether two capitals stand right before, or one after what people are called: "Cụ Ín, 102 tuổi"."""
    words = before.rstrip(" ,(-–:").split()
    while words and words[-1] in _AFTER_A_NAME:
        words.pop()
    if len(words) < 2 or not words[-1][0].isupper():
        return False
    return (words[-2][0].isupper() and words[-2][-1].isalpha()) or words[-2] in _CALLED
