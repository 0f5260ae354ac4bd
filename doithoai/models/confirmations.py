"""What this commune confirmed at the triage desk, counted for the next suggestion.

Nothing of it is stored: it is counted from the opinions as they stand, so what is taken back, diverted or erased no
longer speaks, and a commune hears only itself. Each process keeps the counts of the communes it served last and brings
them up to date with what changed; the words are counted once.
"""

from collections import OrderedDict
from dataclasses import dataclass, field
from threading import Lock

from django.db.models import TextField
from django.db.models.functions import Cast

from doithoai.models.opinion import Opinion
from doithoai.models.opinion_indexes import CONFIRMED
from doithoai.models.tenancy import served
from doithoai.rules.triage import Confirmed, heard_in

LATEST = 1_000  # opinions a commune is heard by: the newest; habits change, and memory is not endless
COMMUNES_AT_ONCE = 40  # whose counts one process keeps, some megabyte each
Sighting = tuple[
    str, str, tuple[str, ...]
]  # when it was confirmed, as the database writes it; the field; what was heard


@dataclass
class _Known:
    said: dict[int, Sighting] = field(default_factory=dict)
    counts: Confirmed = field(default_factory=Confirmed)


_known: "OrderedDict[int, _Known]" = OrderedDict()
_one_at_a_time = Lock()


def confirmed_here() -> Confirmed:
    """The counts of the commune being served, as its opinions stand now. Nothing when serving everywhere.

    Costs one query of keys, one more for what was confirmed since the last time.
    """
    commune = served()
    if commune is None:
        return Confirmed()
    latest = Opinion.objects.filter(CONFIRMED).exclude(field="").order_by("-classified_at", "-pk")[:LATEST]
    # as text: a thousand dates take longer to read than to ask for, and only whether they changed matters
    rows = latest.values_list("pk", Cast("classified_at", TextField()), "field")
    stands = {pk: (at, code) for pk, at, code in rows}
    with _one_at_a_time:
        known = _known.setdefault(commune, _Known())
        _known.move_to_end(commune)
        while len(_known) > COMMUNES_AT_ONCE:
            _known.popitem(last=False)
        _bring_up_to_date(known, stands)
        return known.counts


def _bring_up_to_date(known: _Known, stands: dict[int, tuple[str, str]]) -> None:
    gone = [pk for pk, (at, code, _) in known.said.items() if stands.get(pk) != (at, code)]
    less = [(heard, code) for _, code, heard in (known.said.pop(pk) for pk in gone)]
    come = [pk for pk in stands if pk not in known.said]
    if not less and not come:
        return
    words = dict(Opinion.objects.filter(pk__in=come).values_list("pk", "words"))
    more = []
    for pk, said in words.items():
        at, code = stands[pk]
        known.said[pk] = (at, code, heard_in(said))
        more.append((known.said[pk][2], code))
    known.counts = known.counts.changed(less=less, more=more)
