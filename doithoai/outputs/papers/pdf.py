"""Papers as PDF: typeset by typst from the same content as docx, in the embedded face, ready to print."""

import json
import warnings
from collections.abc import Sequence
from dataclasses import asdict
from functools import cache
from pathlib import Path
from threading import Lock
from typing import Any

import typst

from doithoai.rules.paper_style import MOTTO, NATION, STATE, PaperStyle

from .content import Appendix, Block, Heading, Paper, Qr, Title, addressee_lines, tidied, top_level
from .measures import about_width, centred_width, foot_of, issuer_rule, motto_rule, subject_rule
from .qr import qr_svg

HERE = Path(__file__).parent
TEMPLATE = HERE / "paper.typ"
FONTS = HERE / "fonts"

FOR_ARCHIVES: tuple["typst.PDFStandard", ...] = ("a-2a", "ua-1")
"""An issued paper is kept for years and read aloud by machines: PDF/A-2a and PDF/UA-1. A draft is neither."""

_one_at_a_time = Lock()


class TypesettingWarning(RuntimeWarning):
    """typst set the page but is not sure of it. Tests turn this into an error."""


def render_pdf(paper: Paper, *, style: PaperStyle = STATE) -> bytes:
    """The paper as a tagged PDF with Vietnamese as its language."""
    return render_pdfs_as_one([paper], style=style)


def render_pdfs_as_one(papers: Sequence[Paper], *, style: PaperStyle = STATE) -> bytes:
    """Many papers in one file, each on its own pages and numbered from 1. Raises ValueError for none."""
    if not papers:
        raise ValueError("Không có văn bản nào để in.")
    given = {
        "title": papers[0].name,
        "author": papers[0].author,
        "issued_on": _day(papers[0]),
        "nation": NATION,
        "motto": MOTTO,
        "recipients_label": "Nơi nhận:",
        "style": {"page": asdict(style.page), "body": asdict(style.body), "size": dict(style.size)},
        "papers": [_paper(tidied(paper), style) for paper in papers],
    }
    inputs = {"given": json.dumps(given, ensure_ascii=False)}
    try:
        pdf, doubts = _typeset(inputs, FOR_ARCHIVES if all(paper.issued_on for paper in papers) else ())
    except typst.TypstError:  # a letter our face lacks may stand on a page, but not in an archive file
        pdf, doubts = _typeset(inputs, ())
    for doubt in doubts:
        warnings.warn(str(doubt), TypesettingWarning, stacklevel=2)
    return pdf


def _typeset(
    inputs: dict[str, str], standards: tuple["typst.PDFStandard", ...]
) -> tuple[bytes, list[typst.TypstWarning]]:
    with _one_at_a_time:  # the compiler keeps the last inputs; two threads would mix them
        pdf, doubts = _compiler().compile_with_warnings(
            format="pdf", sys_inputs=inputs, pdf_standards=list(standards), timestamp=0
        )
    if not isinstance(pdf, bytes):
        raise RuntimeError("typst gave no PDF")
    return pdf, doubts


def _day(paper: Paper) -> list[int] | None:
    day = paper.issued_on
    return [day.year, day.month, day.day] if day else None


@cache
def _compiler() -> typst.Compiler:
    fonts = typst.Fonts(include_system_fonts=False, include_embedded_fonts=False, font_paths=[FONTS])
    return typst.Compiler(input=TEMPLATE, root=HERE, font_paths=fonts, ignore_system_fonts=True)


def _paper(paper: Paper, style: PaperStyle) -> dict[str, Any]:
    head, title = paper.head, paper.title
    deeper = (2 if title else 1) - top_level(paper.body)
    rules = {"motto_rule": motto_rule(style), "rule": issuer_rule(head, style)}
    return {
        "head": asdict(head) | rules | {"about_width": about_width(head, style)},
        "title": _title(title, style) if title else None,
        "foot": asdict(foot_of(paper, style)),
        "addressees": addressee_lines(paper.addressees),
        "body": [_block(block, deeper) for block in paper.body],
        "closing": asdict(paper.closing),
        "appendices": [_appendix(appendix, style) for appendix in paper.appendices],
    }


def _title(title: Title, style: PaperStyle) -> dict[str, Any]:
    width = centred_width(title.subject, style.size["subject"], style, bold=True)
    return asdict(title) | {"width": width, "rule": subject_rule(title, style)}


def _appendix(appendix: Appendix, style: PaperStyle) -> dict[str, Any]:
    size = style.size["appendix_title"]
    return {
        "label": appendix.label,
        "title": appendix.title,
        "title_width": centred_width(appendix.title, size, style, bold=True),
        "attached_to": appendix.attached_to,
        "attached_width": centred_width(appendix.attached_to, size, style),
        "body": [_block(block) for block in appendix.body],
    }


def _block(block: Block, deeper: int = 0) -> dict[str, Any]:
    values = asdict(block) | {"type": type(block).__name__}
    if isinstance(block, Heading):
        values["level"] = block.level + deeper
    if isinstance(block, Qr):
        values["svg"] = qr_svg(block.data)
    return values
