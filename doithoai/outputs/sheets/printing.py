"""A sheet on its way to the printer or to Word; a long one is set in a process of its own."""

import warnings
from io import BytesIO

from doithoai.outputs.papers.content import Pages, Table
from doithoai.outputs.papers.docx import render_docx
from doithoai.outputs.papers.pdf import job_of, render_pdf
from doithoai.outputs.papers.typeset import TypesettingWarning, typeset_apart
from doithoai.rules.paper_style import large_print

LONG = 200
"""Rows and forms from which the typesetter runs in a process of its own: its memory ends with it."""


def as_pdf(pages: Pages, *, large: bool = False) -> bytes:
    """Ready to print."""
    rows = sum(len(block.rows) for form in pages.forms for block in form if isinstance(block, Table))
    if rows + 5 * len(pages.forms) < LONG:
        return render_pdf(pages, style=large_print(pages.style) if large else None)
    pdf, doubts = typeset_apart(job_of([pages], large_print(pages.style) if large else None))
    for doubt in doubts:
        warnings.warn(doubt, TypesettingWarning, stacklevel=2)
    return pdf


def as_docx(pages: Pages, *, large: bool = False) -> bytes:
    """To be edited in Word."""
    return render_docx(pages, style=large_print(pages.style) if large else None)


def pages_in(pdf: bytes) -> int:
    """How many pages a printed paper has."""
    import pypdfium2

    with pypdfium2.PdfDocument(BytesIO(pdf)) as file:
        return len(file)
