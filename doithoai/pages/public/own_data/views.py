"""One's own data, by the code: what is held, and to ask that it be shown, corrected, hidden or erased."""

from typing import Any

from django import forms
from django.http import HttpResponse
from django.shortcuts import redirect
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from doithoai.actions.kernel import Refusal
from doithoai.actions.opinions.request_data_right import request_data_right
from doithoai.outputs.open_record import doors
from doithoai.outputs.open_record.own_data import RIGHTS, own_data
from doithoai.pages.public.follow.views import ask_again
from doithoai.pages.public.page import Visit, address, code_page, show
from doithoai.pages.shared.network import network


class RightForm(forms.Form):
    """Điều muốn yêu cầu."""

    kind = forms.ChoiceField(
        label=gettext_lazy("Tôi muốn"), choices=[(key, gettext_lazy(label)) for key, label in RIGHTS],
        widget=forms.RadioSelect, error_messages={"required": gettext_lazy("Xin chọn điều muốn yêu cầu.")},
    )  # fmt: skip
    author = forms.CharField(
        label=gettext_lazy("Họ và tên đúng"), required=False, max_length=120,
        help_text=gettext_lazy("Chỉ cần khi muốn sửa."), widget=forms.TextInput(attrs={"autocomplete": "name"}),
    )  # fmt: skip
    contact = forms.CharField(
        label=gettext_lazy("Số điện thoại hoặc địa chỉ đúng"), required=False, max_length=120,
        help_text=gettext_lazy("Chỉ cần khi muốn sửa."), widget=forms.TextInput(attrs={"autocomplete": "tel"}),
    )  # fmt: skip
    guardian = forms.CharField(
        label=gettext_lazy("Họ tên đúng của cha, mẹ hoặc người giám hộ"), required=False, max_length=120,
        help_text=gettext_lazy("Chỉ cần khi muốn sửa."),
    )  # fmt: skip
    guardian_contact = forms.CharField(
        label=gettext_lazy("Điện thoại hoặc thư điện tử đúng của người ấy"), required=False, max_length=120,
        help_text=gettext_lazy("Chỉ cần khi muốn sửa."),
    )  # fmt: skip

    def __init__(self, *args: Any, child: bool = False, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        if not child:  # nobody speaks for a grown-up
            del self.fields["guardian"], self.fields["guardian_contact"]


@code_page
def page(request: Visit, code: str) -> HttpResponse:
    """Whoever holds the code may ask; before anything is changed the office makes sure whose it is."""
    if not doors.may_look_up(network(request)):
        return ask_again(
            request, code, _("Đã tra cứu quá nhiều lần từ mạng này. Xin chờ vài phút rồi thử lại."), 429
        )
    with doors.holding(code) as holder:
        if holder is None:
            sentence = _("Không có ý kiến nào mang mã này. Xin xem lại mã, hoặc hỏi bộ phận tiếp dân.")
            return ask_again(request, code, sentence, 404)
        if code != holder.opinion.code:
            return redirect(address(request, "own_data", holder.opinion.code))
        request.commune, status = holder.commune, 200
        form = RightForm(request.POST if request.method == "POST" else None, child=holder.opinion.child)
        if request.method == "POST" and form.is_valid():
            try:
                request_data_right(holder.opinion, by=holder.actor, **form.cleaned_data)
            except Refusal as refusal:
                form.add_error(None, _(str(refusal)))
                status = 409
            else:
                return redirect(address(request, "own_data", code) + "#da-yeu-cau")
        elif request.method == "POST":
            status = 422
        context = {
            "code": code,
            "data": own_data(holder.opinion),
            "form": form,
            "why_not": request_data_right.refusal(holder.opinion, by=holder.actor),
        }
        return show(request, "public/own_data/page.html", context, status=status)
