"""Numbers and addresses by which a person is reached, paid, registered or known, written in digits or said aloud.

A number is known by the words before it or by its own shape. Sums of money, sizes, papers and the numbers of offices
are nobody's.
"""

import re
from collections.abc import Iterator

from .homes_named import NUMBERED_HOUSE

NUMBER_LABELS: dict[str, str] = {
    "email": "thư điện tử",
    "bank_account": "số tài khoản",
    "id_card": "số căn cước",
    "insurance_code": "mã số bảo hiểm",
    "tax_code": "mã số thuế",
    "phone": "số điện thoại",
    "plate": "biển số xe",
    "house": "địa chỉ nhà",
    "code": "mã số cá nhân",
    "place": "tọa độ",
}

#: What is no one person's, and may be nothing else either.
NOBODYS = ""

_GAP = r"[ .\-–_\u00a0]"


def _digits(least: int, most: int | None = None, *, letter_o: bool = False) -> str:
    """So many digits, grouped as people group them: `0912 345 678`, `0912.345.678`, `o9l2-345-678`."""
    digit = r"[\doil]" if letter_o else r"\d"
    return rf"{digit}(?:{_GAP}{{0,2}}{digit}){{{least - 1},{(most or least) - 1}}}"


_MONEY = r"\s?(?:d|dong|vnd|trieu|ty|nghin)\b"


def _after(words: str, number: str) -> re.Pattern[str]:
    """A number that a word announces: `số tài khoản của tôi ở ngân hàng là: …`, `CMND cũ 9 số …`."""
    # Not inside a word: the "o" of "số" is no zero of the number after it.
    return re.compile(
        rf"\b(?:{words})\b[^\d\n]{{0,25}}?(?:\d{{1,2}} so[ :]+)?(?<!\w)(?P<it>{number})(?!\d|{_MONEY})",
        re.IGNORECASE,
    )


def _alone(number: str, *, more: str = "") -> re.Pattern[str]:
    """A number that shows by itself what it is: not inside another, not a sum of money or a size."""
    unit = r"\s*(?:d|dong|vnd|trieu|ty|nghin|m2|m²|ha|kg|km)\b"
    return re.compile(rf"(?<![\w/.\-])(?P<it>{number})(?!{more}[\d/]|[ .]?\d|{unit})", re.IGNORECASE)


#: The letters that begin the code of a health insurance card: why its bearer is insured.
_INSURED = (
    "dn|hx|ch|nn|tk|hc|xk|ht|tb|no|ct|xb|tn|cs|qn|ca|cy|xn|mx|mg|te|hd|dt|dk|xd|ts|tc|tq|ta|ty|hn|cn|pv|kc|cc|ck|cb|tv|nd|td|bt"
    "|hs|sv|gb|gd|lh"
)
#: Mailboxes of offices.
_OF_THE_STATE = r"[\w.\-]*\b(?:gov|dcs)\.vn\b"
_POST = "gmail|yahoo|hotmail|icloud|outlook"
_AT = r"(?: ?@ ?| ?[(\[{] ?(?:a|at|a cong|a vong) ?[)\]}] ?| (?:a cong|a vong|cong|at) )"
_DOT = r"(?: ?\. ?| ?, ?| (?:cham|dot) | ?[(\[{] ?(?:cham|dot) ?[)\]}] ?)"
_BANKS = (
    "vietcombank|vcb|agribank|agri|vietinbank|vietin|bidv|techcombank|mbbank|mb bank|sacombank|vpbank|acb|lpbank|momo|zalopay"
    "|tpbank|hdbank|shb|vib|msb|eximbank|seabank|ocb|kienlongbank|viettel (?:money|pay)|bac a bank|nam a bank|ngan hang"
)
_MOBILE = r"(?:\(?(?:\+|00) ?84\)?[ .\-]{0,2}(?:\(0\)[ .\-]{0,2})?|84[ .\-]?|\(?[0o])[ .\-)]{0,2}"
_PLATE_LETTERS = (
    r"(?!(?:tu|la|va|xa|ha|kg|km|ty|lo|to|ap|ho|do|ca|cm|mm|so|bo|de|m|o|e|k|tr)\b|m[23][ .])[a-z]{1,2}\d?"
)

_NUMBER = re.compile(r"\d")
_DIGITS = re.compile(r"(?:\D*\d){4}")  # fewer are no number of anybody
_ADDRESS = (
    "@",
    "mail",
    "yahoo",
    "outlook",
    "icloud",
    ".com",
    ".me/",
    ".vn/",
)  # signs of one without a number
_MOBILE_HERE = re.compile(r"\+|[(]?[0o][ .\-]?[35789]|84|00")
_ITS_OFFICE = (
    r"(?:ubnd|uy ban|cong an|truc ban|mot cua|dien luc|kho bac|mat tran|mttq|van phong|trung tam|benh vien|buu dien|hop tac xa|htx"
    r"|tram (?:y te|bom|dien)|truong (?:hoc|mam non|tieu hoc|thcs|thpt)|quy (?:vi|den|khuyen|phong|bao tro|cua|xa|thon))"
)
_OFFICE_BEFORE = re.compile(
    rf"\b{_ITS_OFFICE}\b(?:(?!\b(?:toi|em|tui|chau|minh|con|vo|chong|ong|ba|anh|chi)\b)[^;\n])*$"
)
_OFFICE_AFTER = re.compile(rf" ?(?:la )?(?:so )?(?:cua |\(){_ITS_OFFICE}\b")

# In this order; a later pattern never claims what an earlier one took. They run on the folded text, which
# keeps every sign in its place, so that "số điện thoại" and "so dien thoai" are one.
_ADDRESSES: tuple[tuple[str, re.Pattern[str]], ...] = (
    (
        "email",
        re.compile(
            rf"(?<![\w.+\-])(?P<it>[\w.+\-]{{1,64}}(?: \d{{1,4}}(?= ?@))?{_AT}(?!{_OF_THE_STATE})"
            rf"(?:(?:{_POST}|vnn)(?:{_DOT}(?:com|con|vn)(?:{_DOT}vn)?)?\b|(?<=[@)\]}}])[\w\-]{{1,63}}(?:\.[\w\-]{{1,63}})+"
            rf"|(?<=@ )[\w\-]{{1,63}}(?:\.[\w\-]{{1,63}})+))"
        ),
    ),
    (
        "email",
        re.compile(
            r"\be?g?mail(?: cua)?(?: (?:toi|em|con|chau|tui|minh))?(?: la)?[ :]+"
            r"(?P<it>(?!ubnd)(?![\w.]*@)(?=[a-z_.]*\d|[a-z_]+\.[a-z])[a-z][\w.]{4,40}\w)"
        ),
    ),
    (
        "online",
        re.compile(
            r"(?P<it>(?:https?://)?(?:www\.|m\.)?(?:facebook|fb|tiktok|zalo)\.(?:com|me|vn)/[\w./@?=\-]+)"
        ),
    ),
)
_NUMBERS: tuple[tuple[str, re.Pattern[str]], ...] = (
    ("tax_code", _after("ma so thue|mst", _digits(9, 13))),
    ("insurance_code", _after("bhxh|bhyt|bao hiem", r"(?:[a-z]{2} ?)?" + _digits(10, 15))),
    ("insurance_code", _alone(rf"(?:{_INSURED})[ \-]?" + _digits(13))),
    ("bank_account", _alone(r"9704(?:[ \-]?\d{4}){3}(?:[ \-]?\d{3})?")),
    ("bank_account", _after(rf"stk|so tk|tk|tai khoan|{_BANKS}", _digits(6, 19) + r"|\d{3}[a-z]\d{8}")),
    ("bank_account", re.compile(rf"(?<![\w/.\-])(?P<it>{_digits(8, 19)})(?=[ ,(\-]{{1,3}}(?:{_BANKS})\b)")),
    (
        "id_card",
        _after(
            "cccd|cmnd|cmtnd|cmt|can cuoc|chung minh|dinh danh|ho chieu|passport", "[a-z]?" + _digits(7, 12)
        ),
    ),
    (
        "phone",
        _after(
            "s?dt|dien thoai|di dong|zalo|viber|lien he|goi|may ban|phone|tel",
            r"(?!1[89]00)(?:\+ ?)?" + _digits(8, 14, letter_o=True),
        ),
    ),
    ("phone", _after("may ban|(?:dien thoai|dt) (?:ban|nha|co dinh)", _digits(6, 8))),
    (
        "code",
        _after(
            "so quan(?: nhan)?|quan nhan|the (?:thuong binh|benh binh|dang(?: vien)?|nguoi cao tuoi|can bo)"
            "|so (?:the )?huan chuong|so tiet kiem|so ho so (?:benh an|nguoi co cong)"
            "|ma (?:so )?benh nhan|ma (?:dinh danh )?hoc sinh|ma sinh vien|giay phep lai xe|gplx|(?:the|giay(?: xac nhan)?) khuyet tat",
            r"(?:[a-z]{1,3}[ \-]?)?" + _digits(6, 14),
        ),
    ),
    (
        "code",
        _after(
            "giay chung nhan|gcn(?:qsdd)?|(?:cn)?qsdd|so do|so hong|bia do|so phat hanh|vao so|seri|so hieu giay",
            r"[a-z]{1,2}[ \-]?\d{3} ?\d{2,5}",
        ),
    ),
    (
        "code",
        _after(
            "giay so|so giay",
            r"[a-z]{2}[ \-]?\d{6,8}",
        ),
    ),
    (
        "code",
        _after(
            "ma (?:khach hang|kh|danh bo|ho (?:can )?ngheo)|so (?:ho (?:can )?ngheo|ho khau)|(?:dong ho|cong to) (?:dien |nuoc )?so",
            r"(?=[\w\-./]{5})(?:[a-z]{1,4})?\d[\da-z]*(?:[\-./][\da-z]+)*",
        ),
    ),
    ("place", re.compile(r"(?<![\w.])(?P<it>\d{1,2}[.,]\d{4,8} ?[,;] ?1\d\d[.,]\d{4,8})(?!\d)")),
    ("id_card", _alone("0" + _digits(11))),
    (
        "phone",
        re.compile(
            rf"(?<![\w.\-])(?P<it>{_MOBILE}[35789]{_GAP}{{0,2}}{_digits(8, letter_o=True)})(?!\d|[ .][1-9])"
            r"|(?<![\d.\-,])(?P<other>0[35789]\d{2}(?:/\d{3}/|, ?\d{3}, ?)\d{3}|0(?:[,;] ?\d){9}|0[35789]\d{1,2}[*x.]{2,6}\d{2,4})(?![\d.])"
        ),
    ),
    (
        "phone",
        _alone(
            rf"\(?02\d{{1,2}}\)?[ .\-]{{0,2}}{_digits(7, 8)}|01[2689][ .\-]{{0,2}}{_digits(8)}"
            rf"|\(0[35789]\d{{1,2}}\)[ .\-]{{0,2}}{_digits(6, 7)}"
        ),
    ),
    ("code", _alone(r"\d{10,11}")),
    ("bank_account", _alone(r"\d{13,19}")),
    ("id_card", _alone(r"\d{9}|\d{12}|\d{3} \d{3} (?!000)\d{3}")),
    ("plate", _alone(r"\d{2}[a-z][a-z\d]? \d{3}[-.]\d{2}")),
    ("plate", _after("bien so|so hieu|so dang ky|ghe|tau|thuyen|do", r"[a-z]{2,3}[ \-]\d{4,5}[ \-]?ts")),
    (
        "plate",
        _alone(
            rf"\d{{2}} ?-? ?{_PLATE_LETTERS} ?[-. ] ?(?:\d{{3}}\.?\d{{2}}|\d{{4}})|\d{{2}}[a-z][a-z\d]?\d{{5}}"
        ),
    ),
    (
        "plate",
        _after(
            "bien(?: so)?|bien kiem soat|bks|xe|o to|chiec",
            rf"\d{{2}}[ \-]?{_PLATE_LETTERS}[ \-.]{{0,3}}\d{{3}}[. ]?\d{{1,2}}",
        ),
    ),
    ("plate", _after("bien(?: so)?|bks|xe quan (?:doi|su)", r"\d{3}\.\d{2}|[a-z]{2} ?\d{2} ?- ?\d{2}")),
)
_HOUSES: tuple[tuple[str, re.Pattern[str]], ...] = (("house", re.compile(rf"\b(?P<it>{NUMBERED_HOUSE})")),)

_SPOKEN = r"(?:khong|ko|hong|hok|mot|hai|ba|bon|tu|nam|lam|sau|bay|tam|chin|linh|le|muoi|tram|\d{1,4})"
_LETTER = r"(?:a|be|bo|xe|ce|co|de|do|e|ef|giay|hat|ho|ca|lo|mo|em|en|no|pe|po|quy|sich|to|te|u|ve|ich|i)"
#: A number said aloud and written as it was heard: seven digits or more, most of them words.
_IN_WORDS = re.compile(
    rf"\b(?P<it>{_SPOKEN}(?:[ ,.\-–]{{1,2}}{_SPOKEN}\b){{3,15}})|\bko(?P<run>\d(?: ?{_SPOKEN}\b){{3,9}})"
)
_PLATE_IN_WORDS = re.compile(
    rf"\bbien(?: so)?(?: xe)?(?: la)?[ :]+(?P<it>(?:{_SPOKEN}[ ,.\-]{{1,2}}){{2}}{_LETTER}(?:[ ,.\-]{{1,2}}{_SPOKEN}\b){{4,7}})"
)
_BEGINS_A_PHONE = re.compile(
    r"(?:khong|ko|hong|hok|0)[ ,.\-]{0,2}(?:ba|nam|bay|tam|chin|[35789])\b(?!.*\b(?:19|20)\d\d\b)|ko[35789]"
)
_WORD_OR_DIGITS = re.compile(r"[a-z]+|\d+")
_SAID_BEFORE = (
    ("bank_account", re.compile(r"\b(?:stk|so tk|tk|tai khoan)\b[^.;\n]{0,30}$")),
    ("id_card", re.compile(r"\b(?:cccd|cmnd|can cuoc|chung minh|dinh danh)\b[^.;\n]{0,30}$")),
)
SPOKEN_LEAST = 7
_DIGIT_WORDS = frozenset(
    [
        "khong",
        "ko",
        "hong",
        "hok",
        "0",
        "mot",
        "hai",
        "ba",
        "bon",
        "tu",
        "nam",
        "lam",
        "sau",
        "bay",
        "tam",
        "chin",
        "linh",
        "le",
        "muoi",
        "tram",
    ]
)
_FEW = 1  # of them without a comma behind them: no number is being said


def numbers_named(folded: str) -> Iterator[tuple[str, int, int]]:
    """(what, start, end) of each; `what` is `NOBODYS` where a number is an office's."""
    patterns = _ADDRESSES if any(sign in folded for sign in _ADDRESS) else ()
    if _NUMBER.search(folded):
        patterns += _NUMBERS + _HOUSES if _DIGITS.match(folded) else _HOUSES
    for what, pattern in patterns:
        for match in pattern.finditer(folded):
            start, end = match.span(match.lastgroup or "it")
            yield NOBODYS if _is_of_an_office(what, folded, start, end) else what, start, end
    if sum(map(_DIGIT_WORDS.__contains__, folded.split())) > _FEW or "ko" in folded:
        yield from _spoken(folded)


def _spoken(folded: str) -> Iterator[tuple[str, int, int]]:
    for found in _PLATE_IN_WORDS.finditer(folded):
        yield "plate", *found.span("it")
    for found in _IN_WORDS.finditer(folded):
        said = _WORD_OR_DIGITS.findall(found[0])
        words = sum(not each.isdigit() for each in said)
        digits = sum(len(each) if each.isdigit() else 1 for each in said)
        # "ba bốn năm 2024, 2025": beside digits only what begins as a telephone number does.
        if words >= SPOKEN_LEAST or (
            words >= 2 and digits >= SPOKEN_LEAST and _BEGINS_A_PHONE.match(found[0])
        ):
            before = folded[max(0, found.start() - 50) : found.start()]
            what = next((what for what, pattern in _SAID_BEFORE if pattern.search(before)), "phone")
            yield what, found.start(), found.end()


def _is_of_an_office(what: str, folded: str, start: int, end: int) -> bool:
    """Its landline or its account: "công an xã, 0214 3867 113", and nobody named between."""
    if what != "bank_account" and (what != "phone" or _MOBILE_HERE.match(folded, start)):
        return False
    return bool(_OFFICE_BEFORE.search(folded, max(0, start - 80), start) or _OFFICE_AFTER.match(folded, end))
