"""What the papers page shows of the sheets: those this person may print, by when they are used, and their slips."""

from dataclasses import dataclass
from typing import Any

from django import forms
from django.http import HttpRequest
from django.urls import reverse

from doithoai.actions.opinions.print_slips import MOST, print_slips
from doithoai.models import Actor, Dialogue, Hamlet, SlipBatch
from doithoai.outputs.sheets import SHEETS, Sheet, of_step, why_not
from doithoai.pages.desk.choices import OneOf
from doithoai.pages.desk.doors import may_ever
from doithoai.pages.desk.request import DeskRequest
from doithoai.pages.middleware import OFFICE
from doithoai.rules.procedure import Role

BATCHES = 5  # printings shown; older ones are on the shelf already


class SlipForm(forms.Form):
    """How many slips, of which kind, for whom."""

    kind = forms.ChoiceField(label="Loại phiếu", choices=SlipBatch.Kind.choices)
    count = forms.IntegerField(
        label="Số phiếu", initial=50, min_value=1, max_value=MOST, help_text="Hai phiếu trên một tờ A4."
    )
    hamlet = OneOf(Hamlet.objects.all, label="Cho thôn", required=False, empty_label="Chung cả xã")


@dataclass(frozen=True)
class Shown:
    """One sheet in the list."""

    sheet: Sheet
    why_not: str


def section(request: DeskRequest, dialogue: Dialogue, *, tried: forms.Form | None = None) -> dict[str, Any]:
    """What `desk/sheets/_sheets.html` shows to this person."""
    mine = [sheet for sheet in SHEETS.values() if may_read(sheet, request.actor)]
    whens = dict.fromkeys(sheet.when for sheet in mine)
    hamlet = hamlet_of(request)
    prints = may_ever("print_slips", request.actor)
    batches = SlipBatch.objects.filter(dialogue=dialogue).select_related("hamlet")[:BATCHES] if prints else ()
    return {
        "groups": [
            (when, [Shown(each, why_not(each, dialogue)) for each in mine if each.when == when])
            for when in whens
        ],
        "hamlets": Hamlet.objects.all(),
        "hamlet": hamlet,
        "query": f"?thon={hamlet.pk}" if hamlet else "",
        "prints": prints,
        "form": tried or SlipForm(),
        "open": tried is not None or "phieu" in request.GET,
        "why_not": print_slips.refusal(dialogue, by=request.actor) if prints else "",
        "batches": batches,
    }


def may_read(sheet: Sheet, by: Actor) -> bool:
    """Sheets with names or words of single people are the office's alone, but for what the Front collected."""
    return not sheet.named or by.is_any(*OFFICE) or (sheet.front and by.is_any(Role.FRONT))


def hamlet_of(request: HttpRequest) -> Hamlet | None:
    asked = request.GET.get("thon", "")
    return Hamlet.objects.filter(pk=int(asked)).first() if asked.isascii() and asked.isdecimal() else None


def printed_in(step: str, dialogue: Dialogue, by: Actor) -> list[dict[str, str]]:
    """What one of the nine steps prints now, for this person: {label, href}."""
    return [
        {"label": each.label, "href": reverse("desk:sheet", args=[dialogue.pk, each.slug, "pdf"])}
        for each in of_step(step)
        if may_read(each, by) and not why_not(each, dialogue)
    ]
