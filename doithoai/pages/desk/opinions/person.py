"""What concerns the person behind an opinion: their photos and recording, being a child, what was agreed to."""

from urllib.parse import quote

from django.contrib import messages
from django.http import Http404, HttpResponse
from django.shortcuts import get_object_or_404, redirect
from django.urls import reverse
from django.views.decorators.http import require_POST, require_safe

from doithoai.actions.opinions.agree_for_child import agree_for_child
from doithoai.actions.opinions.mark_child import mark_child
from doithoai.actions.opinions.withdraw_consent import withdraw_consent
from doithoai.actions.opinions.write_down_recording import write_down_recording
from doithoai.models import Opinion, OpinionFile
from doithoai.outputs.shielding import for_reader
from doithoai.pages.desk.opinions.views import KNOW_NAMES
from doithoai.pages.desk.request import DeskRequest
from doithoai.pages.middleware import desk
from doithoai.rules.procedure import Role

#: What a browser may show by itself; all of it was made by us (rules/enclosures). Anything else is saved to disk.
SHOWN = ("image/jpeg", "audio/mpeg", "audio/mp4", "audio/ogg", "audio/webm", "audio/wav")


@require_safe
@desk(*KNOW_NAMES)
def opinion_file(request: DeskRequest, pk: int, file: int) -> HttpResponse:
    """One photo or recording, for who may know the person; a body that answers sees only what was masked for all."""
    opinion = get_object_or_404(Opinion.objects.readable_by(request.actor), pk=pk)
    if opinion.veiled or hasattr(for_reader([opinion], request.actor)[0], "shielded"):
        raise Http404
    rows = OpinionFile.objects.filter(opinion__code=opinion.receipt).select_related("file")
    found = get_object_or_404(rows, pk=file)
    try:
        data = found.file.read()
    except FileNotFoundError:
        raise Http404 from None
    shown = found.media_type in SHOWN
    response = HttpResponse(data, content_type=found.media_type if shown else "application/octet-stream")
    how = "inline" if shown else "attachment"
    response["Content-Disposition"] = f"{how}; filename*=UTF-8''{quote(found.file.name, safe='')}"
    response["X-Content-Type-Options"] = "nosniff"
    response["Content-Security-Policy"] = "default-src 'none'; sandbox"
    response["Cache-Control"] = "private, no-store"
    return response


@require_POST
@desk(Role.CLERK, Role.SECRETARY, Role.RECEPTION)
def write_down(request: DeskRequest, pk: int) -> HttpResponse:
    """What was heard in the recording, in letters."""
    opinion = get_object_or_404(Opinion.objects.readable_by(request.actor), pk=pk)
    write_down_recording(opinion, by=request.actor, words=request.POST.get("words", ""))
    messages.success(request, "Đã ghi lời trong ghi âm thành chữ.")
    return back(request, pk)


@require_POST
@desk(Role.CLERK, Role.RECEPTION)
def child(request: DeskRequest, pk: int) -> HttpResponse:
    """Mark as a child's, or take the mark back; a Refusal is shown by the middleware."""
    opinion = whole_of(request, pk)
    said = request.POST.get("child") == "1"
    mark_child(opinion, by=request.actor, child=said)
    messages.success(
        request,
        "Đã ghi: người nêu chưa đủ 16 tuổi. Tên, thôn không được nêu; phần công khai phải xác nhận lại."
        if said
        else "Đã bỏ dấu trẻ em. Sự đồng ý nêu tên, nếu có, không tự trở lại.",
    )
    return back(request, pk)


@require_POST
@desk(Role.CLERK, Role.RECEPTION, Role.HAMLET_HEAD)
def withdraw(request: DeskRequest, pk: int) -> HttpResponse:
    """For somebody who comes to the desk or the hamlet head without a telephone."""
    whole = whole_of(request, pk)
    withdraw_consent(whole, by=request.actor)
    messages.success(
        request,
        "Đã rút đồng ý thay cháu: lời không công khai nữa, ý kiến vẫn được trả lời."
        if whole.child
        else "Đã rút đồng ý: từ nay không nêu tên, không nêu thôn.",
    )
    return back(request, pk)


@require_POST
@desk(Role.CLERK, Role.RECEPTION, Role.HAMLET_HEAD)
def agree(request: DeskRequest, pk: int) -> HttpResponse:
    """For whoever speaks for a child, and says so at the desk."""
    agree_for_child(whole_of(request, pk), by=request.actor)
    messages.success(request, "Đã ghi: người đại diện đồng ý thay cháu. Phần công khai xin xác nhận lại.")
    return back(request, pk)


def whole_of(request: DeskRequest, pk: int) -> Opinion:
    """The opinion under whose receipt this one stands; a person is not divided into parts."""
    found = get_object_or_404(Opinion.objects.readable_by(request.actor), pk=pk)
    return (
        found
        if found.code == found.receipt
        else get_object_or_404(Opinion.objects.seen_by(request.actor), code=found.receipt)
    )


def back(request: DeskRequest, pk: int) -> HttpResponse:
    """To where the button was."""
    opinion = get_object_or_404(Opinion.objects.readable_by(request.actor), pk=pk)
    if request.POST.get("after") == "triage" and opinion.dialogue_id:
        return redirect(f"{reverse('desk:triage', args=[opinion.dialogue_id])}?y_kien={pk}")
    return redirect("desk:opinion", pk)
