"""In sẵn: forms, lists, scripts, posters and tables of one dialogue, and slips that carry their code."""

from django.contrib import messages
from django.http import Http404, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.views.decorators.http import require_POST

from doithoai.actions.kernel import Refusal
from doithoai.actions.opinions.print_slips import print_slips
from doithoai.models import Dialogue, Hamlet, SlipBatch
from doithoai.outputs.sheets import SHEETS, Asked, Lot, Sheet, as_docx, as_pdf, slips_of, why_not
from doithoai.pages.desk.opinions.triage import number
from doithoai.pages.desk.papers.files import as_file
from doithoai.pages.desk.papers.views import show
from doithoai.pages.desk.request import DeskRequest
from doithoai.pages.desk.sheets.section import SlipForm, hamlet_of, may_read
from doithoai.pages.middleware import ANY_DESK, desk
from doithoai.pages.shared.address import site_of
from doithoai.rules.procedure import Role

EDITIONS = {"pdf": ("pdf", False), "docx": ("docx", False), "chu-to": ("pdf", True)}
PRINTERS = (Role.CLERK, Role.HAMLET_HEAD, Role.FRONT)


def asked_by(request: DeskRequest, *, large: bool) -> Asked:
    site = site_of(request)
    path = reverse("public:follow", args=["X"]).removesuffix("X/").lstrip("/")
    first = number(request.GET.get("tu"))
    return Asked(site, f"{site}{path}" if site else "", hamlet_of(request), large, first)


@desk(*ANY_DESK)
def sheet(request: DeskRequest, pk: int, slug: str, form: str) -> HttpResponse:
    """One sheet as PDF (shown; some in large print too) or Word, from the dialogue as it stands now."""
    dialogue, found = get_object_or_404(Dialogue.objects.select_related("commune"), pk=pk), SHEETS.get(slug)
    if found is None or form not in EDITIONS or not may_read(found, request.actor):
        raise Http404
    extension, large = EDITIONS[form]
    if (large and not found.large) or why_not(found, dialogue):
        raise Http404
    asked = asked_by(request, large=large)
    if found.lots and not asked.first and (lots := found.lots(dialogue, asked)):
        return in_lots(request, dialogue, found, asked, lots)
    content = found.make(dialogue, asked).content()
    if not content.forms:
        messages.info(request, f"{found.label}: chưa có gì để in.")
        return redirect(f"{reverse('desk:dialogue_papers', args=[pk])}#in-san")
    data = as_docx(content, large=large) if extension == "docx" else as_pdf(content, large=large)
    return as_file(data, f"{found.label} – {dialogue.title[:80]}", extension, inline=extension == "pdf")


def in_lots(
    request: DeskRequest, dialogue: Dialogue, sheet: Sheet, asked: Asked, lots: list[Lot]
) -> HttpResponse:
    """Too long for one printing: the lots to choose from."""
    context = {
        "section": "papers",
        "dialogue": dialogue,
        "sheet": sheet,
        "lots": lots,
        "hamlet": asked.hamlet,
        "hamlets": Hamlet.objects.all() if sheet.by_hamlet else (),
        "total": sum(each.count for each in lots),
        "query": f"thon={asked.hamlet.pk}&" if asked.hamlet else "",
    }
    return render(request, "desk/sheets/lots.html", context)


@require_POST
@desk(*PRINTERS)
def make_slips(request: DeskRequest, pk: int) -> HttpResponse:
    """Number the next slips; the page then shows where to print them."""
    dialogue, form = get_object_or_404(Dialogue, pk=pk), SlipForm(request.POST)
    if not form.is_valid():
        return show(request, dialogue, slip_form=form, status=422)
    try:
        batch = print_slips(dialogue, by=request.actor, **form.cleaned_data)
    except Refusal as refusal:
        dialogue.refresh_from_db()
        return show(request, dialogue, sentence=str(refusal), slip_form=form, status=409)
    messages.success(request, f"{batch}: đã có mã. Mở PDF bên dưới để in.")
    return redirect(f"{reverse('desk:dialogue_papers', args=[pk])}?phieu=moi#phieu")


@desk(*PRINTERS)
def slips(request: DeskRequest, pk: int, batch: int, form: str) -> HttpResponse:
    """The slips of one printing again, with the same codes."""
    if form not in EDITIONS:
        raise Http404
    found = get_object_or_404(
        SlipBatch.objects.select_related("dialogue__commune", "hamlet"), pk=batch, dialogue=pk
    )
    extension, large = EDITIONS[form]
    content = slips_of(found, asked_by(request, large=large)).content()
    data = as_docx(content, large=large) if extension == "docx" else as_pdf(content, large=large)
    return as_file(data, str(found), extension, inline=extension == "pdf")
