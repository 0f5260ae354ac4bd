"""The Word styles of a paper, from the style's numbers: what the clerk sees in Word's style list.

Every style names Times New Roman in all four font slots (ascii, hAnsi, eastAsia, cs): a slot left out falls
back to the theme's face as soon as somebody types an accent.
"""

from dataclasses import dataclass, replace

from doithoai.rules.paper_style import PaperStyle

FACE = "Times New Roman"
FONT = f'<w:rFonts w:ascii="{FACE}" w:hAnsi="{FACE}" w:eastAsia="{FACE}" w:cs="{FACE}"/>'
LANGUAGE = '<w:lang w:val="vi-VN" w:eastAsia="vi-VN" w:bidi="vi-VN"/>'
WORD = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"

URGENT = "FF0000"
"""The bright red of a stamp of urgency, the only colour on a paper besides black."""


def twips(mm: float) -> int:
    """Millimetres in twentieths of a point, Word's unit of length."""
    return round(mm * 1440 / 25.4)


@dataclass(frozen=True)
class WordStyle:
    """One paragraph style. `before`/`after` in pt, `first` in mm, `line` a multiple of single, or `exact`
    points from line to line; `color` as RRGGBB."""

    id: str
    name: str
    size: float
    bold: bool = False
    italic: bool = False
    underline: bool = False
    color: str = ""
    align: str = "left"
    before: float = 0
    after: float = 0
    line: float = 1
    exact: float = 0
    first: float = 0
    keep_next: bool = False
    outline: int | None = None

    def xml(self) -> str:
        """The `w:style` element."""
        own = "" if self.outline is not None or self.id == "Title" else ' w:customStyle="1"'
        outline = f'<w:outlineLvl w:val="{self.outline}"/>' if self.outline is not None else ""
        first = f'<w:ind w:firstLine="{twips(self.first)}"/>' if self.first else ""
        keep = "<w:keepNext/>" if self.keep_next else ""
        bold = "<w:b/><w:bCs/>" if self.bold else ""
        italic = "<w:i/><w:iCs/>" if self.italic else ""
        color = f'<w:color w:val="{self.color}"/>' if self.color else ""
        underline = '<w:u w:val="single"/>' if self.underline else ""
        line = f'w:line="{round(self.line * 240)}" w:lineRule="auto"'
        if self.exact:
            line = f'w:line="{round(self.exact * 20)}" w:lineRule="exact"'
        half_points = round(self.size * 2)
        return (
            f'<w:style w:type="paragraph" w:styleId="{self.id}"{own}><w:name w:val="{self.name}"/>'
            f'<w:basedOn w:val="Normal"/><w:qFormat/><w:pPr>{keep}'
            f'<w:spacing w:before="{round(self.before * 20)}" w:after="{round(self.after * 20)}" '
            f"{line}/>"
            f'{first}<w:jc w:val="{self.align}"/>{outline}</w:pPr>'
            f"<w:rPr>{FONT}{bold}{italic}{color}"
            f'<w:sz w:val="{half_points}"/><w:szCs w:val="{half_points}"/>{underline}</w:rPr></w:style>'
        )


def word_styles(style: PaperStyle) -> tuple[WordStyle, ...]:
    """All paragraph styles of a paper in this official style."""
    size, body = style.size, style.body
    text = WordStyle(
        "ThanVanBan",
        "Thân văn bản",
        size["body"],
        align="both",
        after=body.space_after,
        line=body.line,
        exact=body.exact,
        first=body.indent,
    )
    signer = WordStyle("ChucVuKy", "Quyền hạn, chức vụ ký", size["signer"], bold=True, align="center")
    look = style.recipients_look
    heading = replace(text, bold=True, before=2, keep_next=True)
    return (
        WordStyle("CoQuanChuQuan", "Cơ quan chủ quản", size["parent"], align="center"),
        WordStyle("CoQuan", "Cơ quan ban hành", size["issuer"], bold=True, align="center"),
        WordStyle("QuocHieu", "Quốc hiệu", size["nation"], bold=True, align="center"),
        WordStyle("TieuNgu", "Tiêu ngữ", size["motto"], bold=True, align="center"),
        WordStyle("KeNgang", "Kẻ ngang", 2, align="center"),
        WordStyle("SoKyHieu", "Số, ký hiệu", size["number"], align="center"),
        WordStyle("VeViec", "Về việc", size["about"], italic=style.about_italic, align="center", before=6),
        WordStyle("DiaDanhNgay", "Địa danh, ngày tháng", size["place_date"], italic=True, align="center"),
        WordStyle(
            "Title", "Title", size["kind"], bold=True, align="center", before=16, after=4, keep_next=True
        ),
        WordStyle("TrichYeu", "Trích yếu", size["subject"], bold=True, align="center", keep_next=True),
        WordStyle("DauDuoi", "Dấu dưới", size["parent"], align="center"),
        WordStyle("KinhGui", "Kính gửi", size["addressee"], after=3, line=body.line, exact=body.exact),
        replace(text, id="CanCu", name="Căn cứ", size=size["basis"], italic=True),
        replace(text, id="DongDien", name="Dòng điền", align="left", first=0),
        text,
        replace(heading, id="Heading1", name="heading 1", outline=0),
        replace(heading, id="Heading2", name="heading 2", outline=1),
        WordStyle("DauBang", "Đầu bảng", size["table"], bold=True, align="center", before=2, after=2),
        WordStyle("OBang", "Ô bảng", size["table"], before=2, after=2),
        WordStyle("ChuThichMa", "Chú thích mã QR", size["about"]),
        WordStyle("TongBang", "Tổng bảng", size["table"], bold=True, before=2, after=2),
        WordStyle(
            "NoiNhan",
            "Nơi nhận",
            size["recipients_label"],
            bold="bold" in look,
            italic="italic" in look,
            underline="underline" in look,
            after=2,
        ),
        WordStyle("NoiNhanDanhSach", "Danh sách nơi nhận", size["recipients"], after=1),
        WordStyle("KyHieuSoanThao", "Ký hiệu người soạn thảo", size["drafter"], before=2),
        signer,
        replace(signer, id="ChucDanhKy", name="Chức vụ người ký", bold=style.title_bold),
        WordStyle("HoTenKy", "Họ tên người ký", size["signer"], bold=True, align="center", before=62),
        WordStyle("PhuLuc", "Phụ lục", size["appendix"], bold=True, align="center", after=4, outline=0),
        WordStyle("TenPhuLuc", "Tên phụ lục", size["appendix_title"], bold=True, align="center", after=4),
        WordStyle("KemTheo", "Kèm theo", size["appendix_title"], italic=True, align="center", after=14),
        WordStyle("DoKhan", "Độ khẩn", size["stamp"], bold=True, color=URGENT, align="center"),
        WordStyle("PhamViLuuHanh", "Phạm vi lưu hành", size["stamp"], bold=True, align="center"),
        WordStyle("LienHe", "Địa chỉ liên hệ", size["contact"], align="center"),
        WordStyle("SoTrang", "Số trang", size["page_number"], align="center"),
    )


def styles_xml(style: PaperStyle) -> str:
    """The whole styles part."""
    body = round(style.size["body"] * 2)
    return (
        f'<w:styles xmlns:w="{WORD}"><w:docDefaults><w:rPrDefault><w:rPr>{FONT}'
        f'<w:sz w:val="{body}"/><w:szCs w:val="{body}"/>{LANGUAGE}</w:rPr></w:rPrDefault>'
        "<w:pPrDefault/></w:docDefaults>"
        '<w:style w:type="paragraph" w:default="1" w:styleId="Normal"><w:name w:val="Normal"/><w:qFormat/>'
        f"<w:rPr>{FONT}{LANGUAGE}</w:rPr></w:style>{_BUILT_IN}"
        f"{''.join(each.xml() for each in word_styles(style))}</w:styles>"
    )


# Word wants its three other defaults named, or it adds its own with Calibri in them.
_BUILT_IN = (
    '<w:style w:type="character" w:default="1" w:styleId="DefaultParagraphFont">'
    '<w:name w:val="Default Paragraph Font"/><w:uiPriority w:val="1"/><w:semiHidden/></w:style>'
    '<w:style w:type="table" w:default="1" w:styleId="TableNormal"><w:name w:val="Normal Table"/>'
    '<w:uiPriority w:val="99"/><w:semiHidden/><w:tblPr><w:tblInd w:w="0" w:type="dxa"/><w:tblCellMar>'
    '<w:left w:w="0" w:type="dxa"/><w:right w:w="0" w:type="dxa"/></w:tblCellMar></w:tblPr></w:style>'
    '<w:style w:type="numbering" w:default="1" w:styleId="NoList"><w:name w:val="No List"/>'
    "<w:semiHidden/></w:style>"
)
