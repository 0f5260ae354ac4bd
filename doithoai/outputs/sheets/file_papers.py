"""Bìa hồ sơ, mục lục văn bản, chứng từ kết thúc (D16): what turns loose papers into a file that can be handed over.

The fields of the cover are those a cover after TCVN 9251:2012 asks; the list has the columns of NĐ 30/2020, Phụ lục V.
Page numbers are counted from the printed papers, never typed.
"""

from collections.abc import Callable, Iterable
from dataclasses import dataclass, replace
from datetime import date
from typing import Any

from doithoai.models import Dialogue, Paper
from doithoai.outputs.papers.archive import facts_of, file_name, pdf_of
from doithoai.outputs.papers.content import Column, Field, Pages, Paragraph, Signature, Signatures, Table
from doithoai.outputs.papers.facts import Facts
from doithoai.rules.vietnamese import count_words, long_date, table_date

from .attendance import attendance
from .follow_up_book import follow_up_book
from .occasion import Asked, Occasion, occasion
from .printing import as_pdf, pages_in
from .synthesis import synthesis

COLUMNS = (
    Column("STT", 7, "center"), Column("Số, ký hiệu", 15), Column("Ngày tháng năm", 13, "center"),
    Column("Tên loại và trích yếu nội dung", 33), Column("Tác giả", 14), Column("Trang số", 9, "center"),
    Column("Ghi chú", 9),
)  # fmt: skip


@dataclass(frozen=True)
class Filed(Facts):
    """One paper of the file: `first` to `last` are its pages in the file, from 1."""

    code: str
    on: date | None
    what: str
    author: str
    first: int
    last: int
    remarks: str = ""

    @property
    def span(self) -> str:
        return f"{self.first}-{self.last}" if self.last > self.first else str(self.first)


@dataclass(frozen=True)
class FilePapers(Facts):
    """Facts all three sheets share. `filed` in the order of the file."""

    occasion: Occasion
    filed: tuple[Filed, ...]
    year: int
    symbol: str = ""

    @property
    def heading(self) -> str:
        """The title of the file, as every register of files names it."""
        said = self.occasion
        year = "" if str(self.year) in said.meeting.name else f" năm {self.year}"
        place = "" if said.place in said.meeting.name else f", {said.place}"
        return f"Hồ sơ tổ chức {said.meeting.name}{place}{year}"

    @property
    def days(self) -> tuple[date, date] | None:
        """From the first paper to the last."""
        dated = [each.on for each in self.filed if each.on]
        return (min(dated), max(dated)) if dated else None

    @property
    def pages_in_all(self) -> int:
        return self.filed[-1].last if self.filed else 0


class Cover(FilePapers):
    """The cover, with the fields of TCVN 9251:2012 in their order; the title of the file stands under HỒ SƠ. Sheets of
    paper are counted as they are printed, one page on each."""

    def content(self) -> Pages:
        first, last = map(long_date, self.days) if self.days else ("", "")
        many, pages = count_words(len(self.filed)), count_words(self.pages_in_all)
        fields = (
            Field("Đơn vị lập hồ sơ:", "Văn phòng"),
            Field("Số, ký hiệu hồ sơ:", self.symbol),
            Field("Từ", first), Field("Đến", last),
            Field("Gồm:", f"{pages} tờ (in một mặt), {many} văn bản, tài liệu" if self.filed else ""),
            Field("Phông số:"), Field("Mục lục số:"), Field("Hồ sơ số:"),
            Field("Thời hạn bảo quản (theo Danh mục hồ sơ):"),
        )  # fmt: skip
        return self.occasion.pages("HỒ SƠ", self.heading, fields, scale=1.15)


class Contents(FilePapers):
    """The list of what is inside."""

    def content(self) -> Pages:
        rows = tuple(
            (
                str(place), each.code, table_date(each.on) if each.on else "", each.what, each.author, each.span,
                each.remarks,
            )
            for place, each in enumerate(self.filed, start=1)
        )  # fmt: skip
        top = Paragraph(
            f"Số, ký hiệu hồ sơ: {self.symbol or '............'}; Năm {self.year}", align="center"
        )
        return self.occasion.pages("MỤC LỤC VĂN BẢN, TÀI LIỆU", self.heading, (top, Table(COLUMNS, rows)))


class ClosingSheet(FilePapers):
    """The sheet that says the file is complete (chứng từ kết thúc)."""

    def content(self) -> Pages:
        said = self.occasion
        body = (
            Paragraph(
                f"Hồ sơ này có {count_words(len(self.filed))} văn bản, tài liệu, đánh số từ trang 01 đến trang "
                f"{count_words(self.pages_in_all)}."
            ),
            Paragraph("Mục lục văn bản: ............ tờ."),
            Paragraph("Đặc điểm của tài liệu trong hồ sơ (rách, mờ, thiếu): ............"),
            Paragraph(
                f"{said.office.place}, ngày ...... tháng ...... năm {self.year}", italic=True, align="right"
            ),
            Signatures((Signature(("NGƯỜI LẬP HỒ SƠ",), ""), Signature(("NGƯỜI KIỂM TRA",), ""))),
        )
        return said.pages("CHỨNG TỪ KẾT THÚC", self.heading, body)


FileSheet = Cover | Contents | ClosingSheet


@dataclass(frozen=True)
class Inside:
    """One thing in the file: how the list names it, its file's name without extension, and its print."""

    filed: Filed
    name: str
    pdf: bytes


#: What has no number but belongs in the file: its file's name, how the list names it, how it is made.
LOOSE: tuple[tuple[str, str, Callable[[Dialogue, Asked], Any]], ...] = (
    ("danh-sach-diem-danh", "Danh sách đại biểu, Nhân dân dự hội nghị", attendance),
    ("bang-tong-hop", "Bảng tổng hợp ý kiến, kiến nghị (bản nội bộ)", synthesis),
    ("so-theo-doi", "Sổ theo dõi giải quyết ý kiến của Nhân dân", follow_up_book),
)


def the_file(dialogue: Dialogue) -> tuple[Inside, ...]:
    """Every issued paper in the order of its day, then what has no number; pages counted from the prints."""
    found: list[Inside] = []
    papers = Paper.objects.filter(dialogue=dialogue).with_state().order_by("issued_on", "created_at", "pk")
    for paper in papers:
        author, remarks = facts_of(paper).office.name, "; ".join(paper.states())
        name, pdf = file_name(paper, "pdf").removesuffix(".pdf"), pdf_of(paper)
        filed = Filed(paper.code, paper.issued_on, summary(paper), author, 0, 0, remarks)
        found.append(Inside(filed, name, pdf))
    said = occasion(dialogue)
    for name, what, make in LOOSE:
        filed = Filed("", None, what, said.office.name, 0, 0)
        found.append(Inside(filed, name, as_pdf(make(dialogue, Asked()).content())))
    return in_pages(found)


def in_pages(found: Iterable[Inside]) -> tuple[Inside, ...]:
    """The same, each beginning where the one before ended."""
    paged, at = [], 1
    for each in found:
        many = pages_in(each.pdf)
        paged.append(replace(each, filed=replace(each.filed, first=at, last=at + many - 1)))
        at += many
    return tuple(paged)


def summary(paper: Paper) -> str:
    """ "Kế hoạch: Tổ chức …", without saying the type twice."""
    kind = paper.get_kind_display()
    return paper.subject if paper.subject.lower().startswith(kind.lower()) else f"{kind}: {paper.subject}"


def three_sheets(dialogue: Dialogue, inside: Iterable[Inside]) -> "dict[str, FileSheet]":
    """Cover, list and closing sheet of what is inside, by the names of their files."""
    facts: dict[str, Any] = {
        "occasion": occasion(dialogue), "filed": tuple(each.filed for each in inside), "year": dialogue.year
    }  # fmt: skip
    return {
        "bia-ho-so": Cover(**facts),
        "muc-luc-van-ban": Contents(**facts),
        "chung-tu-ket-thuc": ClosingSheet(**facts),
    }


def cover(dialogue: Dialogue, asked: Asked) -> FileSheet:
    return three_sheets(dialogue, the_file(dialogue))["bia-ho-so"]


def table_of_contents(dialogue: Dialogue, asked: Asked) -> FileSheet:
    return three_sheets(dialogue, the_file(dialogue))["muc-luc-van-ban"]


def closing_sheet(dialogue: Dialogue, asked: Asked) -> FileSheet:
    return three_sheets(dialogue, the_file(dialogue))["chung-tu-ket-thuc"]
