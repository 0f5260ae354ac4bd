"""The report with its counted numbers, and the sealed dossier."""

from django import forms
from django.contrib import messages
from django.http import Http404, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.views.decorators.http import require_POST

from doithoai.actions.kernel import Refusal
from doithoai.actions.reports.issue_report import issue_report
from doithoai.actions.reports.seal_dossier import left_open, seal_dossier
from doithoai.models import Dialogue, Dossier, Paper
from doithoai.models.clock import today
from doithoai.outputs.papers import render_pdf
from doithoai.outputs.papers.drafts import draft
from doithoai.pages.desk.doors import tabs
from doithoai.pages.desk.fields import DayField, Textarea
from doithoai.pages.desk.papers.files import as_file
from doithoai.pages.desk.request import DeskRequest
from doithoai.pages.middleware import OFFICE, desk
from doithoai.rules.procedure import Role


class ReportForm(forms.Form):
    lessons = forms.CharField(
        label="Đánh giá, rút kinh nghiệm",
        required=False,
        widget=Textarea(rows=5),
        help_text="Mỗi dòng một ý.",
    )
    proposals = forms.CharField(
        label="Kiến nghị, đề xuất", required=False, widget=Textarea(rows=5), help_text="Mỗi dòng một ý."
    )
    issued_on = DayField(label="Ngày ban hành")


@desk(*OFFICE, Role.FRONT)
def report(request: DeskRequest, pk: int) -> HttpResponse:
    """Issue the report; the button "Xem trước" only typesets what was typed, nothing is stored."""
    dialogue = get_object_or_404(Dialogue, pk=pk)
    if request.method != "POST":
        return show(request, dialogue)
    form = ReportForm(request.POST)
    if not form.is_valid():
        return show(request, dialogue, form=form, status=422)
    said = form.cleaned_data
    if "xem" in request.POST:
        content = draft("report", dialogue, lessons=said["lessons"], proposals=said["proposals"]).content()
        return as_file(render_pdf(content), "Dự thảo báo cáo", "pdf", inline=True)
    try:
        paper = issue_report(dialogue, by=request.actor, **said)
    except Refusal as refusal:
        dialogue.refresh_from_db()
        return show(request, dialogue, form=form, sentence=str(refusal), status=409)
    messages.success(request, f"Đã ban hành: {paper}.")
    return redirect("desk:report", pk)


@require_POST
@desk(*OFFICE)
def seal(request: DeskRequest, pk: int) -> HttpResponse:
    """Everything into one zip with its fingerprint; nothing changes after this."""
    dialogue = get_object_or_404(Dialogue, pk=pk)
    try:
        seal_dossier(dialogue, by=request.actor, as_it_is="as_it_is" in request.POST)
    except Refusal as refusal:
        dialogue.refresh_from_db()
        return show(request, dialogue, sentence=str(refusal), status=409)
    messages.success(request, "Đã niêm phong hồ sơ. Xin tải tệp zip về lưu trữ.")
    return redirect("desk:report", pk)


@desk(*OFFICE)
def dossier_file(request: DeskRequest, pk: int) -> HttpResponse:
    """The sealed zip; holds names and contacts of citizens, so it is the office's alone."""
    dossier = Dossier.objects.select_related("file", "dialogue").filter(dialogue=pk).first()
    if dossier is None:
        raise Http404
    return as_file(dossier.file.read(), f"Hồ sơ – {dossier.dialogue.title[:100]}", "zip")


def show(
    request: DeskRequest,
    dialogue: Dialogue,
    *,
    form: forms.Form | None = None,
    sentence: str = "",
    status: int = 200,
) -> HttpResponse:
    issued = list(Paper.objects.with_state().filter(dialogue=dialogue, kind=Paper.Kind.REPORT))
    if form is None:  # a later report starts from the words of the last
        last = issued[0].facts if issued else {}
        form = ReportForm(
            initial={
                "lessons": "\n".join(last.get("strengths") or ()),
                "proposals": "\n".join(last.get("proposals") or ()),
                "issued_on": today(),
            }
        )
    counted = draft("report", dialogue)
    context = {
        "dialogue": dialogue,
        "form": form,
        "tabs": tabs(dialogue, request.actor, "desk:report"),
        "issued": issued,
        "tables": [
            ("Tổ chức", counted.organisation),
            ("Tiếp nhận ý kiến", counted.intake),
            ("Theo lĩnh vực", counted.by_field),
            ("Trả lời", counted.replies),
        ],
        "satisfaction": counted.satisfaction,
        "dossier": Dossier.objects.filter(dialogue=dialogue).select_related("file").first(),
        "why_not": issue_report.refusal(dialogue, by=request.actor),
        "no_seal": seal_dossier.refusal(dialogue, by=request.actor),
        "left_open": left_open(dialogue),
        "office": request.actor.is_any(*OFFICE),
        "sentence": sentence,
    }
    return render(request, "desk/dialogues/report/report.html", context, status=status)
