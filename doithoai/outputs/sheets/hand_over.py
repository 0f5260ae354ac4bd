"""Mục lục hồ sơ nộp lưu, biên bản giao nhận: with these the file goes to the archive within a year of its end (Nghị định
30/2020, Điều 30, Phụ lục V.III and V.V). What only the archive knows is left to be written by hand."""

from typing import Any

from doithoai.models import Dialogue
from doithoai.outputs.papers.content import (
    Block,
    Column,
    Field,
    Heading,
    Pages,
    Paragraph,
    Signature,
    Signatures,
    Table,
)
from doithoai.rules.vietnamese import count_words, long_date, table_date

from .file_papers import FilePapers, the_file
from .occasion import Asked, occasion

COLUMNS = (
    Column("Số TT", 7, "center"), Column("Số, ký hiệu hồ sơ", 14), Column("Tiêu đề hồ sơ", 33),
    Column("Thời gian tài liệu", 16), Column("Thời hạn bảo quản", 12), Column("Số tờ, số trang", 9, "center"),
    Column("Ghi chú", 9),
)  # fmt: skip
UNKNOWN = "............"


class HandOverList(FilePapers):
    """The list of files handed in; two copies are made of it."""

    def content(self) -> Pages:
        days = " - ".join(map(table_date, self.days)) if self.days else ""
        row = ("01", self.symbol, self.heading, days, "", str(self.pages_in_all or ""), "")
        body: list[Block] = [
            Paragraph(f"Năm {self.year}", align="center"),
            Table(COLUMNS, (row,)),
            Paragraph(
                "Mục lục này gồm: 01 hồ sơ. Hồ sơ được xếp theo thứ tự trên; mục lục lập thành 02 bản, bên giao và bên "
                "nhận mỗi bên giữ 01 bản."
            ),
            Paragraph(
                f"{self.occasion.office.place}, ngày ...... tháng ...... năm ......",
                italic=True,
                align="right",
            ),
            Signatures((Signature(("NGƯỜI LẬP",), ""), Signature(("NGƯỜI NHẬN",), ""))),
        ]
        return self.occasion.pages("MỤC LỤC HỒ SƠ, TÀI LIỆU NỘP LƯU", self.heading, tuple(body))


class HandOverRecord(FilePapers):
    """The record of handing over, signed by both sides."""

    def content(self) -> Pages:
        many, pages = count_words(len(self.filed)), count_words(self.pages_in_all)
        first, last = map(long_date, self.days) if self.days else (UNKNOWN, UNKNOWN)
        body: list[Block] = [
            Paragraph(
                "Căn cứ Nghị định số 30/2020/NĐ-CP ngày 05/3/2020 của Chính phủ về công tác văn thư;",
                italic=True,
            ),
            Paragraph(f"Căn cứ Danh mục hồ sơ năm {self.year} của {self.occasion.office.name}.", italic=True),
            Paragraph("Chúng tôi gồm:"),
            *_side("BÊN GIAO: Văn phòng"),
            *_side("BÊN NHẬN: Lưu trữ cơ quan"),
            Paragraph("Thống nhất lập biên bản giao nhận hồ sơ, tài liệu với những nội dung sau:"),
            Paragraph(f"{self.heading}.", lead="1. Tên hồ sơ:"),
            Paragraph(f"từ {first} đến {last}.", lead="2. Thời gian của tài liệu:"),
            Paragraph(
                f"hồ sơ giấy: 01 hồ sơ, {many} văn bản, tài liệu, {pages} trang; hồ sơ điện tử: {UNKNOWN} tệp.",
                lead="3. Số lượng:",
            ),
            Paragraph(UNKNOWN, lead="4. Tình trạng tài liệu:"),
            Paragraph("Mục lục hồ sơ, tài liệu nộp lưu kèm theo.", lead="5. Kèm theo:"),
            Paragraph("Biên bản được lập thành 02 bản, mỗi bên giữ 01 bản."),
            Signatures((Signature(("ĐẠI DIỆN BÊN GIAO",), ""), Signature(("ĐẠI DIỆN BÊN NHẬN",), ""))),
        ]
        return self.occasion.pages("BIÊN BẢN", "Về việc giao nhận hồ sơ, tài liệu", tuple(body))


def _side(called: str) -> tuple[Block, ...]:
    return (Heading(called, 2), Field("Ông (Bà):"), Field("Chức vụ:"))


def facts_of(dialogue: Dialogue) -> dict[str, Any]:
    filed = tuple(each.filed for each in the_file(dialogue))
    return {"occasion": occasion(dialogue), "filed": filed, "year": dialogue.year}


def hand_over_list(dialogue: Dialogue, asked: Asked) -> HandOverList:
    return HandOverList(**facts_of(dialogue))


def hand_over_record(dialogue: Dialogue, asked: Asked) -> HandOverRecord:
    return HandOverRecord(**facts_of(dialogue))
