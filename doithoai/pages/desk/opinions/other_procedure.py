"""What may belong to another procedure: the warning its pages show until a person sorted it, and by when the law of
complaints wants its person told."""

from datetime import date
from typing import Any

from django.utils.timezone import localdate

from doithoai.actions.opinions.issue_diversion_slip import has_its_paper
from doithoai.actions.suspecting import OTHER
from doithoai.models import Actor, Opinion
from doithoai.models.clock import today
from doithoai.pages.desk.opinions.suggestion import KIND_SAYS, or_else
from doithoai.rules.reception import handling
from doithoai.rules.triage import KIND_LABELS, kind_of


def suspicion(opinion: Opinion, kind: str, because: tuple[str, ...]) -> dict[str, Any]:
    """What `_suspected.html` and `_divert.html` show: `kind` as the words hint at it, and the words that do. Nothing is
    suspected of what a person sorted, nor of a recording that nobody has heard yet."""
    known = opinion.classified_at or opinion.diverted_at or opinion.is_spoken
    suspected = next((each for each in OTHER if each == kind and not known), None)
    return {
        "suspected": suspected or "",
        "suspected_as": KIND_LABELS[suspected] if suspected else "",
        "likely": KIND_SAYS.get(kind, ""),
        "kind_because": because,
        "to_guide": guidance(opinion, today()) if suspected == "complaint" else None,
    }


def suspicion_by_words(opinion: Opinion) -> dict[str, Any]:
    """The same where nothing else of the words is read."""
    nothing: tuple[str, tuple[str, ...]] = ("", ())
    return suspicion(opinion, *or_else(nothing, lambda: kind_of(opinion.words)))


def guidance(opinion: Opinion, on: date) -> dict[str, Any]:
    """What `_date.html` shows of the day by which whoever complains is told where it goes, seen from `on`."""
    clock = handling(localdate(opinion.received_at))
    return {"on": clock.due_on, "days": (clock.due_on - on).days, "because": clock.because}


def left_to_guide(opinion: Opinion, by: Actor) -> dict[str, Any]:
    """Of a complaint that was sent on: the day, without the count of days once its letter is out."""
    if opinion.diverted_at is None or opinion.kind != Opinion.Kind.COMPLAINT:
        return {}
    told = guidance(opinion, today())
    return {"to_guide": told | ({"days": None} if has_its_paper(opinion, by) else {})}
