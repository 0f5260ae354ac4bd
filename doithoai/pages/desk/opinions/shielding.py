"""From which bodies the person behind one opinion is hidden."""

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect
from django.views.decorators.http import require_POST

from doithoai.actions.kernel import Refusal
from doithoai.actions.opinions.shield_petitioner import shield_petitioner
from doithoai.models import Body, Opinion
from doithoai.pages.desk.opinions.triage import back_to, place_of
from doithoai.pages.desk.request import DeskRequest
from doithoai.pages.middleware import desk
from doithoai.rules.procedure import Role


@require_POST
@desk(Role.CLERK, Role.CHAIR, Role.SECRETARY, Role.RECEPTION)
def shield(request: DeskRequest, pk: int) -> HttpResponse:
    opinion = get_object_or_404(Opinion.objects.readable_by(request.actor), pk=pk)
    chosen = [int(key) for key in request.POST.getlist("bodies") if key.isdecimal()]
    try:
        shield_petitioner(opinion, by=request.actor, bodies=list(Body.objects.filter(pk__in=chosen)))
    except Refusal as refusal:
        return back_to(request, opinion, str(refusal))
    messages.success(
        request, "Đã lưu: đơn vị được chọn không thấy người nêu." if chosen else "Đã thôi giấu người nêu."
    )
    if request.POST.get("after") and opinion.dialogue_id:
        return redirect(place_of(opinion))
    return redirect("desk:opinion", opinion.pk)
