"""Several people at one triage desk: who is where, taking over, and taking back what I did last."""

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.views.decorators.http import require_POST

from doithoai.actions.holding import hold_opinion
from doithoai.actions.kernel import Refusal
from doithoai.actions.opinions.undo_triage import undo_triage
from doithoai.models import Dialogue, Opinion
from doithoai.models.clock import now
from doithoai.pages.desk.opinions.triage import place_of, show
from doithoai.pages.desk.request import DeskRequest
from doithoai.pages.middleware import desk
from doithoai.rules.procedure import Role


@require_POST
@desk(Role.CLERK)
def hold(request: DeskRequest, pk: int) -> HttpResponse:
    """The page says that it is still open; the fragment tells who else is there."""
    opinion = get_object_or_404(Opinion.objects.seen_by(request.actor), pk=pk)
    other = hold_opinion(opinion, by=request.actor, at=now())
    return render(request, "desk/opinions/_hold.html", {"opinion": opinion, "held": other})


@require_POST
@desk(Role.CLERK)
def take_over(request: DeskRequest, pk: int) -> HttpResponse:
    opinion = get_object_or_404(Opinion.objects.seen_by(request.actor), pk=pk)
    hold_opinion(opinion, by=request.actor, at=now(), take_over=True)
    return redirect(place_of(opinion))


@require_POST
@desk(Role.CLERK)
def undo(request: DeskRequest, pk: int) -> HttpResponse:
    """Back to the opinion that the last deed of mine was about."""
    dialogue = get_object_or_404(Dialogue, pk=pk)
    try:
        opinion = undo_triage(dialogue, by=request.actor)
    except Refusal as refusal:
        return show(request, dialogue, request.POST.get("y_kien", ""), str(refusal))
    messages.success(request, f"Đã hoàn lại việc vừa làm với {opinion.code}.")
    return redirect(place_of(opinion))
