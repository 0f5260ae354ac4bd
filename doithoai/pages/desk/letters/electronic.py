"""The electronic answer to a petition: read it, keep it, then write down what it says."""

from typing import Any

from django import forms
from django.conf import settings
from django.contrib import messages
from django.http import Http404, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render

from doithoai.actions.kernel import Refusal
from doithoai.actions.replies.receive_answer import receive_answer
from doithoai.actions.replies.record_petition_answer import record_petition_answer
from doithoai.models import ElectronicAnswer, Petition
from doithoai.pages.desk.letters.forms import AnswerForm
from doithoai.pages.desk.request import DeskRequest
from doithoai.pages.middleware import OFFICE, desk
from doithoai.rules.edxml import read_edxml
from doithoai.rules.plan_reading import Unreadable
from doithoai.rules.vietnamese import slug


class EdxmlForm(forms.Form):
    file = forms.FileField(
        label="Tệp edXML",
        help_text="Tệp .edxml hoặc .xml xuất từ phần mềm quản lý văn bản.",
        allow_empty_file=True,
    )
    accept = forms.BooleanField(
        label="Đúng là trả lời cho kiến nghị này", required=False,
        help_text="Chỉ đánh dấu khi phần mềm báo tệp không ghi số văn bản của xã.",
    )  # fmt: skip

    def clean_file(self) -> Any:
        file = self.cleaned_data["file"]
        if file.size > settings.UPLOAD_LIMIT:
            raise forms.ValidationError(
                f"Tệp quá giới hạn {settings.UPLOAD_LIMIT // 1024**2} MB. Xin bên gửi tách tệp kèm theo."
            )
        return file


@desk(*OFFICE)
def answer(request: DeskRequest, pk: int) -> HttpResponse:
    petition = get_object_or_404(Petition.objects.select_related("dialogue", "paper"), pk=pk)
    why_not = receive_answer.refusal(petition, by=request.actor)
    form = EdxmlForm(request.POST, request.FILES) if request.method == "POST" else EdxmlForm()
    sentence = why_not if request.method == "POST" and why_not else ""
    if request.method == "POST" and not why_not and form.is_valid():
        file = form.cleaned_data["file"]
        data = file.read()
        try:
            read = read_edxml(data, file.name)
            receive_answer(
                petition, by=request.actor, data=data, name=file.name, read=read, accept=form.cleaned_data["accept"]
            )  # fmt: skip
        except (Refusal, Unreadable) as refusal:
            sentence = str(refusal)
        else:
            messages.success(
                request, "Đã lưu văn bản trả lời. Xin đọc tệp kèm theo rồi ghi nội dung trả lời."
            )
            return redirect("desk:electronic_answer", pk)
    came = list(ElectronicAnswer.objects.filter(petition=petition).select_related("file"))
    context = {
        "section": "dialogues",
        "petition": petition,
        "came": came,
        "form": form,
        "why_not": why_not,
        "no_record": record_petition_answer.refusal(petition, by=request.actor),
        "answer_form": AnswerForm(initial={"answered_on": came[0].issued_on, "code": came[0].code}) if came else None,
        "sentence": sentence,
    }  # fmt: skip
    status = 409 if sentence else 422 if form.errors else 200
    return render(request, "desk/letters/electronic.html", context, status=status)


@desk(*OFFICE)
def answer_file(request: DeskRequest, pk: int, answer: int, number: int) -> HttpResponse:
    """One file that the answer carries, always as a download: it is a stranger's."""
    rows = ElectronicAnswer.objects.select_related("file")
    row = get_object_or_404(rows, petition=pk, pk=answer)
    try:
        files = read_edxml(row.file.read(), row.file.name).files
    except Unreadable as broken:
        raise Http404 from broken
    if number >= len(files):
        raise Http404
    stem, dot, ending = files[number].name.rpartition(".")
    plain = f"{slug(stem if dot else ending)[:100] or 'tep'}{dot}{slug(ending)[:8] if dot else ''}"
    return HttpResponse(
        files[number].data,
        content_type="application/octet-stream",
        headers={
            "Content-Disposition": f'attachment; filename="{plain}"',
            "Cache-Control": "private, no-store",
            "X-Content-Type-Options": "nosniff",
        },
    )
