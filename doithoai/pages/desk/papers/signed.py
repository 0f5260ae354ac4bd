"""The signed copies of one paper: bring one, see its signatures, fetch it."""

from typing import Any

from django import forms
from django.conf import settings
from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect, render

from doithoai.actions.kernel import Refusal
from doithoai.actions.papers.attach_signed_copy import attach_signed_copy
from doithoai.models import Paper, SignedCopy
from doithoai.outputs.signed_copies import examine, says
from doithoai.pages.desk.papers.files import as_file
from doithoai.pages.desk.papers.kinds import readable_by
from doithoai.pages.desk.request import DeskRequest
from doithoai.pages.middleware import ANY_DESK, desk
from doithoai.rules.plan_reading import Unreadable


class SignedForm(forms.Form):
    file = forms.FileField(
        label="Tệp PDF đã ký số", help_text="Tệp nhận về từ phần mềm ký, giữ nguyên, không in hay lưu lại."
    )
    accept = forms.BooleanField(
        label="Đã xem chỗ khác, vẫn nhận tệp này",
        required=False,
        help_text="Chỉ đánh dấu khi phần mềm báo chữ trong tệp khác văn bản đã ban hành.",
    )

    def clean_file(self) -> Any:
        file = self.cleaned_data["file"]
        if file.size > settings.UPLOAD_LIMIT:
            most = settings.UPLOAD_LIMIT // 1024**2
            raise forms.ValidationError(f"Tệp quá giới hạn {most} MB. Xin ký lại bản nhẹ hơn.")
        return file


@desk(*ANY_DESK)
def signed(request: DeskRequest, pk: int) -> HttpResponse:
    paper = get_object_or_404(readable_by(request.actor).select_related("dialogue"), pk=pk)
    why_not = attach_signed_copy.refusal(paper, by=request.actor)
    form = SignedForm(request.POST, request.FILES) if request.method == "POST" else SignedForm()
    sentence = why_not if request.method == "POST" and why_not else ""
    if request.method == "POST" and not why_not and form.is_valid():
        try:
            return brought(request, paper, form)
        except (Refusal, Unreadable) as refusal:
            sentence = str(refusal)
    copies = SignedCopy.objects.all().of(paper)
    context = {
        "section": "papers",
        "paper": paper,
        "copies": [
            {"row": each, "says": says(each), "fingerprint": in_eights(each.file.sha256)} for each in copies
        ],
        "form": form,
        "why_not": why_not,
        "sentence": sentence,
    }
    status = 409 if sentence else 422 if form.errors else 200
    return render(request, "desk/papers/signed.html", context, status=status)


def in_eights(fingerprint: str) -> str:
    """In groups that break on a phone and can be read out."""
    return " ".join(fingerprint[start : start + 8] for start in range(0, len(fingerprint), 8))


def brought(request: DeskRequest, paper: Paper, form: SignedForm) -> HttpResponse:
    file = form.cleaned_data["file"]
    copy = examine(paper, file.read(), file.name)
    attach_signed_copy(paper, by=request.actor, copy=copy, accept=form.cleaned_data["accept"])
    messages.success(request, "Đã lưu bản đã ký số. Từ nay đây là tệp được xem và tải trước.")
    return redirect("desk:signed_copies", paper.pk)


@desk(*ANY_DESK)
def signed_file(request: DeskRequest, pk: int, copy: int) -> HttpResponse:
    paper = get_object_or_404(readable_by(request.actor), pk=pk)
    row = get_object_or_404(SignedCopy.objects.select_related("file"), paper=paper, pk=copy)
    name = f"{paper.code.replace('/', '-')} {paper.subject[:100]} (đã ký số)"
    return as_file(row.file.read(), name, "pdf", inline=True)
