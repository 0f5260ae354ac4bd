"""A paper as it is seen → every finding on it, the gravest first."""

import re
from collections.abc import Callable, Iterator
from datetime import date

from doithoai.rules.paper_style import LARGE_PRINT, PaperStyle, large_print, paper_styles, style_for
from doithoai.rules.plan_reading.document import refuse_size
from doithoai.rules.plan_reading.outcome import Unreadable
from doithoai.rules.vietnamese import tone_fold

from .anatomy import DATED, PARTY, parts_of
from .body_checks import check_end, check_gone_bodies, check_headings, check_numbering, check_text
from .case import Case, Known
from .closing_checks import (
    check_addressees,
    check_appendices,
    check_minutes,
    check_recipients,
    check_signing,
    check_told,
)
from .finding import ORDER, Finding, rules
from .head_checks import check_heading, check_issuer, check_rules_drawn
from .number_checks import check_day, check_number, check_order, check_place
from .seen import Seen
from .sheet_checks import check_letters, check_page_number, check_sheets
from .title_checks import check_citations, check_force, check_grounds, check_subject_words, check_title
from .wording_checks import (
    check_blanks,
    check_capitals,
    check_figures,
    check_privacy,
    check_spacing,
    check_tones,
)

_CHECKS: tuple[Callable[[Case], Iterator[Finding]], ...] = (
    check_sheets, check_letters, check_heading, check_rules_drawn, check_issuer, check_number, check_order, check_day,
    check_place, check_title, check_subject_words, check_grounds, check_citations, check_force, check_gone_bodies,
    check_numbering, check_headings, check_text, check_end, check_signing, check_recipients, check_addressees,
    check_told, check_appendices, check_page_number, check_minutes, check_capitals, check_tones, check_spacing,
    check_blanks, check_figures, check_privacy,
)  # fmt: skip
_FAMILIES = {"nd30": "state", "party": "party", "front": "front", "mttq": "front", "state": "state"}
_OF_PARTY = re.compile(r"^(?:ĐẢNG (?:ỦY|UỶ|BỘ)|CHI BỘ|TỈNH (?:ỦY|UỶ)|THÀNH (?:ỦY|UỶ)|HUYỆN (?:ỦY|UỶ))\b")
STYLE_NAMES = tuple(dict.fromkeys((*_FAMILIES, *paper_styles())))
"""What may be asked for: a family, whose style of the paper's day is taken, or one style by its own name."""


def read_paper(data: bytes, name: str) -> Seen:
    """A docx or a PDF as it is seen. Raises `Unreadable` with a sentence for anything else."""
    from .pdf_reading import open_pdf  # heavy; loaded where a paper is judged
    from .word_reading import open_word

    refuse_size(data, name)
    if b"%PDF-" in data[:1024]:
        return open_pdf(data, name)
    if data.startswith(b"PK\x03\x04"):
        return open_word(data, name).seen
    if data.startswith(b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"):
        if "EncryptedPackage".encode("utf-16-le") in data:
            raise Unreadable(f"Tệp “{name}” có mật khẩu. Hãy mở bằng Word, bỏ mật khẩu, lưu lại rồi thử lại.")
        raise Unreadable(
            f"Tệp “{name}” thuộc dạng Word cũ (.doc). Hãy mở bằng Word, chọn Lưu thành .docx rồi thử lại."
        )
    raise Unreadable(
        f"Tệp “{name}” không phải văn bản docx hay PDF nên không soát được. Hãy chọn tệp docx hoặc PDF."
    )


def style_of(seen: Seen, asked: str = "") -> PaperStyle:
    """The style asked for ("nd30", "party", "front" or a style's own name), else the one the paper itself shows.

    An edition in large print is held to the same style with large letters. Raises KeyError for a name that is
    neither.
    """
    if asked in paper_styles() and asked not in _FAMILIES:
        style = paper_styles()[asked]
    else:
        style = style_for(_FAMILIES[asked] if asked else _family(seen), _day(seen))
    return large_print(style) if _is_large(seen) else style


def _is_large(seen: Seen) -> bool:
    """Whether no letter is smaller than those of large print, to half a point."""
    sizes = [size for each in seen.passages for size in each.sizes]
    return bool(sizes) and min(sizes) >= LARGE_PRINT - 0.5


def _family(seen: Seen) -> str:
    """By who issues it, so that a Party paper with the state's heading is told so."""
    top = [each.text for each in seen.passages if each.text][:12]
    folded = [tone_fold(line) for line in top]
    if any(line.strip(" .*-") == PARTY for line in folded) or any(_OF_PARTY.match(line) for line in top):
        return "party"
    front = any(
        line.startswith(("ủy ban mặt trận tổ quốc", "mặt trận tổ quốc", "ủy ban mttq")) for line in folded
    )
    joint = any(
        line.startswith(("ỦY BAN NHÂN DÂN", "UỶ BAN NHÂN DÂN", "UBND", "HỘI ĐỒNG NHÂN DÂN", "HĐND"))
        for line in top
    )
    return "front" if front and not joint else "state"


def _day(seen: Seen) -> date | None:
    for passage in [each for each in seen.passages if each.text][:30]:
        for side in passage.raw.split("\t"):
            if found := DATED.match(" ".join(side.split())):
                try:
                    return date(int(found["year"]), int(found["month"]), int(found["day"]))
                except ValueError:
                    return None
    return None


def findings(seen: Seen, style: PaperStyle, known: Known | None = None) -> tuple[Finding, ...]:
    """Every finding on the paper, the gravest first, then by rule; what a PDF cannot tell is said as a hint."""
    case = Case(seen, parts_of(seen, style), style, known or Known())
    found = [finding for check in _CHECKS for finding in check(case)]
    bound = [each for each in found if rules()[each.rule].binds(style.family)]
    if not case.is_word:
        bound += _untold(case)
    if style.unverified:
        bound.append(
            case.finding(
                "L03", f"{style.title}: {style.unverified}.", severity="hint", safe=False,
                mend="Đối chiếu với bản gốc của hướng dẫn trước khi sửa theo các lỗi nêu ở đây.",
            )
        )  # fmt: skip
    return tuple(sorted(dict.fromkeys(bound), key=lambda each: (ORDER[each.severity], each.rule)))


def _untold(case: Case) -> Iterator[Finding]:
    for rule in rules().values():
        if rule.not_in_pdf and rule.binds(case.style.family):
            yield case.finding(
                rule.id, f"Không kiểm tra được từ tệp PDF: {rule.not_in_pdf}.", severity="hint",
                mend="Soát tệp Word gốc để kiểm tra đủ.",
            )  # fmt: skip
