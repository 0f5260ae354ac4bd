"""What a desk view is given: a request that the wrapper `desk` has let through."""

from typing import TYPE_CHECKING

from django.http import HttpRequest

if TYPE_CHECKING:
    from doithoai.models import Actor, Commune


class DeskRequest(HttpRequest):
    """Who asks, and in which commune: set by pages/middleware.py. Only for annotations."""

    actor: "Actor"
    commune: "Commune"
