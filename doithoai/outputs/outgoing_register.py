"""Sổ đăng ký văn bản đi as the decree prints it (NĐ 30/2020, Phụ lục IV): ten columns, on paper or in Excel."""

import io
from collections.abc import Iterable

from doithoai.models import Commune, OutgoingEntry, Paper
from doithoai.outputs import papers
from doithoai.outputs.papers.content import Column, Pages, Table, Title
from doithoai.rules.paper_numbers import told_period
from doithoai.rules.vietnamese import table_date

State = OutgoingEntry.State

COLUMNS = (
    Column("Số, ký hiệu văn bản", 13), Column("Ngày tháng văn bản", 11, "center"),
    Column("Tên loại và trích yếu nội dung văn bản", 25), Column("Người ký", 10), Column("Nơi nhận văn bản", 16),
    Column("Đơn vị, người nhận bản lưu", 8), Column("Số lượng bản", 6, "center"), Column("Ngày chuyển", 7, "center"),
    Column("Ký nhận", 6), Column("Ghi chú", 10),
)  # fmt: skip
"""The decree's ten columns with their shares of the width. "Ngày chuyển" and "Ký nhận" are filled in by hand."""


def row(entry: OutgoingEntry) -> tuple[str, ...]:
    """One line as it is printed; what has no paper says so under the remarks."""
    return (
        entry.code,
        table_date(entry.issued_on) if entry.issued_on else "",
        summary(entry),
        entry.signer,
        "; ".join(entry.recipients),
        f"VT, {entry.archive}" if entry.archive else "",
        str(entry.copies or ""),
        "",
        "",
        remarks(entry),
    )


def summary(entry: OutgoingEntry) -> str:
    """ "Kế hoạch: Tổ chức Hội nghị …"; the type alone while nothing else is known."""
    if not entry.subject or entry.subject.casefold().startswith(entry.type_name.casefold()):
        return entry.subject or entry.type_name
    return f"{entry.type_name}: {entry.subject}" if entry.type_name else entry.subject


def remarks(entry: OutgoingEntry, *, with_state: bool = True) -> str:
    """What became of the number or of its paper. Ask `with_papers()` beforehand."""
    said = [State(entry.state).label] if with_state and entry.state != State.ISSUED else []
    if entry.note:
        said.append(entry.note)
    paper = entry.paper
    if paper and paper.about:
        said.append(f"{Paper.Effect(paper.effect).label.capitalize()} số {paper.about.code}")
    said += paper.states() if paper else []
    return ". ".join(each.rstrip(".") for each in said)


def as_pages(commune: Commune, period: str, entries: Iterable[OutgoingEntry]) -> Pages:
    """The register of one period, landscape, ready for either renderer."""
    rows = tuple(row(each) for each in entries)
    return Pages(
        name=f"Sổ đăng ký văn bản đi {told_period(period)}",
        author=f"Ủy ban nhân dân {commune.full_name}",
        kicker=(f"ỦY BAN NHÂN DÂN {commune.full_name}".upper(),),
        title=Title("SỔ ĐĂNG KÝ VĂN BẢN ĐI", told_period(period).capitalize()),
        forms=((Table(COLUMNS, rows),),),
        landscape=True,
    )


def as_pdf(commune: Commune, period: str, entries: Iterable[OutgoingEntry]) -> bytes:
    return papers.render_pdf(as_pages(commune, period, entries))


def as_docx(commune: Commune, period: str, entries: Iterable[OutgoingEntry]) -> bytes:
    return papers.render_docx(as_pages(commune, period, entries))


def as_xlsx(commune: Commune, period: str, entries: Iterable[OutgoingEntry]) -> bytes:
    """The same rows as a sheet; nothing in a cell is ever run as a formula."""
    import xlsxwriter  # heavy; only when a list is asked for

    out = io.BytesIO()
    options = {
        "in_memory": True,
        "strings_to_formulas": False,
        "strings_to_urls": False,
        "strings_to_numbers": False,
    }
    with xlsxwriter.Workbook(out, options) as book:
        sheet = book.add_worksheet("Văn bản đi")
        bold = book.add_format({"bold": True, "text_wrap": True, "valign": "top", "bottom": 1})
        cell = book.add_format({"text_wrap": True, "valign": "top", "quote_prefix": True})
        for place, column in enumerate(COLUMNS):
            sheet.set_column(place, place, column.share * 1.4)
            sheet.write_string(0, place, column.title, bold)
        sheet.freeze_panes(1, 0)
        sheet.set_landscape()
        sheet.repeat_rows(0)
        for number, entry in enumerate(entries, start=1):
            for place, value in enumerate(row(entry)):
                if value:
                    sheet.write_string(number, place, value, cell)
        book.set_properties({"title": f"Sổ đăng ký văn bản đi {told_period(period)}", "author": str(commune)})
    return out.getvalue()
