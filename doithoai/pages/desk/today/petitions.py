"""Answers a body outside the commune was asked for, when the day named in the letter is near or gone."""

from collections.abc import Iterator
from datetime import date, timedelta

from django.urls import reverse

from doithoai.models import Actor, Petition
from doithoai.pages.desk.doors import may_ever
from doithoai.pages.desk.today.task import Task

AHEAD = timedelta(days=3)
ENOUGH = 30


def awaited(actor: Actor, today: date) -> Iterator[Task]:
    """One line a petition that nobody has answered: the office asks again, or writes down what came."""
    if not may_ever("record_petition_answer", actor):
        return
    rows = Petition.objects.unanswered().filter(reply_by__lte=today + AHEAD)
    for each in rows.select_related("dialogue", "paper").order_by("reply_by", "pk")[:ENOUGH]:
        yield Task(
            f"Chờ {each.to} trả lời kiến nghị", f"Công văn số {each.paper.code} · {each.dialogue}",
            reverse("desk:letters", args=[each.dialogue_id]) + "#tra-loi", "Ghi trả lời", each.reply_by,
            "Ngày xin trả lời ghi trong công văn kiến nghị.", (each.reply_by - today).days,
        )  # fmt: skip
