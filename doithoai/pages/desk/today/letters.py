"""Mailboxes between their dry run and their import: thrown away within the hour, so Today says that one waits."""

from collections.abc import Iterator

from django.urls import reverse
from django.utils.timezone import localtime

from doithoai.models import Actor, WaitingMailbox
from doithoai.models.clock import now
from doithoai.pages.desk.today.task import Task
from doithoai.rules.procedure import Role


def letters_waiting(actor: Actor) -> Iterator[Task]:
    """A line each: the office sees everybody's, the Front its own. One query."""
    if not actor.is_any(Role.CLERK, Role.FRONT):
        return
    rows = WaitingMailbox.objects.fresh(now()).select_related("dialogue")
    if not actor.is_any(Role.CLERK):
        rows = rows.filter(user=actor.user_id)
    for each in rows.order_by("at", "pk"):
        minutes = int((now() - each.at).total_seconds() // 60)
        mine = each.user_id == actor.user_id
        address = reverse("desk:import_letters", args=[each.dialogue_id])
        yield Task(
            f"{each.letters} thư chờ xác nhận" + (f" đã {minutes} phút" if minutes else ""),
            f"{each.by} tải lên; không xác nhận thì tự bỏ lúc {localtime(each.until):%H:%M} · {each.dialogue}",
            f"{address}?tep={each.pk}" if mine else address, "Đọc và nhập" if mine else "Xem", verb="import_letters",
        )  # fmt: skip
