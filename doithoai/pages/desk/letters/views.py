"""Công văn sau kết luận: give the work out, remind, pass on what is beyond the commune, write down what came back."""

from dataclasses import dataclass
from typing import Any

from django import forms
from django.contrib import messages
from django.http import Http404, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.views.decorators.http import require_POST

from doithoai.actions.conclusion.issue_task_letter import issue_task_letter
from doithoai.actions.kernel import Refusal
from doithoai.actions.replies.issue_reminder import issue_reminder
from doithoai.actions.replies.record_petition_answer import record_petition_answer
from doithoai.actions.replies.send_petition import send_petition
from doithoai.models import Dialogue, Paper, Petition
from doithoai.models.clock import today
from doithoai.outputs.papers import render_pdf
from doithoai.outputs.papers.drafts import draft
from doithoai.pages.desk.doors import tabs
from doithoai.pages.desk.letters.forms import AnswerForm, LetterForm, PetitionForm, ReminderForm, TaskForm
from doithoai.pages.desk.papers.files import as_file
from doithoai.pages.desk.request import DeskRequest
from doithoai.pages.middleware import OFFICE, desk
from doithoai.rules.procedure import Role

SENDERS = (Role.CLERK, Role.CHAIR)


@dataclass(frozen=True)
class Way:
    """One letter: the paper, the deed that issues it, its form, and what its box says."""

    kind: str
    verb: Any
    form: type[LetterForm]
    title: str
    means: str
    confirm: str


WAYS = {
    "giao-viec": Way(
        Paper.Kind.TASK_LETTER, issue_task_letter, TaskForm, "Giao việc",
        "Giao từng nội dung đã kết luận cho đơn vị, đúng hạn đã ghi trong kết luận.",
        "Ban hành công văn giao việc? Công văn được đánh số; các đơn vị thấy ngay.",
    ),
    "don-doc": Way(
        Paper.Kind.REMINDER, issue_reminder, ReminderForm, "Đôn đốc",
        "Bảng các nội dung quá hạn và số ngày chậm. Lần 1 nhắc, lần 2 nhắc lại, từ lần 3 yêu cầu giải trình.",
        "Ban hành công văn đôn đốc? Công văn được đánh số; đơn vị thấy ngay.",
    ),
    "kien-nghi": Way(
        Paper.Kind.PETITION, send_petition, PetitionForm, "Kiến nghị cấp trên",
        "Chuyển nội dung vượt thẩm quyền đến cơ quan giải quyết được. Không kèm tên, liên hệ của người dân.",
        "Ban hành công văn kiến nghị? Công văn được đánh số.",
    ),
}  # fmt: skip


@desk(*OFFICE)
def letters(request: DeskRequest, pk: int) -> HttpResponse:
    return show(request, get_object_or_404(Dialogue, pk=pk))


@require_POST
@desk(*SENDERS)
def issue_letter(request: DeskRequest, pk: int, what: str) -> HttpResponse:
    """Issue one letter; with `xem` only its draft as PDF, nothing is stored."""
    dialogue = get_object_or_404(Dialogue, pk=pk)
    if what not in WAYS:
        raise Http404
    way = WAYS[what]
    form = way.form(dialogue, request.POST)
    if not form.is_valid():
        return show(request, dialogue, tried=(what, form), status=422)
    if "xem" in request.POST:
        content = draft(way.kind, dialogue, **form.given()).content()
        return as_file(render_pdf(content), f"Dự thảo – {content.name[:100]}", "pdf", inline=True)
    try:
        made = way.verb(dialogue, by=request.actor, issued_on=form.cleaned_data["issued_on"], **form.given())
    except Refusal as refusal:
        dialogue.refresh_from_db()
        return show(request, dialogue, tried=(what, form), sentence=str(refusal), status=409)
    paper = made.paper if isinstance(made, Petition) else made
    messages.success(request, f"Đã ban hành: {paper}.")
    return redirect("desk:letters", pk)


@require_POST
@desk(*SENDERS)
def petition_answer(request: DeskRequest, pk: int) -> HttpResponse:
    """Write down what the body outside answered."""
    petition = get_object_or_404(Petition.objects.select_related("dialogue", "paper"), pk=pk)
    form = AnswerForm(request.POST)
    if not form.is_valid():
        return show(request, petition.dialogue, answered=(petition.pk, form), status=422)
    try:
        record_petition_answer(petition, by=request.actor, **form.cleaned_data)
    except Refusal as refusal:
        return show(
            request, petition.dialogue, answered=(petition.pk, form), sentence=str(refusal), status=409
        )
    messages.success(request, "Đã ghi trả lời; người có ý kiến đọc được khi tra mã.")
    return redirect("desk:letters", petition.dialogue_id)


def show(
    request: DeskRequest, dialogue: Dialogue, *, tried: tuple[str, LetterForm] | None = None,
    answered: tuple[int, forms.Form] | None = None, sentence: str = "", status: int = 200,
) -> HttpResponse:  # fmt: skip
    by, day = request.actor, today()
    rows = Paper.objects.with_state().filter(dialogue=dialogue, kind__in=[way.kind for way in WAYS.values()])
    issued = list(rows.defer("facts"))
    sent = Petition.objects.filter(dialogue=dialogue).select_related("paper").prefetch_related(
        "paper__followers", "assignments__group"
    )  # fmt: skip
    boxes = []
    for what, way in WAYS.items():
        form = tried[1] if tried and tried[0] == what else way.form(dialogue)
        why_not = way.verb.refusal(dialogue, by=by)
        if not why_not and isinstance(form, ReminderForm) and form.nobody_is_late:
            why_not = "Không có nội dung nào quá hạn nên không có gì để đôn đốc."
        boxes.append(
            {
                "what": what,
                "way": way,
                "form": form,
                "why_not": why_not,
                "issued": [each for each in issued if each.kind == way.kind],
                "open": bool(tried and tried[0] == what),
            }
        )
    context = {
        "dialogue": dialogue,
        "tabs": tabs(dialogue, by, "desk:letters"),
        "boxes": boxes,
        "petitions": [
            {
                "petition": each,
                "withdrawn": each.paper.ended_by is not None,
                "late": each.is_late(day) and each.paper.ended_by is None,
                "form": answered[1] if answered and answered[0] == each.pk else AnswerForm(),
            }
            for each in sent
        ],
        "may_send": by.is_any(*SENDERS),
        "sentence": sentence,
    }
    return render(request, "desk/letters/letters.html", context, status=status)
