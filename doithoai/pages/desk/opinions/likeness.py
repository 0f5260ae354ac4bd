"""Gom các ý kiến giống nhau: proposals of the machine one by one, the largest first; a person merges each, or goes on."""

from typing import Any

from django import forms
from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.views.decorators.http import require_POST

from doithoai.actions.kernel import Refusal
from doithoai.actions.opinions.ask_likeness import ask_likeness, is_being_read
from doithoai.actions.opinions.gather_opinions import Proposed, gather_opinions, question_proposed
from doithoai.actions.opinions.undo_triage import undo_triage
from doithoai.actions.remembering import mark_of
from doithoai.models import (
    Actor,
    Competence,
    Dialogue,
    LikenessRun,
    Opinion,
    OpinionGroup,
    TriageStep,
    Urgency,
)
from doithoai.outputs.alike import Proposal, open_places, proposal
from doithoai.pages.desk.opinions.fields import field_choices
from doithoai.pages.desk.opinions.still import watch
from doithoai.pages.desk.opinions.suggestion import NO_HINT, suggest
from doithoai.pages.desk.opinions.triage import number
from doithoai.pages.desk.request import DeskRequest
from doithoai.pages.middleware import desk
from doithoai.rules.common_ground import Common, common_to
from doithoai.rules.procedure import Role

LISTED = 30  # of the proposals that come after this one
READ_AT_MOST = 30  # texts of one proposal the labels are suggested from
CHANGED = (
    "Có ý kiến trong nhóm này vừa được người khác xử lý. Việc bạn vừa bấm chưa được lưu; xin xem lại rồi gộp."
)
CHOOSE = ("", "Xin chọn")


class LabelsForm(forms.Form):
    """The labels of a new group: those most of its opinions have, else what the machine reads, else nothing."""

    field = forms.ChoiceField(label="Lĩnh vực", required=False)
    urgency = forms.ChoiceField(label="Mức độ cấp thiết", required=False, choices=[CHOOSE, *Urgency.choices])
    competence = forms.ChoiceField(label="Thẩm quyền", required=False, choices=[CHOOSE, *Competence.choices])

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["field"].choices = [CHOOSE, *field_choices()]  # type: ignore[attr-defined]


@desk(Role.CLERK)
def likeness(request: DeskRequest, pk: int) -> HttpResponse:
    """The proposal asked for by `?nhom=`, else the largest that is open."""
    dialogue = get_object_or_404(Dialogue, pk=pk)
    asked = request.GET.get("nhom", "")
    return show(request, dialogue, number(asked) if asked else None)


@require_POST
@desk(Role.CLERK)
def ask(request: DeskRequest, pk: int) -> HttpResponse:
    dialogue = get_object_or_404(Dialogue, pk=pk)
    ask_likeness(dialogue, by=request.actor)
    return redirect("desk:likeness", pk)


@require_POST
@desk(Role.CLERK)
def gather(request: DeskRequest, pk: int) -> HttpResponse:
    """What is ticked of one proposal becomes one group; then the next proposal."""
    dialogue, said = get_object_or_404(Dialogue, pk=pk), request.POST
    place = number(said.get("place"))
    run = LikenessRun.objects.filter(dialogue=dialogue).first()
    shown = proposal(run, place, request.actor) if run else None
    if shown is None:
        return show(request, dialogue, None, "Nhóm này vừa được người khác xử lý. Xin xem nhóm kế tiếp.")
    ticked = said.getlist("entry")
    if set(ticked) - {each.mark for each in shown.entries}:
        return show(request, dialogue, place, CHANGED)
    seen = {number(key): mark for key, _, mark in (each.partition(":") for each in said.getlist("mark"))}
    keys = [each.pk for each in shown.chosen(ticked)]
    out = frozenset(each.pk for entry in shown.entries if entry.mark not in ticked for each in entry.opinions)
    groups = OpinionGroup.objects.not_about_reader()
    into = groups.filter(pk=number(said.get("into")), dialogue=dialogue).first()
    labels = {name: said.get(name, "") for name in ("field", "urgency", "competence")}
    try:
        made = gather_opinions(
            dialogue, by=request.actor, opinions=keys, question=said.get("question", ""), group=into, seen=seen,
            proposed=Proposed(run, place, out) if run else None, **labels,
        )  # fmt: skip
    except Refusal as refusal:
        return show(request, dialogue, place, str(refusal))
    messages.success(
        request,
        f"Đã gộp {len(keys)} ý kiến vào nhóm {made.number}; mỗi người giữ nguyên lời, mã và được trả lời riêng. "
        "Bấm u để hoàn lại.",
    )
    return redirect(f"{reverse('desk:likeness', args=[pk])}?nhom={after(run, place) if run else 0}")


@require_POST
@desk(Role.CLERK)
def undo(request: DeskRequest, pk: int) -> HttpResponse:
    """Take back the last deed at this desk, and stay here."""
    dialogue = get_object_or_404(Dialogue, pk=pk)
    try:
        if not done_last(dialogue, request.actor):
            raise Refusal("Việc vừa làm không phải là gộp nhóm. Xin hoàn lại ở trang Phân loại.")
        undo_triage(dialogue, by=request.actor)
    except Refusal as refusal:
        return show(request, dialogue, None, str(refusal))
    messages.success(request, "Đã hoàn lại cả thảy việc vừa làm: mỗi ý kiến lại đứng như trước.")
    return redirect("desk:likeness", pk)


#: The deeds that end on this page, as its button names them.
DONE_HERE = {"gather_opinions": "lần gộp vừa rồi", "sort_opinions": "lần làm nhiều vừa rồi"}


def done_last(dialogue: Dialogue, by: Actor) -> str:
    """What may be taken back from here; "" for what was done last on another page, where somebody sees what it was."""
    last = TriageStep.objects.last_turn_of(by.user_id, dialogue.pk).first()
    may = last is not None and undo_triage.refusal(dialogue, by=by) is None
    return DONE_HERE.get(last.verb, "") if last and may else ""


def after(run: LikenessRun, place: int) -> int:
    """The next open proposal after this one; from the beginning when there is none."""
    places = [each for each, _ in open_places(run)]
    return next((each for each in places if each > place), places[0] if places else 0)


def show(request: DeskRequest, dialogue: Dialogue, place: int | None, sentence: str = "") -> HttpResponse:
    run = LikenessRun.objects.filter(dialogue=dialogue).first()
    ready = run if run and not run.is_waiting else None
    places = open_places(ready) if ready else []
    known = [each for each, _ in places]
    if place not in known:
        place = known[0] if known else None
    shown = proposal(ready, place, request.actor) if ready and place is not None else None
    context: dict[str, Any] = {
        "section": "dialogues",
        "dialogue": dialogue,
        "sentence": sentence,
        "run": run,
        "waiting": bool(run and is_being_read(run)),
        "given_up": bool(run and run.is_waiting and not is_being_read(run)),
        "left": len(places),
        "shown": shown,
        "next": after(ready, place) if ready and place is not None and len(places) > 1 else None,
        "others": listed(ready, [each for each in places if each[0] != place][:LISTED], request.actor)
        if ready
        else [],
        "no_ask": ask_likeness.refusal(dialogue, by=request.actor),
        "no_gather": gather_opinions.refusal(dialogue, by=request.actor),
        "done_last": done_last(dialogue, request.actor),
    }
    if shown:
        context |= about(request, shown)
    return render(request, "desk/opinions/likeness.html", context, status=409 if sentence else 200)


def listed(run: LikenessRun, places: list[tuple[int, int]], by: Actor) -> list[tuple[int, int, str]]:
    """(place, how many opinions, the words of the first) of proposals that come later. One query."""
    firsts = {place: run.proposals[place][0] for place, _ in places}
    rows = Opinion.objects.seen_by(by).without_suspects().filter(pk__in=firsts.values(), diverted_at=None)
    said = {each.pk: each.words for each in rows}
    return [(place, many, said.get(firsts[place], "")) for place, many in places]


def about(request: DeskRequest, shown: Proposal) -> dict[str, Any]:
    """Why they stand side by side, what the group would ask, and its labels."""
    opinions, said = shown.opinions, request.POST
    again = "place" in said and number(said.get("place")) == shown.place
    question = shown.into.question if shown.into else question_proposed(opinions)
    groups = [shown.into, *(entry.group for entry in shown.entries)]
    texts = [each.words for each in opinions]
    hamlets = {str(each.hamlet) for each in opinions if each.hamlet}
    common, labels = common_to(texts), {} if shown.into else labels_of(shown)
    return {
        "number": len(opinions),
        "watch": watch(opinions, {each.pk: each for each in groups if each}.values()),
        "reasons": reasons(common, hamlets),
        "marks": [f"{each.pk}:{mark_of(each)}" for each in opinions],
        "unticked": {each.mark for each in shown.entries} - set(said.getlist("entry")) if again else set(),
        "question": said.get("question", "") if again else question,
        "form": None if shown.into else LabelsForm(said if again else None, initial=labels),
        "unsorted": not any(each.classified_at for each in opinions),
        "read_by_machine": all(labels.get(name) for name in LabelsForm.base_fields),
    }


def reasons(common: Common, hamlets: set[str]) -> list[str]:
    told = [
        ("Cùng nơi gửi", sorted(hamlets) if len(hamlets) == 1 else []), ("Cùng nhắc", common.names),
        ("Cùng số", common.numbers), ("Cùng nói", common.words),
    ]  # fmt: skip
    return [f"{what}: {', '.join(said)}" for what, said in told if said]


def labels_of(shown: Proposal) -> dict[str, str]:
    """What most of the sorted ones have (the action does the same with what is left empty); else the machine's."""
    if any(each.classified_at for each in shown.opinions):
        of_most = [each for each in shown.opinions if each.classified_at]
        return {
            name: max((getattr(each, name) for each in of_most), key=[getattr(each, name) for each in of_most].count)
            for name in ("field", "urgency", "competence")
        }  # fmt: skip
    hints = [suggest(each.words) for each in shown.opinions[:READ_AT_MOST]]
    read = [each for each in hints if each is not NO_HINT and each.field]
    if not read:
        return {}
    fields, levels = [each.field for each in read], [each.competence for each in read]
    return {
        "field": max(fields, key=fields.count),
        "competence": max(levels, key=levels.count),
        "urgency": min((each.urgency for each in read), key=list(Urgency.values).index),
    }
