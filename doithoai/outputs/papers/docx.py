"""Papers as docx: real styles, letterhead and foot as borderless tables, nothing in text boxes.

A clerk can go on writing in Word or LibreOffice. python-docx owns the package; the body is written as
WordprocessingML, which makes three hundred invitations a matter of a second.
"""

from collections.abc import Callable, Iterable, Sequence
from io import BytesIO
from zipfile import ZIP_DEFLATED, ZipFile, ZipInfo

import docx as word
from docx.document import Document
from docx.oxml import parse_xml
from docx.oxml.ns import qn

from doithoai.rules.paper_style import MOTTO, NATION, STATE, PaperStyle

from .content import (
    Appendix,
    Block,
    Closing,
    Head,
    Heading,
    Item,
    Paper,
    Paragraph,
    Qr,
    Signature,
    Table,
    Title,
    addressee_lines,
    tidied,
    top_level,
)
from .docx_elements import (
    JC,
    NAMESPACES,
    QR_MM,
    gap,
    paragraph,
    picture,
    rule,
    table_of,
    table_row,
)
from .docx_styles import WORD, styles_xml, twips
from .measures import (
    POINTS_PER_MM,
    Foot,
    about_width,
    centred_width,
    foot_of,
    issuer_rule,
    motto_rule,
    subject_rule,
)
from .qr import qr_png
from .typeface import width

_HEADER = "http://schemas.openxmlformats.org/officeDocument/2006/relationships/header"


def render_docx(paper: Paper, *, style: PaperStyle = STATE) -> bytes:
    """The paper as docx."""
    return render_docxs_as_one([paper], style=style)


def render_docxs_as_one(papers: Sequence[Paper], *, style: PaperStyle = STATE) -> bytes:
    """Many papers in one docx, each a section of its own, numbered from 1. Raises ValueError for none."""
    if not papers:
        raise ValueError("Không có văn bản nào để in.")
    tidy = [tidied(paper) for paper in papers]
    document = _package(tidy[0], style)
    writer = _Writer(style, lambda data: document.part.get_or_add_image(BytesIO(qr_png(data)))[0])
    header = document.part.relate_to(document.sections[0].header.part, _HEADER)
    parts = [part for paper in tidy for part in writer.sections_of(paper)]
    page = writer.page(header)
    sections = gap(1, section=page).join(parts)
    xml = f"<w:body {NAMESPACES}>{sections}{gap(1)}{page}</w:body>"
    body = document.element.body
    document.element.replace(body, parse_xml(xml))
    out = BytesIO()
    document.save(out)
    return _undated(out)


def _undated(saved: BytesIO) -> bytes:
    """The same file with no time of saving in it: the same facts give the same bytes, so a fingerprint holds."""
    out = BytesIO()
    with ZipFile(saved) as old, ZipFile(out, "w", ZIP_DEFLATED) as new:
        for each in old.infolist():
            new.writestr(ZipInfo(each.filename), old.read(each), ZIP_DEFLATED)
    return out.getvalue()


def _package(paper: Paper, style: PaperStyle) -> Document:
    """An empty docx with our styles, Times New Roman even in the theme, Vietnamese, and a page number."""
    document = word.Document()
    styles = document.styles.element
    styles[:] = list(parse_xml(styles_xml(style)))
    for part in document.part.package.iter_parts():
        if str(part.partname).startswith("/word/theme/"):
            for face in (b"Calibri", b"Cambria"):
                part._blob = part.blob.replace(b'typeface="' + face, b'typeface="Times New Roman')
    settings = document.settings.element
    settings.replace(settings.find(qn("w:compat")), parse_xml(_COMPAT))
    header = document.sections[0].header
    header.is_linked_to_previous = False
    header.part.element[:] = [parse_xml(_PAGE_NUMBER)]
    properties = document.core_properties
    for moment in ("created", "modified"):
        properties._element.remove(properties._element.find(qn(f"dcterms:{moment}")))
    properties.title, properties.author, properties.language = paper.name[:255], paper.author[:255], "vi-VN"
    properties.comments, properties.keywords, properties.last_modified_by = "", "", paper.author[:255]
    return document


# Without this setting Word opens the file in its "compatibility mode" of 2007.
_COMPAT = (
    f'<w:compat xmlns:w="{WORD}"><w:compatSetting w:name="compatibilityMode" '
    'w:uri="http://schemas.microsoft.com/office/word" w:val="15"/></w:compat>'
)
_PAGE_NUMBER = (
    f'<w:p xmlns:w="{WORD}"><w:pPr><w:pStyle w:val="SoTrang"/></w:pPr>'
    '<w:r><w:fldChar w:fldCharType="begin"/></w:r>'
    '<w:r><w:instrText xml:space="preserve"> PAGE </w:instrText></w:r>'
    '<w:r><w:fldChar w:fldCharType="separate"/></w:r><w:r><w:t>2</w:t></w:r>'
    '<w:r><w:fldChar w:fldCharType="end"/></w:r></w:p>'
)


class _Writer:
    """Writes the parts of a paper as WordprocessingML, in the measures of one style."""

    def __init__(self, style: PaperStyle, picture: Callable[[str], str]) -> None:
        self.style = style
        self.picture = picture
        self.pictures = 0

    # -- pages

    def page(self, header: str) -> str:
        """The section's page: size, margins, a number at the top from page 2, numbering from 1."""
        page = self.style.page
        sides = {side: twips(getattr(page, side)) for side in ("top", "right", "bottom", "left", "header")}
        margins = " ".join(f'w:{side}="{length}"' for side, length in sides.items())
        return (
            f'<w:sectPr><w:headerReference w:type="default" r:id="{header}"/><w:type w:val="nextPage"/>'
            f'<w:pgSz w:w="{twips(page.width)}" w:h="{twips(page.height)}"/>'
            f'<w:pgMar {margins} w:footer="{twips(page.header)}" w:gutter="0"/>'
            '<w:pgNumType w:start="1"/><w:titlePg/></w:sectPr>'
        )

    def sections_of(self, paper: Paper) -> Iterable[str]:
        """The paper itself, then each appendix: every one a section with its own page numbers."""
        last, top = len(paper.body) - 1, top_level(paper.body)
        yield "".join(
            (
                self.letterhead(paper),
                self.title(paper.title),
                self.addressees(paper.addressees),
                *(self.block(block, top, keep_next=place == last) for place, block in enumerate(paper.body)),
                self.closing(paper.closing, foot_of(paper, self.style)),
            )
        )
        for appendix in paper.appendices:
            yield self.appendix(appendix)

    # -- parts

    def letterhead(self, paper: Paper) -> str:
        head, page = paper.head, self.style.page
        left, right = page.issuer_column, page.text_width - page.issuer_column
        issuer = (
            paragraph("CoQuanChuQuan", head.parent) if head.parent else "",
            *(paragraph("CoQuan", line) for line in head.issuer),
            rule(issuer_rule(head, self.style), left),
            gap(6),
        )
        nation = (
            paragraph("QuocHieu", NATION),
            paragraph("TieuNgu", MOTTO),
            rule(motto_rule(self.style), right),
        )
        number = paragraph("SoKyHieu", head.number) + (self.about(head, left) if head.about else "")
        dated = paragraph("DiaDanhNgay", head.place_date)
        rows = (("".join(issuer), "".join(nation)), (number, dated))
        return table_of((left, right), "".join(table_row(row, (left, right), whole=True) for row in rows))

    def about(self, head: Head, column: float) -> str:
        side = (column - about_width(head, self.style) / POINTS_PER_MM) / 2
        return paragraph("VeViec", head.about, left=side, right=side)

    def title(self, title: Title | None) -> str:
        if title is None:
            return gap(14)
        subject = self.centred("TrichYeu", title.subject, self.style.size["subject"], bold=True)
        drawn = rule(subject_rule(title, self.style), self.style.page.text_width)
        return paragraph("Title", title.kind) + subject + drawn + gap(10)

    def addressees(self, addressees: tuple[str, ...]) -> str:
        lines = addressee_lines(addressees)
        if not lines:
            return ""
        if len(lines) == 1:
            return paragraph("KinhGui", lines[0], align="center") + gap(10)
        label = 22 + width(lines[0], self.style.size["addressee"]) / POINTS_PER_MM
        items = "".join(paragraph("KinhGui", line, left=label, hanging=3) for line in lines[1:])
        return paragraph("KinhGui", lines[0], left=22) + items + gap(10)

    def block(self, block: Block, top: int = 1, *, keep_next: bool = False) -> str:
        match block:
            case Heading(text=text, level=level):
                return paragraph(f"Heading{level - top + 1}", text)
            case Paragraph(text=text, lead=lead, italic=italic, align=align):
                name = "CanCu" if italic else "ThanVanBan"
                centred = "center" if align == "center" else ""
                keep = keep_next or not text  # a label alone stays with what it announces
                return paragraph(name, text, lead=lead, align=centred, keep_next=keep)
            case Item(text=text, mark=mark, lead=lead):
                return paragraph("ThanVanBan", text, mark=mark, lead=lead, keep_next=keep_next)
            case Table():
                return self.table(block)
            case Qr(data=data, caption=caption):
                return self.qr(data, caption)

    def table(self, table: Table) -> str:
        total = sum(column.share for column in table.columns)
        widths = [column.share / total * self.style.page.text_width for column in table.columns]
        head = [paragraph("DauBang", column.title) for column in table.columns]
        rows = [
            [
                paragraph("OBang", cell, align=JC[column.align])
                for cell, column in zip(row, table.columns, strict=True)
            ]
            for row in table.rows
        ]
        drawn = (
            table_row(head, widths, middle=True, head=True),
            *(table_row(row, widths, middle=True, whole=True) for row in rows),
        )
        return table_of(widths, "".join(drawn), borders=True) + gap(6)

    def qr(self, data: str, caption: str) -> str:
        self.pictures += 1
        widths = (QR_MM + 5, self.style.page.text_width - QR_MM - 5)
        cells = [picture(self.pictures, self.picture(data)), paragraph("ChuThichMa", caption)]
        return table_of(widths, table_row(cells, widths, middle=True, whole=True)) + gap(6)

    def closing(self, closing: Closing, foot: Foot) -> str:
        page = self.style.page
        widths = (page.recipients_column, page.text_width - page.recipients_column)
        beside = paragraph("NoiNhan", "Nơi nhận:") + _listed(foot.beside)
        signed = _signature(closing.signature)
        rows = [(beside, signed)]
        if closing.second:
            rows = [(_signature(closing.second) + gap(12), signed), (beside, gap(1))]
        drawn = [table_row(row, widths, whole=foot.whole) for row in rows]
        if foot.below:
            drawn.append(table_row((_listed(foot.below), gap(1)), widths))
        return gap(10, keep_next=True) + table_of(widths, "".join(drawn))

    def appendix(self, appendix: Appendix) -> str:
        size = self.style.size["appendix_title"]
        title = self.centred("TenPhuLuc", appendix.title, size, bold=True)
        attached_to = self.centred("KemTheo", appendix.attached_to, size)
        body = "".join(self.block(block) for block in appendix.body)
        return paragraph("PhuLuc", appendix.label) + title + attached_to + body

    def centred(self, style: str, text: str, size: float, *, bold: bool = False) -> str:
        """A centred text with indents that break it into lines of like length."""
        room = centred_width(text, size, self.style, bold=bold) / POINTS_PER_MM
        side = (self.style.page.text_width - room) / 2
        return paragraph(style, text, left=side, right=side)


def _listed(recipients: tuple[str, ...]) -> str:
    return "".join(paragraph("NoiNhanDanhSach", each) for each in recipients)


def _signature(signature: Signature) -> str:
    name = paragraph("HoTenKy", signature.name)
    return "".join(paragraph("ChucVuKy", line) for line in signature.lines) + name
