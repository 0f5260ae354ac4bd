"""From which network somebody knocks: what the doors count tries by."""

from ipaddress import IPv6Address, ip_address

from django.http import HttpRequest

ONE_LINE = 64  # bits: one telephone or household has all addresses that begin with the same 64


def network(request: HttpRequest) -> str:
    """The IPv4 address, or the first half of an IPv6 one: who has the other half could knock for ever."""
    said = str(request.META.get("REMOTE_ADDR", ""))
    try:
        address = ip_address(said)
    except ValueError:
        return said
    if not isinstance(address, IPv6Address):
        return said
    if address.ipv4_mapped:
        return str(address.ipv4_mapped)
    return f"{int(address) >> (128 - ONE_LINE):x}/{ONE_LINE}"
