"""The kinds of work the job loop knows: each wakes one action, commune by commune."""

from collections.abc import Callable
from datetime import datetime, timedelta

from django.contrib.sessions.models import Session

from doithoai.actions.kernel import Refusal
from doithoai.actions.replies.remind_body import remind_body
from doithoai.models import Actor, Assignment, Bucket, Commune, serving

REMIND_BEFORE = timedelta(days=3)


def remind_due(commune: Commune, payload: dict, at: datetime) -> None:
    """Remind every body of what is due within three days or late: once a day for each matter."""
    with serving(commune):
        clock = Actor.clock(commune.pk)
        for assignment in Assignment.objects.due_within(at.date() + REMIND_BEFORE).select_related("dialogue"):
            try:
                remind_body(assignment, by=clock, at=at)
            except Refusal:
                continue  # reminded today already, or its dialogue has moved on


def forget_sessions(commune: Commune, payload: dict, at: datetime) -> None:
    """Sessions and receipts of sent forms that have expired are of no use to anybody any more."""
    Session.objects.filter(expire_date__lt=at).delete()


def forget_knocks(commune: Commune, payload: dict, at: datetime) -> None:
    """A bucket that nobody touched for a day is full again, and a full one says nothing."""
    Bucket.objects.filter(filled_at__lt=at - timedelta(days=1)).delete()


#: kind -> what to do. Called outside any transaction; each action makes its own.
JOBS: dict[str, Callable[[Commune, dict, datetime], None]] = {
    "remind_due": remind_due,
    "forget_sessions": forget_sessions,
    "forget_knocks": forget_knocks,
}
#: kind -> the hour of every working morning at which each commune's job is queued.
DAILY: dict[str, int] = {"remind_due": 6, "forget_sessions": 3, "forget_knocks": 3}
