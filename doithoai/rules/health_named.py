"""Illnesses, injuries and conditions of one person, in the words of doctors and in those of the village.

Private only when said of somebody in the same sentence. What stands around belongs to it: "bị … giai đoạn 2".
"""

import re
import tomllib
from collections.abc import Iterator
from pathlib import Path

from .vietnamese import fold

HEALTH_LABELS: dict[str, str] = {"health": "thông tin sức khỏe"}

_SAID: dict[str, list[str]] = tomllib.loads(
    (Path(__file__).parent.parent / "regulations" / "illnesses.toml").read_text(encoding="utf-8")
)
#: Other words too where nothing is marked: "gần", "thân", "mở", "hộ"; too short to be sure of.
_UNSURE = frozenset({
    "gan", "than", "tai", "ham", "hong", "co(?: tay| chan| xuong dui)?", "goi", "hang", "vai", "mo", "ho", "hu", "te", "run",
    "u", "dap", "giap", "ghep", "thay", "mat", "dut", "xo", "yeu", "sung",
})  # fmt: skip
SURE_BARE = 6  # letters of a word after "bi" that is no other without its marks


def _by_first_letter(patterns: list[str], deep: int = 2) -> str:
    """The same alternatives, those of one beginning behind it: most words begin none of them."""
    letters: dict[str, list[str]] = {}
    for each in patterns:
        letter = each[0] if each[:1].isalpha() and each[1:2] not in ("?", "*") else ""
        letters.setdefault(letter, []).append(each.removeprefix(letter))
    return "|".join(
        f"{letter}(?:{_by_first_letter(many, deep - 1) if letter and deep > 1 else '|'.join(many)})"
        for letter, many in letters.items()
    )


def _pairs(harms: list[str], parts: list[str]) -> str:
    """Each of these done to each part of the body, one side or both: "gãy xương đùi", "cụt một tay", "đau lưng"."""
    sides = r"(?:(?:một|hai|cả hai|ba|bốn|mấy|mot|ca hai|bon|may|\d) (?:(?:bên|ben) )?)?"
    return rf"(?:{_by_first_letter(harms)}) {sides}(?:{_by_first_letter(parts)})"


_FOLDED_HARMS, _FOLDED_PARTS = (
    [each for each in map(fold, _SAID[kind]) if each not in _UNSURE] for kind in ("harms", "parts")
)
_ILLNESS = _by_first_letter(_SAID["illnesses"])
_MARKED = f"{_by_first_letter(_SAID['marked'])}|{_pairs(_SAID['harms'], _SAID['parts'])}"
_UNMARKED = _pairs(_FOLDED_HARMS, _FOLDED_PARTS)
_AFTER_BI = _by_first_letter(_SAID["after_bi"])
_BARE_AFTER_BI = _by_first_letter([each for each in map(fold, _SAID["after_bi"]) if len(each) >= SURE_BARE])
_FOUND_FOLDED = re.compile(rf"(?<![a-z\d])(?:{_ILLNESS})(?!\w)")
_FOUND_WRITTEN = re.compile(
    rf"(?<!\w)(?:{_MARKED}|(?:bị|mắc|nhiễm)(?: (?:mắc|bệnh|bịnh|chứng|hội chứng))? (?:{_AFTER_BI}))(?!\w)"
)
_FOUND_BARE = re.compile(
    rf"(?<![a-z\d])(?:{_UNMARKED}|(?:bi|mac|nhiem)(?: (?:mac|benh|binh|chung|hoi chung))? (?:{_BARE_AFTER_BI}|mu|que|diec|gu"
    rf"|khung|lu lan))\b"
)
#: What the folded words may have been instead: "tải biển", "đường tỉnh", "nghiền đá".
_OTHER_WORDS = re.compile(
    r"\b(?:tải|màu|đường tỉnh|nghiền|nghiên|ngõ|điện|xuống|đăng|mở|mỏ|mộ|hộ|hồ|họ|phòng|vỡ|đóng|gần|tìm)\b",
    re.IGNORECASE,
)
_BEFORE = re.compile(
    r"\b(?:(?:dang|moi|vua|tung|da|phai|hay|bi|mac|dieu tri|chua|nhiem|chan doan|phat hien|di|nguoi|benh nhan|benh|binh|mang|sinh ra"
    r"|sinh|tien su|chet vi|mat vi|chua tri|chung|suc khoe) )+$"
)
_NOT_ALONE = re.compile(r"^(?:(?:moi|da|di|sinh|phai|nguoi|dang|vua|chua|mang|chung|phat hien|suc khoe) )+$")
_MORE = re.compile(
    r"(?:(?: (?:va |voi |lai |kem |bi |phai |o )*(?:(?:giai doan|do|type|typ|tip|tuyp|cap(?: do)?|muc do|hang|loai|the|lan|dot"
    r"|lieu trinh) ?"
    r"(?:cuoi|\d(?:/\d)?|hai|ba|bon|i{1,3}v?|nang|nhe|vua)"
    r"|(?:man|cap|ac) tinh|bam sinh|kinh nien|di can|tu (?:nho|be|luc nho)|(?:rat|dac biet|kha|hoi|qua) nang|nang(?: lam)?"
    r"|lau nam|sau sinh"
    r"|co truong|khap nguoi|hoan toan|liet(?: (?:giuong|nua nguoi|mot ben|toan than|hai chan|nguoi))?|nam (?:mot cho|liet"
    r"|vien)|(?:khong )?(?:di|ngoi|noi|nghe|nhin|dung|thay)(?: lai)? (?:khong )?"
    r"(?:duoc|gi|ro)|ca (?:hai|2) (?:mat|chan|tay|tai)|\d+ (?:thang|tuan|nam|ngay)|thang (?:thu )?\d|(?:hai|ba|bon|nam|sau"
    r"|bay|tam|chin|muoi) (?:thang|nam)"
    r"|chan|tay|lung|vai|goi|hang|dui|cot song|mau nao|phat trien|mat suc|roi|bung|nguoi)\b| \d{1,3} ?%)"
    rf"|,? (?:va |voi |lai |kem |cong )?(?:bi |phai |duoc |co )?(?:{_ILLNESS}|{_UNMARKED}|khong (?:di|ngoi|noi|nghe"
    rf"|nhin)(?: lai)? duoc|nam (?:mot cho|liet))"
    rf"(?!\w)|,? (?:o |phai |va )?(?:{'|'.join(_FOLDED_PARTS)})(?!\w))+"
)
_OF_A_PERSON = re.compile(
    r"\b(?:toi|em|chau|con|chong|vo|me|bo|cha|ba|ma|ong|anh|chi|tui|minh|co|chu|bac|cu|be|noi|ngoai|gia dinh|nha|di|mo|thim"
    r"|dua|tia|ama|ami|nguoi ta|no)\b[^.;\n]{0,100}$"
)
_OF_A_PERSON_WRITTEN = re.compile(
    r"\b(?:tôi|em|cháu|con(?! (?:đường|suối|sông|kênh|dốc|bò|trâu|lợn|heo))|chồng|vợ|mẹ|bố|cha|ba|bà|má|ông|anh|chị|tui|tao|mình|cô|chú"
    r"|bác|cụ|bé|cu|nội|ngoại|gia đình|nhà|dì|cậu|mợ|thím|thằng|đứa|o|tía|mế|mí|mạ|nó|lão|ổng|bả|ảnh|chỉ|hắn|ama|ami|người ta|hộ)\b"
    r"(?:[^.;\n]|\.(?= [a-zà-ỹđ])){0,100}$",
    re.IGNORECASE,
)
#: "Mẹ tôi 80 tuổi. Nay nằm liệt giường.": of who was named a sentence ago.
_OF_KIN_BEFORE = re.compile(
    r"\b(?:ong|ba|cu|bo|me|ma|chong|vo|con|chau|anh|chi|em|cha|tia)(?: (?:noi|ngoai|trai|gai|chong|vo|dau|re))? (?:toi|tui"
    r"|em|chau|con|minh)\b.*$",
    re.DOTALL,
)
_OF_NOBODY = re.compile(
    r"\b(?:kham|phong|phong chong|tuyen truyen|tiem|tiem phong|tiem ngua|ngua|bac si|khoa|dich|(?<=phong )chong|nguy co|gay"
    r"|tranh|lay|xac nhan|muc do|muc|hoa nhap|giay|tro cap|ho so|che do|trau|heo|vit|lua|mia|tom)"
    r"(?: (?:bi|mac|nhiem))? (?:benh )?$"
)
_OF_BEASTS = re.compile(
    r"\b(?:bò|gà|chó|cá|dê|lợn|đàn|cây|con vật)(?: (?:nái|con|nhà|em|tôi))*(?: (?:bị|mắc|nhiễm|chết))? (?:bệnh )?$",
    re.IGNORECASE,
)
_OF_MANY = re.compile(
    r"(?:\b(?:cac|nhung|nhieu|phu nu|(?<!la )benh nhan|tre em|tre|cac chau|thai phu)|(?<!la )(?<!co )(?<!mot )nguoi)(?: bi"
    r"| mac| nhiem| dang)? $"
)


def health_named(written: str, folded: str) -> Iterator[tuple[str, int, int]]:
    """("health", start, end) of each illness said of a person."""
    for found in _FOUND_FOLDED.finditer(folded):
        if not _OTHER_WORDS.search(written, *found.span()):
            yield from _said_of_somebody(written, folded, *found.span())
    low = written.lower()
    for found in (
        _FOUND_BARE.finditer(folded)
        if written.isascii()
        else _FOUND_WRITTEN.finditer(low if len(low) == len(written) else written)
    ):
        yield from _said_of_somebody(written, folded, *found.span())


def _said_of_somebody(written: str, folded: str, start: int, end: int) -> Iterator[tuple[str, int, int]]:
    """It with the words that belong to it, when somebody is named before it in its sentence."""
    who = _OF_A_PERSON.search if written.isascii() else _OF_A_PERSON_WRITTEN.search
    said = folded if written.isascii() else written
    if not (
        who(said, max(0, start - 130), start) or _OF_KIN_BEFORE.search(folded, max(0, start - 250), start)
    ):
        return
    near = max(0, start - 40)
    if (
        _OF_NOBODY.search(folded, near, start)
        or _OF_MANY.search(folded, near, start)
        or _OF_BEASTS.search(written, near, start)
    ):
        return
    before = _BEFORE.search(folded, near, start)
    more = _MORE.match(folded, end)
    begins = before.start() if before and not _NOT_ALONE.match(before[0]) else start
    yield "health", begins, more.end() if more else end
