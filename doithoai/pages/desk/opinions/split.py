"""One text, several matters: choose where each begins, and put the parts together again."""

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.views.decorators.http import require_POST

from doithoai.actions.kernel import Refusal
from doithoai.actions.opinions.split_opinion import split_opinion
from doithoai.actions.opinions.unsplit_opinion import unsplit_opinion
from doithoai.actions.remembering import mark_of
from doithoai.models import Opinion
from doithoai.models.confirmations import confirmed_here
from doithoai.pages.desk.opinions.triage import number, place_of
from doithoai.pages.desk.request import DeskRequest
from doithoai.pages.middleware import desk
from doithoai.rules import triage as rules
from doithoai.rules.parts import words_of
from doithoai.rules.procedure import Role


@desk(Role.CLERK)
def split(request: DeskRequest, pk: int) -> HttpResponse:
    """Every word as a box: a ticked one begins a new part. What looks like a new matter is ticked already."""
    rows = Opinion.objects.seen_by(request.actor).select_related("dialogue")
    opinion, sentence = get_object_or_404(rows, pk=pk), ""
    chosen = {number(each) for each in request.POST.getlist("begins")}
    if request.method == "POST":
        try:
            split_opinion(opinion, by=request.actor, begins=sorted(chosen), seen=request.POST.get("seen", ""))
        except Refusal as refusal:
            sentence = str(refusal)
        else:
            messages.success(request, f"Đã tách {opinion.code}; lời và mã của người nêu vẫn giữ nguyên.")
            return redirect(place_of(opinion.parts.order_by("pk")[0]))
    else:
        chosen = {start for start, _ in rules.split(opinion.words, confirmed_here())}
    words = words_of(opinion.words)
    context = {
        "section": "dialogues",
        "dialogue": opinion.dialogue,
        "opinion": opinion,
        "words": [(start, word, start in chosen) for start, word in words[1:]],
        "first": words[0][1] if words else "",
        "marked": any(start in chosen for start, _ in words[1:]),
        "why_not": split_opinion.refusal(opinion, by=request.actor),
        "sentence": sentence,
        "mark": mark_of(opinion),
    }
    return render(request, "desk/opinions/split.html", context, status=409 if sentence else 200)


@require_POST
@desk(Role.CLERK)
def unsplit(request: DeskRequest, pk: int) -> HttpResponse:
    opinion = get_object_or_404(Opinion.objects.seen_by(request.actor), pk=pk)
    unsplit_opinion(opinion, by=request.actor)
    messages.success(request, f"Đã bỏ tách {opinion.code}.")
    if opinion.dialogue_id:
        return redirect(place_of(opinion))
    return redirect(reverse("desk:opinion", args=[opinion.pk]))
