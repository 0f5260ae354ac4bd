"""Asked before? What a person says about one opinion or group and the matters of earlier dialogues."""

from typing import Any

from django.contrib import messages
from django.http import Http404, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse

from doithoai.actions.kernel import Refusal
from doithoai.actions.opinions.link_matter import link_matter
from doithoai.actions.opinions.unlink_matter import unlink_matter
from doithoai.models import Dialogue, Opinion, OpinionGroup
from doithoai.outputs.earlier import asked_before, history_of
from doithoai.pages.desk.opinions.triage import number, place_of
from doithoai.pages.desk.request import DeskRequest
from doithoai.pages.middleware import desk
from doithoai.rules.procedure import Role


@desk(Role.CLERK)
def of_opinion(request: DeskRequest, pk: int) -> HttpResponse:
    opinion = get_object_or_404(Opinion.objects.seen_by(request.actor).select_related("dialogue"), pk=pk)
    if opinion.dialogue is None:
        raise Http404
    about = {"what": opinion.words, "name": str(opinion), "back": place_of(opinion)}
    return page(request, opinion.dialogue, [opinion.pk], about)


@desk(Role.CLERK)
def of_group(request: DeskRequest, pk: int) -> HttpResponse:
    group = get_object_or_404(OpinionGroup.objects.not_about_reader().select_related("dialogue"), pk=pk)
    about = {
        "what": group.question,
        "name": f"Nhóm {group.number}",
        "back": reverse("desk:group", args=[pk]),
    }
    people = group.opinions.not_about_reader()
    return page(request, group.dialogue, list(people.values_list("pk", flat=True)), about)


def page(request: DeskRequest, dialogue: Dialogue, keys: list[int], about: dict[str, Any]) -> HttpResponse:
    """GET: what is linked and proposed, and a search through all earlier dialogues. POST: one judgement."""
    sentence = ""
    if request.method == "POST":
        groups = OpinionGroup.objects.not_about_reader()
        earlier = get_object_or_404(groups, pk=number(request.POST.get("earlier")))
        try:
            messages.success(request, judge(request, dialogue, keys, earlier))
        except Refusal as refusal:
            sentence = str(refusal)
        else:
            return redirect(about["back"] if request.POST.get("after") else request.get_full_path())
    words = request.GET.get("tim", "").strip()[:200]
    context = {
        "section": "dialogues",
        "dialogue": dialogue,
        "sentence": sentence,
        "history": history_of(about["what"], dialogue, keys),
        "words": words,
        "found": asked_before("", dialogue, words=words) if words else [],
        "no_link": link_matter.refusal(dialogue, by=request.actor),
        **about,
    }
    return render(request, "desk/opinions/earlier.html", context, status=409 if sentence else 200)


def judge(request: DeskRequest, dialogue: Dialogue, keys: list[int], earlier: OpinionGroup) -> str:
    """What was pressed, done; returns the sentence about it."""
    said = request.POST.get("do")
    if said == "unlink":
        unlink_matter(dialogue, by=request.actor, opinions=keys, earlier=earlier)
        return "Đã bỏ nối với việc ấy."
    link_matter(dialogue, by=request.actor, opinions=keys, earlier=earlier, same=said != "other")
    if said == "other":
        return "Đã ghi: không phải việc ấy. Máy sẽ không gợi ý lại."
    return "Đã ghi: cùng việc với hội nghị trước. Người chủ trì được báo khi một việc nêu đến lần thứ ba."
