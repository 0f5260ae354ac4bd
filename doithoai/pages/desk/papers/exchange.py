"""edXML: a paper on its way to another office's document system; the identifiers it needs."""

from typing import Any

from django import forms
from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils import timezone
from django.views.decorators.http import require_POST

from doithoai.actions.commune.enter_identifiers import BODIES, enter_identifiers
from doithoai.actions.kernel import Refusal
from doithoai.models import Commune
from doithoai.models.clock import now
from doithoai.outputs.exchange import document_of, sender_of
from doithoai.outputs.papers.archive import file_name
from doithoai.pages.desk.papers.kinds import readable_by
from doithoai.pages.desk.request import DeskRequest
from doithoai.pages.middleware import OFFICE, desk
from doithoai.rules.edxml import codes_in, faults, write_edxml
from doithoai.rules.procedure import Role

KEPT_BY = (Role.CLERK, Role.ADMIN)


class ReceiversForm(forms.Form):
    to = forms.CharField(
        label="Nơi nhận", max_length=20_000, widget=forms.Textarea(attrs={"rows": 4}),
        help_text="Mỗi dòng một nơi: mã định danh điện tử rồi tên cơ quan. Ví dụ: H01.05 Sở Xây dựng.",
    )  # fmt: skip
    with_word = forms.BooleanField(label="Kèm cả tệp Word", required=False)

    def clean_to(self) -> Any:
        receivers, fault = codes_in(self.cleaned_data["to"])
        if fault:
            raise forms.ValidationError(fault)
        return receivers


class IdentifiersForm(forms.Form):
    def __init__(self, commune: Commune, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        for number, (key, name) in enumerate(BODIES.items()):
            self.fields[f"code{number}"] = forms.CharField(
                label=name, max_length=60, required=False, initial=commune.identifiers.get(key, "")
            )

    def codes(self) -> dict[str, str]:
        return {key: self.cleaned_data[f"code{number}"] for number, key in enumerate(BODIES)}


@desk(*OFFICE)
def edxml(request: DeskRequest, pk: int) -> HttpResponse:
    """The form; sent, the file itself."""
    paper = get_object_or_404(readable_by(request.actor).select_related("dialogue__commune"), pk=pk)
    form = ReceiversForm(request.POST) if request.method == "POST" else ReceiversForm()
    wrong = [] if sender_of(paper).code else [NO_CODE]
    if request.method == "POST" and form.is_valid() and not wrong:
        document = document_of(paper, form.cleaned_data["to"], with_word=form.cleaned_data["with_word"])
        wrong = faults(document)
        if not wrong:
            return as_edxml(write_edxml(document, at=timezone.localtime(now())), file_name(paper, "edxml"))
    context = {
        "section": "papers",
        "paper": paper,
        "form": form,
        "wrong": wrong,
        "keeps_codes": request.actor.is_any(*KEPT_BY),
    }
    refused = request.method == "POST" and (wrong or form.errors)
    return render(request, "desk/papers/edxml.html", context, status=422 if refused else 200)


NO_CODE = (
    "Chưa ghi mã định danh điện tử của cơ quan ban hành văn bản này. Văn phòng ghi ở trang Cơ quan, mục Mã định danh; "
    "phần mềm không tự đặt mã."
)


@desk(*KEPT_BY)
def identifiers(request: DeskRequest) -> HttpResponse:
    return show_identifiers(request, IdentifiersForm(request.commune))


@require_POST
@desk(*KEPT_BY)
def save_identifiers(request: DeskRequest) -> HttpResponse:
    form = IdentifiersForm(request.commune, request.POST)
    if not form.is_valid():
        return show_identifiers(request, form, status=422)
    try:
        enter_identifiers(request.commune, by=request.actor, codes=form.codes())
    except Refusal as refusal:
        return show_identifiers(request, form, sentence=str(refusal), status=409)
    messages.success(request, "Đã lưu mã định danh điện tử.")
    return redirect("desk:identifiers")


def show_identifiers(
    request: DeskRequest, form: forms.Form, *, sentence: str = "", status: int = 200
) -> HttpResponse:
    context = {"section": "office", "form": form, "sentence": sentence}
    return render(request, "desk/papers/identifiers.html", context, status=status)


def as_edxml(data: bytes, name: str) -> HttpResponse:
    """A download; `name` is plain letters."""
    return HttpResponse(
        data,
        content_type="application/xml; charset=utf-8",
        headers={
            "Content-Disposition": f'attachment; filename="{name}"',
            "Cache-Control": "private, no-store",
            "X-Content-Type-Options": "nosniff",
        },
    )
