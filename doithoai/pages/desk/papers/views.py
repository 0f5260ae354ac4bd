"""Giấy tờ: every official paper, as a draft of the facts as they stand or as it was issued."""

from django import forms
from django.contrib import messages
from django.core.paginator import Paginator
from django.http import Http404, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.views.decorators.http import require_POST

from doithoai.actions.drafting import way_of
from doithoai.actions.kernel import Refusal
from doithoai.models import Dialogue, Paper
from doithoai.models.clock import today
from doithoai.outputs.papers import render_docx, render_pdf
from doithoai.outputs.papers.archive import docx_of, large_print_of, pdf_of
from doithoai.outputs.papers.drafts import draft
from doithoai.pages.desk.dialogues.plan.checking import errors_before_issuing
from doithoai.pages.desk.doors import tabs
from doithoai.pages.desk.fields import IssueForm
from doithoai.pages.desk.papers.files import as_file
from doithoai.pages.desk.papers.kinds import KINDS, readable_by
from doithoai.pages.desk.papers.marks.views import OTHERS
from doithoai.pages.desk.papers.register import READERS
from doithoai.pages.desk.request import DeskRequest
from doithoai.pages.desk.sheets.section import section
from doithoai.pages.middleware import ANY_DESK, OFFICE, desk
from doithoai.pages.shared.address import site_of
from doithoai.rules.paper_trail import Way
from doithoai.rules.procedure import Role

PER_PAGE = 50
#: What has a box or a list of its own on the page of a dialogue; everything else is listed together.
BOXED = {*(kind.value for kind in KINDS.values()), Paper.Kind.REPLY}


@desk(*ANY_DESK)
def papers(request: DeskRequest) -> HttpResponse:
    """Everything issued, newest first; by kind when asked."""
    kind = request.GET.get("loai", "")
    rows = readable_by(request.actor).with_state().select_related("dialogue").defer("facts")
    if kind in Paper.Kind.values:
        rows = rows.filter(kind=kind)
    context = {
        "page": Paginator(rows, PER_PAGE).get_page(request.GET.get("page")),
        "kinds": Paper.Kind.choices,
        "kind": kind,
        "alive": Dialogue.objects.alive(),
        "keeps_wordings": request.actor.is_any(Role.CLERK, Role.ADMIN),
        "keeps_marks": request.actor.is_any(*OFFICE, Role.FRONT, Role.ADMIN),
        "register": reverse("desk:register") if request.actor.is_any(*READERS) else "",
    }
    return render(request, "desk/papers/papers.html", context)


@desk(*ANY_DESK)
def dialogue_papers(request: DeskRequest, pk: int) -> HttpResponse:
    return show(request, get_object_or_404(Dialogue, pk=pk))


def show(
    request: DeskRequest,
    dialogue: Dialogue,
    *,
    sentence: str = "",
    tried: tuple[str, forms.Form] | None = None,
    slip_form: forms.Form | None = None,
    status: int = 200,
) -> HttpResponse:
    """The papers of one dialogue, kind by kind: issued ones, the draft, and the button that issues it; then what
    is printed without a number."""
    issued = list(readable_by(request.actor).with_state().filter(dialogue=dialogue).defer("facts"))
    boxes = []
    for kind in KINDS.values():
        done = [paper for paper in issued if paper.kind == kind.value]
        form: forms.Form = IssueForm.on(today())
        if tried and tried[0] == kind.slug:
            form = tried[1]
        why_not = kind.verb.refusal(dialogue, by=request.actor)  # type: ignore[attr-defined]
        is_plan = kind.value == Paper.Kind.PLAN
        boxes.append(
            {
                "kind": kind,
                "issued": done,
                "open": not any(not paper.ended_by for paper in done) or (kind.again and not why_not),
                "why_not": why_not,
                "form": form,
                "errors": errors_before_issuing(dialogue) if is_plan and not done and not why_not else [],
            }
        )
    context = {
        "dialogue": dialogue,
        "boxes": boxes,
        "tabs": tabs(dialogue, request.actor, "desk:dialogue_papers"),
        "letters": [paper for paper in issued if paper.kind not in BOXED],
        "replies": [paper for paper in issued if paper.kind == Paper.Kind.REPLY],
        "sentence": sentence,
        "takes_steps": way_of(dialogue.commune_id) != Way.ONE,
        "drafts": request.actor.is_any(*OFFICE),
        "other_marks": OTHERS.items(),
        "sheets": section(request, dialogue, tried=slip_form),
    }
    return render(request, "desk/papers/dialogue_papers.html", context, status=status)


@require_POST
@desk(*OFFICE)
def issue(request: DeskRequest, pk: int, kind: str) -> HttpResponse:
    """Number and date one paper; a refusal comes back on the same page."""
    dialogue = get_object_or_404(Dialogue, pk=pk)
    chosen = KINDS.get(kind)
    if chosen is None or chosen.page:
        raise Http404
    form = IssueForm(request.POST)
    if not form.is_valid():
        return show(request, dialogue, tried=(kind, form), status=422)
    try:
        more = {"site": site_of(request)} if chosen.value == Paper.Kind.PUBLIC_NOTICE else {}
        paper = chosen.verb(dialogue, by=request.actor, issued_on=form.cleaned_data["issued_on"], **more)
    except Refusal as refusal:
        dialogue.refresh_from_db()
        return show(request, dialogue, sentence=str(refusal), tried=(kind, form), status=409)
    messages.success(request, f"Đã ban hành: {paper}.")
    return redirect("desk:dialogue_papers", pk)


@desk(*OFFICE)
def draft_file(request: DeskRequest, pk: int, kind: str, form: str) -> HttpResponse:
    """A paper of the facts as they stand, without number and date."""
    dialogue = get_object_or_404(Dialogue, pk=pk)
    if kind not in KINDS or form not in ("pdf", "docx"):
        raise Http404
    content = draft(KINDS[kind].value, dialogue).content()
    data = render_pdf(content) if form == "pdf" else render_docx(content)
    return as_file(data, f"Dự thảo – {content.name[:100]}", form, inline=form == "pdf")


@desk(*ANY_DESK)
def paper_file(request: DeskRequest, pk: int, form: str) -> HttpResponse:
    """An issued paper, as PDF (shown; also in large print) or Word (downloaded)."""
    paper = get_object_or_404(readable_by(request.actor), pk=pk)
    if form not in EDITIONS:
        raise Http404
    made, extension = EDITIONS[form]
    name = f"{paper.code.replace('/', '-')} {paper.subject[:100]}"
    return as_file(made(paper), name, extension, inline=extension == "pdf")


EDITIONS = {"pdf": (pdf_of, "pdf"), "docx": (docx_of, "docx"), "chu-to": (large_print_of, "pdf")}
