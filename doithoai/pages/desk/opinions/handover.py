"""What goes into the sealed envelope before a denunciation is wiped here: taken out once, kept nowhere."""

from django.http import HttpResponse
from django.shortcuts import get_object_or_404
from django.views.decorators.http import require_POST

from doithoai.actions.opinions.take_handover import take_handover
from doithoai.models import Opinion
from doithoai.outputs.handover import files_zip, sheet_pdf
from doithoai.pages.desk.papers.files import as_file
from doithoai.pages.desk.request import DeskRequest
from doithoai.pages.middleware import desk
from doithoai.rules.procedure import Role


@require_POST
@desk(Role.CLERK, Role.RECEPTION, Role.CHAIR)
def handover_sheet(request: DeskRequest, pk: int) -> HttpResponse:
    """The sheet to print, with its photos."""
    opinion = asked_for(request, pk)
    printed = sheet_pdf(opinion, to=given_to(request))
    take_handover(opinion, by=request.actor, part="sheet")
    return as_file(printed, "Bản giao để niêm phong", "pdf", inline=True)


@require_POST
@desk(Role.CLERK, Role.RECEPTION, Role.CHAIR)
def handover_files(request: DeskRequest, pk: int) -> HttpResponse:
    """The sheet and every file that came along, as one zip."""
    opinion = asked_for(request, pk)
    packed = files_zip(opinion, to=given_to(request))
    take_handover(opinion, by=request.actor, part="files")
    return as_file(packed, "Bản giao và tệp kèm theo", "zip")


def asked_for(request: DeskRequest, pk: int) -> Opinion:
    rows = Opinion.objects.seen_by(request.actor).on_the_dialogue_track().select_related("hamlet")
    found: Opinion = get_object_or_404(rows, pk=pk)
    return found


def given_to(request: DeskRequest) -> str:
    """Who takes the envelope, as typed beside the button; the reception desk when nothing is."""
    return request.POST.get("to", "").strip()[:200] or request.commune.reception_desk
