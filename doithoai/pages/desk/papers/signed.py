"""The digital signatures of one paper: sign here, or bring the signed copy; see them, fetch it."""

from typing import Any

from django import forms
from django.conf import settings
from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.views.decorators.debug import sensitive_post_parameters
from django.views.decorators.http import require_POST

from doithoai.actions.kernel import Refusal
from doithoai.actions.papers.attach_signed_copy import attach_signed_copy
from doithoai.actions.papers.sign_attachment import sign_attachment
from doithoai.actions.papers.sign_paper import place_of, sign_paper
from doithoai.models import Paper, SignedCopy
from doithoai.models.clock import now
from doithoai.outputs.papers.archive import facts_of
from doithoai.outputs.signed_attachments import sign_attachment_file
from doithoai.outputs.signed_copies import examine, says
from doithoai.outputs.signing import (
    LABELS,
    SignedHere,
    mark_of,
    places_of,
    seal_of,
    sign,
    signed_as_draft,
    to_sign_elsewhere,
)
from doithoai.pages.desk.papers.certificate_form import AttachmentForm, CertificateForm, open_way
from doithoai.pages.desk.papers.files import as_file
from doithoai.pages.desk.papers.kinds import readable_by
from doithoai.pages.desk.papers.signing_marks import READERS as KEEPERS
from doithoai.pages.desk.request import DeskRequest
from doithoai.pages.middleware import ANY_DESK, desk
from doithoai.rules.pdf_signing import CannotSign
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
    paper = found(request, pk)
    form = SignedForm(request.POST, request.FILES) if request.method == "POST" else SignedForm()
    if request.method != "POST":
        return show(request, paper)
    sentence = attach_signed_copy.refusal(paper, by=request.actor) or ""
    if not sentence and form.is_valid():
        try:
            return brought(request, paper, form)
        except (Refusal, Unreadable) as refusal:
            sentence = str(refusal)
    return show(request, paper, form=form, sentence=sentence)


@sensitive_post_parameters()
@require_POST
@desk(*ANY_DESK)
def sign_here(request: DeskRequest, pk: int) -> HttpResponse:
    """One signature more, with the certificate that came in this request and is gone after it."""
    paper, by = found(request, pk), request.actor
    form = CertificateForm(request.POST, request.FILES)
    sentence = sign_paper.refusal(paper, by=by) or open_way(request)
    place = place_of(places_of(paper), by)
    if place and not sentence and form.is_valid():
        try:
            made: SignedHere = sign(paper, place, form.key(), at=now())
            sign_paper(paper, by=by, signed=made)
        except (Refusal, CannotSign) as refusal:
            sentence = str(refusal)
        else:
            messages.success(request, f"Đã ký số: {place.who}.")
            return redirect("desk:signed_copies", paper.pk)
    return show(request, paper, key_form=form, sentence=sentence)


@sensitive_post_parameters()
@require_POST
@desk(*ANY_DESK)
def sign_attached(request: DeskRequest, pk: int) -> HttpResponse:
    """The office signs a file that goes out with the paper."""
    paper, by = found(request, pk), request.actor
    form = AttachmentForm(request.POST, request.FILES)
    sentence = sign_attachment.refusal(paper, by=by) or open_way(request)
    if not sentence and form.is_valid():
        file = form.cleaned_data["file"]
        try:
            made = sign_attachment_file(paper, file.read(), file.name, form.key(), at=now())
            sign_attachment(paper, by=by, signed=made)
        except (Refusal, CannotSign) as refusal:
            sentence = str(refusal)
        else:
            messages.success(request, f"Đã ký số văn bản kèm theo: {file.name}.")
            return redirect("desk:signed_copies", paper.pk)
    return show(request, paper, attachment_form=form, sentence=sentence)


def found(request: DeskRequest, pk: int) -> Paper:
    return get_object_or_404(readable_by(request.actor).select_related("dialogue__commune"), pk=pk)


def show(
    request: DeskRequest, paper: Paper, *, form: SignedForm | None = None, key_form: CertificateForm | None = None,
    attachment_form: AttachmentForm | None = None, sentence: str = "",
) -> HttpResponse:  # fmt: skip
    by, copies = request.actor, SignedCopy.objects.all().of(paper)
    places = places_of(paper)
    mine = place_of(places, by)
    context = {
        "section": "papers",
        "paper": paper,
        "copies": [
            {"row": each, "says": says(each), "fingerprint": in_eights(each.file.sha256)} for each in copies
        ],
        "places": [
            {"place": each, "label": LABELS[each.field].removeprefix("Chữ ký số của ")} for each in places
        ],
        "before_number": not copies and signed_as_draft(paper) is not None,
        "mine": mine,
        "missing": not all(each.signed for each in places),
        "mark": mine and (seal_of(facts_of(paper)) if mine.is_office else mark_of(mine.who)),
        "keeps_marks": by.is_any(*KEEPERS),
        "no_sign": sign_paper.refusal(paper, by=by) or open_way(request),
        "key_form": key_form or CertificateForm(),
        "attached": [
            {"row": each, "says": says(each)} for each in SignedCopy.objects.all().attached_to(paper)
        ],
        "attachment_form": attachment_form or AttachmentForm(auto_id="kem_%s"),
        "no_attachment": sign_attachment.refusal(paper, by=by),
        "no_way": open_way(request),
        "form": form or SignedForm(),
        "why_not": attach_signed_copy.refusal(paper, by=by),
        "sentence": sentence,
    }
    tried = key_form or attachment_form or form
    status = 409 if sentence else 422 if tried and tried.errors else 200
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
    name = row.attachment.removesuffix(".pdf") or file_name(paper, "đã ký số")
    return as_file(row.file.read(), name, "pdf", inline=True)


@desk(*ANY_DESK)
def file_to_sign(request: DeskRequest, pk: int) -> HttpResponse:
    """The PDF for the office's own program: its signature fields stand where the marks belong."""
    paper = found(request, pk)
    return as_file(to_sign_elsewhere(paper), file_name(paper, "để ký số"), "pdf")


def file_name(paper: Paper, what: str) -> str:
    return f"{paper.code.replace('/', '-')} {paper.subject[:100]} ({what})"
