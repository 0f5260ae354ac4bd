"""The customs of this commune's papers: the chairperson's letterhead, the terms of its Party committee."""

from collections.abc import Sequence
from datetime import date
from typing import Any

from django import forms
from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect, render

from doithoai.actions.commune.choose_paper_customs import choose_paper_customs
from doithoai.actions.kernel import Refusal
from doithoai.models import Commune
from doithoai.pages.desk.fields import DayField, LinesField
from doithoai.pages.desk.request import DeskRequest
from doithoai.pages.middleware import desk
from doithoai.rules.paper_style import paper_styles
from doithoai.rules.procedure import Role
from doithoai.rules.vietnamese import table_date

LETTERHEADS = (("0", "ỦY BAN NHÂN DÂN XÃ …"), ("1", "CHỦ TỊCH ỦY BAN NHÂN DÂN XÃ …"))


class DaysField(LinesField):
    """Days, one a line."""

    def prepare_value(self, value: Any) -> Any:
        return "\n".join(map(table_date, value)) if isinstance(value, tuple) else value

    def clean(self, value: Any) -> list[date]:
        return [DayField().clean(line) for line in super().clean(value)]


class CustomsForm(forms.Form):
    chair_letterhead = forms.ChoiceField(
        label="Tiêu đề văn bản của Chủ tịch", choices=LETTERHEADS, widget=forms.RadioSelect,
        help_text="Theo lệ của tỉnh. Chỉ áp dụng khi ban hành với tư cách Chủ tịch Ủy ban nhân dân.",
    )  # fmt: skip
    party_terms = DaysField(label="Ngày bắt đầu các nhiệm kỳ Đảng ủy")

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["party_terms"].help_text = (
            "Mỗi dòng một ngày; số văn bản của Đảng ủy bắt đầu lại từ 01 mỗi nhiệm kỳ. Để trống thì dùng: "
            f"{told(paper_styles()['hd05'].term_starts)}."
        )


def told(days: Sequence[date]) -> str:
    return ", ".join(map(table_date, days))


@desk(Role.CLERK, Role.ADMIN)
def customs(request: DeskRequest) -> HttpResponse:
    commune: Commune = request.commune
    initial = {"chair_letterhead": "1" if commune.chair_letterhead else "0", "party_terms": commune.terms}
    form, sentence = CustomsForm(request.POST or None, initial=initial), ""
    if form.is_valid():
        try:
            choose_paper_customs(
                commune, by=request.actor, party_terms=form.cleaned_data["party_terms"],
                chair_letterhead=form.cleaned_data["chair_letterhead"] == "1",
            )  # fmt: skip
        except Refusal as refusal:
            sentence = str(refusal)
        else:
            messages.success(request, "Đã lưu lệ riêng về văn bản.")
            return redirect("desk:paper_customs")
    context = {
        "section": "office",
        "form": form,
        "why_not": choose_paper_customs.refusal(commune, by=request.actor),
        "sentence": sentence,
    }
    status = 409 if sentence else 422 if form.errors else 200
    return render(request, "desk/office/customs.html", context, status=status)
