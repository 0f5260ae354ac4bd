"""Days off: the year's calendar with who decided each day, and the office's own closures."""

from typing import Any

from django import forms
from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.views.decorators.http import require_POST

from doithoai.actions.commune.add_closure import add_closure
from doithoai.actions.commune.count_proposed_days import count_proposed_days
from doithoai.actions.commune.remove_closure import remove_closure
from doithoai.actions.kernel import Refusal
from doithoai.actions.recounting import recount
from doithoai.models import Closure, Commune, Dialogue
from doithoai.models.clock import today
from doithoai.pages.desk.fields import DayField
from doithoai.pages.desk.request import DeskRequest
from doithoai.pages.middleware import desk
from doithoai.rules.calendar_files import Year, faulty_years, read_years
from doithoai.rules.procedure import Role, Stage

KEPT_BY = (Role.CLERK, Role.ADMIN)
READERS = (Role.CLERK, Role.ADMIN, Role.CHAIR, Role.SECRETARY)
OVER = (Stage.CLOSED, Stage.CANCELLED)
MOST_SHOWN = 20  # dialogues whose dates are counted again on this page
KINDS = {
    "holiday": "nghỉ lễ, Tết",
    "compensation": "nghỉ bù",
    "swap": "nghỉ hoán đổi",
    "make_up": "đi làm bù",
}
#: State of a day -> (kind of `_status.html`, words).
STATES = {
    "announced": ("done", "Đã công bố"),
    "derived": ("note", "Theo luật"),
    "proposed": ("wait", "Mới là đề xuất"),
}


class ClosureForm(forms.Form):
    day = DayField(label="Ngày nghỉ")
    why = forms.CharField(
        label="Lý do", max_length=200, help_text="Ví dụ: mất điện toàn xã, trụ sở ngập. Ghi cả số quyết định."
    )


@desk(*READERS)
def closures(request: DeskRequest) -> HttpResponse:
    return show(request)


@require_POST
@desk(*KEPT_BY)
def add(request: DeskRequest) -> HttpResponse:
    form, sentence = ClosureForm(request.POST), ""
    if form.is_valid():
        try:
            made = add_closure(request.commune, by=request.actor, **form.cleaned_data)
        except Refusal as refusal:
            sentence = str(refusal)
        else:
            messages.success(request, f"Đã ghi {made}. Hạn đã giao chưa đổi; xem phần “Hạn sẽ đổi” bên dưới.")
            return redirect("desk:closures")
    return show(request, form=form, sentence=sentence)


@require_POST
@desk(*KEPT_BY)
def remove(request: DeskRequest, pk: int) -> HttpResponse:
    closure = get_object_or_404(Closure, pk=pk)
    try:
        remove_closure(closure, by=request.actor)
    except Refusal as refusal:
        return show(request, sentence=str(refusal))
    messages.success(request, f"Đã bỏ ngày nghỉ {closure}.")
    return redirect("desk:closures")


@require_POST
@desk(*KEPT_BY)
def proposed(request: DeskRequest) -> HttpResponse:
    """Count the days that are only proposed as days off (`tinh=co`), or as days of work."""
    count = request.POST.get("tinh") == "co"
    try:
        count_proposed_days(request.commune, by=request.actor, count=count)
    except Refusal as refusal:
        return show(request, sentence=str(refusal))
    told = (
        "Từ nay tính ngày mới đề xuất là ngày nghỉ." if count else "Từ nay ngày mới đề xuất vẫn là ngày làm."
    )
    messages.success(request, told)
    return redirect("desk:closures")


def show(request: DeskRequest, *, form: ClosureForm | None = None, sentence: str = "") -> HttpResponse:
    """The year `nam` (this year when it is not one we know), the closures, and what would move."""
    by, commune = request.actor, Commune.objects.get(pk=request.commune.pk)
    years = {year.year: year for year in read_years()}
    asked = request.GET.get("nam", "")
    chosen = int(asked) if asked.isdecimal() and int(asked) in years else today().year
    year = years.get(chosen)
    context = {
        "section": "office",
        "years": sorted(years),
        "chosen": chosen,
        "year": year,
        "days": days_of(year, counted=commune.counts_proposed_days) if year else [],
        "counts_proposed": commune.counts_proposed_days,
        "closures": [
            {"row": each, "no_remove": remove_closure.refusal(each, by=by)} for each in Closure.objects.all()
        ],
        "faulty": faulty_years(),
        "would_move": would_move(),
        "form": form or ClosureForm(),
        "no_add": add_closure.refusal(commune, by=by),
        "no_count": count_proposed_days.refusal(commune, by=by),
        "sentence": sentence,
    }
    return render(request, "desk/office/closures.html", context, status=409 if sentence else 200)


def days_of(year: Year, *, counted: bool) -> list[dict[str, Any]]:
    """Every day off and every worked Saturday, by date; `counted`: proposed days count here."""
    days = []
    for each in sorted((*year.days_off, *year.make_ups), key=lambda day: day.on):
        kind, label = STATES[each.state]
        if each.state == "proposed":
            label += ", có tính" if counted else ", chưa tính"
        days.append({"day": each, "kind": KINDS.get(each.kind, each.kind), "status": kind, "state": label})
    return days


def would_move() -> list[dict[str, Any]]:
    """The dialogues that live, with the dates a recount would move; nothing is moved by looking."""
    alive = Dialogue.objects.exclude(stage__in=OVER).select_related("commune", "conclusion")[:MOST_SHOWN]
    found = [{"dialogue": each, "says": recount(each).says()} for each in alive]
    return [each for each in found if each["says"]]
