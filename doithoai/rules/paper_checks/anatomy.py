"""Which passage is which part of the paper: the letterhead, the type, the grounds, the body, the foot, the appendices.

Read from words, capitals and order alone, so that papers set in tables, with tabs or with spaces all come apart.
"""

import re
from collections.abc import Sequence
from dataclasses import dataclass, field, replace

from doithoai.rules.paper_style import PaperStyle
from doithoai.rules.vietnamese import fold, tone_fold

from .foot import RECIPIENTS, Appendix, Signed, appendices_of, foot_of, foot_start, is_appendix
from .seen import Passage, Run, Seen

Passages = tuple[Passage, ...]

NATION = "cộng hòa xã hội chủ nghĩa việt nam"
PARTY = "đảng cộng sản việt nam"
_MOTTO = re.compile(r"^độc lập\W*tự do\W*hạnh phúc\W*$")
_NUMBER = re.compile(r"^số\s*:?\s*(?:[\d.…_ ]*|\S{0,4})\s*[-/–]\s*\S", re.IGNORECASE)
DATED = re.compile(
    r"^(?P<place>[^,;:]{2,50}?)\s*(?P<comma>,?)\s*ngày\s*(?P<day>[\d.…_ ]*?)\s*tháng\s*(?P<month>[\d.…_ ]*?)\s*"
    r"năm\s*(?P<year>[\d.…_ ]*)\.?$",
    re.IGNORECASE,
)
_ABOUT = re.compile(r"^(?:v/v|về việc)\s", re.IGNORECASE)
_ADDRESS = re.compile(r"^kính (?:gửi|trình)\s*:?", re.IGNORECASE)
_OPENS = re.compile(r"^[-_*–—=]{3,}$|^(?:[IVXL]+|\d{1,2})\.\s|^Điều\s+\d|^thời gian bắt đầu", re.IGNORECASE)
_BASIS = re.compile(r"^(?:-\s*)?(?:căn cứ|xét|thực hiện|theo|trên cơ sở)\b", re.IGNORECASE)
_BODY_WORDS = re.compile(
    r"^(?:ỦY BAN|UỶ BAN|UBND|HỘI ĐỒNG|HĐND|PHÒNG|VĂN PHÒNG|SỞ|BAN|TRUNG TÂM|TRƯỜNG|TRẠM|THƯỜNG TRỰC|ĐẢNG ỦY|ĐẢNG BỘ|"
    r"HUYỆN ỦY|TỈNH ỦY|CHI BỘ|MẶT TRẬN|CÔNG AN|BỘ|ĐOÀN|HỘI)\b"
)
_OF_FRONT = re.compile(r"^(?:ỦY BAN|UỶ BAN)? ?(?:MẶT TRẬN TỔ QUỐC|MTTQ)|^UBMTTQ")
_ELECTED = re.compile(r"^(?:ỦY BAN NHÂN DÂN|UỶ BAN NHÂN DÂN|UBND|HỘI ĐỒNG NHÂN DÂN|HĐND)\b")
_FORM_WORDS = (
    "PHIẾU", "ĐƠN", "DANH SÁCH", "BẢNG", "MỤC LỤC", "HỒ SƠ", "SỔ", "NỘI QUY", "KỊCH BẢN", "TÀI LIỆU", "GIẤY BIÊN NHẬN",
)  # fmt: skip
STAMPS = (
    "HỎA TỐC",
    "HOẢ TỐC",
    "THƯỢNG KHẨN",
    "KHẨN",
    "TUYỆT MẬT",
    "TỐI MẬT",
    "MẬT",
    "XEM XONG TRẢ LẠI",
    "LƯU HÀNH NỘI BỘ",
)
_HEAD_LENGTH = 30


@dataclass(frozen=True)
class Parts:
    """The parts of one paper; what it does not have is empty or None."""

    nations: Passages = ()
    mottos: Passages = ()
    party: Passage | None = None
    parents: Passages = ()
    issuer: Passages = ()
    issuer_mark: bool = False
    number: Passage | None = None
    place_date: Passage | None = None
    about: Passages = ()
    kind: Passage | None = None
    kind_name: str = ""
    subject: Passages = ()
    addressees: Passages = ()
    bases: Passages = ()
    body: Passages = ()
    recipients_label: Passage | None = None
    recipients: Passages = ()
    signed: tuple[Signed, ...] = ()
    appendices: tuple[Appendix, ...] = ()
    head: Passages = ()
    is_form: bool = False
    tables: Passages = ()
    everything: Passages = field(default=())

    @property
    def is_letter(self) -> bool:
        """An official letter (công văn): it has no type, but what it is about under its number."""
        return self.kind is None and (bool(self.about) or self.number is not None)

    @property
    def is_minutes(self) -> bool:
        return self.kind_name == "Biên bản"

    @property
    def main_text(self) -> str:
        return "\n".join(each.text for each in (*self.bases, *self.body))


def parts_of(seen: Seen, style: PaperStyle) -> Parts:
    """The parts of a paper in this style."""
    passages = _split_by_tabs(seen.passages)
    cut = next((place for place, each in enumerate(passages) if is_appendix(each, place)), len(passages))
    main, rest = passages[:cut], passages[cut:]
    foot = foot_start(main)
    kinds = {name.upper(): name for name in style.abbreviations}
    head_end, kind = _kind(main[:foot], kinds)
    title_end, subject = _subject(main, head_end, foot) if kind else (head_end, ())
    head = [each for each in main[:head_end] if each is not kind]
    parts = _letterhead([each for each in head if each.text or each.drawn])
    number_at = main.index(parts.number) + 1 if parts.number else 0
    about = _about(main[:foot], number_at) if kind is None else ()
    body_from = title_end
    if kind is None:
        known = {id(each) for each in _of_letterhead(parts)} | {id(each) for each in about}
        places = [place for place, each in enumerate(main[:foot]) if id(each) in known]
        body_from = max(places, default=-1) + 1
    addressed = _addressees(main[body_from:foot])
    named = {id(each) for each in (*addressed, *subject)}
    inside = [each for each in main[body_from:foot] if each.text and id(each) not in named]
    frame = [each for each in inside if each.place == "body" or not each.ruled_table]
    bases = _bases(frame)
    body = tuple(each for each in frame if each not in bases)
    label, recipients, signed = foot_of(main[foot:])
    unknown = kind is None and parts.number is None and not about
    return replace(
        parts, kind=kind, kind_name=kinds.get(_capitals(kind), "") if kind else "", subject=subject, about=about,
        addressees=addressed, bases=bases, body=body, recipients_label=label, recipients=recipients, signed=signed,
        appendices=tuple(appendices_of(rest)), head=tuple(main[:body_from]), everything=passages,
        tables=tuple(each for each in inside if each.ruled_table),
        is_form=unknown and any(each.text.upper().startswith(_FORM_WORDS) and each.upper for each in main[:_HEAD_LENGTH]),
    )  # fmt: skip


def _capitals(passage: Passage) -> str:
    return passage.text.upper().replace("UỶ", "ỦY").replace("THOẢ", "THỎA")


def _of_letterhead(parts: Parts) -> list[Passage]:
    single = [parts.party, parts.number, parts.place_date]
    return [*parts.nations, *parts.mottos, *parts.parents, *parts.issuer, *(each for each in single if each)]


def _split_by_tabs(passages: Passages) -> Passages:
    """Letterheads and feet set with tabs or rows of spaces: one passage for each side, as if they were cells."""
    out: list[Passage] = []
    for passage in passages:
        sides = re.split(r"\t+|[ \u00a0]{6,}", passage.raw.strip())
        if (
            len(sides) != 2
            or passage.ruled_table
            or not all(_is_side(side) for side in sides)
            or len(passage.raw) > 160
        ):
            out.append(passage)
            continue
        place = 0
        for column, side in enumerate(sides):
            start = passage.raw.index(side, place)
            place = start + len(side)
            out.append(
                replace(
                    passage, raw=side, runs=_cut(passage.runs, start, place), cell=(0, passage.element, column),
                    align="center",
                )
            )  # fmt: skip
    return tuple(out)


def _is_side(text: str) -> bool:
    """A piece of a letterhead or a foot."""
    bare = " ".join(text.split())
    letters = [sign for sign in bare if sign.isalpha()]
    return bool(letters) and (
        all(sign.isupper() for sign in letters)
        or any(pattern.match(bare) for pattern in (_NUMBER, DATED, _ABOUT, RECIPIENTS))
        or _MOTTO.match(tone_fold(bare)) is not None
        or bare.startswith("-")
    )


def _cut(runs: Sequence[Run], start: int, end: int) -> tuple[Run, ...]:
    out, place = [], 0
    for run in runs:
        inside = run.text[max(0, start - place) : max(0, end - place)]
        if inside:
            out.append(replace(run, text=inside))
        place += len(run.text)
    return tuple(out)


def _kind(main: Sequence[Passage], kinds: dict[str, str]) -> tuple[int, Passage | None]:
    """Where the letterhead ends, and the type of the paper when it has one."""
    seen_words = 0
    for place, passage in enumerate(main):
        if passage.upper and _capitals(passage).rstrip(" .:") in kinds:
            return place + 1, passage
        seen_words += bool(passage.text)
        if seen_words > _HEAD_LENGTH or _ADDRESS.match(passage.text) or _BASIS.match(passage.text):
            return place, None
    return min(len(main), _HEAD_LENGTH), None


def _subject(main: Sequence[Passage], start: int, end: int) -> tuple[int, Passages]:
    """The lines under the type: centred, or at least the first one and what goes on from it."""
    found: list[Passage] = []
    for place in range(start, end):
        passage = main[place]
        if not passage.text:
            if found and passage.drawn is not None:
                break
            continue
        opens = _BASIS.match(passage.text) or _ADDRESS.match(passage.text) or _OPENS.match(passage.text)
        centred = passage.align in ("center", None)
        goes_on = not found or (passage.text[:1].islower() and not found[-1].text.endswith((".", ":", ";")))
        if (
            opens
            or not (centred or goes_on)
            or len(found) > 8
            or (found and found[-1].bold and not passage.bold)
        ):
            break
        if not centred and (passage.text.endswith((":", "./.")) or len(passage.text) > 400):
            break
        found.append(passage)
    last = next((place for place in range(start, end) if found and main[place] is found[-1]), start - 1)
    return last + 1, tuple(found)


def _letterhead(head: list[Passage]) -> Parts:
    nations, mottos, left = [], [], []
    party = number = dated = None
    marked = False
    for passage in _rejoined(head):
        text = tone_fold(passage.text)
        if NATION in text:
            nations.append(passage)
        elif _MOTTO.match(text):
            mottos.append(passage)
        elif text.strip(" .*-") == PARTY:
            party = passage
        elif number is None and _NUMBER.match(passage.text):
            number = passage
        elif dated is None and DATED.match(passage.text):
            dated = passage
        elif passage.text.strip() in ("*", "* * *", "***"):
            marked = True
        elif number is None and passage.upper and not passage.text.startswith(STAMPS):
            left.append(passage)
    if dated is not None:
        later = next(
            (place for place, each in enumerate(left) if head.index(each) > head.index(dated)), len(left)
        )
        left = left[:later] if number is None or head.index(dated) > head.index(number) else left
    owners = [place for place, each in enumerate(left) if _BODY_WORDS.match(each.text)]
    # A joint paper has two issuers, one of them the Front; neither stands under the other.
    joint = all(any(side.match(each.text) for each in left) for side in (_OF_FRONT, _ELECTED))
    start = owners[-1] if owners and not joint else 0
    if (
        start and left[start - 1].text.strip() == "CHỦ TỊCH"
    ):  # a State title issues: CHỦ TỊCH over its committee
        start -= 1
    return Parts(
        nations=tuple(nations), mottos=tuple(mottos), party=party, parents=tuple(left[:start]),
        issuer=tuple(left[start:]), issuer_mark=marked, number=number, place_date=dated,
    )  # fmt: skip


def _rejoined(head: list[Passage]) -> list[Passage]:
    """The nation's name as one passage where a narrow column or a hand broke it; its `raw` keeps the break."""
    out: list[Passage] = []
    for passage in head:
        before = out[-1] if out else None
        whole = tone_fold(f"{before.text} {passage.text}") if before else ""
        if before and whole == NATION:
            joined = f"{before.raw.strip()}\n{passage.raw.strip()}"
            out[-1] = replace(before, raw=joined, runs=(*before.runs, *passage.runs), drawn=passage.drawn)
        else:
            out.append(passage)
    return out


def _about(main: Sequence[Passage], start: int) -> Passages:
    for place, passage in enumerate(main[start : start + 10], start=start):
        if _ABOUT.match(passage.text):
            found = [passage]
            for after in main[place + 1 : place + 4]:
                same_cell = passage.cell is not None and after.cell == passage.cell
                if not same_cell or not after.text or DATED.match(after.text):
                    break
                found.append(after)
            return tuple(found)
        if len(passage.text) > 200:
            break
    return ()


def _addressees(main: Sequence[Passage]) -> Passages:
    for place, passage in enumerate(main[:12]):
        if _ADDRESS.match(passage.text):
            found = [passage]
            for after in main[place + 1 :]:
                if after.text and not after.text.startswith(("-", "+", "•")):
                    break
                found += [after] if after.text else []
            return tuple(found)
    return ()


def _bases(main: Sequence[Passage]) -> Passages:
    """The grounds: the lines that open with their words, one after another, before the first heading."""
    start = next((place for place, each in enumerate(main[:6]) if _is_basis(each)), None)
    if start is None or any(_OPENS.match(each.text) for each in main[:start]):
        return ()
    found: list[Passage] = []
    for passage in main[start:]:
        if not _is_basis(passage):
            break
        found.append(passage)
    while found and not _cites(found[-1]) and not found[-1].text.endswith(";"):
        if found[-1].italic or (len(found) > 1 and found[-2].text.endswith(";")):
            break
        found.pop()
    return tuple(found)


def _is_basis(passage: Passage) -> bool:
    return bool(_BASIS.match(passage.text)) and not passage.text.endswith((":", "./."))


def _cites(passage: Passage) -> bool:
    return fold(passage.text).lstrip("- ").startswith("can cu")
