"""How an official paper looks and is worded: the state's, the Party's and the Front's style as data.

The values stand in `paper_style.toml`, each style with the day it came into force, so that a paper of an
old day keeps the style of its day. Sizes are points, lengths millimetres, unless a name says otherwise.
"""

import re
import tomllib
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field, replace
from datetime import date
from functools import cache
from pathlib import Path
from types import MappingProxyType
from typing import Any

LETTER = "Công văn"
"""The one type that a state office does not abbreviate: its symbol is issuer – drafting unit (II.3)."""

LIST_LETTERS = "abcdđeghiklmnopqrstuvxy"
"""The letters of points in the decree's own order: đ after d; no f, j, w, z."""

BLANK = "......"
"""What stands for a number or a day that is not known before the paper is issued."""

_FILE = Path(__file__).with_suffix(".toml")


@dataclass(frozen=True)
class Page:
    """The sheet, in mm. `header` is the page number's distance from the upper edge. `turns`: on the back of a sheet
    the left and the right margin change places; `two_sided`: this paper is printed so."""

    width: float
    height: float
    top: float
    bottom: float
    left: float
    right: float
    header: float
    issuer_column: float
    recipients_column: float
    turns: bool = False
    two_sided: bool = False

    @property
    def text_width(self) -> float:
        """Width of the text block in mm."""
        return self.width - self.left - self.right


@dataclass(frozen=True)
class Body:
    """Body paragraphs: first-line `indent` in mm, `space_after` in pt, `line` as a multiple of single, or
    `exact` points from line to line where the style counts so."""

    indent: float
    space_after: float
    line: float
    exact: float = 0


@dataclass(frozen=True)
class PaperStyle:
    """One official style. `size` maps a component's name to points; `allowed` holds the source's ranges.

    `nation` are the lines at the top right, the last one above a rule of its own length. `issuer_mark` and
    `subject_mark` are printed instead of a rule. `signing` maps a way of signing to its lines, each
    "PREFIX:part". `unverified`: what was not compared with the source, said by the checks. `stacked`: the
    letterhead stands in one column, where two would not hold its letters.
    """

    name: str
    title: str
    family: str
    in_force_from: date
    numbering: str
    nation: tuple[str, ...]
    issuer_mark: str
    subject_mark: str
    about_label: str
    about_italic: bool
    subject_capital: bool
    basis_mark: str
    basis_italic: bool
    title_bold: bool
    recipients_label: str
    recipients_look: tuple[str, ...]
    citation: str
    archive_separator: str
    addressing: Mapping[str, str]
    signing: Mapping[str, tuple[str, ...]]
    stamps: Mapping[str, tuple[float, float]]
    number_label: str
    number_separator: str
    type_separator: str
    ending: str
    archive_line: str
    page: Page
    body: Body
    size: Mapping[str, float]
    allowed: Mapping[str, tuple[float, float]]
    abbreviations: Mapping[str, str]
    prefixes: Mapping[str, str]
    in_force_to: date | None = field(default=None)
    term_starts: tuple[date, ...] = ()
    stacked: bool = False
    unverified: str = ""

    def cased_subject(self, subject: str) -> str:
        """The subject (trích yếu) with the first letter as the style has it; an abbreviation stays."""
        if self.subject_capital:
            return _upper_first(subject)
        return subject if subject[:2].isupper() else subject[:1].lower() + subject[1:]

    def number_period(self, on: date, terms: Sequence[date] = ()) -> int:
        """What numbers start from 01 in: the year, or the year in which the Party committee's term began. `terms`: the
        days on which the terms of this very committee began, where they are known."""
        if self.numbering == "year":
            return on.year
        return max((start for start in terms or self.term_starts if start <= on), default=on).year

    def in_force(self, on: date) -> bool:
        """Whether the style applied on that day (both ends included)."""
        return self.in_force_from <= on and (self.in_force_to is None or on <= self.in_force_to)


@cache
def paper_styles() -> Mapping[str, PaperStyle]:
    """Every style of `paper_style.toml`, by name."""
    raw = tomllib.loads(_FILE.read_text(encoding="utf-8"))
    return MappingProxyType({name: _style(name, _inherited(name, raw)) for name in raw})


def style_for(family: str, on: date | None) -> PaperStyle:
    """The style of a family ("state", "party", "front") on that day; the newest one for a paper without a day.

    A day before the family's first style takes the first: an old paper is printed as the oldest we know.
    """
    known = sorted((each for each in paper_styles().values() if each.family == family), key=_began)
    if not known:
        raise ValueError(f"Không có thể thức văn bản “{family}”.")
    fitting = [each for each in known if on is None or each.in_force_from <= on]
    return fitting[-1] if fitting else known[0]


def _began(style: PaperStyle) -> date:
    return style.in_force_from


def _inherited(name: str, raw: dict[str, Any]) -> dict[str, Any]:
    """A style's values over those of the style it is based on; tables are joined key by key."""
    own = dict(raw[name])
    under = own.pop("based_on", "")
    if not under:
        return own
    base = _inherited(under, raw)
    base.pop("in_force_to", None)
    joined = {key: {**base[key], **own[key]} for key in own if isinstance(own[key], dict)}
    return {**base, **own, **joined}


def _style(name: str, values: dict[str, Any]) -> PaperStyle:
    tables: dict[str, Any] = {"page": Page(**values["page"]), "body": Body(**values["body"])}
    for key in ("allowed", "signing", "stamps"):
        tables[key] = MappingProxyType({each: tuple(pair) for each, pair in values[key].items()})
    tables |= {
        key: MappingProxyType(values[key]) for key in ("size", "abbreviations", "prefixes", "addressing")
    }
    lists = {key: tuple(value) for key, value in values.items() if isinstance(value, list)}
    return PaperStyle(**{"name": name, **values, **lists, **tables})


STATE: PaperStyle = paper_styles()["nd30"]
"""The style of state offices: Decree 30/2020/NĐ-CP."""

LARGE_PRINT = 18
"""The letters of an edition in large print, in points: what people with low vision read without a glass."""


def large_print(style: PaperStyle) -> PaperStyle:
    """The same style with no letter under 18 points; the letterhead then stands in one column."""
    size = {name: max(points, LARGE_PRINT) for name, points in style.size.items()}
    exact = style.body.exact and style.body.exact / style.size["body"] * LARGE_PRINT
    return replace(
        style, size=MappingProxyType(size), body=replace(style.body, exact=exact), allowed={}, stacked=True
    )


def printed_on_both_sides(style: PaperStyle) -> PaperStyle:
    """The same style with the margins of the back, where the style has such margins."""
    return replace(style, page=replace(style.page, two_sided=style.page.turns))


def padded(number: int) -> str:
    """A small count or a document number as offices write it: below 10 with a leading zero."""
    return f"{number:02d}"


def month_text(month: int) -> str:
    """Months 1 and 2 take a leading zero, the others do not (Phụ lục I, II.4)."""
    return f"{month:02d}" if month < 3 else str(month)


def long_date(day: date) -> str:
    """`ngày 05 tháng 02 năm 2026`."""
    return f"ngày {day.day:02d} tháng {month_text(day.month)} năm {day.year}"


def short_date(day: date) -> str:
    """`05/02/2026`, `15/9/2026`: the same zero habit as the long form."""
    return f"{day.day:02d}/{month_text(day.month)}/{day.year}"


WEEKDAYS = ("thứ Hai", "thứ Ba", "thứ Tư", "thứ Năm", "thứ Sáu", "thứ Bảy", "Chủ nhật")


def weekday(day: date) -> str:
    """The day of the week in words, capital on the name syllable (Phụ lục II)."""
    return WEEKDAYS[day.weekday()]


def place_date(place: str, issued_on: date | None) -> str:
    """The place-and-date line of the letterhead; dots for the day of a paper not yet issued."""
    if issued_on is None:
        return f"{place}, ngày {BLANK} tháng {BLANK} năm {BLANK}"
    return f"{place}, {long_date(issued_on)}"


def symbol(kind: str, body_abbreviation: str, unit: str = "", *, style: PaperStyle = STATE) -> str:
    """The symbol after the number: `KH-UBND` for a named type, `UBND-VP` for an official letter.

    `kind` is the type in words ("Kế hoạch"); `unit` the drafting unit, needed by an official letter.
    Raises KeyError for a type the decree does not name.
    """
    if kind not in style.abbreviations and kind == LETTER:
        return style.type_separator.join(part for part in (body_abbreviation, unit) if part)
    return style.abbreviations[kind] + style.type_separator + body_abbreviation


def number_line(number: int | None, symbol_text: str, *, style: PaperStyle = STATE) -> str:
    """`Số: 05/KH-UBND`; dots in place of a number that the register has not given yet."""
    shown = BLANK if number is None else padded(number)
    return f"{style.number_label}{shown}{style.number_separator}{symbol_text}"


def signing_block(
    mode: str,
    *,
    head: str,
    own: str = "",
    own_head: str = "",
    collective: str = "",
    style: PaperStyle = STATE,
) -> tuple[str, ...]:
    """The capital lines above a signature (Decree 30, Article 13 and Phụ lục I, II.7).

    `mode` joins prefixes in the order they are printed: "" (the head signs for his own office), "TM" (on
    behalf of a collective), "TM+KT" (a deputy, for the head of a collective), "KT", "TL", "TL+KT", "TUQ",
    "Q". `head` is the head's title, `own` the signer's, `collective` the body ("Ủy ban nhân dân");
    `own_head` the signer's own superior when he signs for him by order ("Chánh Văn phòng").
    Raises ValueError for an unknown mode or a missing part.
    """
    if mode not in style.signing:
        raise ValueError(f"Không có thể thức ký “{mode}”.")
    titles = {"head": head, "own": own, "own_head": own_head, "collective": collective}
    lines = [
        (prefix, titles[part]) for prefix, _, part in (each.partition(":") for each in style.signing[mode])
    ]
    if not all(title for _, title in lines):
        raise ValueError(f"Thể thức ký “{mode}” còn thiếu chức vụ hoặc tên cơ quan.")
    return tuple((style.prefixes[prefix] if prefix else "") + title.upper() for prefix, title in lines)


def recipient_lines(
    recipients: Sequence[str], archive: str = "", *, style: PaperStyle = STATE
) -> tuple[str, ...]:
    """The list under `Nơi nhận`: each ends `;`, the last one says where the file copy stays and ends `.`.

    `archive` is the drafting unit, or a whole tail such as "Hồ sơ": `- Lưu: VT, VP.`
    """
    named = [f"- {_bare(each)};" for each in recipients if _bare(each)]
    last = style.archive_separator.join(part for part in (style.archive_line, archive.strip(" .;")) if part)
    return (*named, f"- {last}.")


def others(recipients: Sequence[str], to: Sequence[str]) -> tuple[str, ...]:
    """The recipients a paper `to` somebody still has to name; "(để b/c)" beside a name makes nobody another."""
    addressed = {_alone(each) for each in to}
    return tuple(each for each in recipients if _alone(each) not in addressed)


def _alone(recipient: str) -> str:
    return _NOTED.sub("", recipient.strip(" -;.")).lower()


_NOTED = re.compile(r"\s*\(để [^()]*\)$")


def addressee_lines(
    addressees: Sequence[str], kind: str = "", *, style: PaperStyle = STATE
) -> tuple[str, ...]:
    """`Kính gửi: X.` on one line, or one line each with dashes when there are several. `kind` is the type in
    capitals: some styles address a submission (TỜ TRÌNH) in other words. What a list of recipients notes beside a
    name, "(để b/c)", is not said to them."""
    bare = [_NOTED.sub("", each.strip().rstrip(".;")) for each in addressees]
    label = style.addressing.get(kind, style.addressing["default"])
    if len(bare) < 2:
        return tuple(f"{label} {each}." for each in bare)
    return (label, *(f"- {each};" for each in bare[:-1]), f"- {bare[-1]}.")


def basis_lines(bases: Sequence[str], *, style: PaperStyle = STATE) -> tuple[str, ...]:
    """Legal bases, one per line: each ends `;`, the last one `.` (Phụ lục I, II.6a)."""
    bare = [text for text in map(_bare, bases) if text]
    starts = [text if text.lower().startswith(_BASIS_OPENINGS) else f"Căn cứ {text}" for text in bare]
    last = len(starts)
    return tuple(
        f"{style.basis_mark}{text}{'.' if place == last else ';'}"
        for place, text in enumerate(starts, start=1)
    )


_BASIS_OPENINGS = ("căn cứ", "thực hiện", "theo đề nghị", "xét", "trên cơ sở", "sau khi", "theo ")


def is_basis(text: str) -> bool:
    """Whether a line reads as a legal basis ("Căn cứ …", "Thực hiện …")."""
    return _bare(text).lower().startswith(_BASIS_OPENINGS)


def finished(text: str, *, style: PaperStyle = STATE) -> str:
    """The last sentence of the content with the style's end mark, exactly once."""
    return _bare(text).removesuffix("./") + style.ending


def ended_as(text: str, *, style: PaperStyle) -> str:
    """The last sentence with this style's end mark where it has another style's; other texts stay."""
    bare = text.rstrip()
    ends = sorted({each.ending for each in paper_styles().values()}, key=len, reverse=True)
    return finished(text, style=style) if any(bare.endswith(end) for end in ends) else text


def subject_of_plan(title: str) -> str:
    """A plan's title without the type's own name: "Kế hoạch Tiếp xúc …" is printed under KẾ HOẠCH."""
    return _upper_first(_OF_PLAN.sub("", title.strip()))


def name_of_meeting(title: str) -> str:
    """What a plan's title calls the sitting, as it stands in a sentence.

    "Kế hoạch Tổ chức Hội nghị đối thoại năm 2026" -> "Hội nghị đối thoại năm 2026"; a title that does not
    say what is held gets the word: "Tiếp xúc, đối thoại …" -> "Hội nghị tiếp xúc, đối thoại …".
    """
    bare = _OF_HOLDING.sub("", _OF_PLAN.sub("", title.strip()))
    if not bare or bare.lower().startswith(("hội nghị", "buổi")):
        return _upper_first(bare)
    return f"Hội nghị {bare if bare[:2].isupper() else bare[:1].lower() + bare[1:]}"


_OF_PLAN = re.compile(r"^kế hoạch\s+", re.IGNORECASE)
_OF_HOLDING = re.compile(r"^(?:(?:về việc|v/v)\s+)?(?:tổ chức\s+)?", re.IGNORECASE)


def _upper_first(text: str) -> str:
    return text[:1].upper() + text[1:]


def sentence(text: str) -> str:
    """The text with a full stop unless it already ends with a mark of its own."""
    bare = text.strip()
    return bare if not bare or bare[-1] in '.;:!?…”"' else bare + "."


def _bare(text: str) -> str:
    return text.strip().lstrip("-+•").rstrip(" .;,/").strip()


def list_letter(position: int) -> str:
    """The letter of a point, counted from 0: a, b, c, d, đ, e, g … then aa, ab …"""
    turn, place = divmod(position, len(LIST_LETTERS))
    return (list_letter(turn - 1) if turn else "") + LIST_LETTERS[place]


def roman(number: int) -> str:
    """Roman numeral of 1 … 3999; raises ValueError outside."""
    if not 0 < number < 4000:
        raise ValueError(f"Không viết được số La Mã cho {number}.")
    values = (1000, 900, 500, 400, 100, 90, 50, 40, 10, 9, 5, 4, 1)
    signs = ("M", "CM", "D", "CD", "C", "XC", "L", "XL", "X", "IX", "V", "IV", "I")
    out = ""
    for value, sign in zip(values, signs, strict=True):
        count, number = divmod(number, value)
        out += sign * count
    return out
