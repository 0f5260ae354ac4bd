"""Many opinions of the list at once: first what would happen, then one button, and one key to take it back."""

from typing import Any

from django import forms
from django.contrib import messages
from django.http import HttpResponse, QueryDict
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.views.decorators.http import require_POST

from doithoai.actions.kernel import Refusal
from doithoai.actions.opinions.sort_opinions import AT_MOST, sort_opinions, stays_out
from doithoai.actions.remembering import mark_of
from doithoai.models import Actor, Competence, Dialogue, Opinion, OpinionGroup, Urgency
from doithoai.pages.desk.opinions.fields import field_choices
from doithoai.pages.desk.opinions.triage import number
from doithoai.pages.desk.opinions.views import OpinionFilter
from doithoai.pages.desk.request import DeskRequest
from doithoai.pages.middleware import desk
from doithoai.rules.procedure import Role

SHOWN = 20


class ManyForm(forms.Form):
    """Three labels, or the number of a group. What they may be is the action's to say."""

    group = forms.IntegerField(label="Gộp vào nhóm số", required=False, min_value=1, max_value=10**6)
    field = forms.ChoiceField(label="Lĩnh vực", required=False)
    urgency = forms.ChoiceField(label="Mức độ cấp thiết", required=False, choices=Urgency.choices)
    competence = forms.ChoiceField(label="Thẩm quyền", required=False, choices=Competence.choices)

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["field"].choices = [("", "Chọn lĩnh vực"), *field_choices()]  # type: ignore[attr-defined]


@require_POST
@desk(Role.CLERK)
def many(request: DeskRequest, pk: int) -> HttpResponse:
    """The preview of what was ticked in the list (or of all it shows); with `do`, the deed itself."""
    dialogue, said, sentence = get_object_or_404(Dialogue, pk=pk), request.POST, ""
    form = ManyForm(said if "do" in said else None)
    chosen = list(chosen_of(dialogue, said, request.actor)[: AT_MOST + 1])
    if "do" in said and form.is_valid():
        seen = {number(key): mark for key, _, mark in (each.partition(":") for each in said.getlist("mark"))}
        wanted = form.cleaned_data
        try:
            group = group_of(dialogue, wanted.pop("group"))
            keys = [each.pk for each in chosen]
            sort_opinions(dialogue, by=request.actor, opinions=keys, group=group, seen=seen, **wanted)
        except Refusal as refusal:
            sentence = str(refusal)
        else:
            done = (
                f"Đã gộp {len(chosen)} ý kiến vào nhóm {group.number}."
                if group
                else f"Đã phân loại {len(chosen)} ý kiến."
            )
            messages.success(request, f"{done} Bấm u ở trang Phân loại để hoàn lại.")
            return redirect(reverse("desk:triage", args=[pk]))
    told = [(each, stays_out(each, dialogue, request.actor)) for each in chosen[:AT_MOST]]
    going = [each for each, no in told if no is None]
    context = {
        "section": "dialogues",
        "dialogue": dialogue,
        "form": form,
        "sentence": sentence,
        "going": going,
        "marks": [f"{each.pk}:{mark_of(each)}" for each in going],
        "shown": going[:SHOWN],
        "not_shown": max(0, len(going) - SHOWN),
        "sorted_before": sum(1 for each in going if each.classified_at),
        "staying": [no for _, no in told if no],
        "too_many": AT_MOST if len(chosen) > AT_MOST else 0,
    }
    return render(request, "desk/opinions/many.html", context, status=409 if sentence else 200)


def chosen_of(dialogue: Dialogue, said: QueryDict, by: Actor) -> Any:
    """What was ticked; or everything the filter shows, when that was ticked."""
    rows = Opinion.objects.seen_by(by).matters().select_related("group", "dialogue")
    if said.get("every"):
        asked = OpinionFilter(
            QueryDict(str(said.get("every")).lstrip("?")), dialogue=dialogue, know_names=True
        )
        return asked.narrow(rows).order_by("received_at", "pk")
    ticked = said.getlist("opinion") or [each.partition(":")[0] for each in said.getlist("mark")]
    keys = [number(each) for each in ticked[: AT_MOST + 1]]
    return rows.filter(dialogue=dialogue, pk__in=keys).order_by("received_at", "pk")


def group_of(dialogue: Dialogue, wanted: int | None) -> OpinionGroup | None:
    """Raises Refusal when the dialogue has no group of this number."""
    if wanted is None:
        return None
    found: OpinionGroup | None = OpinionGroup.objects.filter(dialogue=dialogue, number=wanted).first()
    if found is None:
        raise Refusal(f"Hội nghị này không có nhóm số {wanted}. Xin xem số nhóm ở trang Nhóm, giao chuẩn bị.")
    return found
