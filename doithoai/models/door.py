"""How often somebody may knock: token buckets in the database, so that a restart forgives nobody."""

from datetime import timedelta

from django.db import transaction
from django.utils.crypto import salted_hmac

from doithoai.models.clock import now
from doithoai.models.job import Bucket


def too_many(door: str, visitor: str, *, tries: int, minutes: int) -> bool:
    """Take one token of this visitor's bucket at this door; True when it was empty.

    A bucket holds `tries` and fills again over `minutes`. The visitor is kept only as a keyed hash.
    """
    key = salted_hmac(f"door {door}", visitor).hexdigest()[:64]
    at = now()
    with transaction.atomic():
        bucket = Bucket.objects.select_for_update().filter(pk=key).first()
        if bucket is None:
            bucket, _ = Bucket.objects.get_or_create(pk=key, defaults={"tokens": tries, "filled_at": at})
        refill = (at - bucket.filled_at) / timedelta(minutes=minutes) * tries
        bucket.tokens = min(tries, bucket.tokens + max(refill, 0))
        bucket.filled_at = at
        empty = bucket.tokens < 1
        bucket.tokens -= 0 if empty else 1
        bucket.save(update_fields=["tokens", "filled_at"])
    return empty
