"""What a person has that tells who they are: an account under its name, a parcel of land.

A parcel is private only beside a person: "thửa 12 tờ 5 của nhà tôi", never the same of the market.
"""

import re
from collections.abc import Iterator

THING_LABELS: dict[str, str] = {
    "online": "tài khoản mạng",
    "land": "thửa đất",
}

LONGEST_ACCOUNT = 5  # words

_ACCOUNT = re.compile(
    r"(?:zalo|zl|facebook|face|fb|tiktok|messenger|mess|telegram|viber|instagram|insta|youtube|nick)"
    r"(?: (?:(?P<called>ten|la)|nick|ca nhan|tai khoan|cho|(?:cua )?(?:con |chong |vo )?(?:toi|em|tui|chau|minh"
    r"|con)))*(?: ?: ?| )[\"“'‘]?"
    r"(?!(?:oa|ubnd|uy ban|mttq|mat tran|xa|thon|ban|cong|hoi|doan|nhom|trang|truong|official|cua|va|co|de|thi|bi|nay|khong"
    r"|chua)\b)(?=[^\W\d_]|@)"
)
_NO_ACCOUNT = re.compile(r"(?:\w|\b(?:nhom|trang) )$")
_HANDLE = re.compile(r"@?(?=[\w.]*[\d._])[^\W\d_][\w.]{3,40}\b|@\w[\w.]{2,40}\b")
_ACCOUNT_WORD = re.compile(r"[^\W_][\w.]*\w|[^\W_]")
_IN_BRACKETS = re.compile(r" ?\([^()\n]{1,30}\)")

_PARCEL = re.compile(
    r"thua (?:dat |ruong |vuon )?(?:so )?\d{1,4}[a-z]?[ ,(\-–]{1,3}(?:thuoc )?to (?:ban do |bd )?(?:dia chinh )?(?:so )?\d{1,3}\b"
    r"|to(?<!\wto) (?:ban do )?(?:so )?\d{1,3}[ ,\-–]{1,3}thua (?:dat )?(?:so )?\d{1,4}\b|thua (?:dat |ruong |vuon )?so \d{1,4}\b"
    r"|thua \d{1,4} ?\(\d{1,3}\)"
    r"|lo(?<!\wlo) dat (?:so )?[a-z]{0,2}\d{1,4}\b"
)
_OF_A_HOUSEHOLD = re.compile(
    r"\b(?:toi|tui|em|chau|gia dinh|chu ho|dung ten|so do|so hong|bia do|giay chung nhan|gcn(?:qsdd)?|(?:cn)?qsdd"
    r"|(?:nha|ho|dat|ruong|vuon|cua) (?:ong|ba|anh|chi|bac|cu)|ong ba de lai)\b"
)
_OF_ALL = re.compile(
    r"\b(?:dat cong|cong cong|cong ich|quy dat|dat (?:xa|ubnd)|(?:xa|ubnd) quan ly|nha van hoa|tru so|truong hoc|nghia (?:trang|dia)"
    r"|dau gia|san (?:bong|van dong|the thao)|hop tac xa|htx|bai rac|cho (?:xa|cu|moi))\b|\b5 ?%"
)
_NUMBER = re.compile(r"\d")


def things_named(written: str, folded: str) -> Iterator[tuple[str, int, int]]:
    """(what, start, end) of each; `folded` has every sign of `written` in its place."""
    yield from _accounts(written, folded)
    if _NUMBER.search(folded):
        yield from _parcels(folded)


def _accounts(written: str, folded: str) -> Iterator[tuple[str, int, int]]:
    """The name somebody bears on a network: as long as its words begin with capitals or are numbers."""
    small = written.islower()
    for found in _ACCOUNT.finditer(folded):
        if _NO_ACCOUNT.search(folded, max(0, found.start() - 6), found.start()):
            continue
        end = handle.end() if (handle := _HANDLE.match(written, found.end())) else found.end()
        if handle:
            yield "online", found.end(), end
            continue
        for many, word in enumerate(_ACCOUNT_WORD.finditer(written, found.end())):
            apart = word.start() - end
            plain = word[0][0].islower() and not (found["called"] and small)
            if apart > 1 or (apart and written[end] != " ") or plain or many == LONGEST_ACCOUNT:
                break
            if len(word[0]) > 4 and word[0].isdigit():
                break
            end = word.end()
        if end > found.end():
            more = _IN_BRACKETS.match(written, end)
            yield "online", found.end(), more.end() if more else end


def _parcels(folded: str) -> Iterator[tuple[str, int, int]]:
    for found in _PARCEL.finditer(folded):
        before, after = folded[max(0, found.start() - 120) : found.start()], folded[found.end() :]
        near = before[-60:].rsplit(". ", 1)[-1] + after[:40].split(". ", 1)[0]
        if _OF_A_HOUSEHOLD.search(before + after[:80]) and not _OF_ALL.search(near):
            yield "land", *found.span()
