"""Papers as docx: real styles, letterhead and foot as borderless tables, nothing in text boxes, so that a clerk
can go on writing in Word or LibreOffice. python-docx owns the package; the body is written as WordprocessingML,
which is what makes three hundred invitations a matter of a second."""

from collections.abc import Callable, Iterable, Sequence
from io import BytesIO
from xml.sax.saxutils import escape

import docx as word
from docx.document import Document
from docx.oxml import parse_xml
from docx.oxml.ns import qn

from doithoai.rules.paper_style import MOTTO, NATION, STATE, PaperStyle

from .content import Appendix, Block, Closing, Heading, Item, Paper, Paragraph, Qr, Signature, Table
from .content import addressee_lines, tidied
from .docx_styles import FONT, LANGUAGE, WORD, styles_xml, twips
from .qr import qr_png
from .typeface import width

_NAMESPACES = (
    f'xmlns:w="{WORD}" xmlns:r="http://schemas.openxmlformats.org/officeDocument/2006/relationships" '
    'xmlns:wp="http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing" '
    'xmlns:a="http://schemas.openxmlformats.org/drawingml/2006/main" '
    'xmlns:pic="http://schemas.openxmlformats.org/drawingml/2006/picture"'
)
_LONG_LIST = 30
"""A list of recipients longer than this may break over the page; a shorter foot stays in one piece."""
_QR_MM = 26
_EMU_PER_MM = 36000
_POINTS_PER_MM = 72 / 25.4


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
    sections = [f"{part}{writer.section_end(header)}" for part in parts[:-1]]
    xml = f"<w:body {_NAMESPACES}>{''.join(sections)}{parts[-1]}{_END}{writer.page(header)}</w:body>"
    body = document.element.body
    document.element.replace(body, parse_xml(xml))
    out = BytesIO()
    document.save(out)
    return out.getvalue()


_HEADER = "http://schemas.openxmlformats.org/officeDocument/2006/relationships/header"
_TINY = '<w:spacing w:before="0" w:after="0" w:line="20" w:lineRule="exact"/>'
_END = f'<w:p><w:pPr><w:pStyle w:val="KeNgang"/>{_TINY}</w:pPr></w:p>'


def _package(paper: Paper, style: PaperStyle) -> Document:
    """An empty docx with our styles, Times New Roman even in the theme, Vietnamese, and a page number."""
    document = word.Document()
    styles = document.styles.element
    styles[:] = list(parse_xml(styles_xml(style)))
    for part in document.part.package.iter_parts():
        if str(part.partname).startswith("/word/theme/"):
            for face in (b"Calibri", b"Cambria"):
                part._blob = part.blob.replace(b'latin typeface="' + face, b'latin typeface="Times New Roman')
    settings = document.settings.element
    for old in settings.findall(qn("w:compat")):
        settings.remove(old)
    settings.append(parse_xml(_COMPAT))
    header = document.sections[0].header
    header.is_linked_to_previous = False
    header.part.element[:] = [parse_xml(_PAGE_NUMBER)]
    properties = document.core_properties
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
    '<w:r><w:fldChar w:fldCharType="begin"/></w:r><w:r><w:instrText xml:space="preserve"> PAGE </w:instrText></w:r>'
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
        return (
            f'<w:sectPr><w:headerReference w:type="default" r:id="{header}"/><w:type w:val="nextPage"/>'
            f'<w:pgSz w:w="{twips(page.width)}" w:h="{twips(page.height)}"/>'
            f'<w:pgMar w:top="{twips(page.top)}" w:right="{twips(page.right)}" w:bottom="{twips(page.bottom)}" '
            f'w:left="{twips(page.left)}" w:header="{twips(page.header)}" w:footer="{twips(page.header)}" '
            f'w:gutter="0"/><w:pgNumType w:start="1"/><w:titlePg/></w:sectPr>'
        )

    def section_end(self, header: str) -> str:
        """The paragraph that ends a section and starts the next one on a new page."""
        return f'<w:p><w:pPr><w:pStyle w:val="KeNgang"/>{_TINY}{self.page(header)}</w:pPr></w:p>'

    def sections_of(self, paper: Paper) -> Iterable[str]:
        """The paper itself, then each appendix: every one a section with its own page numbers."""
        last = len(paper.body) - 1
        yield "".join(
            (
                self.letterhead(paper),
                self.title(paper),
                self.addressees(paper.addressees),
                *(self.block(block, keep_next=place == last) for place, block in enumerate(paper.body)),
                self.closing(paper.closing),
            )
        )
        for appendix in paper.appendices:
            yield self.appendix(appendix)

    # -- parts

    def letterhead(self, paper: Paper) -> str:
        head, page, size = paper.head, self.style.page, self.style.size
        left, right = page.issuer_column, page.text_width - page.issuer_column
        issuer = (
            (_p("CoQuanChuQuan", head.parent) if head.parent else "")
            + "".join(_p("CoQuan", line) for line in head.issuer)
            + _rule(0.42 * width(head.issuer[-1], size["issuer"], bold=True), left)
        )
        nation = (
            _p("QuocHieu", NATION)
            + _p("TieuNgu", MOTTO)
            + _rule(width(MOTTO, size["motto"], bold=True), right)
        )
        number = _p("SoKyHieu", head.number) + (_p("VeViec", head.about) if head.about else "")
        dated = _p("DiaDanhNgay", head.place_date)
        return _grid((left, right), ((issuer, nation), (number, dated)), gap=6)

    def title(self, paper: Paper) -> str:
        if paper.title is None:
            return _gap(14)
        subject, block = paper.title.subject, self.style.page.text_width
        length = min(width(subject, self.style.size["subject"], bold=True), 0.94 * block * _POINTS_PER_MM)
        return (
            _p("Title", paper.title.kind) + _p("TrichYeu", subject) + _rule(0.38 * length, block) + _gap(10)
        )

    def addressees(self, addressees: tuple[str, ...]) -> str:
        lines = addressee_lines(addressees)
        if not lines:
            return ""
        if len(lines) == 1:
            return _p("KinhGui", lines[0], align="center") + _gap(10)
        label = 22 + width(lines[0], self.style.size["addressee"]) / _POINTS_PER_MM
        items = "".join(_p("KinhGui", line, left=label, hanging=3) for line in lines[1:])
        return _p("KinhGui", lines[0], left=22) + items + _gap(10)

    def block(self, block: Block, *, keep_next: bool = False) -> str:
        match block:
            case Heading(text=text, level=level):
                return _p(f"Heading{level}", text)
            case Paragraph(text=text, lead=lead, italic=italic, align=align):
                name = "CanCu" if italic else "ThanVanBan"
                centred = "center" if align == "center" else ""
                return _p(name, text, lead=lead, align=centred, keep_next=keep_next)
            case Item(text=text, mark=mark, lead=lead):
                return _p("ThanVanBan", text, mark=mark, lead=lead, keep_next=keep_next)
            case Table():
                return self.table(block)
            case Qr(data=data, caption=caption):
                return self.qr(data, caption)

    def table(self, table: Table) -> str:
        total = sum(column.share for column in table.columns)
        widths = [column.share / total * self.style.page.text_width for column in table.columns]
        heading = _row(
            [_p("DauBang", column.title) for column in table.columns], widths, extra="<w:tblHeader/>"
        )
        rows = (
            _row(
                [
                    _p("OBang", cell, align=_JC[column.align])
                    for cell, column in zip(row, table.columns, strict=True)
                ],
                widths,
            )
            for row in table.rows
        )
        return _table(widths, heading + "".join(rows), borders=True) + _gap(6)

    def qr(self, data: str, caption: str) -> str:
        self.pictures += 1
        side = _QR_MM * _EMU_PER_MM
        drawing = _DRAWING.format(side=side, id=self.pictures, link=self.picture(data))
        widths = (_QR_MM + 5, self.style.page.text_width - _QR_MM - 5)
        picture = f'<w:p><w:pPr><w:pStyle w:val="ChuThichMa"/></w:pPr><w:r>{drawing}</w:r></w:p>'
        return _table(
            widths, _row([picture, _p("ChuThichMa", caption)], widths, extra="<w:cantSplit/>")
        ) + _gap(6)

    def closing(self, closing: Closing) -> str:
        page = self.style.page
        widths = (page.recipients_column, page.text_width - page.recipients_column)
        recipients = _p("NoiNhan", "Nơi nhận:") + "".join(
            _p("NoiNhanDanhSach", each) for each in closing.recipients
        )
        whole = len(closing.recipients) <= _LONG_LIST
        if closing.second is None:
            return _gap(10, keep_next=True) + _grid(
                widths, ((recipients, _signature(closing.signature)),), whole=whole
            )
        signatures = (_signature(closing.second), _signature(closing.signature))
        return _gap(10, keep_next=True) + _grid(
            widths, (signatures, (recipients, _p("ChucVuKy", ""))), gap=12
        )

    def appendix(self, appendix: Appendix) -> str:
        return "".join(
            (
                _p("PhuLuc", appendix.label),
                _p("TenPhuLuc", appendix.title),
                _p("KemTheo", appendix.attached_to),
                *(self.block(block) for block in appendix.body),
            )
        )


def _signature(signature: Signature) -> str:
    note = _p("GhiChuKy", signature.note) if signature.note else ""
    return "".join(_p("ChucVuKy", line) for line in signature.lines) + note + _p("HoTenKy", signature.name)


# -- the four elements everything is made of

_JC = {"left": "left", "center": "center", "right": "right", "justify": "both"}


def _run(text: str, *, bold: bool = False) -> str:
    mark = "<w:b/><w:bCs/>" if bold else ""
    return f'<w:r><w:rPr>{FONT}{mark}{LANGUAGE}</w:rPr><w:t xml:space="preserve">{escape(text)}</w:t></w:r>'


def _p(
    style: str,
    text: str,
    *,
    mark: str = "",
    lead: str = "",
    align: str = "",
    left: float = 0,
    hanging: float = 0,
    keep_next: bool = False,
) -> str:
    """One paragraph. Indents in mm; `mark` plain and `lead` bold stand before the text."""
    indent = (
        f'<w:ind w:left="{twips(left + hanging)}" w:hanging="{twips(hanging)}"/>' if left or hanging else ""
    )
    if align == "center":
        indent = '<w:ind w:firstLine="0"/>'
    jc = f'<w:jc w:val="{align}"/>' if align else ""
    runs = "".join(
        (
            _run(f"{mark} ") if mark else "",
            _run(f"{lead} " if text else lead, bold=True) if lead else "",
            _run(text) if text else "",
        )
    )
    keep = "<w:keepNext/>" if keep_next else ""
    return f'<w:p><w:pPr><w:pStyle w:val="{style}"/>{keep}{indent}{jc}</w:pPr>{runs}</w:p>'


def _rule(length: float, column: float) -> str:
    """A drawn line `length` pt long, centred in a column of `column` mm: a border, not underscores."""
    side = max(0, round((twips(column) - length * 20) / 2))
    return (
        '<w:p><w:pPr><w:pStyle w:val="KeNgang"/><w:pBdr><w:top w:val="single" w:sz="6" w:space="0" w:color="000000"/>'
        f'</w:pBdr><w:spacing w:before="40" w:after="0" w:line="60" w:lineRule="exact"/>'
        f'<w:ind w:left="{side}" w:right="{side}"/></w:pPr></w:p>'
    )


def _gap(points: float, *, keep_next: bool = False) -> str:
    keep = "<w:keepNext/>" if keep_next else ""
    exact = f'<w:spacing w:before="0" w:after="0" w:line="{round(points * 20)}" w:lineRule="exact"/>'
    return f'<w:p><w:pPr><w:pStyle w:val="KeNgang"/>{keep}{exact}</w:pPr></w:p>'


def _row(cells: Sequence[str], widths: Sequence[float], *, extra: str = "") -> str:
    each = "".join(
        f'<w:tc><w:tcPr><w:tcW w:w="{twips(mm)}" w:type="dxa"/><w:vAlign w:val="center"/></w:tcPr>{cell}</w:tc>'
        for cell, mm in zip(cells, widths, strict=True)
    )
    return f"<w:tr>{f'<w:trPr>{extra}</w:trPr>' if extra else ''}{each}</w:tr>"


def _grid(
    widths: Sequence[float], rows: Sequence[Sequence[str]], *, gap: float = 0, whole: bool = True
) -> str:
    """A table without borders whose cells hang from their upper edge, with `gap` pt between rows."""
    space = "".join(
        f'<w:trPr><w:trHeight w:val="{round(gap * 20)}" w:hRule="exact"/></w:trPr>' if gap else ""
    )
    empty = "".join(
        f'<w:tc><w:tcPr><w:tcW w:w="{twips(mm)}" w:type="dxa"/></w:tcPr>{_END}</w:tc>' for mm in widths
    )
    between = f"<w:tr>{space}{empty}</w:tr>" if gap else ""
    extra = "<w:cantSplit/>" if whole else ""
    drawn = [_row(row, widths, extra=extra).replace('<w:vAlign w:val="center"/>', "") for row in rows]
    return _table(widths, between.join(drawn))


def _table(widths: Sequence[float], rows: str, *, borders: bool = False) -> str:
    edges = "".join(
        f'<w:{side} w:val="single" w:sz="4" w:space="0" w:color="000000"/>'
        for side in ("top", "left", "bottom", "right", "insideH", "insideV")
    )
    frame = f"<w:tblBorders>{edges}</w:tblBorders>" if borders else ""
    inner = 85 if borders else 0
    margins = "".join(f'<w:{side} w:w="{inner}" w:type="dxa"/>' for side in ("left", "right"))
    columns = "".join(f'<w:gridCol w:w="{twips(mm)}"/>' for mm in widths)
    return (
        f'<w:tbl><w:tblPr><w:tblW w:w="{sum(map(twips, widths))}" w:type="dxa"/>{frame}'
        f'<w:tblLayout w:type="fixed"/><w:tblCellMar>{margins}</w:tblCellMar></w:tblPr>'
        f"<w:tblGrid>{columns}</w:tblGrid>{rows}</w:tbl>"
    )


_DRAWING = (
    '<w:drawing><wp:inline distT="0" distB="0" distL="0" distR="0"><wp:extent cx="{side}" cy="{side}"/>'
    '<wp:docPr id="{id}" name="QR {id}" descr="Mã QR"/><a:graphic>'
    '<a:graphicData uri="http://schemas.openxmlformats.org/drawingml/2006/picture"><pic:pic><pic:nvPicPr>'
    '<pic:cNvPr id="{id}" name="qr.png"/><pic:cNvPicPr/></pic:nvPicPr><pic:blipFill><a:blip r:embed="{link}"/>'
    '<a:stretch><a:fillRect/></a:stretch></pic:blipFill><pic:spPr><a:xfrm><a:off x="0" y="0"/>'
    '<a:ext cx="{side}" cy="{side}"/></a:xfrm><a:prstGeom prst="rect"><a:avLst/></a:prstGeom></pic:spPr></pic:pic>'
    "</a:graphicData></a:graphic></wp:inline></w:drawing>"
)
