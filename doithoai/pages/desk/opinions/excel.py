"""A list of opinions from Excel: a dry run that says what is wrong row by row, then all of it or nothing.

What was read travels with the page of the dry run until it is confirmed: nobody's words stay here unconfirmed.
"""

import base64
import binascii
import io
import json
import zlib

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect, render

from doithoai.actions.kernel import Refusal
from doithoai.actions.opinions.import_opinions import (
    LABELS,
    TEMPLATE,
    ReadResult,
    import_opinions,
    read_rows,
)
from doithoai.models import Dialogue, Hamlet
from doithoai.outputs.own_data import covered
from doithoai.pages.desk.request import DeskRequest
from doithoai.pages.middleware import desk
from doithoai.rules.procedure import Role
from doithoai.rules.spreadsheet import MOST_BYTES, MOST_ROWS, NotAList, Table, read_table

#: Characters of what travels with the page (a form takes two million), and bytes it may become again.
MOST_KEPT, MOST_UNPACKED = 1_900_000, 120 * 1024 * 1024
ROWS_SHOWN, ERRORS_SHOWN = 10, 50
SHEET = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"
WIDTHS = (80, 28, 24, 18, 14, 12, 28, 22)  # of the columns of the template, in characters
HINTS = {  # column of the template: what to write in it
    "Nội dung": "Bắt buộc. Mỗi dòng một việc, ghi đúng lời người dân.",
    "Họ và tên": "Không bắt buộc.",
    "Thôn": "Chọn trong danh sách thôn của xã, hoặc để trống.",
    "Liên hệ": "Số điện thoại, nếu người dân muốn được báo. Không công khai.",
    "Ngày": "Ngày người dân nêu, như 05/11/2026. Để trống là hôm nay.",
    "Chưa đủ 16 tuổi": "Ghi x nếu người nêu chưa đủ 16 tuổi: không bao giờ bị nêu tên.",
    "Cha, mẹ, người giám hộ": "Chỉ khi cột trước có x. Không bắt buộc; có thì trả lời gửi người này.",
    "Liên hệ cha, mẹ, người giám hộ": "Chỉ khi có x. Số điện thoại của người ấy, không công khai.",
}


@desk(Role.CLERK, Role.FRONT)
def import_list(request: DeskRequest, pk: int) -> HttpResponse:
    """GET: the upload form. POST with a file: the dry run. POST with `kept`: the dry run again with other columns
    (`look`), or the import."""
    dialogue = get_object_or_404(Dialogue, pk=pk)
    if request.method != "POST":
        return show(request, dialogue)
    table, chosen = None, chosen_columns(request)
    try:
        table = given(request)
        read = read_rows(table, dialogue, chosen)
        if "kept" not in request.POST or "look" in request.POST:
            return show(request, dialogue, read=read, table=table)
        kept = import_opinions(
            dialogue, by=request.actor, rows=list(read.rows),
            columns={name: table.heading[at] for name, at in read.columns.items()},
            remember_as=request.POST.get("remember_as", "").strip(),
        )  # fmt: skip
    except (NotAList, Refusal) as no:
        return show(request, dialogue, table=table, sentence=str(no))
    messages.success(request, f"Đã nhập {len(kept)} ý kiến từ Excel. Mỗi ý kiến đã có mã riêng.")
    on = "desk:triage" if request.actor.is_any(Role.CLERK) else "desk:dialogue_opinions"
    return redirect(on, dialogue.pk)


def chosen_columns(request: DeskRequest) -> dict[str, str] | None:
    """Which heading a person chose for what; None when nothing was chosen."""
    chosen = {name: request.POST.get(f"col_{name}", "") for name in LABELS}
    return chosen if any(chosen.values()) else None


def given(request: DeskRequest) -> Table:
    """The list: uploaded now, or kept in the page since the dry run."""
    if "kept" in request.POST:
        return unpacked(request.POST["kept"])
    file = request.FILES.get("file")
    if file is None:
        raise Refusal("Chưa chọn tệp. Xin chọn tệp Excel rồi bấm “Đọc thử”.")
    if (file.size or 0) > MOST_BYTES:
        raise Refusal(
            f"Tệp nặng quá {MOST_BYTES // 2**20} MB. Xin chia danh sách thành nhiều tệp, hoặc bỏ hình ảnh trong tệp."
        )
    table = read_table(file.read())
    if len(packed(table)) > MOST_KEPT:
        raise Refusal("Danh sách này dài quá cho một lần nhập. Xin chia thành nhiều tệp rồi nhập từng tệp.")
    return table


def packed(table: Table) -> str:
    said = json.dumps([table.heading, table.rows, table.notes], ensure_ascii=False)
    return base64.b64encode(zlib.compress(said.encode())).decode()


def unpacked(kept: str) -> Table:
    """Raises Refusal when the page was not left as we wrote it."""
    try:
        unzip = zlib.decompressobj()
        data = unzip.decompress(base64.b64decode(kept, validate=True), MOST_UNPACKED)
        if unzip.unconsumed_tail or not unzip.eof:
            raise ValueError("too much, or too little")
        heading, rows, notes = json.loads(data)
        if len(rows) > MOST_ROWS:
            raise ValueError("too many rows")
        return Table(
            [str(each) for each in heading],
            [(int(number), [str(cell) for cell in cells]) for number, cells in rows],
            tuple(str(each) for each in notes),
        )
    except (binascii.Error, zlib.error, ValueError, TypeError) as broken:
        raise Refusal("Trang này không còn nguyên vẹn. Xin tải tệp lên lại.") from broken


def show(
    request: DeskRequest,
    dialogue: Dialogue,
    *,
    read: ReadResult | None = None,
    table: Table | None = None,
    sentence: str = "",
) -> HttpResponse:
    context = {
        "section": "dialogues",
        "dialogue": dialogue,
        "sentence": sentence,
        "read": read,
        "kept": packed(table) if table else "",
        "choices": choices(table, read) if table else [],
        "shown": [
            (row, covered(row.contact), covered(row.guardian_contact)) for row in read.rows[:ROWS_SHOWN]
        ]
        if read
        else (),
        "errors": read.errors[:ERRORS_SHOWN] if read else (),
        "more_errors": max(0, len(read.errors) - ERRORS_SHOWN) if read else 0,
        "hints": HINTS,
        "remember_as": request.POST.get("remember_as", ""),
        "why_not": import_opinions.refusal(dialogue, by=request.actor),
        "is_clerk": request.actor.is_any(Role.CLERK),
    }
    return render(request, "desk/opinions/excel.html", context, status=409 if sentence else 200)


def choices(table: Table, read: ReadResult | None) -> list[dict[str, object]]:
    """For each thing an opinion has, the headings of this list and which one it was read from."""
    headings = list(dict.fromkeys(each for each in table.heading if each))
    told = {name: table.heading[at] for name, at in read.columns.items()} if read else {}
    return [
        {"name": name, "label": label, "headings": [(each, each == told.get(name)) for each in headings]}
        for name, label in LABELS.items()
    ]


@desk(Role.CLERK, Role.FRONT)
def template(request: DeskRequest, pk: int) -> HttpResponse:
    """The sheet to fill in: the headings, and the commune's hamlets as a list to choose from."""
    import xlsxwriter  # heavy; only when the template is asked for

    get_object_or_404(Dialogue, pk=pk)
    out = io.BytesIO()
    with xlsxwriter.Workbook(out, {"in_memory": True}) as book:
        head = book.add_format(
            {"bold": True, "bg_color": "#E4EDF1", "border": 1, "font_name": "Times New Roman"}
        )
        wrap = book.add_format({"text_wrap": True, "valign": "top", "num_format": "@"})
        sheet, places = book.add_worksheet("Ý kiến"), book.add_worksheet("Thôn")
        sheet.write_row(0, 0, TEMPLATE, head)
        for at, (heading, width) in enumerate(zip(TEMPLATE, WIDTHS, strict=True)):
            sheet.set_column(at, at, width, wrap)
            sheet.write_comment(0, at, HINTS[heading])
        hamlets = [each.name for each in Hamlet.objects.all()]
        places.write_column(0, 0, hamlets)
        if hamlets:
            column = TEMPLATE.index("Thôn")
            source = f"='Thôn'!$A$1:$A${len(hamlets)}"
            sheet.data_validation(
                1, column, 5000, column, {"validate": "list", "source": source, "error_type": "warning"}
            )
        sheet.freeze_panes(1, 0)
    answer = HttpResponse(out.getvalue(), content_type=SHEET)
    answer["Content-Disposition"] = 'attachment; filename="mau-y-kien.xlsx"'
    return answer
