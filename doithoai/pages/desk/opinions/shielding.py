"""From which bodies the person behind one opinion is hidden, and from which people the opinion."""

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect
from django.views.decorators.http import require_POST

from doithoai.actions.kernel import Refusal
from doithoai.actions.opinions.shield_petitioner import shield_petitioner
from doithoai.models import Body, Membership, Opinion, User
from doithoai.pages.desk.opinions.triage import back_to, number, place_of
from doithoai.pages.desk.request import DeskRequest
from doithoai.pages.middleware import desk
from doithoai.rules.procedure import Role


@require_POST
@desk(Role.CLERK, Role.CHAIR, Role.SECRETARY, Role.RECEPTION)
def shield(request: DeskRequest, pk: int) -> HttpResponse:
    opinion = get_object_or_404(Opinion.objects.readable_by(request.actor), pk=pk)
    chosen = [number(key) for key in request.POST.getlist("bodies")]
    named = [number(key) for key in request.POST.getlist("people")]
    people = User.objects.filter(pk__in=Membership.objects.filter(user__in=named).values("user"))
    try:
        shield_petitioner(
            opinion, by=request.actor, bodies=list(Body.objects.filter(pk__in=chosen)), people=list(people)
        )
    except Refusal as refusal:
        return back_to(request, opinion, str(refusal))
    messages.success(
        request,
        "Đã lưu: đơn vị được chọn không thấy người nêu, người được chọn không thấy ý kiến này."
        if chosen or named
        else "Đã thôi giấu người nêu.",
    )
    if request.actor.user_id in named:  # it is no longer theirs to see
        return redirect("desk:opinions")
    if request.POST.get("after") and opinion.dialogue_id:
        return redirect(place_of(opinion))
    return redirect("desk:opinion", opinion.pk)
