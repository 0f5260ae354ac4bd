"""Papers printed on both sides: on the back the left and the right margin change places, where the style says so."""

from dataclasses import replace
from io import BytesIO

import docx
import pypdfium2
import pytest
from docx.oxml.ns import qn

from doithoai.outputs.papers import render_docx, render_pdf
from doithoai.rules.paper_checks import findings, read_paper, style_of

from .given_papers import PLAN
from .test_papers import hard
from .test_styles import issued_by

pytestmark = pytest.mark.filterwarnings("error")
MM = 72 / 25.4


def two_sided(facts):
    return replace(facts, issue=replace(facts.issue, two_sided=True)).content()


def edges(pdf: bytes) -> list[tuple[int, int]]:
    """The left edge and the right margin of the words on each page, in mm; (0, 0) for an empty back."""
    found = []
    for page in pypdfium2.PdfDocument(pdf):
        text = page.get_textpage()
        boxes = [text.get_rect(number) for number in range(text.count_rects())]
        left, right = (min(box[0] for box in boxes), max(box[2] for box in boxes)) if boxes else (0, 0)
        found.append((round(left / MM), round(210 - right / MM)) if boxes else (0, 0))
    return found


def test_the_back_of_a_party_paper_has_its_margins_turned() -> None:
    pages = edges(render_pdf(two_sided(issued_by("plan", "dang_uy", facts=hard(PLAN)))))
    fronts, backs = ([edge[0] for edge in pages[side::2] if edge != (0, 0)] for side in (0, 1))
    assert len(fronts) > 1
    assert len(backs) > 1
    assert (min(fronts), min(backs)) == (30, 15)


def test_an_appendix_begins_on_a_front() -> None:
    paper = two_sided(issued_by("plan", "dang_uy"))
    assert paper.appendices
    pages = pypdfium2.PdfDocument(render_pdf(paper))
    words = [page.get_textpage().get_text_range() for page in pages]
    starts = [place for place, said in enumerate(words) if said.startswith("Phụ lục")]
    assert starts
    assert all(place % 2 == 0 for place in starts)


@pytest.mark.parametrize(
    ("issuer", "asked", "mirrored"), [("dang_uy", True, 1), ("dang_uy", False, 0), ("ubnd", True, 0)]
)
def test_word_turns_the_margins_too(issuer: str, asked: bool, mirrored: int) -> None:
    facts = issued_by("plan", issuer)
    data = render_docx(two_sided(facts) if asked else facts.content())
    settings = docx.Document(BytesIO(data)).settings.element
    assert len(settings.findall(qn("w:mirrorMargins"))) == mirrored


def test_our_own_checks_know_the_margins_of_the_back() -> None:
    paper = two_sided(issued_by("plan", "dang_uy", facts=hard(PLAN)))
    for data, name in ((render_pdf(paper), "k.pdf"), (render_docx(paper), "k.docx")):
        seen = read_paper(data, name)
        assert not [
            each for each in findings(seen, style_of(seen)) if each.rule == "L03" and each.severity != "hint"
        ]
