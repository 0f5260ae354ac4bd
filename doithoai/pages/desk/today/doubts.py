"""What was marked at the door as perhaps no opinion: in no count until somebody looks, so that somebody must look."""

from collections.abc import Iterator
from datetime import date

from django.db.models import Count, Min
from django.urls import reverse
from django.utils.timezone import localtime

from doithoai.models import Actor, Commune, Opinion, calendar_of
from doithoai.models.opinion_state import IN_DOUBT
from doithoai.pages.desk.today.task import Task
from doithoai.rules.procedure import Role

#: Working days in which each is looked at: an opinion among them has waited uncounted long enough then.
LOOKED_AT_WITHIN = 2


def doubts_to_judge(actor: Actor, today: date) -> Iterator[Task]:
    """One line for the clerk, dated by the oldest; late, it stands on top, and the chair reads it too. One query where
    there is none."""
    if not actor.is_any(Role.CLERK, Role.CHAIR):
        return
    waiting = Opinion.objects.seen_by(actor).filter(IN_DOUBT)
    many = waiting.order_by().aggregate(all=Count("pk"), oldest=Min("received_at"))
    if not many["all"]:
        return
    came = localtime(many["oldest"]).date()
    due = calendar_of(Commune.objects.get(pk=actor.commune_id)).after(came, LOOKED_AT_WITHIN)
    late = due.date < today
    if actor.is_any(Role.CLERK) or late:
        yield Task(
            f"Xem lại {many['all']} tin đang nghi ngờ", "Chưa tính vào số ý kiến cho đến khi có người xem",
            reverse("desk:doubts") if actor.is_any(Role.CLERK) else reverse("desk:opinions"),
            "Xem lại" if actor.is_any(Role.CLERK) else "Xem", due.date,
            f"Tin cũ nhất đến ngày {came:%d/%m/%Y}; mỗi tin được xem trong {LOOKED_AT_WITHIN} ngày làm việc. {due.says()}",
            (due.date - today).days, verb="judge_doubts",
        )  # fmt: skip
