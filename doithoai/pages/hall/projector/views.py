"""The wall: read from the last row, worked by nobody."""

from functools import lru_cache
from typing import Any

import segno
from django.http import HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils.safestring import SafeString, mark_safe
from django.views.decorators.http import require_GET

from doithoai.models import Dialogue, Opinion
from doithoai.models.clock import now
from doithoai.models.opinion_state import IN_DOUBT
from doithoai.pages.hall.request import HallRequest
from doithoai.pages.hall.room import attendance_of, dialogue_of, floor_of
from doithoai.pages.hall.screen import AT_THE_DOOR, screen
from doithoai.pages.middleware import desk
from doithoai.pages.shared.address import for_phones

NEXT = 3  # how many of the waiting stand on the wall


@require_GET
@desk(*AT_THE_DOOR)
def projector(request: HallRequest, pk: int) -> HttpResponse:
    dialogue = dialogue_of(pk)
    return render(
        request,
        "hall/projector/projector.html",
        {**screen(request, dialogue), **wall_context(request, dialogue)},
    )


@require_GET
@desk(*AT_THE_DOOR)
def wall(request: HallRequest, pk: int) -> HttpResponse:
    return render(request, "hall/projector/_wall.html", wall_context(request, dialogue_of(pk)))


def wall_context(request: HallRequest, dialogue: Dialogue) -> dict[str, Any]:
    phone = reverse("hall:phone", args=[request.commune.slug, dialogue.slug])
    address = for_phones(request, phone)
    floor = floor_of(dialogue)
    return {
        "dialogue": dialogue,
        "floor": floor,
        "coming": floor.waiting[:NEXT],
        "attendance": attendance_of(dialogue),
        "opinions": Opinion.objects.filter(dialogue=dialogue)
        .on_the_dialogue_track()
        .told_to_all()
        .exclude(IN_DOUBT)
        .senders()
        .count(),
        "decided": dialogue.groups.told_to_all().filter(outcome__isnull=False).count(),
        "now": now(),
        "qr": qr_of(address),
    }


@lru_cache(maxsize=64)
def qr_of(address: str) -> SafeString:
    """The code as inline SVG without a size of its own: the wall decides."""
    return mark_safe(segno.make(address, error="m", micro=False).svg_inline(omitsize=True, border=2))
