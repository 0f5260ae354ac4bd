"""Each part of the content model as WordprocessingML, in the measures of one style."""

from collections.abc import Callable, Iterator, Sequence

from doithoai.rules.paper_style import PaperStyle

from .content import (
    Appendix,
    Blank,
    Block,
    Choice,
    Closing,
    Field,
    Head,
    Heading,
    Item,
    Pages,
    Paper,
    Paragraph,
    Qr,
    Signature,
    Signatures,
    Table,
    Title,
    addressed,
    choice_text,
    top_level,
)
from .docx_elements import JC, box, dotted, gap, paragraph, picture, rule, table_of, table_row
from .measures import (
    POINTS_PER_MM,
    Foot,
    about_width,
    centred_width,
    foot_of,
    head_columns,
    issuer_rule,
    issuer_widths,
    motto_rule,
    stamp_size,
    subject_rule,
)
from .typeface import width


class Writer:
    """Writes parts for one page and one style. `numbers` gives each picture of the document its own;
    `place` keeps a QR code's picture and returns its relationship."""

    def __init__(self, style: PaperStyle, numbers: Iterator[int], place: Callable[[str], str]) -> None:
        self.style, self.numbers, self.place = style, numbers, place
        self.room = style.page.text_width

    def paper(self, paper: Paper) -> str:
        """A whole official paper without its appendices."""
        last, top = len(paper.body) - 1, top_level(paper.body)
        return "".join(
            (
                self.letterhead(paper.head),
                self.title(paper.title),
                self.addressees(addressed(paper)),
                *(self.block(block, top, keep_next=place == last) for place, block in enumerate(paper.body)),
                self.closing(paper.closing, foot_of(paper, self.style)),
            )
        )

    def form(self, pages: Pages, blocks: tuple[Block, ...]) -> str:
        """One form of pages that are no official paper."""
        title, top = pages.title, top_level(blocks)
        heads = (
            *(paragraph("CoQuan", line) for line in pages.kicker),
            paragraph("Title", title.kind) if title else "",
            self.centred("TrichYeu", title.subject, self.style.size["subject"], bold=True)
            if title and title.subject
            else "",
            gap(10 * pages.scale) if title or pages.kicker else "",
        )
        return "".join((*heads, *(self.block(block, top) for block in blocks)))

    def letterhead(self, head: Head) -> str:
        style = self.style
        left, right = head_columns(style)
        mark = style.issuer_mark
        above, *widths = ((left - points / POINTS_PER_MM) / 2 for points in issuer_widths(head, style))
        issuer = (
            paragraph("CoQuanChuQuan", head.parent, left=above, right=above) if head.parent else "",
            *(
                paragraph("CoQuan", line, left=side, right=side)
                for line, side in zip(head.issuer, widths, strict=True)
            ),
            paragraph("DauDuoi", mark) if mark else rule(issuer_rule(head, style), left),
            gap(6),
        )
        lines = zip(("QuocHieu", "TieuNgu")[-len(style.nation) :], style.nation, strict=True)
        nation = (*(paragraph(name, line) for name, line in lines), rule(motto_rule(style), right))
        number = paragraph("SoKyHieu", head.number) + self.about(head, left) + self.urgency(head, left)
        dated = paragraph("DiaDanhNgay", head.place_date)
        cells = ("".join(issuer), "".join((*nation, gap(6) if style.stacked else "")), number, dated)
        if style.stacked:
            return table_of((left,), "".join(table_row((cell,), (left,), whole=True) for cell in cells))
        rows = (cells[:2], cells[2:])
        return table_of((left, right), "".join(table_row(row, (left, right), whole=True) for row in rows))

    def about(self, head: Head, column: float) -> str:
        if not head.about:
            return ""
        side = (column - about_width(head, self.style) / POINTS_PER_MM) / 2
        return paragraph("VeViec", head.about, left=side, right=side)

    def urgency(self, head: Head, column: float) -> str:
        word = head.stamp.urgency
        if not word:
            return ""
        wide, high = stamp_size(word, self.style)
        return gap(6) + box(word, "DoKhan", wide, high, indent=(column - wide) / 2) + gap(2)

    def title(self, title: Title | None) -> str:
        if title is None:
            return gap(14)
        style = self.style
        subject = self.centred("TrichYeu", title.subject, style.size["subject"], bold=True)
        mark = style.subject_mark
        under = paragraph("DauDuoi", mark) if mark else rule(subject_rule(title, style), self.room)
        return paragraph("Title", title.kind) + subject + under + gap(10)

    def addressees(self, lines: tuple[str, ...]) -> str:
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
                side = JC[align] if align in ("center", "right") else ""
                keep = keep_next or not text  # a label alone stays with what it announces
                return paragraph(name, text, lead=lead, align=side, keep_next=keep)
            case Item(text=text, mark=mark, lead=lead):
                return paragraph("ThanVanBan", text, mark=mark, lead=lead, keep_next=keep_next)
            case Table():
                return self.table(block)
            case Qr():
                return self.qr(block)
            case Field(label=label, value=value):
                return dotted(f"{label} {value}".strip(), self.room)
            case Blank(lines=lines):
                return dotted("", self.room) * lines
            case Choice():
                return paragraph("DongDien", choice_text(block))
            case Signatures(side_by_side=signatures):
                widths = [self.room / len(signatures)] * len(signatures)
                row = table_row([_signature(each) for each in signatures], widths, whole=True)
                return gap(10, keep_next=True) + table_of(widths, row) + gap(6)

    def table(self, table: Table) -> str:
        total = sum(column.share for column in table.columns)
        widths = [column.share / total * self.room for column in table.columns]
        head = [paragraph("DauBang", column.title) for column in table.columns]

        def cells(style: str, row: Sequence[str], *, keep_next: bool = False) -> list[str]:
            return [
                paragraph(style, cell, align=JC[column.align], keep_next=keep_next)
                for cell, column in zip(row, table.columns, strict=True)
            ]

        last = len(table.rows) if table.totals else 0
        drawn = [table_row(head, widths, middle=True, head=True)]
        drawn += (
            table_row(cells("OBang", row, keep_next=place == last), widths, middle=True, whole=True)
            for place, row in enumerate(table.rows, start=1)
        )
        if table.totals:
            drawn.append(table_row(cells("TongBang", table.totals), widths, middle=True, whole=True))
        return table_of(widths, "".join(drawn), borders=True) + gap(6)

    def qr(self, qr: Qr) -> str:
        widths = (qr.side + 5, self.room - qr.side - 5)
        drawn = picture(next(self.numbers), self.place(qr.data), qr.side)
        cells = [drawn, paragraph("ChuThichMa", qr.caption)]
        return table_of(widths, table_row(cells, widths, middle=True, whole=True)) + gap(6)

    def closing(self, closing: Closing, foot: Foot) -> str:
        page = self.style.page
        widths = (page.recipients_column, page.text_width - page.recipients_column)
        drafter = paragraph("KyHieuSoanThao", closing.drafter) if closing.drafter else ""
        beside = paragraph("NoiNhan", self.style.recipients_label) + _listed(foot.beside)
        beside += "" if foot.below else drafter
        signed = _signature(closing.signature)
        rows = [(beside, signed)]
        if closing.second:
            rows = [(_signature(closing.second) + gap(12), signed), (beside, gap(1))]
        drawn = [table_row(row, widths, whole=True) for row in rows]
        if foot.below:
            drawn.append(table_row((_listed(foot.below) + drafter, gap(1)), widths))
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
        side = (self.room - room) / 2
        return paragraph(style, text, left=side, right=side)


def circulation_of(word: str, style: PaperStyle) -> str:
    """The box of circulation for the upper margin of page 1, over the nation's name; "" without one."""
    if not word:
        return ""
    wide, high = stamp_size(word, style)
    _, right = head_columns(style)
    indent = style.page.text_width - right / 2 - wide / 2
    return box(word, "PhamViLuuHanh", wide, high, indent=indent) + gap(1)


def contact_of(text: str, style: PaperStyle) -> str:
    """The line with address and telephone for the lower margin of page 1, under a rule as wide as the text."""
    room = style.page.text_width
    return rule(room * POINTS_PER_MM, room) + paragraph("LienHe", text) if text else ""


def _listed(recipients: tuple[str, ...]) -> str:
    return "".join(paragraph("NoiNhanDanhSach", each) for each in recipients)


def _signature(signature: Signature) -> str:
    *authority, title = signature.lines or ("",)
    lines = [*(paragraph("ChucVuKy", line) for line in authority), paragraph("ChucDanhKy", title)]
    return "".join(lines) + paragraph("HoTenKy", signature.name)
