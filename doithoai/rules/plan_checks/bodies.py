"""Bodies that no longer exist, named in a plan whose sitting comes after the reform of 2025."""

import re
from collections.abc import Iterator

from doithoai.rules.plan_reading import PlanFacts
from doithoai.rules.plan_reading.facts import Span

from .act_files import load_acts
from .finding import Finding, place
from .sitting import Sitting

# With their marks: `quân sự`, `quần chúng` and `huyền` are other words.
_ABOLISHED = re.compile(
    r"(?:\b(?:UBND|HĐND|MTTQ|UBMTTQ(?:VN)?|Ủy ban nhân dân|Uỷ ban nhân dân|Hội đồng nhân dân|Công an|Đài [\w ]{4,30}?|"
    r"Phòng [\w ,-]{3,40}?|Ban [\w ]{3,30}?|Hội [\w ]{3,30}?|Thường trực|Văn phòng(?: [\w -]{3,20}?)?) )?"
    r"\b(?:[Hh]uyện(?! thoại)(?: ủy| uỷ| đoàn)?|[Qq]uận(?: ủy| uỷ| đoàn)?|[Tt]hị xã|[Tt]hị trấn|[Tt]hị ủy|cấp huyện)\b"
)
_PAPER = re.compile(
    r"(?:Luật|Pháp lệnh|Nghị định|Nghị quyết|Quyết định|Quy định|Quy chế|Kế hoạch|Hướng dẫn|Công văn|Chỉ thị|Chương trình|"
    r"Thông báo|Đề án)\s+(?:số\b|[^;.\n]{0,80}\bsố\b|[^;.\n]{0,40}\bnăm \d{4})[^;.\n]*"
)
_FORMER = re.compile(r"^[^.;\n]{0,40}?(?:\(?cũ\b|trước đây|trước sắp xếp)|^[^.;\n]{0,20}\bcũ\b")
_MOST = 8


def check_bodies(facts: PlanFacts, sitting: Sitting) -> Iterator[Finding]:
    """District bodies and towns, unless inside a cited paper or said to be former ones. At most eight findings."""
    acts = load_acts()
    if sitting.last is None or sitting.last < acts.reform_from:
        return
    cited = [
        span for index in range(len(facts.legal_bases)) if (span := place(facts, f"legal_bases.{index}"))
    ]
    cited += cited_papers(facts.text)
    for words, span in gone_bodies(facts.text, cited):
        yield Finding(
            "abolished_body", "error", f"“{words}” không còn từ ngày 01/7/2025. Hãy thay bằng cơ quan cấp tỉnh hoặc cấp xã.",
            acts.reform, span,
        )  # fmt: skip


def cited_papers(text: str) -> list[Span]:
    """Where a paper is cited by type and number, to the end of its name: old names stay right in there."""
    return [match.span() for match in _PAPER.finditer(text)]


def gone_bodies(text: str, cited: list[Span]) -> Iterator[tuple[str, Span]]:
    """District bodies and towns that the text speaks of as if they were there, each once, at most eight."""
    said: set[str] = set()
    for match in _ABOLISHED.finditer(text):
        words = " ".join(match[0].split())
        if words.lower() in said or _inside(match.span(), cited) or len(said) >= _MOST:
            continue
        if _FORMER.match(text[match.end() : match.end() + 60]) or re.search(
            r"nguyên\s+$", text[: match.start()][-10:]
        ):
            continue
        said.add(words.lower())
        yield words, match.span()


def _inside(span: Span, spans: list[Span]) -> bool:
    return any(start <= span[0] and span[1] <= end for start, end in spans)
