"""What a view of the hall is given, for the type checker's eyes."""

from django.http import HttpRequest
from django_htmx.middleware import HtmxDetails

from doithoai.models import Actor, Commune


class HallRequest(HttpRequest):
    """A request after `desk` or `public`: who asks, in which commune, and whether htmx asks."""

    actor: Actor
    commune: Commune
    htmx: HtmxDetails
