"""From which network a request comes: what the doors count tries by."""

from django.http import HttpRequest

from doithoai.models.door import network_of


def network(request: HttpRequest) -> str:
    """The network of whoever sent this request."""
    return network_of(str(request.META.get("REMOTE_ADDR", "")))
