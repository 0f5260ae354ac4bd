"""A wording as a Word file that a clerk edits: the paper itself with its fields in braces, then how to do it."""

from dataclasses import replace

from ..content import (
    Appendix,
    Block,
    Closing,
    Column,
    Head,
    Heading,
    Item,
    Paper,
    Paragraph,
    Signature,
    Table,
    Title,
)
from .notation import Part, Wording, line_of
from .words import Offer, told

GUIDE = "HƯỚNG DẪN SỬA MẪU"
"""The label of the last section; whoever reads the file back stops there."""

NOT_WORDED = "(phần mềm ghi)"
RULES = (
    "Chỉ sửa lời văn từ tên loại văn bản trở xuống. Quốc hiệu, tên cơ quan, số, ngày, nơi nhận và chữ ký do phần "
    "mềm ghi theo thể thức; sửa ở đó không có tác dụng",
    "Chữ trong ngoặc nhọn, ví dụ {địa điểm}, là từ của phần mềm: khi ra văn bản được thay bằng dữ liệu của hội nghị. "
    "Có thể chuyển chỗ, dùng nhiều lần hoặc bỏ; không sửa chữ bên trong ngoặc",
    "Đoạn có một từ trống thì cả đoạn được bỏ. Chữ trong ngoặc vuông [như thế này, {địa điểm}] được bỏ riêng khi từ "
    "trong đó trống",
    "Từ có dấu chấm ở giữa, ví dụ {việc.đơn vị}, thuộc một danh sách: đoạn, gạch đầu dòng hay hàng của bảng chứa nó "
    "được lặp lại cho từng việc",
    "Số mục (I, 1, a) được đếm lại khi có mục bị bỏ. Mục không còn nội dung thì tên mục cũng được bỏ",
    "Dòng --- cho biết các mục kết thúc ở đó; đoạn sau không thuộc mục nào",
    "Chữ đậm ở đầu đoạn, kết thúc bằng dấu hai chấm, là nhãn. Chữ đậm, nghiêng ở giữa câu không được giữ",
)


def as_paper(wording: Wording, offer: Offer, *, author: str) -> Paper:
    """The wording as a paper to be rendered by the usual renderer."""
    appendices = (
        Appendix("Phụ lục", line_of(each.title), NOT_WORDED, _blocks(each.parts))
        for each in wording.appendices
    )
    about = line_of(wording.about)
    return Paper(
        name=f"Mẫu {wording.type.capitalize() or 'công văn'}",
        author=author,
        head=Head(
            issuer=(author.upper(),),
            number=f"Số: {NOT_WORDED}",
            place_date=NOT_WORDED,
            about=f"V/v {about}" if about else "",
        ),
        title=Title(wording.type, line_of(wording.subject)) if wording.type else None,
        body=_blocks(wording.parts),
        closing=Closing(Signature((NOT_WORDED.upper(),), ""), (f"- {NOT_WORDED}.",)),
        appendices=(*appendices, _guide(offer)),
    )


def _blocks(parts: tuple[Part, ...]) -> tuple[Block, ...]:
    return tuple(_block(part) for part in parts)


def _block(part: Part) -> Block:
    text, lead = line_of(part.text), line_of(part.lead)
    match part.kind:
        case "heading":
            return Heading(f"{part.mark} {text}".strip(), part.level)
        case "item":
            return Item(text, part.mark, lead)
        case "table":
            columns = part.columns
            if not all(column.share for column in columns):
                columns = tuple(replace(column, share=1) for column in columns)
            rows = ([line_of(cell) for cell in row] for row in part.rows)
            return Table(columns, tuple(tuple((*row, *[""] * len(columns))[: len(columns)]) for row in rows))
        case "end":
            return Paragraph("---", align="center")
        case "qr":
            return Paragraph(f"QR {line_of(part.code)}: {text}")
        case _:
            return Paragraph(text, lead, italic=part.kind == "basis")


def _guide(offer: Offer) -> Appendix:
    columns = (Column("Từ", 34), Column("Nghĩa", 36), Column("Ví dụ", 30))
    rows = tuple(
        (f"{{{each.name}}}{' (bắt buộc)' if each.must else ''}", each.means, each.example)
        for each in told(offer)
    )
    rules = tuple(Paragraph(f"{place}. {text}.") for place, text in enumerate(RULES, start=1))
    return Appendix(GUIDE, "TỪ VĂN BẢN NÀY CÓ", "(phần này không thuộc mẫu)", (*rules, Table(columns, rows)))
