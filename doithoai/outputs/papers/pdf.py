"""Papers as PDF: typeset by typst from the same content as docx, in the embedded face, ready to print."""

import json
import warnings
from collections.abc import Sequence
from dataclasses import asdict
from datetime import date
from typing import Any

from doithoai.rules.paper_style import PaperStyle, large_print

from .content import (
    Appendix,
    Block,
    Choice,
    Heading,
    Pages,
    Paper,
    Printed,
    Qr,
    Title,
    addressed,
    choice_text,
    dressed,
    tidied,
    top_level,
)
from .measures import (
    about_width,
    centred_width,
    foot_of,
    head_columns,
    issuer_rule,
    issuer_widths,
    motto_rule,
    pitch,
    stamp_size,
    style_of_pages,
    subject_rule,
    turned,
)
from .qr import qr_svg
from .typeset import TypesettingWarning, typeset, typeset_apart, typeset_with_spots

MANY = 20
"""From this many papers on, the typesetter runs in a process of its own."""


def render_pdf(printed: Printed, *, style: PaperStyle | None = None) -> bytes:
    """The paper as a tagged PDF with Vietnamese as its language, in its own style unless another is given."""
    return render_pdfs_as_one([printed], style=style)


def render_large_print(paper: Paper) -> bytes:
    """The paper's edition for people with low vision: the same words and style, no letter under 18 points."""
    return render_pdf(paper, style=large_print(paper.style))


def render_pdfs_as_one(papers: Sequence[Printed], *, style: PaperStyle | None = None) -> bytes:
    """Many papers of one style in one file, each on its own pages and numbered from 1. ValueError for none."""
    if not papers:
        raise ValueError("Không có văn bản nào để in.")
    job = job_of(papers, style)
    pdf, doubts = typeset(job) if len(papers) < MANY else typeset_apart(job)
    for doubt in doubts:
        warnings.warn(doubt, TypesettingWarning, stacklevel=2)
    return pdf


def render_with_spots(paper: Paper, *, signed_on: date | None = None) -> tuple[bytes, list[dict[str, Any]]]:
    """The paper as PDF, and where a signature, the number and the day are put (see `typeset_with_spots`): "signer",
    "second"; with `signed_on`, a draft to be signed before it has its number, also "number" and "dated", whose
    lines stay empty."""
    return typeset_with_spots(job_of([paper], unnumbered_on=signed_on))


def job_of(
    papers: Sequence[Printed], style: PaperStyle | None = None, *, unnumbered_on: date | None = None
) -> str:
    """What the typesetter is given, as JSON: the papers, each with its measures, and the style of the first.
    `unnumbered_on`: the day of a draft whose number and date lines are left empty."""
    first = papers[0]
    base = style or first.style
    main = style_of_pages(first, base) if isinstance(first, Pages) else base
    given = {
        "title": first.name,
        "author": first.author,
        "issued_on": _day(unnumbered_on or first.issued_on),
        "archival": bool(unnumbered_on) or all(paper.issued_on for paper in papers),
        "unnumbered": bool(unnumbered_on),
        "style": _style(main),
        "papers": [
            _pages(tidied(paper), base) if isinstance(paper, Pages) else _paper(dressed(tidied(paper)), base)
            for paper in papers
        ],
    }
    return json.dumps(given, ensure_ascii=False)


def _style(style: PaperStyle) -> dict[str, Any]:
    left, _ = head_columns(style)
    return {
        "page": asdict(style.page) | {"issuer_column": left},
        "indent": style.body.indent,
        "space_after": style.body.space_after,
        "pitch": pitch(style),
        "size": dict(style.size),
        "motto_rule": motto_rule(style),
    } | {name: getattr(style, name) for name in _READ_BY_TYPST}


_READ_BY_TYPST = (
    "nation", "issuer_mark", "subject_mark", "about_italic", "title_bold", "recipients_label", "recipients_look",
    "stacked",
)  # fmt: skip


def _day(day: date | None) -> list[int] | None:
    return [day.year, day.month, day.day] if day else None


def _paper(paper: Paper, style: PaperStyle) -> dict[str, Any]:
    head, title = paper.head, paper.title
    deeper = (2 if title else 1) - top_level(paper.body)
    measured = {
        "rule": issuer_rule(head, style),
        "issuer_widths": issuer_widths(head, style),
        "about_width": about_width(head, style),
        "urgency_size": stamp_size(head.stamp.urgency, style),
        "circulation_size": stamp_size(head.stamp.circulation, style),
    }
    return {
        "head": asdict(head) | measured,
        "title": _title(title, style) if title else None,
        "foot": asdict(foot_of(paper, style)),
        "addressees": addressed(paper),
        "body": [_block(block, deeper) for block in paper.body],
        "closing": asdict(paper.closing),
        "appendices": [_appendix(appendix, style) for appendix in paper.appendices],
    }


def _title(title: Title, style: PaperStyle) -> dict[str, Any]:
    width = centred_width(title.subject, style.size["subject"], style, bold=True)
    return asdict(title) | {"width": width, "rule": subject_rule(title, style)}


def _appendix(appendix: Appendix, style: PaperStyle) -> dict[str, Any]:
    size = style.size["appendix_title"]
    sheet = turned(style) if appendix.landscape else style
    return {
        "page": asdict(sheet.page),
        "label": appendix.label,
        "title": appendix.title,
        "title_width": centred_width(appendix.title, size, sheet, bold=True),
        "attached_to": appendix.attached_to,
        "attached_width": centred_width(appendix.attached_to, size, sheet),
        "body": [_block(block) for block in appendix.body],
    }


def _pages(pages: Pages, base: PaperStyle) -> dict[str, Any]:
    style, title = style_of_pages(pages, base), pages.title
    return {
        "page": asdict(style.page),
        "across": pages.across,
        "scale": pages.scale,
        "kicker": pages.kicker,
        "title": _title(title, style) if title else None,
        "forms": [
            [_block(block, (2 if title else 1) - top_level(form)) for block in form] for form in pages.forms
        ],
    }


def _block(block: Block, deeper: int = 0) -> dict[str, Any]:
    values = asdict(block) | {"type": type(block).__name__}
    match block:
        case Heading(level=level):
            values["level"] = level + deeper
        case Qr(data=data):
            values["svg"] = qr_svg(data)
        case Choice():
            values["text"] = choice_text(block)
    return values
