"""How often somebody may knock: token buckets in the database, so that a restart forgives nobody."""

from datetime import timedelta
from ipaddress import IPv6Address, ip_address

from django.db import transaction
from django.db.models import F, Value
from django.db.models.functions import Least
from django.utils.crypto import salted_hmac

from doithoai.models.clock import now
from doithoai.models.job import Bucket

ONE_LINE = 64  # bits: one telephone or household has all IPv6 addresses that begin with the same 64


def too_many(door: str, visitor: str, *, tries: int, minutes: int) -> bool:
    """Take one token of this visitor's bucket at this door; True when it was empty.

    A bucket holds `tries` and fills again over `minutes`. The visitor is kept only as a keyed hash.
    """
    key, at = bucket_of(door, visitor), now()
    with transaction.atomic(savepoint=False):  # nobody goes on where this failed
        first = {"tokens": max(tries - 1, 0), "filled_at": at}
        bucket, new = Bucket.objects.select_for_update().get_or_create(pk=key, defaults=first)
        if new:
            return tries < 1
        refill = (at - bucket.filled_at) / timedelta(minutes=minutes) * tries
        bucket.tokens = min(tries, bucket.tokens + max(refill, 0))
        bucket.filled_at = at
        empty = bucket.tokens < 1
        bucket.tokens -= 0 if empty else 1
        bucket.save(update_fields=["tokens", "filled_at"])
    return empty


def give_back(door: str, visitor: str, *, tries: int) -> None:
    """Return the token of a knock that was in order: only the others are to be counted."""
    Bucket.objects.filter(pk=bucket_of(door, visitor)).update(
        tokens=Least(F("tokens") + 1, Value(float(tries)))
    )


def bucket_of(door: str, visitor: str) -> str:
    return salted_hmac(f"door {door}", visitor).hexdigest()[:64]


def network_of(address: str) -> str:
    """The IPv4 address, or the first half of an IPv6 one: who has the other half could knock for ever."""
    try:
        read = ip_address(address)
    except ValueError:
        return address
    if not isinstance(read, IPv6Address):
        return address
    if read.ipv4_mapped:
        return str(read.ipv4_mapped)
    return f"{int(read) >> (128 - ONE_LINE):x}/{ONE_LINE}"
