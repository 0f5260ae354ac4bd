"""What is kept from every clerk: whoever is left sorts it. Says that something waits, never what."""

from collections.abc import Iterator

from django.urls import reverse

from doithoai.actions.conditions import the_clerk_does_this
from doithoai.models import Actor, Opinion
from doithoai.pages.desk.today.task import Task
from doithoai.rules.procedure import Role

ENOUGH = 20


def left_to_sort(actor: Actor) -> Iterator[Task]:
    """A line each for the chair and the reception. One query where nothing is kept from anybody."""
    if actor.is_any(Role.CLERK) or not actor.is_any(Role.CHAIR, Role.RECEPTION):
        return
    rows = Opinion.objects.filter(guarded=True).seen_by(actor).awaiting_classification()
    for each in rows.select_related("dialogue").order_by("received_at", "pk")[:ENOUGH]:
        if the_clerk_does_this(each, actor) is None:
            yield Task(
                "Có ý kiến cần bạn xem thay Văn phòng", str(each.dialogue or "Chưa vào hội nghị nào"),
                reverse("desk:opinion", args=[each.pk]), "Mở", verb="divert_opinion",
            )  # fmt: skip
