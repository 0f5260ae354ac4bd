"""Whose they are: a person known by a relative, by what they do or by where they do it, named or not.

"Con trai út nhà anh Hùng sửa xe, học lớp 8B" tells a village as much as a name does; so do "vợ ông trưởng thôn" and "bà
bán bún đầu chợ".
"""

import re
from collections.abc import Iterator

KIN_LABELS: dict[str, str] = {"relative": "người thân"}

_WHICH = (
    r"(?: (?:gai|trai|dau|re|ruot|noi|ngoai|ut|lon|nho|dich ton|dich|ton|nuoi|rieng|ca|vo|chong|ho|keu|be|(?:thu )?(?:hai"
    r"|ba|tu|nam|sau)))*"
)
_KIN = (
    rf"(?:(?<!ba )con|chau|vo|chong|me|bo|cha|ma|em|(?:ong|ba)(?= (?:noi|ngoai))|(?:anh|chi)(?= (?:trai|gai|ruot|dau|re|ho"
    rf"|vo))|dua|nguoi nha){_WHICH}"
)
_CALLED = (
    r"(?:ong|ba|anh|chi|co|chu|bac|cu|thay|di|cau|mo|thim|thang|con|be|chau|lao|liet si|bi thu|truong thon)"
)
_BEFORE = re.compile(rf"\b(?:(?:thang|dua|con|nguoi) )?{_KIN}(?: cua)?(?: nha)? (?:{_CALLED} )$|\bbe $")
_WORKS = (
    r"(?:ban|sua|day|lai|chay|tho|truong|lam|nuoi|mo|dan phong|cong an|do|xe|hang|quan|buon|cat|may|giao|phu|bi thu|ke toan"
    r"|y ta|bao ve)"
)
_STOP = (
    r"(?:bi|duoc|danh|nhan|hay|di|doi|sao|khong|co|da|dang|va|ma|thi|nghi|cu|lai|chua|van|cung|se|vua|moi|o|tai|xin|de|mong|toi|em|chau"
    r"|lay|gay|xa|lan|trung|mat|chui|nhau|het|rat|tu|vi|do|may|nay|kia|ay|muon|phai|bo|thu)"
)
_AFTER = re.compile(
    rf"(?: {_WORKS}(?: (?!{_STOP}\b)[^\W\d]+){{0,3}})?(?:,? (?:dang |nam nay )?(?:hoc )?lop \d{{1,2}} ?[a-z]?\d?\b)?"
)
_OFFICE = (
    r"(?:(?:pho )?(?:truong (?:thon|ban|xom|ap|khu|cong an|tram)|chu tich|bi thu|giam doc|chu nhiem)(?: (?:xa|phuong|chi bo"
    r"|chi doan|dang uy"
    r"|ubnd|uy ban|hoi [a-z]+(?: [a-z]+)?|mat tran|hdnd|thon|ban|ap))*|can bo (?:xa|dia chinh|tu phap)|cong an (?:xa|vien)|ke toan xa)"
)
_PLACE = r"(?:lang|xom|cho|ngo|hem|duong|thon|ban|ap|cau|truong|dinh|chua|ben|nga ba|nga tu|cong|kenh|khu|day|tram|uy ban|dam|doc)"
_UNNAMED = re.compile(
    rf"\b(?P<kin>{_KIN}(?: cua)?(?: nha)?(?: {_CALLED})? {_OFFICE})\b"
    rf"|\b(?:toi|em|chau|tui|minh|con) la (?P<me>(?:{_KIN}|dau{_WHICH}|re{_WHICH}) (?:cua )?(?:nha )?(?:cu|ong|ba|anh|chi|co"
    rf"|chu|bac|liet si))\b"
    rf"|\b(?P<works>(?:ong|ba|anh|chi|co|chu|thim|lao|mu|vo chong|nha) (?:chu )?{_WORKS}(?: (?!{_STOP}\b)[a-z]+){{1,3}}?"
    rf" (?:dau|cuoi|giua|canh|gan|sat|truoc|sau|trong|doi dien|goc) {_PLACE})\b"
)
#: With marks the first word has to be one of these: "bà bán bún", never "cơ bản".
_AS_WRITTEN = frozenset({
    "ông", "bà", "anh", "chị", "cô", "chú", "thím", "lão", "mụ", "vợ", "nhà", "con", "cháu", "chồng", "mẹ", "bố", "cha", "má", "em",
    "đứa", "người", "dâu", "rể",
})  # fmt: skip


def with_kin(folded: str, start: int, end: int) -> tuple[int, int]:
    """A name with the relative it is said to tell who somebody is, and what follows then: work and class."""
    before = _BEFORE.search(folded, max(0, start - 60), start)
    if not before:
        return start, end
    more = _AFTER.match(folded, end) if " " in before[0].strip() else None
    return before.start(), more.end() if more else end


def relatives_named(written: str, folded: str) -> Iterator[tuple[str, int, int]]:
    """("relative", start, end) of people told by whose they are or what they do, without a name."""
    for found in _UNNAMED.finditer(folded):
        start, end = found.span(found.lastgroup or 0)
        if written.isascii() or written[start:end].split()[0].lower() in _AS_WRITTEN:
            yield "relative", start, end
