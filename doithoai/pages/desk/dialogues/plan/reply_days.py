"""How many days a reply may take, where the regulation is vague: a person says a number and answers for it."""

from typing import Any

from django import forms
from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect, render

from doithoai.actions.kernel import Refusal
from doithoai.actions.plan.choose_reply_days import LEAST, MOST, choose_reply_days
from doithoai.models import Actor, Dialogue, calendar_of
from doithoai.models.clock import today
from doithoai.pages.desk.dialogues.plan.stated_days import filled_in
from doithoai.pages.desk.fields import UnitField
from doithoai.pages.desk.request import DeskRequest
from doithoai.pages.middleware import OFFICE, desk
from doithoai.rules import regulation


class ReplyDaysForm(forms.Form):
    """Prefixed: on the plan page it stands beside the plan's own form."""

    prefix = "tra-loi"

    days = forms.IntegerField(label="Số ngày, kể từ thông báo kết luận", min_value=LEAST, max_value=MOST)
    unit = UnitField()
    chosen_by = forms.CharField(label="Người ấn định", max_length=120)


@desk(*OFFICE)
def reply_days(request: DeskRequest, pk: int) -> HttpResponse:
    """On a page of its own, or with htmx only the card: nothing typed around it is lost."""
    dialogue = get_object_or_404(Dialogue, pk=pk)
    form = ReplyDaysForm(request.POST) if request.method == "POST" else None
    sentence = ""
    if form and form.is_valid():
        try:
            choose_reply_days(dialogue, by=request.actor, **form.cleaned_data)
        except Refusal as refusal:
            sentence = str(refusal)
            dialogue = Dialogue.objects.get(pk=pk)  # the refused number must not be shown as chosen
        else:
            form = None
            if not request.htmx:  # type: ignore[attr-defined]
                messages.success(request, "Đã ghi số ngày trả lời.")
                return redirect("desk:reply_days", pk)  # its own tab: the plan may still be typed in another
    context = {
        "dialogue": dialogue,
        "reply": asked(dialogue, request.actor, form, sentence, filled_in(request)),
    }
    status = 409 if sentence else 422 if form else 200
    template = "_reply_days" if request.htmx else "reply_days"  # type: ignore[attr-defined]
    response = render(request, f"desk/dialogues/plan/{template}.html", context, status=status)
    if status == 200:
        response["HX-Trigger"] = "chosen"  # the dates beside the form are counted again
    return response


def asked(
    dialogue: Dialogue,
    by: Actor,
    form: ReplyDaysForm | None = None,
    sentence: str = "",
    filled: dict[str, str] | None = None,
) -> dict[str, Any]:
    """For `_reply_days.html`: the regulation's words, what was chosen, the form or why it is closed.

    `ruled` is the regulation's own deadline, None when it sets no number: then a person must. `filled`: what a link
    from the plan's file fills in.
    """
    chosen = regulation.load_all().get(dialogue.regulation)
    day = dialogue.held_on or today()
    ruled = chosen and regulation.reply_due(
        chosen.id, dialogue_on=day, conclusion_on=day, calendar=calendar_of(dialogue.commune)
    )
    first = {
        "days": dialogue.reply_days,
        "unit": dialogue.reply_days_unit,
        "chosen_by": dialogue.reply_days_by or dialogue.chair_name,
    }
    return {
        "regulation": chosen,
        "words": chosen.unnumbered.get("reply") if chosen else None,
        "ruled": ruled,
        "form": form or ReplyDaysForm(initial={**first, **(filled or {})}),
        "open": form is not None or bool(filled) or (ruled is None and not dialogue.reply_days),
        "why_not": choose_reply_days.refusal(dialogue, by=by),
        "sentence": sentence,
    }
