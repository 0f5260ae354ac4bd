"""What the QR of an invitation opens: for a steward one tap, for a guest a kind word."""

from django.http import Http404, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.views.decorators.http import require_http_methods

from doithoai.actions.conference.check_in import check_in
from doithoai.models import Invitation
from doithoai.pages.hall.deeds import deed
from doithoai.pages.hall.request import HallRequest
from doithoai.pages.hall.screen import AT_THE_DOOR, screen
from doithoai.pages.middleware import anyone, desk
from doithoai.rules.codes import read_code


@require_http_methods(["GET", "POST"])
@anyone
def entry(request: HallRequest, code: str) -> HttpResponse:
    """A guest may scan their own invitation: they learn what it is for, and nothing about anybody."""
    if not request.user.is_authenticated:
        return render(request, "hall/entry/guest.html", {"next": request.path})
    return steward(request, code)


@desk(*AT_THE_DOOR)
def steward(request: HallRequest, code: str) -> HttpResponse:
    guest = (
        Invitation.objects.select_related("dialogue", "hamlet", "arrival")
        .filter(code=read_code(code))
        .first()
    )
    if guest is None:
        raise Http404
    if request.method == "POST":
        return deed(request, lambda: check_in(guest, by=request.actor))
    return render(
        request,
        "hall/entry/entry.html",
        {
            **screen(request, guest.dialogue),
            "guest": guest,
            "why_not": check_in.refusal(guest, by=request.actor),
            "back": reverse("hall:check_in", args=[guest.dialogue_id]),
        },
    )
