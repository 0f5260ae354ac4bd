"""At the start of a dialogue: what earlier ones left unsettled, with a box each; what is ticked comes along."""

from itertools import groupby
from typing import Any

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.views.decorators.http import require_POST

from doithoai.actions.kernel import Refusal
from doithoai.actions.opinions.carry_over import carry_over
from doithoai.actions.opinions.leave_behind import leave_behind
from doithoai.models import Dialogue, OpinionGroup
from doithoai.models.opinion_group import OpinionGroupQuerySet
from doithoai.outputs.earlier import AT_MOST, because, here_already, offered_to
from doithoai.pages.desk.opinions.triage import number
from doithoai.pages.desk.request import DeskRequest
from doithoai.pages.middleware import desk
from doithoai.rules.procedure import Role


@desk(Role.CLERK, Role.CHAIR, Role.SECRETARY, Role.FRONT)
def carry(request: DeskRequest, pk: int) -> HttpResponse:
    """GET: the list. POST: what was ticked comes along; nothing ticked leaves everything where it is."""
    dialogue, sentence = get_object_or_404(Dialogue, pk=pk), ""
    ticked = {number(each) for each in request.POST.getlist("group")}
    if request.method == "POST":
        try:
            made = carry_over(
                dialogue, by=request.actor, groups=[] if "none" in request.POST else sorted(ticked)
            )
        except Refusal as refusal:
            sentence = str(refusal)
        else:
            messages.success(request, said_of(made))
            return redirect("desk:carry_over", dialogue.pk)
    context = {
        "section": "dialogues",
        "dialogue": dialogue,
        "sentence": sentence,
        "offered": by_dialogue(offered_to(dialogue), here_already(dialogue)),
        "ticked": ticked,
        "here": OpinionGroup.objects.not_about_reader()
        .filter(dialogue=dialogue)
        .exclude(opinions__carried_from=None)
        .with_counts()
        .order_by("number"),
        "why_not": carry_over.refusal(dialogue, by=request.actor),
        "is_clerk": request.actor.is_any(Role.CLERK),
    }
    return render(request, "desk/opinions/carry.html", context, status=409 if sentence else 200)


def said_of(made: list[OpinionGroup]) -> str:
    if not made:
        return (
            "Đã ghi: không chuyển việc nào sang hội nghị này. Danh sách vẫn ở đây, đổi ý lúc nào cũng được."
        )
    return (
        f"Đã chuyển {len(made)} việc sang hội nghị này. Mỗi người giữ nguyên lời, mã và được trả lời riêng."
    )


def by_dialogue(rows: OpinionGroupQuerySet, known: dict[int, OpinionGroup]) -> list[dict[str, Any]]:
    """The matters under the dialogue they were left by, the latest dialogue first; `known`: where each is here already."""
    found = list(
        rows.with_counts()
        .select_related("dialogue", "outcome")
        .prefetch_related("assignments")
        .order_by("-dialogue__held_on", "dialogue", "number")[:AT_MOST]
    )
    return [
        {
            "dialogue": dialogue,
            "matters": [
                {"group": each, "because": because(each), "known": known.get(each.pk)} for each in matters
            ],
        }
        for dialogue, matters in groupby(found, key=lambda each: each.dialogue)
    ]


@require_POST
@desk(Role.CLERK)
def leave(request: DeskRequest, pk: int) -> HttpResponse:
    """One that was ticked by mistake goes back."""
    group = get_object_or_404(OpinionGroup.objects.not_about_reader().select_related("dialogue"), pk=pk)
    leave_behind(group, by=request.actor)
    messages.success(request, f"Đã trả việc “{group.question}” về hội nghị trước.")
    return redirect("desk:carry_over", group.dialogue_id)
