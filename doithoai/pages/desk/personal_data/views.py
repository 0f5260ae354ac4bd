"""Dữ liệu cá nhân: what people ask about theirs with its days left, how long each kind is kept, what was erased."""

from typing import Any

from django import forms
from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.views.decorators.http import require_POST

from doithoai.actions.commune.apply_retention import apply_retention
from doithoai.actions.commune.approve_retention import approve_retention
from doithoai.actions.kernel import Refusal
from doithoai.actions.opinions.answer_data_right import answer_data_right, end_of_consent
from doithoai.actions.opinions.extend_data_right import extend_data_right
from doithoai.actions.opinions.request_data_right import request_data_right
from doithoai.actions.retention import standing, still_due
from doithoai.models import DataRequest, Erasure, Opinion, calendar_of
from doithoai.models.clock import today
from doithoai.pages.desk.request import DeskRequest
from doithoai.pages.middleware import desk
from doithoai.rules.personal_rights import longest
from doithoai.rules.procedure import Role

ANSWERED_SHOWN, LOG_SHOWN = 20, 50


class RightForm(forms.Form):
    """What somebody who came to the desk asks."""

    kind = forms.ChoiceField(label="Người dân yêu cầu", choices=DataRequest.Kind.choices)
    author = forms.CharField(label="Họ và tên đúng (khi sửa)", required=False, max_length=120)
    contact = forms.CharField(label="Liên hệ đúng (khi sửa)", required=False, max_length=120)
    guardian = forms.CharField(
        label="Cha, mẹ hoặc người giám hộ đúng (khi sửa)", required=False, max_length=120
    )
    guardian_contact = forms.CharField(
        label="Liên hệ đúng của người ấy (khi sửa)", required=False, max_length=120
    )

    def __init__(self, *args: Any, child: bool = False, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        if not child:  # nobody speaks for a grown-up
            del self.fields["guardian"], self.fields["guardian_contact"]


@desk(Role.CLERK, Role.CHAIR)
def page(request: DeskRequest) -> HttpResponse:
    return show(request)


def show(request: DeskRequest, sentence: str = "") -> HttpResponse:
    """People stand here by their code only."""
    by, day, calendar = request.actor, today(), calendar_of(request.commune)
    rows = DataRequest.objects.select_related("opinion__part_of", "opinion__dialogue")
    context: dict[str, Any] = {
        "section": "office",
        "waiting": [
            (
                each,
                each.days_left(day),
                extend_data_right.refusal(each, by=by),
                longest(each.kind, each.due_on, calendar),
                end_of_consent(each),
            )
            for each in rows.waiting()
        ],
        "answered": rows.exclude(answered_at=None).order_by("-answered_at")[:ANSWERED_SHOWN],
        "kinds": standing(day),
        "log": Erasure.objects.not_about_reader()[:LOG_SHOWN],
        "no_approve": approve_retention.refusal(request.commune, by=by),
        "no_apply": apply_retention.refusal(request.commune, by=by),
        "sentence": sentence,
    }
    return render(request, "desk/personal_data/page.html", context, status=409 if sentence else 200)


@require_POST
@desk(Role.CLERK, Role.CHAIR)
def answer(request: DeskRequest, pk: int) -> HttpResponse:
    found, said = get_object_or_404(DataRequest, pk=pk), request.POST
    try:
        answer_data_right(
            found, by=request.actor, granted=said.get("do") == "grant", answer=said.get("answer", "")
        )
    except Refusal as refusal:
        return show(request, str(refusal))
    messages.success(
        request, "Đã làm theo yêu cầu." if found.granted else "Đã ghi lý do không làm theo được."
    )
    return redirect("desk:personal_data")


class LongerForm(forms.Form):
    """Gia hạn: until when, and why."""

    due_on = forms.DateField(error_messages={"required": "Xin chọn hạn mới.", "invalid": "Xin chọn hạn mới."})
    reason = forms.CharField(required=False)


@require_POST
@desk(Role.CLERK, Role.CHAIR)
def extend(request: DeskRequest, pk: int) -> HttpResponse:
    found, form = get_object_or_404(DataRequest, pk=pk), LongerForm(request.POST)
    if not form.is_valid():
        return show(request, str(form.errors["due_on"][0]))
    try:
        extend_data_right(found, by=request.actor, **form.cleaned_data)
    except Refusal as refusal:
        return show(request, str(refusal))
    messages.success(
        request, f"Đã gia hạn đến hết ngày {found.due_on:%d/%m/%Y}; người nêu đọc được lý do bằng mã."
    )
    return redirect("desk:personal_data")


@require_POST
@desk(Role.CLERK, Role.RECEPTION, Role.HAMLET_HEAD, Role.FRONT)
def ask(request: DeskRequest, pk: int) -> HttpResponse:
    """For somebody who came to the desk."""
    opinion = get_object_or_404(Opinion.objects.readable_by(request.actor), pk=pk)
    form = RightForm(request.POST, child=opinion.child)
    if not form.is_valid():
        raise Refusal("Xin chọn điều người dân yêu cầu.")
    made = request_data_right(opinion, by=request.actor, **form.cleaned_data)
    messages.success(request, f"Đã nhận yêu cầu. Giải quyết trước hết ngày {made.due_on:%d/%m/%Y}.")
    return redirect("desk:opinion", pk)


@require_POST
@desk(Role.CHAIR)
def approve(request: DeskRequest, kind: str) -> HttpResponse:
    typed = request.POST.get("months", "")
    try:
        row = approve_retention(
            request.commune, by=request.actor, kind=kind, months=int(typed) if typed.isdecimal() else 0
        )
    except Refusal as refusal:
        return show(request, str(refusal))
    messages.success(request, f"Đã duyệt: lưu {row.months} tháng. Việc xóa chạy mỗi đêm làm việc.")
    return redirect("desk:personal_data")


@require_POST
@desk(Role.CLERK, Role.CHAIR)
def apply(request: DeskRequest) -> HttpResponse:
    try:
        many = apply_retention(request.commune, by=request.actor)
    except Refusal as refusal:
        return show(request, str(refusal))
    said = f"Đã xóa {many} mục hết thời hạn; ghi trong sổ xóa." if many else "Chưa có gì hết thời hạn."
    if still_due(today()):
        said = f"Đã xóa {many} mục; còn ý kiến chưa xem đến: bấm lại, hoặc để máy làm tiếp đêm nay."
    messages.success(request, said)
    return redirect("desk:personal_data")
