"""Triage: one opinion at a time, keyboard first. The software suggests; a person confirms with one key."""

from dataclasses import dataclass
from typing import Any

from django.contrib import messages
from django.db.models import Q
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.views.decorators.http import require_POST

from doithoai.actions.holding import hold_opinion
from doithoai.actions.kernel import Refusal
from doithoai.actions.opinions.classify_opinion import classify_opinion
from doithoai.actions.opinions.confirm_mask import confirm_mask
from doithoai.actions.opinions.divert_opinion import divert_opinion
from doithoai.actions.opinions.issue_diversion_slip import issue_diversion_slip
from doithoai.actions.opinions.link_matter import link_matter
from doithoai.actions.opinions.merge_opinions import merge_opinions
from doithoai.actions.opinions.split_opinion import split_opinion
from doithoai.actions.opinions.undo_triage import undo_triage
from doithoai.actions.opinions.unmerge_opinion import unmerge_opinion
from doithoai.actions.opinions.unsplit_opinion import unsplit_opinion
from doithoai.actions.remembering import mark_of
from doithoai.models import (
    Competence,
    Dialogue,
    Opinion,
    OpinionGroup,
    OpinionHold,
    Urgency,
)
from doithoai.models.clock import now, today
from doithoai.models.opinion import OpinionQuerySet
from doithoai.models.opinion_state import IN_DOUBT
from doithoai.outputs.earlier import History, history_of, repeated_in
from doithoai.outputs.handover import taken_of
from doithoai.pages.desk.opinions.fields import field_choices, field_label
from doithoai.pages.desk.opinions.hidden import ClassifyForm, who_may_be_hidden_from
from doithoai.pages.desk.opinions.leaf import counted, past
from doithoai.pages.desk.opinions.other_procedure import suspicion
from doithoai.pages.desk.opinions.still import watch
from doithoai.pages.desk.opinions.suggestion import (
    EMERGENCY_SAYS,
    NO_HINT,
    Hint,
    cover,
    nearest_groups,
    or_else,
    suggest,
)
from doithoai.pages.desk.opinions.views import show as show_opinion
from doithoai.pages.desk.request import DeskRequest
from doithoai.pages.middleware import desk
from doithoai.rules.procedure import Role

#: One letter a field, in the taxonomy's order; j k m u x y z, / and - belong to the deeds.
FIELD_KEYS = "abcdefghilnopqrstvw"
GROUPS_SHOWN = 5
RECEIPT = ("received_at", "pk")


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
    matters = Opinion.objects.seen_by(request.actor).matters().filter(dialogue=dialogue)
    everything = matters.on_the_dialogue_track()
    # those in doubt have a page of their own; one that is asked for opens here too
    matters = everything.exclude(IN_DOUBT)
    order = matters.order_by(*RECEIPT)
    # more is rarely there, and PostgreSQL ponders every join
    rows = everything.order_by(*RECEIPT).select_related("hamlet", "handover")
    waiting = rows.exclude(IN_DOUBT).awaiting_classification()
    opinion = rows.filter(pk=number(str(chosen))).first() if chosen else None
    opinion = opinion or free_for(request, waiting).first() or waiting.first()
    left, more_left = counted(waiting)
    total, many = (left, True) if more_left else counted(matters)  # more are waiting than we count
    context: dict[str, Any] = {
        "section": "dialogues",
        "dialogue": dialogue,
        "sentence": sentence,
        "total": total,
        "many": many,
        "waiting": left,
        "more_waiting": more_left,
        "doubted": everything.filter(IN_DOUBT).count(),
        "last": None if opinion else order.values_list("pk", flat=True).last(),
        "opinion": opinion,
        "no_undo": undo_triage.refusal(dialogue, by=request.actor),
    }
    if opinion:
        opinion.dialogue = dialogue
        earlier, later = order.filter(before_it(opinion)), order.filter(after_it(opinion))
        context |= {
            "place": 0 if many else earlier.count() + 1,
            "before": earlier.values_list("pk", flat=True).last(),
            "after_this": later.values_list("pk", flat=True).first(),
            "watch": watch([opinion], [opinion.group] if opinion.group else [], whole_page=True),
            "held": hold_opinion(opinion, by=request.actor, at=now()),
            "mark": mark_of(opinion),
        } | about(request, opinion)
    else:  # beside an open opinion its own history stands: "Nêu lần thứ ba" is said there
        context["repeated"] = repeated_in(dialogue)
    return render(request, "desk/opinions/triage.html", context, status=409 if sentence else 200)


def before_it(opinion: Opinion) -> Q:
    """What stands before this one in the order of receipt."""
    return past(RECEIPT, (opinion.received_at, opinion.pk), forward=False)


def after_it(opinion: Opinion) -> Q:
    return past(RECEIPT, (opinion.received_at, opinion.pk), forward=True)


def free_for(request: DeskRequest, rows: OpinionQuerySet) -> OpinionQuerySet:
    """Without those that somebody else has open now."""
    held = OpinionHold.objects.filter(until__gt=now()).exclude(user=request.actor.user_id)
    return rows.exclude(pk__in=held.values("opinion"))


def about(request: DeskRequest, opinion: Opinion) -> dict[str, Any]:
    """What is suggested for one opinion, the choices with their keys, and what may be done with it."""
    by, hint = request.actor, suggest(opinion.words)
    dialogue, words, nothing = opinion.dialogue, opinion.words, History((), ())
    files = list(opinion.enclosed)
    level = "" if hint.knows_nothing else hint.competence or Competence.COMMUNE
    urgency = "" if hint.knows_nothing and not hint.urgent_because else hint.urgency
    return {
        "hint": hint,
        "unread": hint is NO_HINT,
        "history": or_else(nothing, lambda: history_of(words, dialogue, [opinion.pk])) if dialogue else None,
        "no_link": link_matter.refusal(opinion.dialogue, by=by) if opinion.dialogue else "",
        **suspicion(opinion, hint.kind, hint.kind_because),
        "alarm": EMERGENCY_SAYS if hint.kind == "emergency" else "",
        "cover": cover(opinion),
        "fields": field_radios(opinion, hint),
        "picked": f"Gợi ý: {field_label(hint.field)}, {hint.urgency}, {level}" if hint.field else "",
        "either": either(hint),
        "urgencies": radios(Urgency.choices, opinion.urgency if opinion.classified_at else urgency),
        "competences": radios(Competence.choices, opinion.competence or level, first=len(Urgency) + 1),
        "groups": nearest_groups(opinion, GROUPS_SHOWN),
        "fellows": opinion.group.opinions.not_about_reader().count() - 1 if opinion.group else 0,
        "why_not": classify_opinion.refusal(opinion, by=by),
        "no_unmerge": unmerge_opinion.refusal(opinion, by=by),
        "no_split": split_opinion.refusal(opinion, by=by),
        "no_unsplit": unsplit_opinion.refusal(opinion.part_of, by=by) if opinion.part_of else "",
        "no_divert": divert_opinion.refusal(opinion, by=by),
        "files": files,
        "taken": taken_of(opinion, files),
        "may_cover": True,
        **who_may_be_hidden_from(opinion, by),
        "no_mask": confirm_mask.refusal(opinion, by=by),
        "after": "phan-loai",
    }


def field_radios(opinion: Opinion, hint: Hint) -> list[Choice]:
    chosen = opinion.field or hint.field
    return [
        Choice(code, label, key, code == chosen)
        for (code, label), key in zip(field_choices(), FIELD_KEYS, strict=False)
    ]


def either(hint: Hint) -> list[tuple[Choice, tuple[str, ...]]]:
    """The two likeliest fields when neither is clear, each with its key and the words that speak for it."""
    keys = dict(zip((code for code, _ in field_choices()), FIELD_KEYS, strict=False))
    return [
        (Choice(code, field_label(code), keys[code], False), words)
        for code, words in hint.either
        if code in keys
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
    opinion = get_object_or_404(Opinion.objects.seen_by(request.actor), pk=pk)
    found = nearest_groups(opinion, GROUPS_SHOWN, request.GET.get("tim", ""))
    return render(
        request, "desk/opinions/_groups.html", {"groups": found, "opinion": opinion, "mark": mark_of(opinion)}
    )


@require_POST
@desk(Role.CLERK, Role.CHAIR, Role.RECEPTION)
def classify(request: DeskRequest, pk: int) -> HttpResponse:
    opinion = get_object_or_404(Opinion.objects.seen_by(request.actor), pk=pk)
    form = ClassifyForm(request.POST)
    if not form.is_valid():
        return back_to(request, opinion, "Xin chọn đủ lĩnh vực, mức độ cấp thiết và thẩm quyền rồi lưu.")
    try:
        classify_opinion(opinion, by=request.actor, seen=request.POST.get("seen", ""), **form.cleaned_data)
    except Refusal as refusal:
        return back_to(request, opinion, str(refusal))
    messages.success(request, f"Đã phân loại {opinion.code}.")
    if not request.actor.is_any(Role.CLERK):  # the one they were asked to look at
        return redirect("desk:opinion", opinion.pk)
    return next_after(request, opinion)


@require_POST
@desk(Role.CLERK)
def merge(request: DeskRequest, pk: int) -> HttpResponse:
    opinion = get_object_or_404(Opinion.objects.seen_by(request.actor), pk=pk)
    groups = OpinionGroup.objects.not_about_reader()
    group = get_object_or_404(groups, pk=number(request.POST.get("group")))
    try:
        merge_opinions(group, by=request.actor, opinions=[opinion], seen=request.POST.get("seen", ""))
    except Refusal as refusal:
        return back_to(request, opinion, str(refusal))
    messages.success(
        request, f"Đã gộp {opinion.code} vào nhóm {group.number}; lời và mã của người nêu vẫn giữ nguyên."
    )
    return next_after(request, opinion)


@require_POST
@desk(Role.CLERK)
def unmerge(request: DeskRequest, pk: int) -> HttpResponse:
    opinion = get_object_or_404(Opinion.objects.seen_by(request.actor), pk=pk)
    try:
        group = unmerge_opinion(opinion, by=request.actor)
    except Refusal as refusal:
        return back_to(request, opinion, str(refusal))
    messages.success(request, f"Đã tách {opinion.code} thành nhóm {group.number}.")
    return redirect(place_of(opinion))


@require_POST
@desk(Role.CLERK)
def mask(request: DeskRequest, pk: int) -> HttpResponse:
    opinion = get_object_or_404(Opinion.objects.seen_by(request.actor), pk=pk)
    try:
        said = request.POST
        confirm_mask(
            opinion, by=request.actor, public_words=said.get("public_words", ""), seen=said.get("seen", ""),
            because=said.get("because", ""), looked_again=bool(said.get("looked_again")),
        )  # fmt: skip
    except Refusal as refusal:
        return where_pressed(request, opinion, str(refusal))
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
@desk(Role.CLERK, Role.RECEPTION, Role.CHAIR)
def divert(request: DeskRequest, pk: int) -> HttpResponse:
    opinion = get_object_or_404(Opinion.objects.seen_by(request.actor), pk=pk)
    said = request.POST
    try:
        divert_opinion(
            opinion,
            by=request.actor,
            kind=said.get("kind", ""),
            to=said.get("to", ""),
            files=opinion.part_of_id is None or bool(said.get("files")),
            otherwise=said.get("otherwise", ""),
        )
    except Refusal as refusal:
        return where_pressed(request, opinion, str(refusal))
    messages.success(request, f"Đã chuyển {opinion.code} đến {opinion.diverted_to}.")
    if request.POST.get("after") and opinion.dialogue_id:
        return next_after(request, opinion)
    return redirect("desk:opinion", opinion.pk)


@require_POST
@desk(Role.CLERK, Role.RECEPTION, Role.CHAIR)
def diversion_slip(request: DeskRequest, pk: int) -> HttpResponse:
    """The letter that guides a complaint, or the slip of a denunciation."""
    opinion = get_object_or_404(Opinion.objects.seen_by(request.actor), pk=pk)
    paper = issue_diversion_slip(opinion, by=request.actor, issued_on=today())
    messages.success(request, f"Đã ban hành: {paper}.")
    return redirect("desk:paper", paper.pk)


def back_to(request: DeskRequest, opinion: Opinion, sentence: str) -> HttpResponse:
    """The triage page again with the refusal on it; the plain page for one outside every dialogue."""
    if opinion.dialogue is None or not request.actor.is_any(Role.CLERK):
        raise Refusal(sentence)
    return show(request, opinion.dialogue, opinion.pk, sentence)


def where_pressed(request: DeskRequest, opinion: Opinion, sentence: str) -> HttpResponse:
    """The page whose form it was, with what was typed: those of triage send `after`, the opinion's own do not."""
    if request.POST.get("after"):
        return back_to(request, opinion, sentence)
    return show_opinion(request, opinion.pk, sentence)


def next_after(request: DeskRequest, opinion: Opinion) -> HttpResponse:
    """On to the next one that waits and nobody else has open, after this one; then from the beginning."""
    waiting = Opinion.objects.seen_by(request.actor).filter(dialogue=opinion.dialogue_id)
    waiting = waiting.awaiting_classification().exclude(IN_DOUBT)
    free = free_for(request, waiting).exclude(pk=opinion.pk)
    found = free.filter(after_it(opinion)).order_by(*RECEIPT).first()
    address = reverse("desk:triage", args=[opinion.dialogue_id])
    return redirect(f"{address}?y_kien={found.pk}" if found else address)


def place_of(opinion: Opinion) -> str:
    return f"{reverse('desk:triage', args=[opinion.dialogue_id])}?y_kien={opinion.pk}"


def number(text: str | None) -> int:
    """The id that was sent, 0 (which nothing has) when it is none."""
    return int(text) if text and text.isdecimal() and len(text) < 19 else 0  # longer fits no engine
