"""Counting people, not rows: whoever asked in several parts, or again in a later dialogue, holds one receipt."""

from typing import Any

from django.db.models import Count, Q
from django.db.models.functions import Substr

from doithoai.rules.codes import RECEIPT_LENGTH


def receipts(code: str, **only: Any) -> Count:
    """How many people's receipts there are among these codes."""
    return Count(Substr(code, 1, RECEIPT_LENGTH), distinct=True, **only)


def sent(which: Q | None = None) -> Any:
    """An aggregate over opinions of one dialogue: how many people sent them (`senders` tells why not the rows)."""
    which = which or Q()
    first = Count("pk", distinct=True, filter=which & Q(carried_from=None))
    return first + receipts("code", filter=which & Q(carried_from__isnull=False))
