"""The secretary's table: the minutes as they are spoken, and opinions first heard in the hall."""

from typing import Any, cast

from django import forms
from django.http import HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.views.decorators.http import require_GET, require_POST

from doithoai.actions.conference.take_minutes import take_minutes
from doithoai.actions.opinions.enter_opinion import enter_opinion
from doithoai.models import Dialogue, MinutesEntry, Opinion, OpinionGroup, SpeakerRequest
from doithoai.pages.hall.deeds import deed, errors_of, unfilled
from doithoai.pages.hall.fields import HamletForm
from doithoai.pages.hall.floor.views import RegisterForm, floor_context
from doithoai.pages.hall.request import HallRequest
from doithoai.pages.hall.room import dialogue_of, floor_of, focus_of, groups_of
from doithoai.pages.hall.screen import AT_THE_TABLE, fingerprint, screen
from doithoai.pages.middleware import desk

SHOWN = 60  # newest lines on the screen; all of them are in the minutes


@require_GET
@desk(*AT_THE_TABLE)
def secretary(request: HallRequest, pk: int) -> HttpResponse:
    dialogue = dialogue_of(pk)
    floor = floor_of(dialogue)
    return render(
        request,
        "hall/secretary/secretary.html",
        {
            **screen(request, dialogue),
            **floor_context(request, dialogue, floor),
            **who_context(request, dialogue),
            "lines": lines_of(dialogue),
            "register": RegisterForm(auto_id="register-%s"),
            "opinion_form": HallOpinionForm(auto_id="opinion-%s"),
            "screen": reverse("hall:secretary", args=[pk]),
            "why_not": take_minutes.refusal(dialogue, by=request.actor),
        },
    )


@require_GET
@desk(*AT_THE_TABLE)
def who(request: HallRequest, pk: int) -> HttpResponse:
    """The part of the entry form that follows the speaker."""
    context = who_context(request, dialogue_of(pk))
    if request.GET.get("seen") == context["seen"]:
        return HttpResponse(status=204)
    return render(request, "hall/secretary/_who.html", context)


@require_GET
@desk(*AT_THE_TABLE)
def lines(request: HallRequest, pk: int) -> HttpResponse:
    dialogue = dialogue_of(pk)
    return render(request, "hall/secretary/_lines.html", {"dialogue": dialogue, "lines": lines_of(dialogue)})


def who_context(request: HallRequest, dialogue: Dialogue) -> dict[str, Any]:
    """Who is speaking and about what; what the secretary chose stays while the same person speaks."""
    floor, groups = floor_of(dialogue), groups_of(dialogue)
    group = focus_of(dialogue, floor, groups, {}).group
    chosen = group.pk if group else None
    part = MinutesEntry.Part.OPINION if floor.speaker else part_now(dialogue)
    same_turn = request.GET.get("turn") == str(floor.speaker.pk if floor.speaker else 0)
    if same_turn:
        typed = request.GET.get("group", "")
        chosen = int(typed) if typed.isdecimal() else None
        part = request.GET.get("part", part)
    return {
        "dialogue": dialogue,
        "speaking": floor.speaker,
        "groups": groups,
        "parts": MinutesEntry.Part.choices,
        "part": part,
        "chosen": chosen,
        "linked": bool(request.GET.get("speaker")) if same_turn else True,
        "seen": fingerprint(floor.speaker, [(each.pk, each.question) for each in groups]),
    }


def lines_of(dialogue: Dialogue) -> list[MinutesEntry]:
    """The newest lines first: what was just written stands under the hand that wrote it."""
    return list(dialogue.minutes.select_related("speaker__hamlet", "group").order_by("-at", "-pk")[:SHOWN])


def part_now(dialogue: Dialogue) -> str:
    last = dialogue.minutes.order_by("-at", "-pk").values_list("part", flat=True).first()
    return (
        last if last in (MinutesEntry.Part.OPINION, MinutesEntry.Part.ANSWER) else MinutesEntry.Part.OPINION
    )


@require_POST
@desk(*AT_THE_TABLE)
def write_line(request: HallRequest, pk: int) -> HttpResponse:
    dialogue = dialogue_of(pk)
    form = LineForm(request.POST, dialogue=dialogue)
    if not form.is_valid():
        return unfilled(request, errors_of(form))
    return deed(request, lambda: take_minutes(dialogue, by=request.actor, **form.cleaned_data))


@require_POST
@desk(*AT_THE_TABLE)
def new_opinion(request: HallRequest, pk: int) -> HttpResponse:
    """An opinion first spoken in the hall: kept with its own code, decided about like the others."""
    dialogue = dialogue_of(pk)
    form = HallOpinionForm(request.POST)
    if not form.is_valid():
        return unfilled(request, errors_of(form))
    entered: list[Opinion] = []

    def enter() -> None:
        entered.append(
            enter_opinion(
                dialogue.commune,
                by=request.actor,
                channel=Opinion.Channel.HALL,
                dialogue=dialogue,
                **form.cleaned_data,
            )
        )

    return deed(
        request, enter, done=lambda: f"Đã ghi ý kiến, mã {entered[0].code}. Xin đọc mã cho người nêu."
    )


class LineForm(forms.Form):
    part = forms.ChoiceField(label="Phần", choices=MinutesEntry.Part)
    words = forms.CharField(label="Nội dung", max_length=20_000)
    speaker: forms.ModelChoiceField = forms.ModelChoiceField(None, required=False, label="Người nói")
    group: forms.ModelChoiceField = forms.ModelChoiceField(None, required=False, label="Nhóm ý kiến")

    def __init__(self, *args: Any, dialogue: Dialogue, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        asked, about = self.fields["speaker"], self.fields["group"]
        cast(forms.ModelChoiceField, asked).queryset = SpeakerRequest.objects.filter(dialogue=dialogue)
        groups = OpinionGroup.objects.not_about_reader().filter(dialogue=dialogue)
        cast(forms.ModelChoiceField, about).queryset = groups


class HallOpinionForm(HamletForm):
    """Ý kiến mới nói tại hội trường."""

    words = forms.CharField(
        label="Lời người nêu", max_length=20_000, widget=forms.Textarea(attrs={"rows": 3})
    )
    author = forms.CharField(label="Người nêu", max_length=120, required=False)
