"""A list of opinions from Excel: a dry run that says what is wrong row by row, then all of it or nothing."""

import base64
import binascii
import io

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect, render

from doithoai.actions.kernel import Refusal
from doithoai.actions.opinions.import_opinions import TEMPLATE, ReadResult, import_opinions, read_rows
from doithoai.models import Dialogue, Hamlet
from doithoai.pages.desk.request import DeskRequest
from doithoai.pages.middleware import desk
from doithoai.rules.procedure import Role
from doithoai.rules.spreadsheet import NotAList, read_table

#: Bytes of a list that travels with the dry run's page until it is confirmed (as base64 it stays within the
#: limit of a form). A list of five thousand rows weighs about half of it.
MOST_BYTES = 1_400_000
ROWS_SHOWN, ERRORS_SHOWN = 10, 50
SHEET = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"
HINTS = {  # column of the template: what to write in it
    "Nội dung": "Bắt buộc. Mỗi dòng một việc, ghi đúng lời người dân.",
    "Họ và tên": "Không bắt buộc.",
    "Thôn": "Chọn trong danh sách thôn của xã, hoặc để trống.",
    "Liên hệ": "Số điện thoại, nếu người dân muốn được báo. Không công khai.",
}


@desk(Role.CLERK, Role.FRONT)
def import_list(request: DeskRequest, pk: int) -> HttpResponse:
    """GET: the upload form. POST with a file: the dry run. POST with `kept`, the same bytes: the import."""
    dialogue = get_object_or_404(Dialogue, pk=pk)
    if request.method != "POST":
        return show(request, dialogue)
    try:
        data = given(request)
        read = read_rows(read_table(data), dialogue)
        if "kept" not in request.POST:
            return show(request, dialogue, read=read, data=data)
        kept = import_opinions(dialogue, by=request.actor, rows=list(read.rows))
    except (NotAList, Refusal) as no:
        return show(request, dialogue, sentence=str(no))
    messages.success(request, f"Đã nhập {len(kept)} ý kiến từ Excel. Mỗi ý kiến đã có mã riêng.")
    on = "desk:triage" if request.actor.is_any(Role.CLERK) else "desk:dialogue_opinions"
    return redirect(on, dialogue.pk)


def given(request: DeskRequest) -> bytes:
    """The bytes of the list: uploaded now, or kept in the page since the dry run."""
    if "kept" in request.POST:
        try:
            return base64.b64decode(request.POST["kept"], validate=True)
        except (binascii.Error, ValueError) as broken:
            raise Refusal("Trang này không còn nguyên vẹn. Xin tải tệp lên lại.") from broken
    file = request.FILES.get("file")
    if file is None:
        raise Refusal("Chưa chọn tệp. Xin chọn tệp Excel rồi bấm “Đọc thử”.")
    if (file.size or 0) > MOST_BYTES:
        raise Refusal("Tệp nặng quá 1,4 MB. Xin chia danh sách thành nhiều tệp, hoặc bỏ hình ảnh trong tệp.")
    return file.read()


def show(
    request: DeskRequest,
    dialogue: Dialogue,
    *,
    read: ReadResult | None = None,
    data: bytes = b"",
    sentence: str = "",
) -> HttpResponse:
    context = {
        "section": "dialogues",
        "dialogue": dialogue,
        "sentence": sentence,
        "read": read,
        "kept": base64.b64encode(data).decode(),
        "shown": read.rows[:ROWS_SHOWN] if read else (),
        "errors": read.errors[:ERRORS_SHOWN] if read else (),
        "more_errors": max(0, len(read.errors) - ERRORS_SHOWN) if read else 0,
        "hints": HINTS,
        "why_not": import_opinions.refusal(dialogue, by=request.actor),
    }
    return render(request, "desk/opinions/excel.html", context, status=409 if sentence else 200)


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
        for at, (heading, width) in enumerate(zip(TEMPLATE, (80, 28, 24, 18), strict=True)):
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
