"""Upload an existing plan; what takes minutes to read is read by the job loop while the page waits."""

from typing import Any

from django import forms
from django.conf import settings
from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect, render

from doithoai.actions.kernel import Refusal
from doithoai.actions.plan.attach_plan_file import attach_plan_file
from doithoai.models import Dialogue, Job, PlanFile
from doithoai.models.clock import now
from doithoai.pages.desk.request import DeskRequest
from doithoai.pages.middleware import OFFICE, desk
from doithoai.rules.plan_reading import Unreadable, read_plan_file
from doithoai.rules.plan_uploads import refuse_macros, takes_minutes
from doithoai.rules.procedure import Role

READ = "Đã đọc tệp. Xin đối chiếu từng mục dưới đây; chưa có gì vào kế hoạch cho đến khi bạn đưa vào."
GIVEN_UP = (
    "Tệp “{name}” quá nặng hoặc bị hỏng nên máy đọc nhiều lần không xong. Tệp vẫn được giữ trong hồ sơ. Hãy lưu lại "
    "thành docx, hoặc chép phần chữ sang tệp văn bản rồi nạp lại."
)


class FileForm(forms.Form):
    file = forms.FileField(
        label="Tệp kế hoạch",
        help_text="Word (docx, doc), PDF, văn bản (txt), không quá 20 MB. Bản chụp cần máy có nhận dạng chữ.",
        allow_empty_file=True,  # the reader's own sentence says more
    )

    def clean_file(self) -> Any:
        file = self.cleaned_data["file"]
        if file.size > settings.UPLOAD_LIMIT:
            raise forms.ValidationError(
                f"Tệp nặng {file.size / 1024**2:.0f} MB, quá giới hạn {settings.UPLOAD_LIMIT // 1024**2} MB. "
                "Xin tách hoặc lưu lại ở dạng nhẹ hơn."
            )
        return file


@desk(Role.CLERK)
def plan_file(request: DeskRequest, pk: int) -> HttpResponse:
    """Upload: what is read at once is compared at once; a scan waits on the next page."""
    dialogue = get_object_or_404(Dialogue, pk=pk)
    form = FileForm(request.POST or None, request.FILES or None)
    why_not = attach_plan_file.refusal(dialogue, by=request.actor)
    sentence = why_not if request.method == "POST" and why_not else ""
    if request.method == "POST" and form.is_valid() and not why_not:
        file = form.cleaned_data["file"]
        data, name = file.read(), file.name
        try:
            refuse_macros(data, name)
            read = None if takes_minutes(data) else read_plan_file(data, name)
            kept = attach_plan_file(dialogue, by=request.actor, data=data, name=name, read=read)
        except (Refusal, Unreadable) as refusal:
            sentence = str(refusal)
        else:
            if read is None:
                return redirect("desk:plan_reading", pk, kept.pk)
            messages.success(request, READ)
            return redirect("desk:plan_compare", pk)
    context = {"dialogue": dialogue, "form": form, "sentence": sentence, "why_not": why_not}
    status = 409 if sentence else 422 if form.errors else 200
    return render(request, "desk/dialogues/plan/plan_file.html", context, status=status)


@desk(*OFFICE)
def reading(request: DeskRequest, pk: int, file: int) -> HttpResponse:
    """Being read; once read, the comparing page; else why not. Asks again by itself, also without a script."""
    dialogue = get_object_or_404(Dialogue, pk=pk)
    kept = get_object_or_404(PlanFile.objects.select_related("file"), pk=file, dialogue=dialogue)
    if kept.read_at:
        messages.success(request, READ)
        return redirect("desk:plan_compare", pk)
    context = {
        "dialogue": dialogue,
        "file": kept,
        "sentence": kept.unreadable or (GIVEN_UP.format(name=kept) if given_up(kept) else ""),
        "seconds": (now() - kept.file.stored_at).total_seconds(),
    }
    return render(request, "desk/dialogues/plan/reading.html", context)


def given_up(file: PlanFile) -> bool:
    """Whether nobody will try to read it again: each try ended with its process."""
    job = Job.objects.filter(unique_key=file.job_key).first()
    if job is None or job.done_at:
        return True
    return job.attempts >= job.max_attempts and (job.leased_until is None or job.leased_until < now())
