"""Every part of the content model, in both renderers: the same words, and what only a look would show."""

import re
from collections import Counter
from dataclasses import replace
from io import BytesIO
from zipfile import ZipFile

import docx
import pypdfium2
import pytest
from docx.oxml.ns import qn

from doithoai.outputs.papers import render_docx, render_pdf, text_of
from doithoai.outputs.papers.content import (
    Appendix,
    Blank,
    Choice,
    Column,
    Field,
    Heading,
    Item,
    Pages,
    Paper,
    Paragraph,
    Printed,
    Qr,
    Signature,
    Signatures,
    Stamp,
    Table,
    Title,
    dressed,
)
from doithoai.rules.paper_style import large_print, paper_styles

from .given_letters import EVERY_PAPER
from .given_papers import NOTICE, PLAN, REPLY
from .test_papers import docx_text, pdf_pages, words

pytestmark = pytest.mark.filterwarnings("error")

COUNTED = Table(
    (Column("TT", 6, "center"), Column("Lĩnh vực", 50), Column("Số ý kiến", 20, "right")),
    (("1", "Đất đai", "9"), ("2", "Giao thông", "11")),
    totals=("", "Tổng cộng", "20"),
)
FORM = (
    Field("1. Họ và tên (không bắt buộc):"),
    Field("2. Thôn, bản:", "Nà Hạ"),
    Heading("3. Nội dung", 2),
    Paragraph("Mỗi phiếu một việc, viết ngắn.", align="right"),
    Blank(3),
    Item("kèm ảnh nếu có;"),
    Choice("4. Nhận trả lời bằng:", ("giấy", "điện thoại", "tại nhà văn hóa")),
    Choice("", ("Đồng ý công khai tên",)),
    COUNTED,
    Qr("https://doithoai.example/gui", "Quét mã để gửi ý kiến", side=30),
    Signatures(
        (Signature(("NGƯỜI NHẬN PHIẾU",), "Lò Thị Hương"), Signature(("NGƯỜI GỬI",), "Quàng Văn Ính"))
    ),
)
SLIP = Pages(
    "Phiếu góp ý",
    "UBND xã Mường Thín",
    (FORM, FORM, FORM),
    title=Title("PHIẾU GÓP Ý, KIẾN NGHỊ", "Hội nghị đối thoại với Nhân dân ngày 15/10/2026"),
    kicker=("ỦY BAN NHÂN DÂN XÃ MƯỜNG THÍN",),
)


def stamped() -> Paper:
    paper = PLAN.content()
    return replace(
        paper,
        head=replace(
            paper.head, stamp=Stamp("HỎA TỐC", "XEM XONG TRẢ LẠI"), contact="Bản Nà Hạ, xã Mường Thín"
        ),
        closing=replace(paper.closing, drafter="PL.(300)"),
        appendices=(
            *paper.appendices,
            Appendix("Phụ lục", "TỔNG HỢP", "(Kèm theo Kế hoạch)", (COUNTED,), landscape=True),
        ),
    )


def all_docx_text(file: bytes) -> str:
    """The text of the body, then of every first header and footer, each once."""
    document = docx.Document(BytesIO(file))
    around = {
        part.partname: "\n".join(p.text for p in map(docx_paragraph, part.element.iter(qn("w:p"))))
        for section in document.sections
        for part in (section.first_page_header.part, section.first_page_footer.part)
    }
    return "\n".join((docx_text(file), *around.values()))


def docx_paragraph(element: object) -> docx.text.paragraph.Paragraph:
    return docx.text.paragraph.Paragraph(element, None)


@pytest.mark.parametrize("across", [1, 2])
@pytest.mark.parametrize("sheet", ["A3", "A4", "A5"])
def test_forms_say_the_same_in_both(across: int, sheet: str) -> None:
    form = replace(SLIP, across=across, sheet=sheet)
    said = words(text_of(form))
    assert words(docx_text(render_docx(form))) == said
    assert Counter(words("\n".join(pdf_pages(render_pdf(form))))) == Counter(said)


def sizes(printed: Printed) -> list[tuple[int, int]]:
    document = pypdfium2.PdfDocument(render_pdf(printed))
    return [tuple(round(side / 72 * 25.4) for side in page.get_size()) for page in document]


def test_slips_stand_two_on_a_sheet_and_a_poster_fills_an_a3() -> None:
    short = replace(SLIP, forms=(FORM[:3],) * 3, across=2)
    assert sizes(short) == [(297, 210)] * 2
    section = docx.Document(BytesIO(render_docx(short))).sections[0]
    assert (round(section.page_width.mm), round(section.page_height.mm)) == (297, 210)
    assert section._sectPr.find(qn("w:cols")).get(qn("w:num")) == "2"
    assert sizes(replace(SLIP, forms=(FORM[:3],), sheet="A3", scale=2)) == [(297, 420)]
    assert sizes(replace(SLIP, forms=(FORM[:3],), landscape=True)) == [(297, 210)]


def test_dots_to_write_on_are_not_words() -> None:
    pages = "".join(pdf_pages(render_pdf(replace(SLIP, forms=((Field("Họ và tên:"), Blank(5)),)))))
    assert pages.rstrip().endswith("Họ và tên:")


def test_stamps_contact_and_drafter_are_on_page_one_of_both() -> None:
    paper = stamped()
    said = Counter(words(text_of(paper)))
    assert Counter(words(all_docx_text(render_docx(paper)))) == said
    pages = pdf_pages(render_pdf(paper))
    assert Counter(words("\n".join(pages))) == said
    for word in ("HỎA TỐC", "XEM XONG TRẢ LẠI", "Bản Nà Hạ, xã Mường Thín"):
        assert [word in page for page in pages] == [True] + [False] * (len(pages) - 1)
    assert "PL.(300)" in text_of(paper).splitlines()


def test_the_first_page_of_an_appendix_in_word_keeps_no_stamp_of_the_paper() -> None:
    document = docx.Document(BytesIO(render_docx(stamped())))
    first, *others = document.sections
    assert "XEM XONG TRẢ LẠI" in "".join(first.first_page_header.part.element.itertext())
    assert {"".join(each.first_page_header.part.element.itertext()) for each in others} == {""}
    assert {"".join(each.first_page_footer.part.element.itertext()) for each in others} == {""}


def test_two_appendices_take_roman_numbers_and_one_lies_down() -> None:
    paper = stamped()
    assert [each.label for each in dressed(dressed(paper)).appendices] == ["Phụ lục I", "Phụ lục II"]
    assert [each.label for each in dressed(PLAN.content()).appendices] == ["Phụ lục"]
    assert (sizes(paper)[0], sizes(paper)[-1]) == ((210, 297), (297, 210))
    sections = docx.Document(BytesIO(render_docx(paper))).sections
    assert [section.page_width > section.page_height for section in sections] == [False, False, True]
    assert [section._sectPr.find(qn("w:pgNumType")).get(qn("w:start")) for section in sections] == ["1"] * 3


def test_heading_rows_and_columns_are_marked_for_machines() -> None:
    paper = stamped()
    document = docx.Document(BytesIO(render_docx(paper)))
    heads = [table for table in document.tables if table._tbl.find(f".//{qn('w:tblHeader')}") is not None]
    assert len(heads) == 2
    assert b"/TH" in plain(render_pdf(paper))


def plain(pdf: bytes) -> bytes:
    """The PDF with its streams opened, to look for marks of its structure."""
    import zlib

    out = [pdf]
    for stream in re.finditer(rb"stream\r?\n(.*?)\r?\nendstream", pdf, re.DOTALL):
        try:
            out.append(zlib.decompress(stream[1]))
        except zlib.error:
            continue
    return b"".join(out)


def test_only_stamps_of_urgency_are_coloured() -> None:
    with ZipFile(BytesIO(render_docx(stamped()))) as packed:
        parts = b"".join(packed.read(name) for name in packed.namelist() if name.endswith(".xml"))
    colours = set(re.findall(rb'w:color(?: w:val)?="([0-9A-Fa-f]{6})"', parts))
    assert colours <= {b"FF0000", b"000000"}


def rightmost(document: pypdfium2.PdfDocument) -> float:
    """Where the letter furthest to the right ends, in points; spaces at a line's end may hang over."""
    ends = []
    for page in document:
        text = page.get_textpage()
        for place, letter in enumerate(text.get_text_range()):
            if not letter.isspace():
                ends.append(text.get_charbox(place)[2])
    return max(ends)


@pytest.mark.parametrize("name", list(EVERY_PAPER))
@pytest.mark.parametrize("style", list(paper_styles()))
def test_every_paper_has_a_large_print_edition_in_every_style(name: str, style: str) -> None:
    paper = EVERY_PAPER[name].content()
    paper = replace(paper, head=replace(paper.head, style=style))
    large = large_print(paper.style)
    said = Counter("".join(words(text_of(paper))))
    assert Counter("".join(words(docx_text(render_docx(paper, style=large))))) == said
    pages = pypdfium2.PdfDocument(render_pdf(paper, style=large))
    assert Counter("".join(words("".join(pdf_pages(render_pdf(paper, style=large)))))) == said
    right = (large.page.width - large.page.right) / 25.4 * 72
    assert rightmost(pages) <= right + 1


def test_a_large_print_edition_has_no_letter_below_eighteen_points() -> None:
    for facts in (NOTICE, REPLY):
        paper = facts.content()
        document = docx.Document(BytesIO(render_docx(paper, style=large_print(paper.style))))
        used = {style.get(qn("w:val")) for style in document.element.iter(qn("w:pStyle"))} - {"KeNgang"}
        points = {
            style.get(qn("w:styleId")): int(style.find(f".//{qn('w:sz')}").get(qn("w:val"))) / 2
            for style in document.styles.element.iter(qn("w:style"))
            if style.find(f".//{qn('w:sz')}") is not None
        }
        assert min(points[name] for name in used) == 18
