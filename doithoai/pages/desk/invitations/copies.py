"""All invitations of one batch as one file: a few at once, many by the job loop while the page tells how far it is."""

from collections.abc import Collection

from django.http import FileResponse, Http404, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.views.decorators.http import require_POST

from doithoai.actions.invitations.prepare_copies import prepare_copies
from doithoai.actions.kernel import Refusal
from doithoai.models import Actor, Copies, Job, Paper
from doithoai.models.clock import now
from doithoai.outputs import papers
from doithoai.outputs.papers.archive import file_name, guests_of, invitation_copies
from doithoai.pages.desk.papers.files import TYPES
from doithoai.pages.desk.request import DeskRequest
from doithoai.pages.middleware import desk
from doithoai.pages.shared.address import for_phones
from doithoai.rules.procedure import Role

READERS = (Role.CLERK, Role.CHAIR, Role.SECRETARY, Role.FRONT, Role.HAMLET_HEAD)
EVERYBODYS = (Role.CLERK, Role.CHAIR, Role.SECRETARY, Role.FRONT)
MANY = 60
"""From this many guests on the file is made by the job loop: a request would take seconds."""
LABELS = {"pdf": "PDF để in", "docx": "Word", "zip": "Word, mỗi người một tệp (zip)"}
GIVEN_UP = "Máy làm nhiều lần không xong tệp này. Xin tải dạng khác, hoặc báo người giữ máy chủ."


def hamlets_of(actor: Actor) -> Collection[int] | None:
    """Whose guests this person sees: a hamlet head those of their hamlets, the office everybody (None)."""
    return None if actor.is_any(*EVERYBODYS) else sorted(actor.hamlet_ids)


def batch(pk: int) -> Paper:
    return get_object_or_404(Paper.objects.select_related("dialogue"), pk=pk, kind=Paper.Kind.INVITATION)


def entry_of(request: DeskRequest) -> str:
    """What the QR of an invitation begins with."""
    return for_phones(request, reverse("hall:entry", args=["X"])).removesuffix("X/")


@desk(*READERS)
def copies(request: DeskRequest, pk: int, form: str) -> HttpResponse:
    """The file of a small batch; the page of a large one."""
    paper = batch(pk)
    invited = guests_of(paper, hamlets_of(request.actor))
    if not invited:
        raise Http404
    if len(invited) >= MANY:
        return redirect("desk:large_copies", pk, form)
    letters = invitation_copies(paper, invited, check_in_address=entry_of(request))
    answer = HttpResponse(papers.render_invitations(letters, form), content_type=TYPES[form])
    answer["Content-Disposition"] = f'attachment; filename="{file_name(paper, form)}"'
    return answer


@desk(*READERS)
def large_copies(request: DeskRequest, pk: int, form: str) -> HttpResponse:
    """How far the file is; asks again by itself, with and without a script. Also the button that begins it."""
    return show(request, batch(pk), form)


@require_POST
@desk(*READERS)
def prepare(request: DeskRequest, pk: int, form: str) -> HttpResponse:
    paper = batch(pk)
    try:
        prepare_copies(
            paper, by=request.actor, form=form, hamlets=hamlets_of(request.actor),
            check_in_address=entry_of(request),
        )  # fmt: skip
    except Refusal as refusal:
        return show(request, paper, form, sentence=str(refusal))
    return redirect("desk:large_copies", pk, form)


@desk(*READERS)
def copies_file(request: DeskRequest, pk: int) -> HttpResponse:
    """The finished file; gone after a day."""
    made = get_object_or_404(Copies.objects.fresh(now()).select_related("paper"), pk=pk)
    if made.hamlets != hamlets_of(request.actor) or not made.is_ready():
        raise Http404
    return FileResponse(  # type: ignore[return-value]
        made.path.open("rb"), as_attachment=True, filename=file_name(made.paper, made.form),
        content_type=TYPES[made.form], headers={"Cache-Control": "private, no-store"},
    )  # fmt: skip


def show(request: DeskRequest, paper: Paper, form: str, *, sentence: str = "") -> HttpResponse:
    wanted = hamlets_of(request.actor)
    rows = Copies.objects.fresh(now()).filter(paper=paper, form=form, check_in_address=entry_of(request))
    asked = next((each for each in rows if each.hamlets == wanted), None)
    why_not = sentence or (asked.why_not if asked else "")
    if asked and asked.made_at is None and not why_not and given_up(asked):
        why_not = GIVEN_UP
    context = {
        "section": "dialogues",
        "paper": paper,
        "form": form,
        "label": LABELS[form],
        "asked": asked,
        "ready": asked is not None and asked.is_ready(),
        "working": asked is not None and asked.made_at is None and not why_not,
        "done_told": dotted(asked.done if asked else 0),
        "total_told": dotted(asked.total if asked else len(guests_of(paper, wanted))),
        "why_not": why_not,
        "no_prepare": prepare_copies.refusal(paper, by=request.actor),
    }
    return render(request, "desk/invitations/copies.html", context, status=409 if sentence else 200)


def dotted(number: int) -> str:
    """ "1.000"."""
    return f"{number:,}".replace(",", ".")


def given_up(asked: Copies) -> bool:
    """Whether nobody will try again: each try ended with its process or failed."""
    job = Job.objects.filter(unique_key=asked.job_key).first()
    if job is None or job.done_at:
        return True
    return job.attempts >= job.max_attempts and (job.leased_until is None or job.leased_until < now())
