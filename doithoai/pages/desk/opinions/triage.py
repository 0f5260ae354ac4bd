"""Triage: one opinion at a time, keyboard first. The software suggests; a person confirms with one key."""

from dataclasses import dataclass
from typing import Any

from django import forms
from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.views.decorators.http import require_POST

from doithoai.actions.kernel import Refusal
from doithoai.actions.opinions.classify_opinion import classify_opinion
from doithoai.actions.opinions.confirm_mask import confirm_mask
from doithoai.actions.opinions.divert_opinion import divert_opinion
from doithoai.actions.opinions.merge_opinions import merge_opinions
from doithoai.actions.opinions.unmerge_opinion import unmerge_opinion
from doithoai.models import Competence, Dialogue, Opinion, OpinionGroup, Urgency
from doithoai.pages.desk.opinions.fields import field_choices, field_label
from doithoai.pages.desk.opinions.suggestion import EMERGENCY_SAYS, KIND_SAYS, Hint, nearest_groups, suggest
from doithoai.pages.desk.request import DeskRequest
from doithoai.pages.middleware import desk
from doithoai.rules.procedure import Role

#: One letter a field, in the taxonomy's order; j k m u x y z belong to the deeds.
FIELD_KEYS = "abcdefghilnopqrstvw"
GROUPS_SHOWN = 5


class ClassifyForm(forms.Form):
    """The three labels. What they may be is the action's to say."""

    field = forms.ChoiceField(label="Lĩnh vực", choices=field_choices)
    urgency = forms.ChoiceField(label="Mức độ cấp thiết", choices=Urgency.choices)
    competence = forms.ChoiceField(label="Thẩm quyền", choices=Competence.choices)


@dataclass(frozen=True)
class Choice:
    """One radio button with its key."""

    value: str
    label: str
    key: str
    chosen: bool


@desk(Role.CLERK)
def triage(request: DeskRequest, pk: int) -> HttpResponse:
    """The opinion asked for by `?y_kien=`, else the oldest one waiting."""
    dialogue = get_object_or_404(Dialogue, pk=pk)
    return show(request, dialogue, request.GET.get("y_kien", ""))


def show(request: DeskRequest, dialogue: Dialogue, chosen: str | int, sentence: str = "") -> HttpResponse:
    in_dialogue = Opinion.objects.filter(dialogue=dialogue).on_the_dialogue_track()
    order = list(in_dialogue.order_by("received_at", "pk").values_list("pk", "classified_at"))
    waiting = [key for key, classified_at in order if classified_at is None]
    keys = [key for key, _ in order]
    active = next((key for key in keys if str(key) == str(chosen)), waiting[0] if waiting else None)
    opinion = active and in_dialogue.select_related("group", "hamlet", "dialogue").get(pk=active)
    context: dict[str, Any] = {
        "section": "dialogues",
        "dialogue": dialogue,
        "sentence": sentence,
        "total": len(keys),
        "waiting": len(waiting),
        "last": keys[-1] if keys else None,
        "opinion": opinion,
    }
    if opinion:
        at = keys.index(opinion.pk)
        context |= {
            "place": at + 1,
            "before": keys[at - 1] if at else None,
            "after_this": keys[at + 1] if at + 1 < len(keys) else None,
        } | about(request, opinion)
    return render(request, "desk/opinions/triage.html", context, status=409 if sentence else 200)


def about(request: DeskRequest, opinion: Opinion) -> dict[str, Any]:
    """What is suggested for one opinion, the choices with their keys, and what may be done with it."""
    by, hint = request.actor, suggest(opinion.words)
    return {
        "hint": hint,
        "likely": KIND_SAYS.get(hint.kind, ""),
        "alarm": EMERGENCY_SAYS if hint.kind == "emergency" else "",
        "proposed": hint.masked,
        "spans": hint.spans,
        "fields": field_radios(opinion, hint),
        "picked": f"Gợi ý: {field_label(hint.field)}, {hint.urgency}, xã" if hint.field else "",
        "urgencies": radios(Urgency.choices, opinion.urgency if opinion.classified_at else hint.urgency),
        "competences": radios(
            Competence.choices, opinion.competence or Competence.COMMUNE, first=len(Urgency) + 1
        ),
        "groups": nearest_groups(opinion, GROUPS_SHOWN),
        "fellows": opinion.group.opinions.count() - 1 if opinion.group else 0,
        "why_not": classify_opinion.refusal(opinion, by=by),
        "no_unmerge": unmerge_opinion.refusal(opinion, by=by),
        "no_divert": divert_opinion.refusal(opinion, by=by),
        "no_mask": confirm_mask.refusal(opinion, by=by),
        "after": "phan-loai",
    }


def field_radios(opinion: Opinion, hint: Hint) -> list[Choice]:
    chosen = opinion.field or hint.field
    return [
        Choice(code, label, key, code == chosen)
        for (code, label), key in zip(field_choices(), FIELD_KEYS, strict=False)
    ]


def radios(choices: list[tuple[str, str]], chosen: str, *, first: int = 1) -> list[Choice]:
    """A digit each, from `first` on."""
    return [
        Choice(value, label, str(at), value == chosen)
        for at, (value, label) in enumerate(choices, start=first)
    ]


@desk(Role.CLERK)
def groups_like(request: DeskRequest, pk: int) -> HttpResponse:
    """The fragment under the search box: groups of this opinion's dialogue that hold the words `tim`."""
    opinion = get_object_or_404(Opinion, pk=pk)
    found = nearest_groups(opinion, GROUPS_SHOWN, request.GET.get("tim", ""))
    return render(request, "desk/opinions/_groups.html", {"groups": found, "opinion": opinion})


@require_POST
@desk(Role.CLERK)
def classify(request: DeskRequest, pk: int) -> HttpResponse:
    opinion, form = get_object_or_404(Opinion, pk=pk), ClassifyForm(request.POST)
    if not form.is_valid():
        return back_to(request, opinion, "Xin chọn đủ lĩnh vực, mức độ cấp thiết và thẩm quyền rồi lưu.")
    try:
        classify_opinion(opinion, by=request.actor, **form.cleaned_data)
    except Refusal as refusal:
        return back_to(request, opinion, str(refusal))
    messages.success(request, f"Đã phân loại {opinion.code}.")
    return next_after(opinion)


@require_POST
@desk(Role.CLERK)
def merge(request: DeskRequest, pk: int) -> HttpResponse:
    opinion = get_object_or_404(Opinion, pk=pk)
    group = get_object_or_404(OpinionGroup, pk=number(request.POST.get("group")))
    try:
        merge_opinions(group, by=request.actor, opinions=[opinion])
    except Refusal as refusal:
        return back_to(request, opinion, str(refusal))
    messages.success(
        request, f"Đã gộp {opinion.code} vào nhóm {group.number}; lời và mã của người nêu vẫn giữ nguyên."
    )
    return next_after(opinion)


@require_POST
@desk(Role.CLERK)
def unmerge(request: DeskRequest, pk: int) -> HttpResponse:
    opinion = get_object_or_404(Opinion, pk=pk)
    try:
        group = unmerge_opinion(opinion, by=request.actor)
    except Refusal as refusal:
        return back_to(request, opinion, str(refusal))
    messages.success(request, f"Đã tách {opinion.code} thành nhóm {group.number}.")
    return redirect(place_of(opinion))


@require_POST
@desk(Role.CLERK)
def mask(request: DeskRequest, pk: int) -> HttpResponse:
    opinion = get_object_or_404(Opinion, pk=pk)
    try:
        confirm_mask(opinion, by=request.actor, public_words=request.POST.get("public_words", ""))
    except Refusal as refusal:
        return back_to(request, opinion, str(refusal))
    messages.success(
        request,
        "Đã xác nhận phần công khai."
        if opinion.public_at
        else "Ý kiến này sẽ không hiện trên trang công khai.",
    )
    return redirect(
        place_of(opinion) if request.POST.get("after") else reverse("desk:opinion", args=[opinion.pk])
    )


@require_POST
@desk(Role.CLERK, Role.RECEPTION)
def divert(request: DeskRequest, pk: int) -> HttpResponse:
    opinion = get_object_or_404(Opinion, pk=pk)
    try:
        divert_opinion(
            opinion, by=request.actor, kind=request.POST.get("kind", ""), to=request.POST.get("to", "")
        )
    except Refusal as refusal:
        return back_to(request, opinion, str(refusal))
    messages.success(request, f"Đã chuyển {opinion.code} đến {opinion.diverted_to}.")
    if request.POST.get("after") and opinion.dialogue_id:
        return next_after(opinion)
    return redirect("desk:opinion", opinion.pk)


def back_to(request: DeskRequest, opinion: Opinion, sentence: str) -> HttpResponse:
    """The triage page again with the refusal on it; the plain page for one outside every dialogue."""
    if opinion.dialogue is None or not request.actor.is_any(Role.CLERK):
        raise Refusal(sentence)
    return show(request, opinion.dialogue, opinion.pk, sentence)


def next_after(opinion: Opinion) -> HttpResponse:
    """On to the next one that waits, after this one; then from the beginning."""
    waiting = Opinion.objects.filter(dialogue=opinion.dialogue_id).awaiting_classification()
    later = waiting.filter(received_at__gte=opinion.received_at).exclude(pk=opinion.pk)
    found = later.order_by("received_at", "pk").first()
    address = reverse("desk:triage", args=[opinion.dialogue_id])
    return redirect(f"{address}?y_kien={found.pk}" if found else address)


def place_of(opinion: Opinion) -> str:
    return f"{reverse('desk:triage', args=[opinion.dialogue_id])}?y_kien={opinion.pk}"


def number(text: str | None) -> int:
    """The id that was sent, 0 (which nothing has) when it is none."""
    return int(text) if text and text.isdecimal() else 0
