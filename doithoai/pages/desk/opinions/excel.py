"""A list of opinions from Excel: a dry run that says what is wrong row by row, then all of it or nothing.

What was read travels with the page of the dry run until it is confirmed: nobody's words stay here unconfirmed.
"""

import base64
import binascii
import bz2
import io
import json
from collections.abc import Sequence

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect, render

from doithoai.actions.kernel import Refusal
from doithoai.actions.opinions.import_opinions import (
    LABELS,
    TEMPLATE,
    ImportRow,
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
from doithoai.rules.vietnamese import count_words

#: Characters of what travels with the page, less than a form may have (DATA_UPLOAD_MAX_MEMORY_SIZE): of twenty thousand
#: rows of three hundred letters 3.4 million, and when nothing in them is said twice 3.7. And bytes it may become again.
MOST_KEPT, MOST_UNPACKED = 6_000_000, 120 * 1024 * 1024
ROWS_SHOWN, ERRORS_SHOWN, NUMBERS_SHOWN = 10, 50, 20
SHEET = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"
#: Rows that were taken away: with the person they are known for certain, without only by what they say.
GONE = "Dòng {}: đã nhận, đã chuyển đi hoặc xóa theo luật từ trước, không nhập lại."
GONE_UNNAMED = (
    "Dòng {}: không ghi ai nêu, và lời giống hệt một ý kiến đã chuyển đi hoặc xóa theo luật, nên không nhập. "
    "Nếu là lời của người khác, xin ghi họ tên hoặc liên hệ vào dòng ấy rồi đọc lại."
)
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
    table, packed, chosen = None, "", chosen_columns(request, "col" if "look" in request.POST else "read")
    try:
        table, packed = given(request)
        read = read_rows(table, dialogue, chosen)
        if "kept" not in request.POST or "look" in request.POST:
            return show(request, dialogue, read=read, table=table, packed=packed)
        kept = import_opinions(
            dialogue, by=request.actor, rows=list(read.rows),
            columns={name: table.heading[at] for name, at in read.columns.items()},
            remember_as=request.POST.get("remember_as", "").strip(),
        )  # fmt: skip
    except (NotAList, Refusal) as no:
        return show(request, dialogue, table=table, packed=packed, sentence=str(no))
    messages.success(request, f"Đã nhập {len(kept)} ý kiến từ Excel. Mỗi ý kiến đã có mã riêng.")
    on = "desk:triage" if request.actor.is_any(Role.CLERK) else "desk:dialogue_opinions"
    return redirect(on, dialogue.pk)


def chosen_columns(request: DeskRequest, of: str) -> dict[str, str] | None:
    """Which heading is what: as a person chose it now ("col"), or as the dry run they saw was read ("read"); None when
    nothing is said."""
    chosen = {name: request.POST.get(f"{of}_{name}", "") for name in LABELS}
    return chosen if any(chosen.values()) else None


def given(request: DeskRequest) -> tuple[Table, str]:
    """The list, and as it travels with the page: uploaded now, or kept there since the dry run."""
    if "kept" in request.POST:
        kept = request.POST["kept"]
        return unpack(kept), kept
    file = request.FILES.get("file")
    if file is None:
        raise Refusal("Chưa chọn tệp. Xin chọn tệp Excel rồi bấm “Đọc thử”.")
    if (file.size or 0) > MOST_BYTES:
        raise Refusal(
            f"Tệp nặng quá {MOST_BYTES // 2**20} MB. Xin chia danh sách thành nhiều tệp, hoặc bỏ hình ảnh trong tệp."
        )
    table = read_table(file.read())
    packed = pack(table)
    if len(packed) > MOST_KEPT:
        raise Refusal(
            f"Danh sách {count_words(len(table.rows))} dòng này dài quá cho một lần nhập. Với các dòng dài như vậy, mỗi tệp được "
            f"nhiều nhất khoảng {count_words(rows_that_fit(table, len(packed)))} dòng. Xin chia thành nhiều tệp rồi nhập từng tệp."
        )
    return table, packed


def rows_that_fit(table: Table, long: int) -> int:
    """How many of its rows, from the first, may travel with the page; in round numbers. `long`: how long all of them are."""
    fit = len(table.rows)
    while fit and long > MOST_KEPT:
        fit = int(fit * MOST_KEPT / long * 0.98)
        long = len(pack(Table(table.heading, table.rows[:fit], table.notes)))
    return fit - fit % 10 ** max(0, len(str(fit)) - 2)


def pack(table: Table) -> str:
    said = json.dumps([table.heading, table.rows, table.notes], ensure_ascii=False)
    return base64.urlsafe_b64encode(bz2.compress(said.encode())).decode()


def unpack(kept: str) -> Table:
    """Raises Refusal when the page was not left as we wrote it."""
    try:
        unzip = bz2.BZ2Decompressor()
        data = unzip.decompress(base64.b64decode(kept, b"-_", validate=True), MOST_UNPACKED)
        if unzip.unused_data or not unzip.eof:
            raise ValueError("too much, or too little")
        heading, rows, notes = json.loads(data)
        if len(rows) > MOST_ROWS:
            raise ValueError("too many rows")
        return Table(
            [str(each) for each in heading],
            [(int(number), [str(cell) for cell in cells]) for number, cells in rows],
            tuple(str(each) for each in notes),
        )
    except (binascii.Error, OSError, ValueError, TypeError) as broken:
        raise Refusal("Trang này không còn nguyên vẹn. Xin tải tệp lên lại.") from broken


def show(
    request: DeskRequest,
    dialogue: Dialogue,
    *,
    read: ReadResult | None = None,
    table: Table | None = None,
    packed: str = "",
    sentence: str = "",
) -> HttpResponse:
    context = {
        "section": "dialogues",
        "dialogue": dialogue,
        "sentence": sentence,
        "read": read,
        "kept": packed,
        "choices": choices(table, read) if table else [],
        "shown": [
            (row, covered(row.contact), covered(row.guardian_contact)) for row in read.rows[:ROWS_SHOWN]
        ]
        if read
        else (),
        "errors": read.errors[:ERRORS_SHOWN] if read else (),
        "elsewhere": f"{read.elsewhere} dòng đã có ở hội nghị khác" if read else "",
        "gone": gone_sentences(read.gone) if read else (),
        "more_errors": max(0, len(read.errors) - ERRORS_SHOWN) if read else 0,
        "hints": HINTS,
        "remember_as": request.POST.get("remember_as", ""),
        "why_not": import_opinions.refusal(dialogue, by=request.actor),
        "is_clerk": request.actor.is_any(Role.CLERK),
    }
    return render(request, "desk/opinions/excel.html", context, status=409 if sentence else 200)


def gone_sentences(gone: Sequence[ImportRow]) -> list[str]:
    named = [each for each in gone if each.said[1]]
    unnamed = [each for each in gone if not each.said[1]]
    return [says.format(numbers(rows)) for says, rows in ((GONE, named), (GONE_UNNAMED, unnamed)) if rows]


def numbers(rows: Sequence[ImportRow]) -> str:
    told = ", ".join(str(each.row) for each in rows[:NUMBERS_SHOWN])
    more = len(rows) - NUMBERS_SHOWN
    return f"{told} và {more} dòng khác" if more > 0 else told


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
