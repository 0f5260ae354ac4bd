"""Who is asking, in which commune; and a Refusal becomes its sentence.

Every view is wrapped by exactly one of `desk` or `public` (a house test insists): the wrapper names
the roles that may open the page and serves their commune only.
"""

import logging
from collections.abc import Callable
from contextlib import suppress
from functools import wraps
from typing import Any
from urllib.parse import urlsplit

from django.contrib.auth.views import redirect_to_login
from django.http import Http404, HttpRequest, HttpResponse, QueryDict, UnreadablePostError
from django.shortcuts import render
from django.utils.http import url_has_allowed_host_and_scheme

from doithoai.actions.kernel import Refusal
from doithoai.models import Actor, Commune, Membership, serving
from doithoai.models.reading import read_by
from doithoai.rules.calendar_files import CalendarFileError
from doithoai.rules.procedure import ROLE_LABELS, Role, listed

View = Callable[..., HttpResponse]
log = logging.getLogger("doithoai.pages")
NUL = "\0"

#: Everybody with a desk in the commune.
ANY_DESK = (
    Role.CLERK, Role.CHAIR, Role.SECRETARY, Role.OFFICER, Role.HAMLET_HEAD, Role.FRONT, Role.RECEPTION, Role.ADMIN,
)  # fmt: skip
#: Who runs the dialogue: the clerk, the chair, the secretary.
OFFICE = (Role.CLERK, Role.CHAIR, Role.SECRETARY)


def desk(*roles: Role) -> Callable[[View], View]:
    """A page for people who signed in and hold one of `roles` in the commune they work in now."""

    def decorate(view: View) -> View:
        @wraps(view)
        def wrapped(request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
            if not request.user.is_authenticated:
                return redirect_to_login(onward_from(request))
            places = request.user.memberships_everywhere()
            commune = chosen_of(request, places)
            actor = Actor.of(request.user, commune.pk, places) if commune else None
            if commune is None or actor is None:
                return refuse(
                    request, "Tài khoản này chưa được giao việc ở xã, phường nào. Xin liên hệ quản trị.", 403
                )
            request.commune, request.actor = commune, actor  # type: ignore[attr-defined]
            if not actor.is_any(*roles):
                named = listed([ROLE_LABELS[role] for role in Role if role in roles])
                return refuse(
                    request, f"Trang này dành cho {named}. Bạn đang đăng nhập với vai {actor.title}.", 403
                )
            try:
                with read_by(actor):  # no page shows what this person may not know (models/reading.py)
                    response = within(commune, view, request, *args, **kwargs)
            except CalendarFileError as broken:  # somebody edited a file by hand: every date waits for it
                log.exception("a calendar file is not in order")
                return refuse(request, broken.for_people(), 503)
            # The office computer is everybody's: what a signed-in person saw must not come back by "Back".
            response.headers.setdefault("Cache-Control", "private, no-store")
            return response

        wrapped.roles = frozenset(roles)  # type: ignore[attr-defined]
        return wrapped

    return decorate


def onward_from(request: HttpRequest) -> str:
    """Where to go on after signing in: this page; after a deed that was not done, the page it began on."""
    if request.method in ("GET", "HEAD"):
        return request.get_full_path()
    came_from = request.headers.get("Referer", "")
    if not url_has_allowed_host_and_scheme(came_from, {request.get_host()}):
        return "/"
    page = urlsplit(came_from)
    return f"{page.path}?{page.query}" if page.query else page.path or "/"


def public(view: View) -> View:
    """A page for everyone: `commune` is the slug in its address; needs no account and no cookie."""

    @wraps(view)
    def wrapped(request: HttpRequest, commune: str, *args: Any, **kwargs: Any) -> HttpResponse:
        served = Commune.at(commune)
        if served is None:
            raise Http404
        request.commune = served  # type: ignore[attr-defined]
        request.actor = Actor.citizen(served.pk)  # type: ignore[attr-defined]
        return within(served, view, request, *args, **kwargs)

    wrapped.roles = frozenset({Role.CITIZEN})  # type: ignore[attr-defined]
    return wrapped


def anyone(view: View) -> View:
    """A page that serves no commune at all (sign-in, look-up by code, the design page)."""
    view.roles = frozenset({Role.CITIZEN})  # type: ignore[attr-defined]
    return view


def within(commune: Commune, view: View, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
    """Serve one commune for the whole request, streaming included; show a refusal as its sentence."""
    with serving(commune):
        try:
            return view(request, *args, **kwargs)
        except Refusal as refusal:
            return refuse(request, str(refusal), 409)


def no_blank_page(
    get_response: Callable[[HttpRequest], HttpResponse],
) -> Callable[[HttpRequest], HttpResponse]:
    """Middleware. Who comes back by the address bar, or by signing in again, to where a form was sent finds
    a sentence instead of the browser's own empty page."""

    def middleware(request: HttpRequest) -> HttpResponse:
        answer = get_response(request)
        if answer.status_code == 405 and request.method == "GET":
            allowed = answer.headers.get("Allow", "")
            answer = refuse(
                request,
                "Trang này chỉ nhận biểu mẫu vừa gửi, không mở lại được. Xin vào lại từ danh mục.",
                405,
            )
            answer.headers["Allow"] = allowed
        return answer

    return middleware


class WithoutNul:
    """Middleware. No typed text, address or cookie brings a NUL sign in: nobody can type one, a form answers it in
    English and PostgreSQL with an error. In a file it stays, whose reader judges it."""

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponse]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        if NUL in request.path_info:
            raise Http404
        request.COOKIES = {name: text.replace(NUL, "") for name, text in request.COOKIES.items()}
        request.GET = without_nul(request.GET)  # type: ignore[assignment]
        return self.get_response(request)

    def process_view(self, request: HttpRequest, *_: Any) -> None:
        with suppress(UnreadablePostError):  # whoever reads it next tells it
            request.POST = without_nul(request.POST)  # type: ignore[assignment]


def without_nul(typed: QueryDict) -> QueryDict:
    """The same where there is none, as nearly always."""
    if not any(NUL in text for _, many in typed.lists() for text in many):
        return typed
    kept = typed.copy()
    for name, many in typed.lists():
        kept.setlist(name, [text.replace(NUL, "") for text in many])
    return kept


def refuse(request: HttpRequest, sentence: str, status: int) -> HttpResponse:
    return render(request, "shared/refusal.html", {"sentence": sentence}, status=status)


def chosen_of(request: HttpRequest, places: list[Membership]) -> Commune | None:
    """The commune this person works in now: the one they chose, else their first."""
    communes: dict[Any, Commune] = {place.commune_id: place.commune for place in places}
    return communes.get(request.session.get("commune")) or next(iter(communes.values()), None)
