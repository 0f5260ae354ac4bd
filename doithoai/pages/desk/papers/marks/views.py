"""Dấu và ký hiệu: what is stamped or noted on one paper, and by which authorisation somebody signs TUQ."""

from datetime import date
from typing import Any

from django import forms
from django.contrib import messages
from django.http import Http404, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.views.decorators.http import require_POST

from doithoai.actions.kernel import Refusal
from doithoai.actions.papers.mark_paper import mark_paper
from doithoai.actions.papers.record_authorisation import record_authorisation
from doithoai.models import Dialogue, Paper
from doithoai.models.clock import today
from doithoai.outputs.papers.drafts.maker import Maker
from doithoai.pages.desk.fields import DayField
from doithoai.pages.desk.papers.draft import READERS, Asked
from doithoai.pages.desk.request import DeskRequest
from doithoai.pages.middleware import OFFICE, desk
from doithoai.rules.paper_marks import (
    MOST_COPIES,
    Marks,
    circulations_for,
    key_of,
    marks_of,
    urgencies_for,
)

#: Letters and notices that go out from a page of their own, by the word in the address.
LETTERS = {
    "giao-viec": Paper.Kind.TASK_LETTER, "don-doc": Paper.Kind.REMINDER, "kien-nghi": Paper.Kind.PETITION,
}  # fmt: skip
OTHERS = {
    "hoan": Paper.Kind.POSTPONEMENT, "huy": Paper.Kind.CANCELLATION, "dinh-chinh": Paper.Kind.CORRECTION,
    "thu-hoi": Paper.Kind.WITHDRAWAL, "xin-loi": Paper.Kind.APOLOGY, "huong-dan-khieu-nai": Paper.Kind.COMPLAINT_GUIDANCE,
    "phieu-chuyen-to-cao": Paper.Kind.DENUNCIATION_SLIP,
}  # fmt: skip
MARKED = LETTERS | OTHERS


class Marked(Asked):
    """What may be marked: what `Asked` names, and the letters and notices that take no steps of their own."""

    def __init__(self, request: DeskRequest, pk: int, kind: str) -> None:
        if kind not in MARKED:
            super().__init__(request, pk, kind)
            return
        if not request.actor.is_any(*OFFICE):
            raise Http404
        self.dialogue, self.assignment = get_object_or_404(Dialogue, pk=pk), None
        self.pk, self.address = pk, kind
        self.kind, self.label = MARKED[kind].value, MARKED[kind].label


class MarksForm(forms.Form):
    """Only what this kind and style may carry is asked."""

    urgency = forms.ChoiceField(label="Độ khẩn", required=False, widget=forms.RadioSelect)
    circulation = forms.ChoiceField(label="Phạm vi lưu hành", required=False, widget=forms.RadioSelect)
    drafter = forms.CharField(
        label="Ký hiệu người soạn", max_length=6, required=False,
        help_text="Chữ in hoa, ví dụ PL; in dưới Nơi nhận, cỡ 11.",
    )  # fmt: skip
    copies = forms.IntegerField(label="Số lượng bản", min_value=1, max_value=MOST_COPIES, required=False)
    electronic = forms.BooleanField(
        label="Văn bản điện tử", required=False,
        help_text="Ký số và cấp số trên hệ thống: dòng “Kèm theo” ở đầu phụ lục để trống số và ngày.",
    )  # fmt: skip
    two_sided = forms.BooleanField(
        label="In hai mặt", required=False, help_text="Mặt sau đổi lề: trái 15 mm, phải 30 mm."
    )

    def __init__(self, *args: Any, kind: str, turns: bool, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        for name, offered in (("urgency", urgencies_for(kind)), ("circulation", circulations_for(kind))):
            if offered:
                choices = [("", "Không"), *((each, each) for each in offered)]
                self.fields[name].choices = choices  # type: ignore[attr-defined]
            else:
                del self.fields[name]
        if not turns:
            del self.fields["two_sided"]

    def marks(self) -> Marks:
        said = {name: value for name, value in self.cleaned_data.items() if value}
        return Marks(**said)


class AuthorisationForm(forms.Form):
    number = forms.CharField(
        label="Số, ký hiệu",
        max_length=60,
        required=False,
        help_text="Ví dụ: 12/GUQ-UBND. Để trống cả ba ô là bỏ.",
    )
    issued_on = DayField(label="Ngày ban hành", required=False)
    until = DayField(label="Có hiệu lực đến hết ngày", required=False)


@desk(*READERS)
def marks(request: DeskRequest, pk: int, kind: str) -> HttpResponse:
    asked = Marked(request, pk, kind)
    return show(request, asked)


@require_POST
@desk(*OFFICE)
def save(request: DeskRequest, pk: int, kind: str) -> HttpResponse:
    asked = Marked(request, pk, kind)
    form = marks_form(asked, request.POST)
    if not form.is_valid():
        return show(request, asked, form=form)
    try:
        mark_paper(
            asked.dialogue, by=request.actor, kind=asked.kind, marks=form.marks(), assignment=asked.assignment
        )
    except Refusal as refusal:
        return show(request, asked, form=form, sentence=str(refusal))
    messages.success(request, "Đã lưu dấu và ký hiệu. Xin xem lại dự thảo.")
    return redirect("desk:paper_marks", pk, kind)


@require_POST
@desk(*OFFICE)
def authorise(request: DeskRequest, pk: int, kind: str) -> HttpResponse:
    asked, form = Marked(request, pk, kind), AuthorisationForm(request.POST)
    if not form.is_valid():
        return show(request, asked, authorisation=form)
    try:
        record_authorisation(asked.dialogue, by=request.actor, **form.cleaned_data)
    except Refusal as refusal:
        return show(request, asked, authorisation=form, sentence=str(refusal))
    messages.success(request, "Đã lưu văn bản ủy quyền.")
    return redirect("desk:paper_marks", pk, kind)


def marks_form(asked: Asked, data: Any = None) -> MarksForm:
    key = key_of(asked.kind, asked.assignment.pk if asked.assignment else None)
    kept = marks_of(asked.dialogue.paper_marks, key)
    style = Maker(asked.dialogue, asked.kind, None, today()).style
    return MarksForm(
        data,
        initial=kept.as_json() | {"copies": kept.copies or None},
        kind=asked.kind,
        turns=style.page.turns,
    )


def authorisation_form(asked: Asked) -> AuthorisationForm:
    kept = dict(asked.dialogue.authorisation)
    days = {name: date.fromisoformat(kept[name]) for name in ("issued_on", "until") if name in kept}
    return AuthorisationForm(initial=kept | days)


def show(
    request: DeskRequest, asked: Asked, *, form: forms.Form | None = None, authorisation: forms.Form | None = None,
    sentence: str = "",
) -> HttpResponse:  # fmt: skip
    by = request.actor
    signer = Maker(asked.dialogue, asked.kind, None, today()).signer
    context = {
        "section": "papers",
        "dialogue": asked.dialogue,
        "label": asked.label,
        "pk": asked.pk,
        "kind": asked.address,
        "is_reply": asked.assignment is not None,
        "is_letter": asked.address in LETTERS,
        "is_other": asked.address in OTHERS,
        "form": form or marks_form(asked),
        "no_marks": mark_paper.refusal(asked.dialogue, by=by),
        "authorisation": (authorisation or authorisation_form(asked)) if signer.mode == "TUQ" else None,
        "covered": signer.authorised_on(today()),
        "no_authorisation": record_authorisation.refusal(asked.dialogue, by=by),
        "sentence": sentence,
    }
    status = 409 if sentence else 422 if form or authorisation else 200
    return render(request, "desk/papers/marks/page.html", context, status=status)
