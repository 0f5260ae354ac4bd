"""The address that a phone in the hall can reach, when the office laptop itself shows the page."""

from urllib.parse import urlsplit

from django.conf import settings
from django.http import HttpRequest

LOCAL = ("localhost", "127.0.0.1", "::1")


def for_phones(request: HttpRequest, path: str) -> str:
    """`path` as a whole address: under the name this page was opened with, or, when that is only this
    machine's name for itself, under the first other name the server answers to (`--lan`, DOITHOAI_HOSTS)."""
    here = urlsplit(request.build_absolute_uri(path))
    if here.hostname not in LOCAL:
        return here.geturl()
    host = next((name for name in settings.ALLOWED_HOSTS if is_reachable(name)), None)
    if host is None:
        return here.geturl()
    return here._replace(netloc=f"{host}:{here.port}" if here.port else host).geturl()


def reaches_phones(request: HttpRequest) -> bool:
    """Whether a phone could open that address at all."""
    return urlsplit(for_phones(request, "/")).hostname not in LOCAL


def site_of(request: HttpRequest) -> str:
    """Where everybody finds this site, for a QR on paper; empty when only this machine could open it."""
    return for_phones(request, "/") if reaches_phones(request) else ""


def is_reachable(name: str) -> bool:
    return name.strip("[]") not in LOCAL and not name.startswith((".", "*"))
