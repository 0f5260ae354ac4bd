"""How many days a step takes, where the regulation is vague: until a person says so it waits, without a date."""

from datetime import date
from typing import Any

from django import forms
from django.contrib import messages
from django.http import Http404, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse

from doithoai.actions.kernel import Refusal
from doithoai.actions.plan.choose_days import LEAST, MOST, choose_days
from doithoai.models import Dialogue
from doithoai.models.clock import today
from doithoai.pages.desk.dialogues.plan.stated_days import filled_in
from doithoai.pages.desk.fields import UnitField
from doithoai.pages.desk.request import DeskRequest
from doithoai.pages.middleware import OFFICE, desk
from doithoai.rules import regulation
from doithoai.rules.regulation_terms import USUAL


class DaysForm(forms.Form):
    days = forms.IntegerField(label="Số ngày", min_value=LEAST, max_value=MOST)
    unit = UnitField()
    chosen_by = forms.CharField(label="Người ấn định", max_length=120)


@desk(*OFFICE)
def vague_days(request: DeskRequest, pk: int, step: str) -> HttpResponse:
    """One vague step: the text's own words, who set which number, and the form or why it is closed."""
    dialogue = get_object_or_404(Dialogue, pk=pk)
    it = next((each for each in waiting_of(dialogue) if each["key"] == step), None)
    if it is None or step == "reply":
        raise Http404
    said = it["chosen"]
    first = {
        "days": said.days if said else None,
        "unit": said.unit if said else "working",
        "chosen_by": said.by if said else dialogue.chair_name,
    }
    form, sentence = DaysForm(request.POST or None, initial={**first, **filled_in(request)}), ""
    if form.is_valid():
        try:
            choose_days(dialogue, by=request.actor, step=step, **form.cleaned_data)
        except Refusal as refusal:
            sentence = str(refusal)
        else:
            messages.success(request, f"Đã ghi số ngày cho việc {it['label'].lower()}.")
            return redirect("desk:dialogue", pk)
    direction, event, _ = USUAL[step]
    form.fields[
        "days"
    ].label = f"Số ngày {'trước' if direction == 'before' else 'kể từ'} {regulation.EVENTS[event]}"
    why_not = choose_days.refusal(dialogue, by=request.actor)
    context = {"dialogue": dialogue, "it": it, "form": form, "why_not": why_not, "sentence": sentence}
    status = 409 if sentence else 422 if form.errors else 200
    return render(request, "desk/dialogues/plan/vague_days.html", context, status=status)


def waiting_of(
    dialogue: Dialogue, *, regulation_id: str = "", held_on: date | None = None
) -> list[dict[str, Any]]:
    """The vague steps, asked or answered, for `_vague.html`: key, label, words, source, chosen, href.

    `regulation_id`, `held_on`: as if the plan said so.
    """
    day = held_on or dialogue.held_on or regulation.day_of_year(dialogue.year, today())
    try:
        vague = regulation.vague_steps(regulation_id or dialogue.regulation, dialogue_on=day)
    except KeyError:  # neither the regulation nor a law is known for that day
        return []
    return [
        {
            "key": key,
            "label": regulation.LABELS[key],
            "words": words,
            "source": source.short,
            "chosen": dialogue.chosen_days.get(key),
            "href": reverse("desk:reply_days", args=[dialogue.pk])
            if key == "reply"
            else reverse("desk:vague_days", args=[dialogue.pk, key]),
        }
        for key, (source, words) in vague.items()
    ]
