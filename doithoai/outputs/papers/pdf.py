"""Papers as PDF: typeset by typst from the same content as docx, in the embedded face, ready to print."""

import json
from collections.abc import Sequence
from dataclasses import asdict
from functools import cache
from pathlib import Path
from threading import Lock
from typing import Any

import typst

from doithoai.rules.paper_style import MOTTO, NATION, STATE, PaperStyle

from .content import Appendix, Block, Paper, Qr, Title, addressee_lines, tidied
from .measures import about_width, centred_width, foot_of, issuer_rule, motto_rule, subject_rule
from .qr import qr_svg

HERE = Path(__file__).parent
TEMPLATE = HERE / "paper.typ"
FONTS = HERE / "fonts"

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
        "nation": NATION,
        "motto": MOTTO,
        "recipients_label": "Nơi nhận:",
        "style": {"page": asdict(style.page), "body": asdict(style.body), "size": dict(style.size)},
        "papers": [_paper(tidied(paper), style) for paper in papers],
    }
    with _one_at_a_time:  # the compiler keeps the last inputs; two threads would mix them
        pdf, warnings = _compiler().compile_with_warnings(
            format="pdf", sys_inputs={"given": json.dumps(given, ensure_ascii=False)}
        )
    if warnings:
        import warnings as python_warnings

        for warning in warnings:
            python_warnings.warn(str(warning), TypesettingWarning, stacklevel=2)
    if not isinstance(pdf, bytes):
        raise RuntimeError("typst gave no PDF")
    return pdf


@cache
def _compiler() -> typst.Compiler:
    fonts = typst.Fonts(include_system_fonts=False, include_embedded_fonts=False, font_paths=[FONTS])
    return typst.Compiler(input=TEMPLATE, root=HERE, font_paths=fonts, ignore_system_fonts=True)


def _paper(paper: Paper, style: PaperStyle) -> dict[str, Any]:
    head, title = paper.head, paper.title
    rules = {"motto_rule": motto_rule(style), "rule": issuer_rule(head, style)}
    return {
        "head": asdict(head) | rules | {"about_width": about_width(head, style)},
        "title": _title(title, style) if title else None,
        "foot": asdict(foot_of(paper, style)),
        "addressees": addressee_lines(paper.addressees),
        "body": [_block(block) for block in paper.body],
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


def _block(block: Block) -> dict[str, Any]:
    values = asdict(block) | {"type": type(block).__name__}
    if isinstance(block, Qr):
        values["svg"] = qr_svg(block.data)
    return values
