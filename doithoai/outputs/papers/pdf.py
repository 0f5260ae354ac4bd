"""Papers as PDF: typeset by typst from the same content as docx, in the embedded face, ready to print."""

import json
import warnings
from collections.abc import Sequence
from dataclasses import asdict
from typing import Any

from doithoai.rules.paper_style import MOTTO, NATION, STATE, PaperStyle

from .content import Appendix, Block, Heading, Paper, Qr, Title, addressee_lines, tidied, top_level
from .measures import about_width, centred_width, foot_of, issuer_rule, motto_rule, subject_rule
from .qr import qr_svg
from .typeset import TypesettingWarning, typeset, typeset_apart

MANY = 20
"""From this many papers on, the typesetter runs in a process of its own."""


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
        "archival": all(paper.issued_on for paper in papers),
        "nation": NATION,
        "motto": MOTTO,
        "recipients_label": "Nơi nhận:",
        "style": {"page": asdict(style.page), "body": asdict(style.body), "size": dict(style.size)},
        "papers": [_paper(tidied(paper), style) for paper in papers],
    }
    job = json.dumps(given, ensure_ascii=False)
    pdf, doubts = typeset(job) if len(papers) < MANY else typeset_apart(job)
    for doubt in doubts:
        warnings.warn(doubt, TypesettingWarning, stacklevel=2)
    return pdf


def _day(paper: Paper) -> list[int] | None:
    day = paper.issued_on
    return [day.year, day.month, day.day] if day else None


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
