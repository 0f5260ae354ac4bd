"""The few elements of WordprocessingML that papers are made of: paragraph, rule, gap, table, picture.

Lengths are millimetres and sizes points; each function returns the element as text.
"""

from collections.abc import Sequence
from xml.sax.saxutils import escape

from .docx_styles import FONT, LANGUAGE, URGENT, WORD, twips

NAMESPACES = (
    f'xmlns:w="{WORD}" xmlns:r="http://schemas.openxmlformats.org/officeDocument/2006/relationships" '
    'xmlns:wp="http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing" '
    'xmlns:a="http://schemas.openxmlformats.org/drawingml/2006/main" '
    'xmlns:pic="http://schemas.openxmlformats.org/drawingml/2006/picture"'
)
JC = {"left": "left", "center": "center", "right": "right", "justify": "both"}
"""Our alignments in Word's words."""


def paragraph(
    style: str,
    text: str,
    *,
    mark: str = "",
    lead: str = "",
    align: str = "",
    left: float = 0,
    right: float = 0,
    hanging: float = 0,
    keep_next: bool = False,
) -> str:
    """One paragraph. Indents in mm; `mark` plain and `lead` bold stand before the text."""
    indent = '<w:ind w:firstLine="0"/>' if align == "center" else ""
    if left or right or hanging:
        sides = f'w:left="{twips(left + hanging)}" w:right="{twips(right)}"'
        indent = f'<w:ind {sides} w:hanging="{twips(hanging)}"/>'
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


def _run(text: str, *, bold: bool = False) -> str:
    weight = "<w:b/><w:bCs/>" if bold else ""
    return f'<w:r><w:rPr>{FONT}{weight}{LANGUAGE}</w:rPr><w:t xml:space="preserve">{escape(text)}</w:t></w:r>'


def gap(points: float, *, keep_next: bool = False, section: str = "") -> str:
    """An empty line of exactly this height; with `section` (a `w:sectPr`) it ends a section."""
    keep = "<w:keepNext/>" if keep_next else ""
    exact = f'<w:spacing w:before="0" w:after="0" w:line="{round(points * 20)}" w:lineRule="exact"/>'
    return f'<w:p><w:pPr><w:pStyle w:val="KeNgang"/>{keep}{exact}{section}</w:pPr></w:p>'


def rule(length: float, column: float) -> str:
    """A drawn line `length` pt long, centred in a column of `column` mm: a border, not underscores."""
    side = max(0, round((twips(column) - length * 20) / 2))
    return (
        '<w:p><w:pPr><w:pStyle w:val="KeNgang"/>'
        '<w:pBdr><w:top w:val="single" w:sz="6" w:space="0" w:color="000000"/></w:pBdr>'
        '<w:spacing w:before="60" w:after="0" w:line="60" w:lineRule="exact"/>'
        f'<w:ind w:left="{side}" w:right="{side}"/></w:pPr></w:p>'
    )


def box(text: str, style: str, width: float, height: float, *, indent: float = 0) -> str:
    """A word in a frame `width` × `height` mm, moved `indent` mm from the left: a table of one cell."""
    edges = "".join(
        f'<w:{side} w:val="single" w:sz="8" w:space="0" w:color="{_COLORS.get(style, "000000")}"/>'
        for side in ("top", "left", "bottom", "right")
    )
    return (
        f'<w:tbl><w:tblPr><w:tblW w:w="{twips(width)}" w:type="dxa"/>'
        f'<w:tblInd w:w="{twips(indent)}" w:type="dxa"/><w:tblBorders>{edges}</w:tblBorders>'
        '<w:tblLayout w:type="fixed"/></w:tblPr>'
        f'<w:tblGrid><w:gridCol w:w="{twips(width)}"/></w:tblGrid>'
        f'<w:tr><w:trPr><w:trHeight w:val="{twips(height)}" w:hRule="exact"/></w:trPr>'
        f'<w:tc><w:tcPr><w:tcW w:w="{twips(width)}" w:type="dxa"/><w:vAlign w:val="center"/></w:tcPr>'
        f"{paragraph(style, text)}</w:tc></w:tr></w:tbl>"
    )


_COLORS = {"DoKhan": URGENT}


def dotted(text: str, room: float, *, style: str = "DongDien") -> str:
    """A line to write on: the text, then dots to `room` mm from the left, by a tab stop."""
    stop = f'<w:tabs><w:tab w:val="right" w:leader="dot" w:pos="{twips(room)}"/></w:tabs>'
    runs = (_run(f"{text} ") if text else "") + "<w:r><w:tab/></w:r>"
    return f'<w:p><w:pPr><w:pStyle w:val="{style}"/>{stop}</w:pPr>{runs}</w:p>'


COLUMN_BREAK = '<w:p><w:pPr><w:pStyle w:val="KeNgang"/></w:pPr><w:r><w:br w:type="column"/></w:r></w:p>'


def table_row(
    cells: Sequence[str],
    widths: Sequence[float],
    *,
    middle: bool = False,
    whole: bool = False,
    head: bool = False,
) -> str:
    """A row of ready cells. `middle`: centred in height; `whole`: not broken over pages; `head`: repeated."""
    place = '<w:vAlign w:val="center"/>' if middle else ""
    drawn = "".join(
        f'<w:tc><w:tcPr><w:tcW w:w="{twips(mm)}" w:type="dxa"/>{place}</w:tcPr>{cell}</w:tc>'
        for cell, mm in zip(cells, widths, strict=True)
    )
    marks = ("<w:cantSplit/>" if whole else "") + ("<w:tblHeader/>" if head else "")
    return f"<w:tr><w:trPr>{marks}</w:trPr>{drawn}</w:tr>" if marks else f"<w:tr>{drawn}</w:tr>"


def table_of(widths: Sequence[float], rows: str, *, borders: bool = False) -> str:
    """A table of ready rows with fixed columns (mm); without borders its cells have no padding."""
    edges = "".join(
        f'<w:{side} w:val="single" w:sz="4" w:space="0" w:color="000000"/>'
        for side in ("top", "left", "bottom", "right", "insideH", "insideV")
    )
    frame = f"<w:tblBorders>{edges}</w:tblBorders>" if borders else ""
    padding = 85 if borders else 0
    margins = "".join(f'<w:{side} w:w="{padding}" w:type="dxa"/>' for side in ("left", "right"))
    columns = "".join(f'<w:gridCol w:w="{twips(mm)}"/>' for mm in widths)
    return (
        f'<w:tbl><w:tblPr><w:tblW w:w="{sum(map(twips, widths))}" w:type="dxa"/>{frame}'
        f'<w:tblLayout w:type="fixed"/><w:tblCellMar>{margins}</w:tblCellMar></w:tblPr>'
        f"<w:tblGrid>{columns}</w:tblGrid>{rows}</w:tbl>"
    )


def picture(number: int, link: str, mm: float) -> str:
    """A paragraph with the QR picture `link` (a relationship id), `mm` wide; `number` is unique in the
    document."""
    side = round(mm * 36000)  # English metric units
    drawing = _DRAWING.format(side=side, id=number, link=link)
    return f'<w:p><w:pPr><w:pStyle w:val="ChuThichMa"/></w:pPr><w:r>{drawing}</w:r></w:p>'


_DRAWING = (
    '<w:drawing><wp:inline distT="0" distB="0" distL="0" distR="0"><wp:extent cx="{side}" cy="{side}"/>'
    '<wp:docPr id="{id}" name="QR {id}" descr="Mã QR"/><a:graphic>'
    '<a:graphicData uri="http://schemas.openxmlformats.org/drawingml/2006/picture"><pic:pic><pic:nvPicPr>'
    '<pic:cNvPr id="{id}" name="qr.png"/><pic:cNvPicPr/></pic:nvPicPr>'
    '<pic:blipFill><a:blip r:embed="{link}"/>'
    '<a:stretch><a:fillRect/></a:stretch></pic:blipFill><pic:spPr><a:xfrm><a:off x="0" y="0"/>'
    '<a:ext cx="{side}" cy="{side}"/></a:xfrm><a:prstGeom prst="rect"><a:avLst/></a:prstGeom></pic:spPr>'
    "</pic:pic></a:graphicData></a:graphic></wp:inline></w:drawing>"
)
