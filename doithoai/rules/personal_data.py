"""What a text says about a person and the public must not read: found, and covered.

Tuned to miss little. Numbers and dates of documents, sums of money, public land and the numbers of offices are not
personal and stay. Names, children and health are found by `people_named.py`, homes by `homes_named.py`, accounts and
parcels by `things_named.py`; in what officials write those are left alone, since a paper names its signer.
"""

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from itertools import chain

from .homes_named import NUMBERED_HOUSE, homes_named
from .people_named import PEOPLE_LABELS, people_named
from .things_named import THING_LABELS, things_named
from .vietnamese import fold, nfc

MASK_LABELS: dict[str, str] = {
    "email": "thư điện tử",
    "bank_account": "số tài khoản",
    "id_card": "số căn cước",
    "insurance_code": "mã số bảo hiểm",
    "tax_code": "mã số thuế",
    "phone": "số điện thoại",
    "plate": "biển số xe",
    "birth_date": "ngày sinh",
    "house": "địa chỉ nhà",
    "code": "mã số cá nhân",
    "place": "tọa độ",
    "class": "lớp",
    "school": "trường học",
    **THING_LABELS,
    **PEOPLE_LABELS,
}


#: What is no one person's, and may be nothing else either.
NOBODYS = ""


@dataclass(frozen=True, slots=True)
class Span:
    """`text[start:end]` is personal; `what` is a key of `MASK_LABELS`."""

    start: int
    end: int
    what: str

    def as_json(self) -> dict[str, int | str]:
        return {"start": self.start, "end": self.end, "what": self.what}


def _digits(least: int, most: int | None = None, *, letter_o: bool = False) -> str:
    """So many digits, grouped as people group them: `0912 345 678`, `0912.345.678`, `o912-345-678`."""
    digit = r"[\do]" if letter_o else r"\d"
    return rf"{digit}(?:[ .\-\u00a0]{{0,2}}{digit}){{{least - 1},{(most or least) - 1}}}"


def _after(words: str, number: str) -> re.Pattern[str]:
    """A number that a word announces: `số tài khoản của tôi ở ngân hàng là: …`."""
    # Not inside a word: the "o" of "số" is no zero of the number after it.
    return re.compile(rf"\b(?:{words})\b[^\d\n]{{0,25}}?(?<!\w)(?P<it>{number})(?!\d)", re.IGNORECASE)


def _alone(number: str) -> re.Pattern[str]:
    """A number that shows by itself what it is: not inside another, not a sum of money or a size."""
    unit = r"\s*(?:d|dong|vnd|trieu|ty|nghin|m2|m²|ha|kg|km)\b"
    return re.compile(rf"(?<![\w/.\-])(?P<it>{number})(?![\d/]|[ .]?\d|{unit})", re.IGNORECASE)


#: The letters that begin the code of a health insurance card: why its bearer is insured.
_INSURED = (
    "dn|hx|ch|nn|tk|hc|xk|ht|tb|no|ct|xb|tn|cs|qn|ca|cy|xn|mx|mg|te|hd|dt|dk|xd|ts|tc|tq|ta|ty|hn|cn|pv|kc|cc|ck|cb|tv|nd|td|bt"
    "|hs|sv|gb|gd|lh"
)
#: Mailboxes of offices.
_OF_THE_STATE = r"[\w.\-]*\b(?:gov|dcs)\.vn\b"
_DIGIT = r"(?:khong|mot|hai|ba|bon|tu|nam|lam|sau|bay|tam|chin|linh|le|muoi)"
_DATE = (
    r"(?:mong |mung )?\d{1,2} thang \d{1,2}(?: nam)? \d{4}"
    r"|\d{1,2} ?[/.\-] ?\d{1,2} ?[/.\-] ?\d{2,4}|\d{1,2} thang \d{1,2} nam \d{4}|\d{1,2} ?[/\-] ?\d{4}"
    r"|thang \d{1,2}(?: nam|[/\-])? ?\d{4}|[a-z]{2,4} [a-z]{2,4} \(?\d{4}|\d{4}"
)
_FULL_DATE = r"(?:\d{1,2}[/.\-]\d{1,2}[/.\-]\d{4}|\d{1,2} thang \d{1,2} nam \d{4})"
_BANKS = (
    "vietcombank|vcb|agribank|vietinbank|bidv|techcombank|mbbank|mb bank|sacombank|vpbank|acb|lpbank|momo"
    "|tpbank|hdbank|shb|vib|msb|eximbank|seabank|ocb|kienlongbank|viettel money"
)

_BORN = (
    r"ngay(?: thang nam)? sinh|nam sinh|sinh(?: ngay| nam)?(?= ?:? ?(?:mong |mung |thang )?\d)|sinh nam(?= [a-z]+ [a-z]+ \(?\d{4})|ntns"
    r"|sn(?=[ :]{1,2}(?:19|20)\d\d|[ :]{0,2}\d{1,2}[/.])"
)

_NUMBER_OR_ADDRESS = re.compile(r"\d|@|mail|\.(?:com|me|vn)/")
_LANDLINE = re.compile(r"\(?02")
_OFFICE_BEFORE = re.compile(
    r"\b(?:ubnd|uy ban|cong an|truc ban|mot cua|dien luc|kho bac|mat tran|mttq|van phong|trung tam|benh vien|buu dien|hop tac xa|htx"
    r"|tram (?:y te|bom|dien)|truong (?:hoc|mam non|tieu hoc|thcs|thpt)|quy (?:vi|den|khuyen|phong|bao tro|cua|xa|thon))\b"
    r"(?:(?!\b(?:toi|em|tui|chau|minh|con|vo|chong|ong|ba|anh|chi)\b)[^;\n])*$"
)

# In this order; a later pattern never claims what an earlier one took. They run on the folded text, which
# keeps every sign in its place, so that "số điện thoại" and "so dien thoai" are one.
_PATTERNS: tuple[tuple[str, re.Pattern[str]], ...] = (
    (
        "email",
        re.compile(
            rf"(?<![\w.+\-])(?P<it>[\w.+\-]{{1,64}} ?(?:@|\((?:a|at)\)) ?(?!{_OF_THE_STATE})"
            rf"(?:[\w\-]{{1,63}}(?:\.[\w\-]{{1,63}})+|(?:gmail|yahoo|hotmail|icloud|outlook)(?:[ ,]{{1,2}}com)?\b))"
        ),
    ),
    ("tax_code", _after("ma so thue|mst", _digits(9, 13))),
    ("insurance_code", _after("bhxh|bhyt|bao hiem", r"(?:[a-z]{2} ?)?" + _digits(10, 15))),
    ("insurance_code", _alone(rf"(?:{_INSURED})[ \-]?" + _digits(13))),
    ("bank_account", _after(rf"stk|so tk|tk|tai khoan|{_BANKS}", _digits(6, 19))),
    ("bank_account", re.compile(rf"(?<![\w/.\-])(?P<it>{_digits(8, 19)})(?=[ ,(\-]{{1,3}}(?:{_BANKS})\b)")),
    (
        "id_card",
        _after("cccd|cmnd|cmtnd|cmt|can cuoc|chung minh|dinh danh|ho chieu", "[a-z]?" + _digits(7, 12)),
    ),
    (
        "phone",
        _after(
            "s?dt|dien thoai|di dong|zalo|lien he|goi|may ban|phone|tel",
            r"(?!1[89]00)(?:\+ ?)?" + _digits(8, 12, letter_o=True),
        ),
    ),
    (
        "code",
        _after(
            "so quan(?: nhan)?|quan nhan|so the thuong binh|so (?:the )?huan chuong|so tiet kiem|so ho so (?:benh an|nguoi co cong)"
            "|ma (?:so )?benh nhan|ma (?:dinh danh )?hoc sinh|ma sinh vien|giay phep lai xe|gplx|(?:the|giay(?: xac nhan)?) khuyet tat",
            r"(?:[a-z]{1,3}[ \-]?)?" + _digits(6, 14),
        ),
    ),
    (
        "code",
        _after(
            "giay chung nhan|gcn(?:qsdd)?|(?:cn)?qsdd|so do|so hong|bia do|so phat hanh|so vao so|seri",
            r"[a-z]{2}[ \-]?\d{3} ?\d{2,5}",
        ),
    ),
    ("place", re.compile(r"(?<![\w.])(?P<it>\d{1,2}[.,]\d{4,8} ?[,;] ?1\d\d[.,]\d{4,8})(?!\d)")),
    ("id_card", _alone("0" + _digits(11))),
    ("phone", _alone(r"(?:\+? ?84|\(?[0o])[ .\-)]{0,2}[35789][ .\-]{0,2}" + _digits(8, letter_o=True))),
    (
        "phone",
        _alone(
            rf"\(?02\d{{1,2}}\)?[ .\-]{{0,2}}{_digits(7, 8)}|01[2689][ .\-]{{0,2}}{_digits(8)}"
            rf"|\(0[35789]\d{{1,2}}\)[ .\-]{{0,2}}{_digits(6, 7)}"
        ),
    ),
    ("code", _alone(r"\d{10,11}")),
    ("bank_account", _alone(r"\d{13,19}")),
    ("id_card", _alone(r"\d{9}|\d{12}")),
    ("plate", _alone(r"\d{2}[a-z][a-z\d]? \d{3}[-.]\d{2}")),
    ("plate", _after("bien so|so hieu|so dang ky|ghe|tau|thuyen|do", r"[a-z]{2,3}[ \-]\d{4,5}[ \-]?ts")),
    (
        "plate",
        _alone(
            r"\d{2} ?-? ?(?!(?:tu|la|va|xa) )[a-z][a-z\d]? ?[-. ] ?(?:\d{3}\.?\d{2}|\d{4})|\d{2}[a-z][a-z\d]?\d{5}"
        ),
    ),
    ("plate", _after("bien so|bien kiem soat|bks", r"\d{2}[ \-]?[a-z][a-z\d]?[ \-.]{0,2}\d{3}[.]?\d{1,2}")),
    ("birth_date", re.compile(rf"\b(?:{_BORN})[ :]{{0,3}}(?P<it>{_DATE})(?!\d)")),
    ("birth_date", re.compile(rf"\bngay(?: thang nam)? sinh\b[^.;\n]{{0,70}}?\b(?P<it>{_FULL_DATE})(?!\d)")),
    (
        "birth_date",
        re.compile(
            rf"\bngay(?: thang nam)? sinh\b[^.;\n]{{0,70}}?{_FULL_DATE} (?:thanh|sang|ma|nhung) (?P<it>{_FULL_DATE})(?!\d)"
        ),
    ),
    ("house", re.compile(rf"\b(?P<it>{NUMBERED_HOUSE})")),
    (
        "online",
        re.compile(
            r"(?P<it>(?:https?://)?(?:www\.|m\.)?(?:facebook|fb|tiktok|zalo)\.(?:com|me|vn)/[\w./@?=\-]+)"
        ),
    ),
)


# A number said aloud and written as it was heard.
_IN_WORDS: tuple[tuple[str, re.Pattern[str]], ...] = (
    ("phone", re.compile(rf"(?P<it>khong(?<!\wkhong)(?:[ ,.\-]{{1,2}}{_DIGIT}){{7,11}})\b")),
)

#: What tells a village which child it is: how old, in which class, of which school.
_OF_A_CHILD: tuple[tuple[str, re.Pattern[str]], ...] = (
    ("age", re.compile(r"(?<![\d/])(?P<it>\d{1,2} ?(?:tuoi|t(?=[ ,.;)])))")),
    ("class", re.compile(r"\b(?P<it>(?:lop|khoi) \d{1,2} ?[a-z]?\d?\b|lop (?:la|choi|mam)\b)")),
    (
        "school",
        re.compile(
            r"\b(?P<it>truong (?:mam non|mau giao|tieu hoc|thcs|thpt|trung hoc(?: co so| pho thong)?|noi tru|ban tru"
            r"|dan toc noi tru|ptdt(?:bt|nt)?)(?: so \d+)?"
            r"(?:(?: [a-z]+){1,4}?(?=[,.;:\n]|$| (?:o|tai|thi|bi|co|va|khong|da|dang|de)\b))?)"
        ),
    ),
)


def mask_spans(text: str, *, child: bool = False) -> tuple[Span, ...]:
    """The personal data in what a person wrote, by place, never overlapping. Offsets are those of the NFC text.

    `child`: whoever wrote it is one; then age, class and school count too.
    """
    written = nfc(text)
    folded = _fold_in_place(written)
    more = _found(_OF_A_CHILD, folded) if child else ()
    return _apart(
        chain(
            homes_named(written, folded),
            _candidates(folded),
            things_named(written, folded),
            people_named(written, folded),
            more,
        )
    )


def number_spans(text: str) -> tuple[Span, ...]:
    """The same in what an office wrote: numbers, addresses and dates of birth, without names and health."""
    return _apart(_candidates(_fold_in_place(nfc(text))))


def _apart(candidates: Iterable[tuple[str, int, int]]) -> tuple[Span, ...]:
    found: list[Span] = []
    for what, start, end in candidates:
        if all(end <= span.start or span.end <= start for span in found):
            found.append(Span(start, end, what))
    return tuple(sorted((span for span in found if span.what != NOBODYS), key=lambda span: span.start))


def masked(text: str, spans: Iterable[Span]) -> str:
    """The text with each span replaced by what stood there: `[số điện thoại]`."""
    pieces, place = [], 0
    written = nfc(text)
    for span in sorted(spans, key=lambda span: span.start):
        pieces += [written[place : span.start], f"[{MASK_LABELS[span.what]}]"]
        place = span.end
    return "".join([*pieces, written[place:]])


def _candidates(folded: str) -> Iterator[tuple[str, int, int]]:
    if _NUMBER_OR_ADDRESS.search(folded):
        yield from _found(_PATTERNS, folded)
    yield from _found(_IN_WORDS, folded)


def _found(patterns: Iterable[tuple[str, re.Pattern[str]]], folded: str) -> Iterator[tuple[str, int, int]]:
    for what, pattern in patterns:
        for match in pattern.finditer(folded):
            start, end = match.span("it")
            yield NOBODYS if _is_of_an_office(what, folded, start) else what, start, end


def _is_of_an_office(what: str, folded: str, start: int) -> bool:
    """Its landline or its account: "công an xã, 0214 3867 113", and nobody named between."""
    if what != "bank_account" and not (what == "phone" and _LANDLINE.match(folded, start)):
        return False
    return _OFFICE_BEFORE.search(folded, max(0, start - 80), start) is not None


def _fold_in_place(text: str) -> str:
    """The folded text with every sign in its place, also where a letter has no precomposed form."""
    folded = fold(text)
    if len(folded) == len(text):
        return folded
    return "".join((fold(sign) or "\u0300")[:1] for sign in text)
