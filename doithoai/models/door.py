"""How often somebody may knock: token buckets in the database, so that a restart forgives nobody."""

from datetime import timedelta
from ipaddress import IPv6Address, ip_address

from django.db import transaction
from django.db.models import F, Value
from django.db.models.functions import Least
from django.utils.crypto import salted_hmac

from doithoai.models.clock import now
from doithoai.models.job import Bucket
from doithoai.models.plain_sql import first, locking, moment, written

ONE_LINE = 64  # bits: one telephone or household has all IPv6 addresses that begin with the same 64


def too_many(door: str, visitor: str, *, tries: int, minutes: int) -> bool:
    """Take one token of this visitor's bucket at this door; True when it was empty.

    A bucket holds `tries` and fills again over `minutes`. The visitor is kept only as a keyed hash.
    """
    key, at = bucket_of(door, visitor), now()
    with transaction.atomic(savepoint=False):  # nobody goes on where this failed
        if written(_FIRST, key, max(tries - 1, 0), moment(at)):
            return tries < 1
        bucket = first(Bucket, locking(_BUCKET), key)
        if bucket is None:  # full again, and swept away at this moment
            return tries < 1
        refill = (at - bucket.filled_at) / timedelta(minutes=minutes) * tries
        tokens = min(tries, bucket.tokens + max(refill, 0))
        empty = tokens < 1
        written(_TAKE, tokens if empty else tokens - 1, moment(at), key)
    return empty


_FIRST = (
    "INSERT INTO doithoai_bucket (key, tokens, filled_at) VALUES (%s, %s, %s) ON CONFLICT (key) DO NOTHING"
)
_BUCKET = "SELECT key, tokens, filled_at FROM doithoai_bucket WHERE key = %s"
_TAKE = "UPDATE doithoai_bucket SET tokens = %s, filled_at = %s WHERE key = %s"


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
