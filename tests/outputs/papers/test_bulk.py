"""Invitations by the thousand, tried with a few: one PDF with all its tags, one zip of Word files."""

import ctypes
from dataclasses import replace
from io import BytesIO
from zipfile import ZipFile

import pikepdf
import pypdfium2
import pytest
from pypdfium2 import raw

from doithoai.outputs.papers import bulk, render_docx, render_pdf, text_of
from doithoai.outputs.papers.bulk import many_as_docx_zip, many_as_pdf
from doithoai.outputs.papers.content import Paper
from doithoai.outputs.papers.docx import Copies
from doithoai.outputs.papers.joined import joined

from .given_papers import INVITATION, PLAN, REPLY
from .test_papers import docx_text, pdf_pages, words
from .test_styles import issued_by

pytestmark = pytest.mark.filterwarnings("error")


def invitations(many: int) -> list[Paper]:
    return [
        replace(
            INVITATION,
            guest=f"Ông (Bà) thứ {n}",
            check_in_code=f"7K3M-{n:04}",
            check_in_address=f"https://doithoai.example/d/7K3M-{n:04}",
        ).content()
        for n in range(many)
    ]


def tags_of(page: pypdfium2.PdfPage) -> list[str]:
    """The types of all structure elements of a page, from the root down."""
    tree = raw.FPDF_StructTree_GetForPage(page)
    found: list[str] = []

    def walk(element: object) -> None:
        named = ctypes.create_string_buffer(64)
        raw.FPDF_StructElement_GetType(element, named, 64)
        if kind := named.raw.decode("utf-16-le").rstrip("\0"):  # a branch with nothing on this page has none
            found.append(kind)
        for place in range(raw.FPDF_StructElement_CountChildren(element)):
            if child := raw.FPDF_StructElement_GetChildAtIndex(element, place):
                walk(child)

    for place in range(raw.FPDF_StructTree_CountChildren(tree)):
        walk(raw.FPDF_StructTree_GetChildAtIndex(tree, place))
    raw.FPDF_StructTree_Close(tree)
    return found


@pytest.fixture
def small_parts(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(bulk, "PART", 2)


@pytest.mark.usefixtures("small_parts")
def test_one_pdf_of_several_parts_keeps_every_guest_and_every_tag() -> None:
    heard: list[tuple[int, int]] = []
    pdf = many_as_pdf(invitations(5), told=lambda done, of: heard.append((done, of)))
    assert heard == [(2, 5), (4, 5), (5, 5)]
    pages = pdf_pages(pdf)
    assert [f"Ông (Bà) thứ {n}." in page for n, page in enumerate(pages)] == [True] * 5
    document = pypdfium2.PdfDocument(pdf)
    alone = tags_of(pypdfium2.PdfDocument(render_pdf(invitations(1)[0]))[0])
    assert "Figure" in alone
    assert [tags_of(page) for page in document] == [alone] * 5
    for mark in ("pdfaid:part", "pdfuaid:part"):
        with pikepdf.open(BytesIO(pdf)) as whole:
            assert mark.encode() in whole.Root.Metadata.read_bytes()
            assert whole.Root.Lang == "vi-VN"
    assert pdf == many_as_pdf(invitations(5))


@pytest.mark.usefixtures("small_parts")
def test_every_page_of_the_joined_tree_names_its_own_elements() -> None:
    with pikepdf.open(BytesIO(many_as_pdf(invitations(5)))) as whole:
        tree = whole.Root.StructTreeRoot
        numbers = list(tree.ParentTree.Nums)[::2]
        assert [int(number) for number in numbers] == [0, 1, 2, 3, 4]
        assert [int(page.obj.StructParents) for page in whole.pages] == [0, 1, 2, 3, 4]
        assert int(tree.ParentTreeNextKey) == 5
        for page, elements in zip(whole.pages, list(tree.ParentTree.Nums)[1::2], strict=True):
            owners = {each.Pg.objgen for each in elements if "/Pg" in each}
            assert owners <= {page.obj.objgen}
        assert len(whole.open_outline().root) == 5
        assert whole.check_pdf_syntax() == []


def test_papers_with_appendices_are_joined_too() -> None:
    parts = [render_pdf(PLAN.content()), render_pdf(REPLY.content())]
    assert pdf_pages(joined(parts)) == [*pdf_pages(parts[0]), *pdf_pages(parts[1])]
    with pytest.raises(ValueError, match="Không có văn bản"):
        joined([])


def test_a_zip_of_word_files_each_with_its_own_guest_and_code() -> None:
    papers, heard, out = invitations(3), [], BytesIO()
    many_as_docx_zip(
        [(f"{n:03}", each) for n, each in enumerate(papers)], out, told=lambda *said: heard.append(said)
    )
    assert heard == [(3, 3)]
    with ZipFile(out) as packed:
        assert packed.namelist() == ["000.docx", "001.docx", "002.docx"]
        pictures = set()
        for name, paper in zip(packed.namelist(), papers, strict=True):
            file = packed.read(name)
            assert words(docx_text(file)) == words(text_of(paper))
            with ZipFile(BytesIO(file)) as inner:
                pictures.add(inner.read("word/media/image1.png"))
        assert len(pictures) == 3
    with pytest.raises(ValueError, match="Không có văn bản"):
        many_as_docx_zip([], BytesIO())


def test_a_copy_is_the_file_it_would_be_alone() -> None:
    first, second = invitations(2)
    alone, copied = (ZipFile(BytesIO(file)) for file in (render_docx(second), Copies(first).of(second)))
    assert sorted(alone.namelist()) == sorted(copied.namelist())
    for name in set(alone.namelist()) - {"word/document.xml"}:
        assert alone.read(name) == copied.read(name)


def test_a_paper_unlike_the_first_is_made_from_the_ground() -> None:
    copies = Copies(invitations(1)[0])
    without_code = replace(INVITATION, check_in_address="").content()
    for other in (without_code, PLAN.content(), issued_by("reply", "dang_uy").content()):
        assert copies.of(other) == render_docx(other)
