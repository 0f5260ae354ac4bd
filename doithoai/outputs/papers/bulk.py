"""Papers by the thousand: one PDF for the printer, one zip of Word files for whoever wants to change some.

The typesetter keeps about half a megabyte for every page until it has set the last one, so it works on parts, each
in a process of its own, while the QR codes of the next part are drawn here; one more process joins them. Word files
share everything but their words and pictures, so the package is made once.
"""

import subprocess
import sys
import warnings
from collections.abc import Callable, Iterator, Sequence
from concurrent.futures import Future, ThreadPoolExecutor
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import BinaryIO
from zipfile import ZIP_STORED, ZipFile, ZipInfo

from doithoai.rules.paper_style import PaperStyle

from .content import Printed
from .docx import Copies
from .pdf import job_of, render_pdfs_as_one
from .typeset import TypesettingWarning, typeset_apart

PART = 200
"""Papers in one part: 190 MB in the typesetter, and its start is still a small share of its work."""

Told = Callable[[int, int], None]
"""Hears how many papers are done, and of how many."""


def nobody(done: int, of: int) -> None:
    """Hears nothing."""


def many_as_pdf(papers: Sequence[Printed], *, style: PaperStyle | None = None, told: Told = nobody) -> bytes:
    """All papers in one tagged PDF, each on its own pages and numbered from 1. Raises ValueError for none."""
    if len(papers) <= PART:
        whole = render_pdfs_as_one(papers, style=style)
        told(len(papers), len(papers))
        return whole
    with TemporaryDirectory() as folder:
        files = []
        for place, part in enumerate(_parts(papers, style, told)):
            files.append(Path(folder) / f"{place}.pdf")
            files[-1].write_bytes(part)
        return _joined_apart(files)


def _joined_apart(files: Sequence[Path]) -> bytes:
    """The files as one PDF, joined in a process of its own. Raises RuntimeError with its words."""
    job = subprocess.run([sys.executable, "-P", str(_JOINER), *map(str, files)], capture_output=True)
    if job.returncode:
        raise RuntimeError(job.stderr.decode(errors="replace"))
    return job.stdout


_JOINER = Path(__file__).with_name("joined.py")


def _parts(papers: Sequence[Printed], style: PaperStyle | None, told: Told) -> Iterator[bytes]:
    with ThreadPoolExecutor(max_workers=1) as apart:  # one typesetter at a time: memory, not speed, is scarce
        at_work: Future[tuple[bytes, list[str]]] | None = None
        for start in range(0, len(papers), PART):
            job = job_of(papers[start : start + PART], style)
            if at_work:
                yield _done(at_work)
                told(start, len(papers))
            at_work = apart.submit(typeset_apart, job)
        if at_work:
            yield _done(at_work)
            told(len(papers), len(papers))


def _done(at_work: "Future[tuple[bytes, list[str]]]") -> bytes:
    pdf, doubts = at_work.result()
    for doubt in doubts:
        warnings.warn(doubt, TypesettingWarning, stacklevel=2)
    return pdf


def many_as_docx_zip(
    papers: Sequence[tuple[str, Printed]],
    into: BinaryIO,
    *,
    style: PaperStyle | None = None,
    told: Told = nobody,
) -> None:
    """Each paper as a Word file of its own, under its name without extension, in one zip written to `into`.
    Raises ValueError for none."""
    if not papers:
        raise ValueError("Không có văn bản nào để in.")
    copies = Copies(papers[0][1], style=style)
    with ZipFile(into, "w", ZIP_STORED) as packed:
        for place, (name, paper) in enumerate(papers, start=1):
            packed.writestr(ZipInfo(f"{name}.docx"), copies.of(paper))
            if place % PART == 0 or place == len(papers):
                told(place, len(papers))
