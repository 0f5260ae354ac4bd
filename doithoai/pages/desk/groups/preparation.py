"""The answers a body prepares before the day: its list, and one draft."""

from django import forms
from django.contrib import messages
from django.db.models import QuerySet
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect, render

from doithoai.actions.kernel import Refusal
from doithoai.actions.preparation.draft_answer import draft_answer
from doithoai.models import Actor, Preparation
from doithoai.models.clock import today
from doithoai.outputs.shielding import for_reader
from doithoai.pages.desk.fields import Textarea
from doithoai.pages.desk.opinions.still import watch
from doithoai.pages.desk.request import DeskRequest
from doithoai.pages.middleware import desk
from doithoai.rules.procedure import Role, Stage

READERS = (Role.CLERK, Role.CHAIR, Role.OFFICER)
BEFORE_OR_ON_THE_DAY = (Stage.PLANNING, Stage.OPEN, Stage.POSTPONED, Stage.IN_SESSION)


class DraftForm(forms.Form):
    answer = forms.CharField(
        label="Dự thảo trả lời",
        required=False,  # emptied: there is no draft any more
        widget=Textarea(12),
        help_text="Người chủ trì thấy bản mới nhất ngay trong hội nghị.",
    )


def readable(actor: Actor) -> QuerySet[Preparation]:
    """An officer sees what their bodies prepare; the clerk and the chair see all."""
    rows = Preparation.objects.not_about_reader().select_related("group__dialogue", "body")
    return rows if actor.is_any(Role.CLERK, Role.CHAIR) else rows.filter(body__in=actor.body_ids)


@desk(*READERS)
def preparations(request: DeskRequest) -> HttpResponse:
    """What is to be prepared for dialogues still to come, by due day."""
    rows = list(readable(request.actor).filter(group__dialogue__stage__in=BEFORE_OR_ON_THE_DAY))
    day = today()
    return render(
        request,
        "desk/groups/preparations.html",
        {
            "section": "today",
            "open": [(each, (each.due_on - day).days) for each in rows if not each.answer],
            "done": [each for each in rows if each.answer],
        },
    )


@desk(*READERS)
def preparation(request: DeskRequest, pk: int) -> HttpResponse:
    """Everyone's own words (the hamlet, never the name), and the draft."""
    found = get_object_or_404(readable(request.actor), pk=pk)
    form, sentence = DraftForm(request.POST or None, initial={"answer": found.answer}), ""
    if request.method == "POST" and form.is_valid():
        try:
            draft_answer(found, by=request.actor, answer=form.cleaned_data["answer"])
        except Refusal as refusal:
            sentence = str(refusal)
        else:
            messages.success(request, "Đã lưu dự thảo.")
            return redirect("desk:preparation", found.pk)
    said = for_reader(
        found.group.opinions.not_about_reader().select_related("hamlet").order_by("received_at", "pk"),
        request.actor,
    )
    context = {
        "section": "today",
        "preparation": found,
        "group": found.group,
        "opinions": said,
        "watch": watch(said, [found.group]),
        "days": None if found.answer else (found.due_on - today()).days,
        "form": form,
        "why_not": draft_answer.refusal(found, by=request.actor),
        "sentence": sentence,
    }
    return render(request, "desk/groups/preparation.html", context, status=409 if sentence else 200)
