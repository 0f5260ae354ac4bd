"""What whoever holds a code is told about the data behind it, and about what they asked concerning it."""

from dataclasses import dataclass
from datetime import date

from django.utils.timezone import localtime

from doithoai.models import DataRequest, Opinion
from doithoai.outputs.own_data import Held, held_of
from doithoai.outputs.redaction import without_codes

#: (key, label) of what may be asked.
RIGHTS = DataRequest.Kind.choices


@dataclass(frozen=True)
class Asked:
    """One request, oldest first. `granted`: None while it waits. `first_due_on`: the day it had before it was
    extended, None when it was not; `extended_because`: why."""

    label: str
    on: date
    due_on: date
    because: str
    granted: bool | None
    answer: str
    first_due_on: date | None = None
    extended_because: str = ""


@dataclass(frozen=True)
class OwnData:
    held: Held
    asked: tuple[Asked, ...]


def own_data(opinion: Opinion) -> OwnData:
    rows = opinion.data_requests.order_by("received_at", "pk")
    asked = tuple(
        Asked(
            each.get_kind_display(),
            localtime(each.received_at).date(),
            each.due_on,
            without_codes(each.due_because, but=opinion.receipt),
            each.granted,
            without_codes(each.answer, but=opinion.receipt),
            each.first_due_on,
            without_codes(each.extended_because, but=opinion.receipt),
        )
        for each in rows
    )
    return OwnData(held_of(opinion), asked)
