"""Lịch của tôi: one's own dates in the phone, under a secret address that can be renewed."""

from urllib.parse import urlsplit

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.views.decorators.http import require_POST, require_safe

from doithoai.actions.commune.renew_calendar import renew_calendar
from doithoai.models import Actor, CalendarAddress, serving
from doithoai.models.calendar_address import address_of_token
from doithoai.outputs.own_calendar import own_calendar
from doithoai.pages.desk.request import DeskRequest
from doithoai.pages.middleware import ANY_DESK, anyone, desk
from doithoai.pages.shared.address import for_phones, reaches_phones


@desk(*ANY_DESK)
def page(request: DeskRequest) -> HttpResponse:
    row = CalendarAddress.objects.get_or_none(user=request.actor.user_id)
    whole = for_phones(request, reverse("desk:calendar_feed", args=[row.token])) if row else ""
    context = {
        "section": "today",
        "address": whole,
        "webcal": urlsplit(whole)._replace(scheme="webcal").geturl() if whole else "",
        "made_at": row.made_at if row else None,
        "reachable": reaches_phones(request),
    }
    return render(request, "desk/own_calendar/page.html", context)


@require_POST
@desk(*ANY_DESK)
def renew(request: DeskRequest) -> HttpResponse:
    renew_calendar(request.commune, by=request.actor)
    messages.success(request, "Đã lập địa chỉ lịch riêng. Địa chỉ trước đó, nếu có, không mở được nữa.")
    return redirect("desk:own_calendar")


@require_safe
@anyone
def feed(request: HttpRequest, token: str) -> HttpResponse:
    """Whoever holds the address reads it, as long as its owner still works in the commune."""
    row = address_of_token(token)
    actor = Actor.of(row.user, row.commune_id) if row and row.user.is_active else None
    if row is None or actor is None:
        raise Http404
    with serving(row.commune):
        site = request.build_absolute_uri("/").rstrip("/")
        data = own_calendar(actor, place=row.commune.full_name, site=site)
    return HttpResponse(
        data,
        content_type="text/calendar; charset=utf-8",
        headers={
            "Content-Disposition": 'inline; filename="viec-cua-toi.ics"',
            "Cache-Control": "private, no-store",
            "X-Robots-Tag": "noindex",
        },
    )
