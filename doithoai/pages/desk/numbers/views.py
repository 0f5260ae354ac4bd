"""Số liệu: what was asked, where, and whether it was answered in time."""

from collections import Counter
from typing import Any

from django.db.models import Count, Q
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, render
from django.urls import reverse

from doithoai.models import Assignment, Dialogue, Opinion, Rating
from doithoai.models.clock import today
from doithoai.models.opinion_state import IN_DOUBT
from doithoai.models.progress import progress_of
from doithoai.outputs.opinion_list import opinion_list
from doithoai.pages.desk.papers.files import as_file
from doithoai.pages.desk.request import DeskRequest
from doithoai.pages.middleware import ANY_DESK, OFFICE, desk, refuse
from doithoai.rules.procedure import Role
from doithoai.rules.triage import FIELD_LABELS


@desk(*ANY_DESK)
def numbers(request: DeskRequest) -> HttpResponse:
    """The whole commune, or one dialogue (`?hoi-nghi=`). Queries do not grow with rows."""
    day = today()
    dialogues = list(Dialogue.objects.all())
    chosen = chosen_of(request)
    opinions = Opinion.objects.not_about_reader().on_the_dialogue_track().exclude(IN_DOUBT)
    owed = Assignment.objects.all()
    ratings = Rating.objects.all()
    if chosen:
        opinions, owed = opinions.filter(dialogue=chosen), owed.filter(dialogue=chosen)
        ratings = ratings.filter(opinion__dialogue=chosen)
    people = opinions.senders() if chosen else opinions.first_heard()
    progress = progress_of(dialogues, day)
    context = {
        "dialogues": dialogues,
        "chosen": chosen,
        "file_query": f"?hoi-nghi={chosen.pk}&" if chosen else "?",
        "heads": heads(people, owed, ratings, day),
        "charts": [
            chart("Theo lĩnh vực", by_field(opinions.matters(), chosen)),
            chart("Theo thôn, tổ dân phố", by_hamlet(people, chosen)),
            chart("Theo kênh tiếp nhận", by_channel(people)),
            chart("Theo đơn vị trả lời (đã trả lời / được giao)", by_body(owed), most="given"),
        ],
        "lines": [{"dialogue": each, "progress": progress[each.pk]} for each in dialogues],
        "may_take_list": request.actor.is_any(*OFFICE, Role.FRONT),
        "may_see_people": Role.CLERK in request.actor.roles,
    }
    return render(request, "desk/numbers/numbers.html", context)


@desk(*OFFICE, Role.FRONT)
def numbers_file(request: DeskRequest) -> HttpResponse:
    """The list as Excel; with names and contacts only when the clerk asks for them (`?ca-ten=1`)."""
    with_people = "ca-ten" in request.GET
    if with_people and Role.CLERK not in request.actor.roles:
        return refuse(
            request,
            "Danh sách có họ tên, liên hệ của người dân chỉ văn phòng tải được. Xin tải bản không có tên.",
            403,
        )
    chosen = chosen_of(request)
    rows = Opinion.objects.readable_by(request.actor).matters_with_state().on_the_dialogue_track()
    rows = rows.without_suspects().filter(guarded=False)  # a file travels: what is for few is not in it
    rows = rows.prefetch_related("group__assignments__body").order_by("received_at", "pk")
    if chosen:
        rows = rows.filter(dialogue=chosen)
    name = f"Ý kiến – {chosen.title[:80] if chosen else request.commune.full_name}"
    return as_file(opinion_list(rows, with_people=with_people), name, "xlsx")


def chosen_of(request: HttpRequest) -> Dialogue | None:
    key = request.GET.get("hoi-nghi", "")
    return get_object_or_404(Dialogue, pk=key) if key.isdecimal() else None


def heads(opinions: Any, owed: Any, ratings: Any, day: Any) -> list[dict[str, Any]]:
    """The numbers that matter, on top."""
    asked = opinions.count()
    given = owed.aggregate(
        all=Count("pk"),
        answered=Count("pk", filter=Q(answered_at__isnull=False)),
        overdue=Count("pk", filter=Q(answered_at=None, stopped_on=None, due_on__lt=day)),
    )
    late = owed.answered_late().count()
    said = ratings.aggregate(all=Count("pk"), satisfied=Count("pk", filter=Q(satisfied=True)))
    found = [
        {"value": asked, "label": "ý kiến"},
        {"value": given["answered"], "label": "văn bản đã trả lời", "of": given["all"], "kind": "done"},
        {"value": given["answered"] - late, "label": "trả lời đúng hạn", "of": given["answered"]},
        {"value": given["overdue"], "label": "đang quá hạn", "kind": "late" if given["overdue"] else ""},
    ]
    if said["all"]:
        found.append({"value": said["satisfied"], "label": "hài lòng", "of": said["all"], "kind": "done"})
    return found


def chart(caption: str, rows: list[dict[str, Any]], *, most: str = "value") -> dict[str, Any]:
    """A chart for `_bars.html`; the longest bar is the greatest `most` of its rows."""
    return {"caption": caption, "rows": rows, "max": max((row[most] for row in rows), default=0)}


def filtered(name: str, value: Any, chosen: Dialogue | None) -> str:
    """The list of opinions behind one bar."""
    page = reverse("desk:dialogue_opinions", args=[chosen.pk]) if chosen else reverse("desk:opinions")
    return f"{page}?{name}={value}"


def by_field(opinions: Any, chosen: Dialogue | None) -> list[dict[str, Any]]:
    counted = opinions.order_by().values("field").annotate(n=Count("pk")).order_by("-n", "field")
    return [
        {
            "label": FIELD_LABELS.get(row["field"], "Chưa phân loại"),
            "value": row["n"],
            "href": filtered("linh_vuc", row["field"], chosen) if row["field"] else "",
        }
        for row in counted
    ]


def by_hamlet(opinions: Any, chosen: Dialogue | None) -> list[dict[str, Any]]:
    counted = opinions.order_by().values("hamlet", "hamlet__name").annotate(n=Count("pk"))
    return [
        {
            "label": row["hamlet__name"] or "Không nêu thôn",
            "value": row["n"],
            "href": filtered("thon", row["hamlet"], chosen) if row["hamlet"] else "",
        }
        for row in counted.order_by("-n", "hamlet__name")
    ]


def by_channel(opinions: Any) -> list[dict[str, Any]]:
    labels = dict(Opinion.Channel.choices)
    counted = opinions.order_by().values("channel").annotate(n=Count("pk")).order_by("-n", "channel")
    return [{"label": labels[row["channel"]], "value": row["n"]} for row in counted]


def by_body(owed: Any) -> list[dict[str, Any]]:
    given: Counter[str] = Counter()
    answered: Counter[str] = Counter()
    for row in (
        owed.order_by()
        .values("body__name")
        .annotate(n=Count("pk"), done=Count("pk", filter=Q(answered_at__isnull=False)))
    ):
        given[row["body__name"]], answered[row["body__name"]] = row["n"], row["done"]
    return [
        {"label": name, "value": answered[name], "note": f"/ {many}", "given": many}
        for name, many in given.most_common()
    ]
