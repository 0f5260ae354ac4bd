"""The way into the hall: which screens there are, and the two deeds that begin and end the day."""

from django.http import HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_GET, require_POST

from doithoai.actions.conference.close_conference import close_conference
from doithoai.actions.conference.open_conference import open_conference
from doithoai.pages.hall.deeds import deed
from doithoai.pages.hall.request import HallRequest
from doithoai.pages.hall.room import attendance_of, dialogue_of
from doithoai.pages.hall.screen import AT_THE_DOOR, AT_THE_TABLE, screen
from doithoai.pages.middleware import desk
from doithoai.pages.shared.address import reaches_phones


@require_GET
@desk(*AT_THE_DOOR)
def start(request: HallRequest, pk: int) -> HttpResponse:
    dialogue = dialogue_of(pk)
    context = {"attendance": attendance_of(dialogue), "no_phones": not reaches_phones(request)}
    return render(request, "hall/start/start.html", {**screen(request, dialogue), **context})


@require_POST
@desk(*AT_THE_TABLE)
def open_the_conference(request: HallRequest, pk: int) -> HttpResponse:
    dialogue = dialogue_of(pk)
    return deed(request, lambda: open_conference(dialogue, by=request.actor), done="Hội nghị đã khai mạc.")


@require_POST
@desk(*AT_THE_TABLE)
def close_the_conference(request: HallRequest, pk: int) -> HttpResponse:
    dialogue = dialogue_of(pk)
    return deed(request, lambda: close_conference(dialogue, by=request.actor), done="Hội nghị đã bế mạc.")
