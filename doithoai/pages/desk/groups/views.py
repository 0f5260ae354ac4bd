"""Groups of opinions that ask the same, and who prepares an answer to each by when."""

from dataclasses import dataclass
from datetime import date
from typing import Any

from django import forms
from django.contrib import messages
from django.db.models import Count, Q, Window
from django.db.models.functions import RowNumber
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.views.decorators.http import require_POST

from doithoai.actions.kernel import Refusal
from doithoai.actions.opinions.link_matter import link_matter
from doithoai.actions.opinions.merge_opinions import merge_opinions
from doithoai.actions.preparation.assign_preparation import assign_preparation
from doithoai.models import Actor, Body, Dialogue, Duty, Opinion, OpinionGroup
from doithoai.models.clock import today
from doithoai.models.opinion import MANY, OpinionQuerySet
from doithoai.models.opinion_group import OpinionGroupQuerySet
from doithoai.models.reading import OFFICE
from doithoai.models.same_matter import repeats_of
from doithoai.outputs.earlier import History, history_of, repeated_in
from doithoai.outputs.shielding import for_reader
from doithoai.pages.desk.choices import OneOf
from doithoai.pages.desk.fields import DayField, Textarea
from doithoai.pages.desk.opinions.fields import field_label
from doithoai.pages.desk.opinions.leaf import leaf_of
from doithoai.pages.desk.opinions.still import watch
from doithoai.pages.desk.opinions.suggestion import groups_alike, or_else
from doithoai.pages.desk.request import DeskRequest
from doithoai.pages.middleware import desk
from doithoai.rules.procedure import Role

READERS = (Role.CLERK, Role.CHAIR, Role.SECRETARY, Role.FRONT)


class AssignForm(forms.Form):
    """Who prepares, and by when."""

    body = OneOf(Body.objects.who_answer, label="Đơn vị chuẩn bị", empty_label="Chọn đơn vị")
    due_on = DayField(label="Hạn chuẩn bị")


class QuestionForm(forms.Form):
    question = forms.CharField(label="Nội dung chung của nhóm", max_length=400, widget=Textarea(2))
    seen = forms.CharField(required=False, strip=False, widget=forms.HiddenInput)


PEOPLE = 50  # of one group on one leaf of its own page
FOUND_AT_MOST = 5_000  # groups whose people say the words
PER_PAGE, VOICES = 30, 5  # groups of one leaf, and people of one group whose words stand there
VIEWS = {"": "Tất cả", "chua_giao": "Chưa giao chuẩn bị", "nhac_lai": "Nêu từ lần thứ hai"}


@dataclass(frozen=True)
class Shown:
    """One group on its page: how many ask it, the first of their words, and which time it is asked."""

    group: OpinionGroup
    field: str
    asked_by: int
    voices: list[Opinion]
    times: int

    @property
    def more_voices(self) -> int:
        return max(0, self.asked_by - len(self.voices))


def shown_of(rows: list[OpinionGroup], reader: Actor) -> list[Shown]:
    """Three queries, however many groups and however many people in them."""
    keys = [each.pk for each in rows]
    asked = dict(OpinionGroup.objects.filter(pk__in=keys).with_counts().values_list("pk", "asked_by"))
    place = Window(RowNumber(), partition_by="group", order_by=["received_at", "pk"])
    voices: dict[int, list[Opinion]] = {key: [] for key in keys}
    said = (
        Opinion.objects.not_about_reader()
        .filter(group__in=keys)
        .annotate(place=place)
        .filter(place__lte=VOICES)
    )
    for each in for_reader(said.select_related("hamlet").order_by("group", "place"), reader):
        voices[each.group_id or 0].append(each)
    times = repeats_of(keys)
    return [
        Shown(each, field_label(each.field), asked[each.pk], voices[each.pk], times[each.pk].times)
        for each in rows
    ]


@desk(*READERS)
def groups(request: DeskRequest, pk: int) -> HttpResponse:
    """The groups with the first of everyone's words, a leaf at a time; `?xem=` one of VIEWS, `?q=` words or a number."""
    dialogue = get_object_or_404(Dialogue, pk=pk)
    every: OpinionGroupQuerySet = OpinionGroup.objects.not_about_reader().filter(dialogue=dialogue)
    counted = every.aggregate(total=Count("pk"), without=Count("pk", filter=Q(preparation=None)))
    view, words = request.GET.get("xem", ""), request.GET.get("q", "").strip()[:200]
    rows = every.select_related("preparation__body")
    if view == "chua_giao":
        rows = rows.unprepared()
    elif view == "nhac_lai":
        rows = rows.filter(pk__in=[each.group.pk for each in repeated_in(dialogue)])
    newest_only = 0
    if words:
        rows = rows.filter(holding_words(dialogue, words, request.actor))
        if not request.actor.is_any(*OFFICE) and people_of(dialogue, request.actor).leaves_older_out(words):
            newest_only = MANY
    leaf = leaf_of(rows, ("number",), request.GET, PER_PAGE)
    query = request.GET.copy()
    for name in ("sau", "truoc"):
        query.pop(name, None)
    shown = shown_of(leaf.rows, request.actor)
    return render(
        request,
        "desk/groups/groups.html",
        {
            "section": "dialogues",
            "dialogue": dialogue,
            "groups": shown,
            "watch": watch((voice for each in shown for voice in each.voices), leaf.rows),
            "page": leaf,
            "query": f"{query.urlencode()}&" if query else "",
            "views": [(key, label, key == view) for key, label in VIEWS.items()],
            "words": words,
            "newest_only": newest_only,
            "asked": bool(view or words),
            **counted,
            "today": today(),
            "is_clerk": request.actor.is_any(Role.CLERK),
        },
    )


def holding_words(dialogue: Dialogue, words: str, reader: Actor) -> Q:
    """A condition on groups: of this number, or somebody in it says every one of these words."""
    people = people_of(dialogue, reader)
    people = people.matching(words) if reader.is_any(*OFFICE) else people.matching_in_words(words)
    found = Q(pk__in=list(people.values_list("group", flat=True).distinct()[:FOUND_AT_MOST]))
    return found | Q(number=int(words)) if words.isdecimal() and len(words) < 7 else found


def people_of(dialogue: Dialogue, reader: Actor) -> OpinionQuerySet:
    return Opinion.objects.seen_by(reader).filter(dialogue=dialogue).exclude(group=None).order_by()


@desk(*READERS)
def group(request: DeskRequest, pk: int) -> HttpResponse:
    """One group: read it, and give it to a body (POST)."""
    rows = OpinionGroup.objects.not_about_reader().select_related("dialogue", "preparation", "outcome")
    found: OpinionGroup = get_object_or_404(rows, pk=pk)
    form, sentence = AssignForm(request.POST) if request.method == "POST" else None, ""
    if form and form.is_valid():
        try:
            given = assign_preparation(found, by=request.actor, **form.cleaned_data)
        except Refusal as refusal:
            sentence = str(refusal)
        else:
            messages.success(request, f"Đã giao nhóm {found.number} cho {given.body}.")
            return redirect(next_unprepared(found))
    return show(request, found, form=form, sentence=sentence)


@require_POST
@desk(Role.CLERK)
def join(request: DeskRequest, pk: int) -> HttpResponse:
    """Take everybody of another group (`other`) into this one; their words and codes come along."""
    rows = OpinionGroup.objects.not_about_reader()
    found: OpinionGroup = get_object_or_404(rows, pk=pk)
    chosen = request.POST.get("other", "")
    other: OpinionGroup = get_object_or_404(
        rows, pk=int(chosen) if chosen.isdecimal() else 0, dialogue=found.dialogue_id
    )
    try:
        merge_opinions(found, by=request.actor, opinions=list(other.opinions.all()))
    except Refusal as refusal:
        return show(request, found, sentence=str(refusal))
    messages.success(request, f"Đã gộp nhóm {other.number} vào nhóm {found.number}.")
    return redirect("desk:group", found.pk)


@require_POST
@desk(Role.CLERK)
def question(request: DeskRequest, pk: int) -> HttpResponse:
    """Write the group's common question anew; everyone's own words stay as they are."""
    found, form = get_object_or_404(OpinionGroup, pk=pk), QuestionForm(request.POST)
    typed = request.POST.get("question", "")
    if not form.is_valid():
        return show(request, found, typed=typed, sentence="Nội dung chung cần từ 1 đến 400 ký tự.")
    try:
        merge_opinions(found, by=request.actor, opinions=[], **form.cleaned_data)
    except Refusal as refusal:
        return show(request, found, typed=typed, sentence=str(refusal))
    messages.success(request, "Đã sửa nội dung chung của nhóm.")
    return redirect("desk:group", found.pk)


def show(
    request: DeskRequest,
    found: OpinionGroup,
    *,
    form: AssignForm | None = None,
    typed: str = "",
    sentence: str = "",
) -> HttpResponse:
    preparation = getattr(found, "preparation", None)
    due, people = prescribed(found.dialogue), found.opinions.not_about_reader()
    voices = leaf_of(people.select_related("hamlet"), ("received_at", "pk"), request.GET, PEOPLE)
    for_reader(voices.rows, request.actor)
    others = alike(found) if request.actor.is_any(Role.CLERK) else []
    context = {
        "section": "dialogues",
        "dialogue": found.dialogue,
        "group": found,
        "history": or_else(
            History((), ()),
            lambda: history_of(
                found.question, found.dialogue, people.order_by().values_list("pk", flat=True)
            ),
        ),
        "no_link": link_matter.refusal(found.dialogue, by=request.actor),
        "field": field_label(found.field),
        "opinions": voices,
        "carried_to": OpinionGroup.objects.not_about_reader()
        .filter(pk__in=Opinion.objects.not_about_reader().filter(carried_from__group=found).values("group"))
        .select_related("dialogue"),
        "asked_by": OpinionGroup.objects.with_counts().get(pk=found.pk).asked_by,
        "know_names": request.actor.is_any(*OFFICE, Role.FRONT),
        "preparation": preparation,
        "days": (preparation.due_on - today()).days if preparation else None,
        "prescribed": due,
        "prescribed_days": (due.due_on - today()).days if due else None,
        "outcome": getattr(found, "outcome", None),
        "assignments": found.assignments.select_related("body"),
        "form": form or AssignForm(initial=proposed(found, due)),
        "question_form": QuestionForm(initial={"question": typed or found.question, "seen": found.question}),
        "typed": typed,
        "why_not": assign_preparation.refusal(found, by=request.actor),
        "alike": others,
        "watch": watch(voices.rows, [found, *others]),
        "no_question": merge_opinions.refusal(found, by=request.actor),
        "sentence": sentence,
    }
    return render(request, "desk/groups/group.html", context, status=409 if sentence else 200)


def alike(found: OpinionGroup) -> list[OpinionGroup]:
    """Other groups of the dialogue that may ask the same: a short list for a person.

    Only those nobody prepares: a draft must not vanish with the group it was written for.
    """
    rows = OpinionGroup.objects.not_about_reader().filter(dialogue=found.dialogue_id)
    rows = rows.unprepared().exclude(pk=found.pk)
    return or_else([], lambda: groups_alike(found.question, rows, found.dialogue_id, 3))


def prescribed(dialogue: Dialogue) -> Duty | None:
    """The day the regulation wants drafts by, when it names one."""
    return Duty.objects.filter(dialogue=dialogue, key="answer_draft").order_by("due_on").first()


def proposed(found: OpinionGroup, duty: Duty | None) -> dict[str, Any]:
    """What the form starts with: as it stands, else the regulation's day (or the sitting's) if not past."""
    if preparation := getattr(found, "preparation", None):
        return {"body": preparation.body_id, "due_on": preparation.due_on}
    days: list[date | None] = [duty.due_on if duty else None, found.dialogue.held_on]
    return {"due_on": next((day for day in days if day and day >= today()), None)}


def next_unprepared(found: OpinionGroup) -> str:
    """On to the next group nobody prepares yet; back to the list when there is none."""
    rest = OpinionGroup.objects.not_about_reader().filter(dialogue=found.dialogue_id).unprepared()
    following = rest.filter(number__gt=found.number).first() or rest.first()
    if following:
        return reverse("desk:group", args=[following.pk])
    return reverse("desk:groups", args=[found.dialogue_id])
