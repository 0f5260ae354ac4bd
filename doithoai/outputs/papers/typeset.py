"""Runs the typesetter. Also a program of its own: a large print job runs apart, and its memory ends with it.

typst keeps about one megabyte for every page it has set. In the server that would stay for good, so jobs of
many papers run `python typeset.py`: the facts on standard input, the PDF on standard output, doubts on
standard error. This file therefore imports nothing of ours. typst itself is loaded with the first paper: an idle
server has no use for it.
"""

import json
import subprocess
import sys
from functools import cache
from pathlib import Path
from threading import Lock
from typing import TYPE_CHECKING, Any, cast

if TYPE_CHECKING:
    import typst

HERE = Path(__file__).resolve().parent
FOR_ARCHIVES: tuple["typst.PDFStandard", ...] = ("a-2a", "ua-1")
"""An issued paper is kept for years and read aloud by machines: PDF/A-2a and PDF/UA-1. A draft is neither."""

_one_at_a_time = Lock()


class TypesettingWarning(RuntimeWarning):
    """typst set the page but is not sure of it. Tests turn this into an error."""


def typeset(given: str) -> tuple[bytes, list[str]]:
    """The PDF of `given` (JSON for `paper.typ`) and the doubts typst had. Raises typst.TypstError."""
    with _one_at_a_time:  # the compiler keeps the last inputs; two threads would mix them
        return _set(given)


def typeset_with_spots(given: str) -> tuple[bytes, list[dict[str, Any]]]:
    """The PDF, and where things are put on it later: {"name", "page", "x", "y", "width", "height"}, in points from
    the left and the top, x in the middle of the place. Raises typst.TypstError."""
    with _one_at_a_time:
        pdf, _ = _set(given)
        return pdf, json.loads(_compiler().query("<spot>", field="value"))


def typeset_apart(given: str) -> tuple[bytes, list[str]]:
    """The same in a process of its own. Raises RuntimeError with the typesetter's words."""
    job = subprocess.run(
        [sys.executable, "-P", str(HERE / "typeset.py")], input=given.encode(), capture_output=True
    )
    doubts = job.stderr.decode(errors="replace").splitlines()
    if job.returncode:
        raise RuntimeError("\n".join(doubts))
    return job.stdout, doubts


def typeset_line(given: str) -> bytes:
    """A line on a sheet of its own size (`line.typ`). Raises typst.TypstError."""
    with _one_at_a_time:
        pdf = _compiler("line.typ").compile(format="pdf", sys_inputs={"given": given}, timestamp=0)
        return cast("bytes", pdf)  # one PDF, kept in memory


def _set(given: str) -> tuple[bytes, list[str]]:
    import typst

    if json.loads(given)["archival"]:
        try:
            return _compiled(given, FOR_ARCHIVES)
        except typst.TypstError:
            pass  # a letter our face lacks may stand on a page, but not in an archive file
    return _compiled(given, ())


def _compiled(given: str, standards: tuple["typst.PDFStandard", ...]) -> tuple[bytes, list[str]]:
    pdf, doubts = _compiler().compile_with_warnings(
        format="pdf", sys_inputs={"given": given}, pdf_standards=list(standards), timestamp=0
    )
    if not isinstance(pdf, bytes):
        raise RuntimeError("typst gave no PDF")
    return pdf, [str(doubt) for doubt in doubts]


@cache
def _compiler(sheet: str = "paper.typ") -> "typst.Compiler":
    import typst

    fonts = typst.Fonts(include_system_fonts=False, include_embedded_fonts=False, font_paths=[HERE / "fonts"])
    return typst.Compiler(input=HERE / sheet, root=HERE, font_paths=fonts, ignore_system_fonts=True)


if __name__ == "__main__":
    made, said = typeset(sys.stdin.buffer.read().decode())
    sys.stdout.buffer.write(made)
    sys.stderr.write("\n".join(said))
