"""Papers typed in Word by nobody's software: a plan of a commune that does not exist, whole or with one fault."""

from collections.abc import Callable
from dataclasses import dataclass, field
from io import BytesIO
from typing import Any

import docx
from docx.document import Document
from docx.enum.section import WD_ORIENT
from docx.enum.text import WD_ALIGN_PARAGRAPH, WD_LINE_SPACING
from docx.oxml import OxmlElement, parse_xml
from docx.oxml.ns import nsdecls, qn
from docx.shared import Mm, Pt

from doithoai.rules.paper_style import paper_styles

NATION = "CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM"
MOTTO = "Độc lập - Tự do - Hạnh phúc"
BODY = (
    "Ủy ban nhân dân xã Suối Lành xây dựng Kế hoạch tổ chức đối thoại với Nhân dân năm 2026 như sau:",
    "I. MỤC ĐÍCH",
    "1. Lắng nghe ý kiến của Nhân dân, kịp thời giải quyết những việc thuộc thẩm quyền của xã.",
    "a) Việc đối thoại công khai, dân chủ, đúng quy định, thiết thực đối với từng thôn trong xã.",
    "b) Mọi ý kiến được tổng hợp, phân loại và trả lời đúng thời hạn đã công bố với Nhân dân.",
    "2. Phát huy quyền làm chủ của Nhân dân, tạo đồng thuận trong thực hiện nhiệm vụ của xã.",
    "II. TỔ CHỨC THỰC HIỆN",
    "Thời gian: 08 giờ 00 phút, ngày 15 tháng 10 năm 2026 (thứ Năm), tại hội trường của xã Suối Lành.",
    "Giao Văn phòng HĐND và UBND tổng hợp ý kiến, chuẩn bị hội trường và tài liệu của Hội nghị.",
    "Trên đây là Kế hoạch tổ chức đối thoại với Nhân dân; các đơn vị nghiêm túc thực hiện./.",
)
BASES = (
    "Căn cứ Luật Tổ chức chính quyền địa phương ngày 16 tháng 6 năm 2025;",
    "Căn cứ Luật Thực hiện dân chủ ở cơ sở ngày 10 tháng 11 năm 2022.",
)
RECIPIENTS = (
    "- Thường trực Đảng ủy xã (để b/c);",
    "- Văn phòng HĐND và UBND (để t/h);",
    "- Lưu: VT, VP.",
)
PARTY_BODY = (
    *BODY[:-1],
    "Trên đây là Kế hoạch tổ chức đối thoại với Nhân dân; các đơn vị nghiêm túc thực hiện.",
)


@dataclass(frozen=True)
class Typed:
    """A paper as somebody typed it. `after` is a last change to the document, for what no field says."""

    nation: str = NATION
    motto: str = MOTTO
    parent: str = ""
    issuer: tuple[str, ...] = ("ỦY BAN NHÂN DÂN", "XÃ SUỐI LÀNH")
    number: str = "Số: 05/KH-UBND"
    about: str = ""
    place_date: str = "Suối Lành, ngày 09 tháng 9 năm 2026"
    kind: str = "KẾ HOẠCH"
    subject: str = "Tổ chức đối thoại với Nhân dân xã Suối Lành năm 2026"
    addressees: tuple[str, ...] = ()
    bases: tuple[str, ...] = BASES
    body: tuple[str, ...] = BODY
    recipients: tuple[str, ...] = RECIPIENTS
    signed: tuple[str, ...] = ("TM. ỦY BAN NHÂN DÂN", "CHỦ TỊCH")
    name: str = "Lò Thị Lan"
    second: tuple[str, ...] = ()
    appendices: tuple[tuple[str, ...], ...] = ()
    style: str = "nd30"
    font: str = "Times New Roman"
    margins: tuple[float, float, float, float] = (20, 20, 30, 15)
    sizes: dict[str, float] = field(default_factory=dict)
    plain: tuple[str, ...] = ()
    motto_rule: bool = True
    indent: float | None = None
    gap: float = 6
    line: float = 1.15
    justified: bool = True
    page_number: bool = True
    after: Callable[[Document], Any] | None = None

    def docx(self) -> bytes:
        """The file."""
        return _Typist(self).file()


PARTY = Typed(
    nation="ĐẢNG CỘNG SẢN VIỆT NAM", motto="", parent="ĐẢNG BỘ TỈNH MƯỜNG XA", issuer=("ĐẢNG ỦY XÃ SUỐI LÀNH", "*"),
    number="Số 05-KH/ĐU", subject="tổ chức đối thoại với Nhân dân xã Suối Lành năm 2026", bases=(), body=PARTY_BODY,
    recipients=("- Các chi bộ, đảng bộ trực thuộc,", "- Văn phòng HĐND và UBND,", "- Lưu Văn phòng Đảng ủy."),
    signed=("T/M BAN THƯỜNG VỤ", "BÍ THƯ"), style="hd05", motto_rule=False,
)  # fmt: skip


class _Typist:
    def __init__(self, paper: Typed) -> None:
        self.paper = paper
        self.style = paper_styles()[paper.style]
        self.document = docx.Document()

    def file(self) -> bytes:
        paper, document = self.paper, self.document
        for fonts in document.styles.element.iter(qn("w:rFonts")):
            for name in list(fonts.attrib):
                del fonts.attrib[name]
            for slot in ("ascii", "hAnsi", "eastAsia", "cs"):
                fonts.set(qn(f"w:{slot}"), paper.font)
        section = document.sections[0]
        self.page(section)
        self.head()
        for text in paper.addressees:
            self.line(text, "addressee")
        for text in paper.bases:
            self.running(text, "basis", italic=self.style.basis_italic)
        for text in paper.body:
            heading = text.startswith(("I", "V")) and text.isupper()
            self.running(text, "body", bold=heading)
        self.foot()
        for lines in paper.appendices:
            self.page(document.add_section())
            self.appendix(lines)
        if paper.after:
            paper.after(document)
        out = BytesIO()
        document.save(out)
        return out.getvalue()

    def page(self, section: Any) -> None:
        section.page_width, section.page_height = Mm(210), Mm(297)
        top, bottom, left, right = self.paper.margins
        section.top_margin, section.bottom_margin = Mm(top), Mm(bottom)
        section.left_margin, section.right_margin = Mm(left), Mm(right)
        section.different_first_page_header_footer = True
        start = OxmlElement("w:pgNumType")
        start.set(qn("w:start"), "1")
        section._sectPr.append(start)
        if (
            self.paper.page_number
            and section.header.is_linked_to_previous
            and len(self.document.sections) == 1
        ):
            section.header.is_linked_to_previous = False
            paragraph = section.header.paragraphs[0]
            paragraph.alignment = WD_ALIGN_PARAGRAPH.CENTER
            code = f'<w:fldSimple {nsdecls("w")} w:instr=" PAGE "><w:r><w:t>2</w:t></w:r></w:fldSimple>'
            paragraph._p.append(parse_xml(code))
            for run in paragraph._p.iter(qn("w:r")):
                run.get_or_add_rPr().append(
                    parse_xml(f'<w:sz {nsdecls("w")} w:val="{28 if self.paper.style == "hd05" else 26}"/>')
                )

    def head(self) -> None:
        paper = self.paper
        table = self.document.add_table(rows=2, cols=2)
        left, right = table.rows[0].cells
        column = (210 - paper.margins[2] - paper.margins[3]) / 2
        if paper.parent:
            self.line(paper.parent, "parent", cell=left)
        for text in paper.issuer:
            self.line(text, "issuer", cell=left, bold=text != "*")
        if "issuer_rule" not in paper.plain:
            self.rule(left, column, 13)
        if paper.nation:
            self.line(paper.nation, "nation", cell=right, bold=True)
        if paper.motto:
            self.line(paper.motto, "motto", cell=right, bold=True)
        if paper.motto_rule:
            self.rule(right, column, 61)
        left, right = table.rows[1].cells
        if paper.number:
            self.line(paper.number, "number", cell=left)
        if paper.about:
            self.line(paper.about, "about", cell=left)
        if paper.place_date:
            self.line(paper.place_date, "place_date", cell=right, italic=True)
        if paper.kind:
            self.line(paper.kind, "kind", bold=True)
        if paper.subject:
            self.line(paper.subject, "subject", bold=True)
            self.rule(self.document, 165, 0.9 * len(paper.subject))

    def foot(self) -> None:
        paper = self.paper
        left, right = self.document.add_table(rows=1, cols=2).rows[0].cells
        if paper.second:
            *lines, name = paper.second
            for text in (*lines, name):
                self.line(text, "signer", cell=left, bold=True)
        if paper.recipients:
            slanted = self.style.family != "party"
            label = self.line(
                "Nơi nhận:", "recipients_label", cell=left, align=None, bold=slanted, italic=slanted
            )
            if not slanted:
                label.runs[0].underline = True
        for text in paper.recipients:
            self.line(text, "recipients", cell=left, align=None)
        for text in (*paper.signed, *((paper.name,) if paper.signed else ())):
            self.line(text, "signer", cell=right, bold=True)

    def appendix(self, lines: tuple[str, ...]) -> None:
        label, title, attached, *rest = lines
        self.line(label, "appendix", bold=True)
        self.line(title, "appendix_title", bold=True)
        if attached:
            self.line(attached, "appendix_title", italic=True)
        for text in rest:
            self.running(text, "body")

    def line(
        self, text: str, part: str, *, cell: Any = None, bold: bool = False, italic: bool = False,
        align: Any = WD_ALIGN_PARAGRAPH.CENTER,
    ) -> Any:  # fmt: skip
        holder = cell or self.document
        empty = cell is not None and len(cell.paragraphs) == 1 and not cell.paragraphs[0].text
        paragraph = cell.paragraphs[0] if empty else holder.add_paragraph()
        paragraph.alignment = align
        run = paragraph.add_run(text)
        run.font.size = Pt(self.paper.sizes.get(part, self.style.size[part]))
        run.bold, run.italic = bold and part not in self.paper.plain, italic and part not in self.paper.plain
        if part == "parent" and "parent_bold" in self.paper.plain:
            run.bold = True
        return paragraph

    def running(self, text: str, part: str, *, bold: bool = False, italic: bool = False) -> None:
        paragraph = self.line(text, part, bold=bold, italic=italic, align=None)
        shape = paragraph.paragraph_format
        if self.paper.justified:
            paragraph.alignment = WD_ALIGN_PARAGRAPH.JUSTIFY
        shape.first_line_indent = Mm(self.paper.indent or self.style.body.indent)
        shape.space_after = Pt(self.paper.gap)
        if self.style.body.exact:
            shape.line_spacing_rule, shape.line_spacing = WD_LINE_SPACING.EXACTLY, Pt(self.style.body.exact)
        else:
            shape.line_spacing = self.paper.line

    def rule(self, holder: Any, column: float, length: float) -> None:
        paragraph = holder.add_paragraph()
        properties = paragraph._p.get_or_add_pPr()
        properties.append(
            parse_xml(
                f'<w:pBdr {nsdecls("w")}><w:top w:val="single" w:sz="6" w:space="0" w:color="000000"/></w:pBdr>'
            )
        )
        side = Mm((column - length) / 2)
        paragraph.paragraph_format.left_indent = paragraph.paragraph_format.right_indent = side


def on_its_side(document: Document) -> None:
    """Turn the sheet."""
    section = document.sections[0]
    section.orientation = WD_ORIENT.LANDSCAPE
    section.page_width, section.page_height = Mm(297), Mm(210)
