"""Việc hôm nay: what is due, what is late, what waits for me; each dialogue as its nine steps."""

from datetime import date, timedelta
from typing import Any

from django.http import HttpResponse
from django.shortcuts import render
from django.urls import reverse

from doithoai.models import Actor, Dialogue, Duty, Message
from doithoai.models.clock import now
from doithoai.models.clock import today as this_day
from doithoai.models.duty import STANDING
from doithoai.models.progress import progress_of
from doithoai.pages.desk.dialogues.lines import lines
from doithoai.pages.desk.request import DeskRequest
from doithoai.pages.desk.today.news import entries
from doithoai.pages.desk.today.task import Task
from doithoai.pages.desk.today.tasks import OFFICE, tasks_for
from doithoai.pages.middleware import ANY_DESK, desk
from doithoai.rules.procedure import Role, Stage
from doithoai.rules.regulation_checks import Standing, year_so_far

#: A notice on the desk is news for this many days.
NEWS_DAYS = 14
NEWS_AT_MOST = 10


@desk(*ANY_DESK)
def today(request: DeskRequest) -> HttpResponse:
    day, actor = this_day(), request.actor
    dialogues = sorted(Dialogue.objects.alive(), key=lambda each: each.held_on or date.max)
    progress = progress_of(dialogues, day)
    tasks = tasks_for(actor, dialogues, progress, day)
    news = Message.objects.unread_by(actor).filter(at__gte=now() - timedelta(days=NEWS_DAYS))
    context = {
        "day": day,
        "boxes": boxes(tasks),
        "doors": doors(actor),
        "next_date": None if tasks else next_date(dialogues, day),
        "lines": lines(dialogues, progress, day),
        "news": entries(list(news.select_related("dialogue")[:NEWS_AT_MOST]), actor),
        "year": year(request, day) if actor.is_any(*OFFICE) else None,
        "clerk": Role.CLERK in actor.roles,
        "minds_data": actor.is_any(Role.CLERK, Role.CHAIR),
    }
    return render(request, "desk/today/today.html", context)


def year(request: DeskRequest, day: date) -> Standing | None:
    """The sittings of this year against what the commune's regulation asks; None when no rule says how many."""
    rows = Dialogue.objects.filter(held_on__year=day.year).exclude(stage__in=STANDING)
    days = [(on, closed) for on, closed in rows.order_by().values_list("held_on", "closed_at") if on]
    held, planned = ([on for on, closed in days if bool(closed) is over] for over in (True, False))
    try:
        return year_so_far(request.commune.regulation, held=held, planned=planned, on=day)
    except LookupError:  # a regulation nobody has, and no law known for the day
        return None


def boxes(tasks: list[Task]) -> list[dict[str, Any]]:
    """What cannot wait first, then what is late, then what is dated within a week, then work without a date, then what comes later."""
    parts: tuple[tuple[str, Any], ...] = (
        ("Làm ngay", lambda t: t.at_once),
        ("Quá hạn", lambda t: t.days is not None and t.days < 0),
        ("Trong bảy ngày tới", lambda t: t.days is not None and 0 <= t.days <= 7),
        ("Đang chờ tôi", lambda t: t.days is None and not t.at_once),
        ("Sắp tới", lambda t: t.days is not None and t.days > 7),
    )
    found = [{"title": title, "tasks": [task for task in tasks if wanted(task)]} for title, wanted in parts]
    return [box for box in found if box["tasks"]]


def doors(actor: Actor) -> list[dict[str, str]]:
    """The one or two things this person opens the program for."""
    found = []
    if Role.HAMLET_HEAD in actor.roles:
        found.append({"label": "Ghi tại thôn, không cần mạng", "href": reverse("desk:relay"), "icon": "edit"})
    if actor.is_any(Role.CLERK, Role.HAMLET_HEAD, Role.FRONT, Role.RECEPTION):
        found.append(
            {"label": "Nhập ý kiến hộ người dân", "href": reverse("desk:enter_opinion"), "icon": "chat"}
        )
    if Role.FRONT in actor.roles:
        found.append({"label": "Ý kiến do Mặt trận tập hợp", "href": reverse("desk:front"), "icon": "people"})
    if Role.CLERK in actor.roles:
        found.append({"label": "Lập đối thoại mới", "href": reverse("desk:new_dialogue"), "icon": "plus"})
    if Role.OFFICER in actor.roles:
        found.append({"label": "Nội dung tôi chuẩn bị", "href": reverse("desk:preparations"), "icon": "edit"})
    return found


def next_date(dialogues: list[Dialogue], day: date) -> dict[str, Any] | None:
    """What comes next when nothing waits: the first open duty, else the next sitting."""
    duty = (
        Duty.objects.filter(dialogue__in=dialogues)
        .running()
        .filter(due_on__gte=day)
        .select_related("dialogue")
        .first()
    )
    if duty:
        return {
            "what": duty.label,
            "where": duty.dialogue.title,
            "on": duty.due_on,
            "because": duty.due_because,
        }
    coming = [
        (each.held_on, each.title)
        for each in dialogues
        if each.held_on and each.held_on >= day and each.stage in (Stage.PLANNING, Stage.OPEN)
    ]
    if not coming:
        return None
    on, title = min(coming)
    return {"what": "Hội nghị", "where": title, "on": on, "because": ""}
