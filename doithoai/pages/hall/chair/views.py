"""The chair's table: who speaks, what was prepared, and one tap to decide."""

from typing import Any
from urllib.parse import urlencode

from django import forms
from django.http import HttpResponse, QueryDict
from django.shortcuts import get_object_or_404, render
from django.urls import reverse
from django.views.decorators.http import require_GET, require_POST

from doithoai.actions.conference.close_conference import close_conference
from doithoai.actions.conference.open_conference import open_conference
from doithoai.actions.conference.record_outcome import record_outcome
from doithoai.models import Body, Dialogue, OpinionGroup, Outcome
from doithoai.models.clock import today
from doithoai.pages.hall.deeds import deed, errors_of, unfilled
from doithoai.pages.hall.floor.views import floor_context
from doithoai.pages.hall.request import HallRequest
from doithoai.pages.hall.room import attendance_of, dialogue_of, floor_of, focus_of, groups_of
from doithoai.pages.hall.screen import AT_THE_TABLE, screen
from doithoai.pages.middleware import desk

SHORT = {
    Outcome.Kind.ANSWERED: "Đã trả lời",
    Outcome.Kind.ASSIGNED: "Đã giao",
    Outcome.Kind.ESCALATED: "Cấp trên",
    Outcome.Kind.NOTED: "Ghi nhận",
}
NEXT = 5  # of the queue; the chair looks at people, not at lists


@require_GET
@desk(*AT_THE_TABLE)
def chair(request: HallRequest, pk: int) -> HttpResponse:
    dialogue = dialogue_of(pk)
    return render(
        request, "hall/chair/chair.html", {**screen(request, dialogue), **console_context(request, dialogue)}
    )


@require_GET
@desk(*AT_THE_TABLE)
def console(request: HallRequest, pk: int) -> HttpResponse:
    """The whole table as one fragment: one fetch a change."""
    return render(request, "hall/chair/_console.html", console_context(request, dialogue_of(pk)))


def console_context(request: HallRequest, dialogue: Dialogue) -> dict[str, Any]:
    actor = request.actor
    floor, groups = floor_of(dialogue), groups_of(dialogue)
    focus = focus_of(dialogue, floor, groups, request.GET)
    here = reverse("hall:chair", args=[dialogue.pk])
    return {
        **floor_context(request, dialogue, floor, shown=NEXT),
        "attendance": attendance_of(dialogue),
        "groups": [as_row(group) for group in groups],
        "undecided": sum(1 for group in groups if not has(group, "outcome")),
        "focus": focus,
        "words": said_in(focus.group),
        "bodies": bodies_for(focus.group),
        "turn": floor.speaker.pk if floor.speaker else 0,
        "pin": pin_of(request.GET),
        "screen": here,
        "why_not_open": open_conference.refusal(dialogue, by=actor),
        "asks_open": asked_before_opening(dialogue),
        "why_not_close": close_conference.refusal(dialogue, by=actor),
        "asks_again": asked_before_deciding_again(focus.group),
        "why_not_outcome": focus.group and record_outcome.refusal(focus.group, by=actor),
    }


def asked_before_opening(dialogue: Dialogue) -> str:
    """Opening cannot be undone: on another day than the one announced it is asked first (a rehearsal?)."""
    day = dialogue.held_on
    if day is None or day == today():
        return ""
    return (
        f"Hôm nay là {today():%d/%m/%Y}, ngày họp đã báo là {day:%d/%m/%Y}. "
        "Khai mạc ngay? Ngày họp sẽ ghi là hôm nay và không lùi lại được; các thời hạn tính lại từ hôm nay."
    )


def asked_before_deciding_again(group: OpinionGroup | None) -> str:
    """One letter decides a group: a second one must not replace what was decided unasked."""
    if group is None or not has(group, "outcome"):
        return ""
    decided = said(group.outcome.kind, group.outcome.body)
    return f"Nhóm {group.number} đã có kết quả: {decided}. Thay bằng kết quả này?"


def pin_of(asked: QueryDict) -> str:
    """The picked group as a query, so that a refetched fragment keeps it."""
    kept = {name: asked[name] for name in ("nhom", "luot") if asked.get(name, "").isdecimal()}
    return f"?{urlencode(kept)}" if len(kept) == 2 else ""


def said_in(group: OpinionGroup | None) -> list[Any]:
    """The first words people sent, with their hamlet; a hall has time for a few."""
    if group is None:
        return []
    told = group.opinions.filter(diverted_at=None, guarded=False)
    return list(told.select_related("hamlet").order_by("received_at")[:5])


def bodies_for(group: OpinionGroup | None) -> list[Body]:
    """Who may be given the reply, the body that prepared it first."""
    if group is None:
        return []
    prepared = group.preparation.body_id if has(group, "preparation") else None
    return sorted(Body.objects.who_answer(), key=lambda body: body.pk != prepared)


def as_row(group: OpinionGroup) -> dict[str, Any]:
    """A group in the list: decided, else how far its preparation is."""
    if has(group, "outcome"):
        kind, says = "done", SHORT[Outcome.Kind(group.outcome.kind)]
    elif not has(group, "preparation"):
        kind, says = "note", "Chưa giao"
    else:
        kind, says = ("work", "Có dự thảo") if group.preparation.answer else ("wait", "Chờ dự thảo")
    return {"group": group, "kind": kind, "says": says}


def has(group: OpinionGroup, what: str) -> bool:
    """Whether the one-to-one row exists (it was fetched along)."""
    return getattr(group, what, None) is not None


@require_POST
@desk(*AT_THE_TABLE)
def outcome(request: HallRequest, pk: int, number: int) -> HttpResponse:
    """One tap decides one group."""
    groups = OpinionGroup.objects.not_about_reader().select_related("dialogue")
    group: OpinionGroup = get_object_or_404(groups, dialogue_id=pk, number=number)
    form = OutcomeForm(request.POST)
    if not form.is_valid():
        return unfilled(request, errors_of(form))
    chosen = form.cleaned_data
    return deed(
        request,
        lambda: record_outcome(
            group,
            by=request.actor,
            kind=chosen["kind"],
            body=chosen["body"],
            answer=chosen["answer"],
        ),
        done=f"Nhóm {group.number}: {said(chosen['kind'], chosen['body'])}.",
    )


def said(kind: str, body: Body | None) -> str:
    label = Outcome.Kind(kind).label
    return f"{label} – {body}" if body else label


class OutcomeForm(forms.Form):
    """`decision` is what the button says: an outcome's kind, or "assigned:<body>"."""

    decision = forms.CharField(max_length=40, error_messages={"required": "Chưa chọn kết quả nào."})
    answer = forms.CharField(required=False, max_length=20_000)

    def clean(self) -> dict[str, Any]:
        given = super().clean() or {}
        kind, _, body = given.get("decision", "").partition(":")
        if kind and kind not in Outcome.Kind.values:
            raise forms.ValidationError("Kết quả này không có trong danh sách.")
        given["kind"] = kind
        given["body"] = Body.objects.who_answer().filter(pk=body).first() if body.isdecimal() else None
        return given
