"""What besides the day of the sitting sets a term: a request that came in, a consultation that was opened."""

from typing import Any

from django import forms
from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect, render

from doithoai.actions.duties import asked_by_events
from doithoai.actions.kernel import Refusal
from doithoai.actions.plan.record_event import record_event
from doithoai.models import Dialogue, Duty
from doithoai.models.clock import today
from doithoai.pages.desk.fields import DayField
from doithoai.pages.desk.request import DeskRequest
from doithoai.pages.middleware import desk
from doithoai.rules.legal_events import HAPPENINGS, WRITTEN
from doithoai.rules.procedure import Role


class EventForm(forms.Form):
    """What happened on which day, and the words that show it."""

    happened_on = DayField(label="Ngày")
    says = forms.CharField(label="Ai yêu cầu, văn bản nào", max_length=300)


@desk(Role.CLERK, Role.CHAIR, Role.SECRETARY, Role.RECEPTION)
def events(request: DeskRequest, pk: int) -> HttpResponse:
    """One card for each event: what it sets off, what was written down, the form or why it is closed."""
    dialogue = get_object_or_404(Dialogue, pk=pk)
    tried, form, sentence = request.POST.get("event", ""), None, ""
    if request.method == "POST":
        taken_back = "bo" in request.POST
        form = None if taken_back else EventForm(request.POST, prefix=tried)
        if taken_back or (form and form.is_valid()):
            said = form.cleaned_data if form else {"happened_on": None}
            try:
                record_event(dialogue, by=request.actor, event=tried, **said)
            except Refusal as refusal:
                sentence = str(refusal)
                dialogue = Dialogue.objects.get(pk=pk)
            else:
                messages.success(request, "Đã bỏ ngày đã ghi." if taken_back else "Đã ghi.")
                return redirect("desk:events", pk)
    context = {
        "dialogue": dialogue,
        "cards": cards_of(dialogue, tried, form),
        "why_not": record_event.refusal(dialogue, by=request.actor),
        "sentence": sentence,
    }
    status = 409 if sentence else 422 if form else 200
    return render(request, "desk/dialogues/plan/events.html", context, status=status)


def cards_of(dialogue: Dialogue, tried: str, form: forms.Form | None) -> list[dict[str, Any]]:
    asked, happened, day = asked_by_events(dialogue), dialogue.happened, today()
    proved = dict(Duty.objects.filter(dialogue=dialogue).exclude(proved_at=None).values_list("key", "proof"))
    return [
        {
            "key": key,
            "asks": HAPPENINGS[key].asks,
            "about": HAPPENINGS[key].about,
            "written": dialogue.events.get(key),
            "on": happened.get(key),
            "duties": [
                {
                    "duty": duty,
                    "proof": proved.get(duty.key, ""),
                    "days": None if duty.key in proved else (duty.due_on - day).days,
                }
                for duty in asked
                if duty.key == key or (key == "consultation" and duty.key.startswith("publish."))
            ],
            "form": form
            if form and tried == key
            else EventForm(
                prefix=key,
                initial={
                    "happened_on": happened.get(key),
                    "says": dialogue.events.get(key, {}).get("says", ""),
                },
            ),
        }
        for key in WRITTEN
    ]
