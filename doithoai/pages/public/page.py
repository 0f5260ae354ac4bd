"""What every public page owes: its language by its address, and a mark when everyone sees the same."""

from collections.abc import Callable
from functools import wraps
from typing import Any

from django.core.cache import cache
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils import translation
from django.utils.html import escape
from django.views.decorators.http import require_http_methods, require_safe

from doithoai.outputs.open_record import doors
from doithoai.pages.middleware import anyone, public

View = Callable[..., HttpResponse]


class Visit(HttpRequest):
    """A request of the public: which commune it is at, and nobody in particular."""

    commune: doors.Commune
    actor: doors.Actor


ENGLISH = "/en/"
FRESH = 1  # seconds
LARGE = "?chu=lon"
NEVER_KEPT = "max-age=0, no-cache, no-store, must-revalidate, private"


def open_page(view: View) -> View:
    """A page of one commune, read-only and the same for everyone."""
    return require_safe(in_its_language(public(may_be_kept(view))))


def open_page_of_all(view: View) -> View:
    """The same, of no commune in particular."""
    return require_safe(in_its_language(anyone(may_be_kept(view))))


def may_be_kept(view: View) -> View:
    """It sets no cookie, so the front may keep it (`X-Open-Record`)."""

    @wraps(view)
    def marked(request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        response = view(request, *args, **kwargs)
        if response.status_code == 200 and not request.GET:
            response.headers["X-Open-Record"] = "1"
        return response

    return marked


def form_page(view: View) -> View:
    """A page with a form, in one commune: never kept by anybody."""
    return ours_alone(public(view))


def code_page(view: View) -> View:
    """A page for whoever holds a code, which names the commune by itself."""
    return ours_alone(anyone(view))


def ours_alone(view: View) -> View:
    """Between one visitor and us: kept by no cache, found by no search engine."""

    @wraps(view)
    def wrapped(request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        response = view(request, *args, **kwargs)
        response.headers["X-Robots-Tag"] = "noindex"
        response.headers["Cache-Control"] = (
            NEVER_KEPT  # Django's `never_cache` takes a tenth of a millisecond to say it
        )
        return response

    return require_http_methods(["GET", "HEAD", "POST"])(in_its_language(wrapped))


def in_its_language(view: View) -> View:
    """English under /en/, Vietnamese everywhere else; no cookie and no guess from the browser."""

    @wraps(view)
    def wrapped(request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        with translation.override("en" if request.path_info.startswith(ENGLISH) else "vi"):
            return view(request, *args, **kwargs)

    return wrapped


def show(
    request: HttpRequest, template: str, context: dict[str, Any] | None = None, *, status: int = 200
) -> HttpResponse:
    """Draw a page with what the frame around it needs: the way home and the same page in the other language."""
    commune = getattr(request, "commune", None)
    in_english = request.path_info.startswith(ENGLISH)
    frame = {
        "large": is_large(request),
        "other_size": "?" if is_large(request) else LARGE,  # a page drawn for all must not name one address
        "commune": commune,
        "home": address(request, "commune", commune.slug) if commune else ENGLISH if in_english else "/",
        "in_english": in_english,
        "same_page": in_other_language(request),
    }
    return render(request, template, {**frame, **(context or {})}, status=status)


def drawn_for_all(
    request: Visit,
    template: str,
    context: Callable[[], dict[str, Any]],
    own: dict[str, str],
    *,
    key: str = "",
) -> HttpResponse:
    """Draw a page of a commune once a second for everyone: a notice in the hall sends everyone here in the
    same minute. `own` is what differs: the words that stand for it on the page -> what this visitor sees.
    `key`: which of several pages of one template it is."""
    asked = (
        template,
        request.commune.pk,
        request.get_host(),
        translation.get_language(),
        is_large(request),
        key,
    )
    key = "|".join(map(str, asked))
    page = cache.get(key)
    if page is None:
        page = show(request, template, {**context(), "messages": ()}).content.decode()
        cache.set(key, page, FRESH)
    for stand_in, seen in own.items():
        page = page.replace(stand_in, escape(seen))
    return HttpResponse(page)


def is_large(request: HttpRequest) -> bool:
    """Asked for in large type, by a link that works without JavaScript."""
    return request.GET.get("chu") == "lon"


def in_other_language(request: HttpRequest) -> str:
    path = request.path_info
    return path[3:] if path.startswith(ENGLISH) else f"/en{path}"


def address(request: HttpRequest, name: str, *args: Any) -> str:
    """Where a public page is, in the language of this request."""
    space = request.resolver_match.namespace if request.resolver_match else None
    return reverse(f"public:{name}", args=args, current_app=space)


def whole_address(request: HttpRequest, name: str, *args: Any) -> str:
    """The Vietnamese address with host, to be printed or kept in a calendar."""
    return request.build_absolute_uri(reverse(f"public:{name}", args=args))
