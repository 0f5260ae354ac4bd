"""The floor: who speaks, who waits. Shown at the chair's and the secretary's table, worked from both."""

from typing import Any

from django import forms
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, render
from django.urls import reverse
from django.views.decorators.http import require_GET, require_POST

from doithoai.actions.conference.call_speaker import call_speaker
from doithoai.actions.conference.end_speech import end_speech
from doithoai.actions.conference.reorder_speakers import reorder_speakers
from doithoai.actions.invitations.register_to_speak import register_to_speak
from doithoai.models import Dialogue, SpeakerRequest
from doithoai.models.clock import now
from doithoai.pages.hall.deeds import deed, errors_of, unfilled
from doithoai.pages.hall.fields import HamletForm
from doithoai.pages.hall.request import HallRequest
from doithoai.pages.hall.room import Floor, dialogue_of, floor_of, minutes_left
from doithoai.pages.hall.screen import AT_THE_DOOR, AT_THE_TABLE
from doithoai.pages.middleware import desk
from doithoai.rules.speaking_order import Request, fits, order


def floor_context(
    request: HallRequest, dialogue: Dialogue, floor: Floor, *, shown: int | None = None
) -> dict[str, Any]:
    """What `_speaking.html` and `_queue.html` show; the first `shown` of the queue, or all."""
    actor = request.actor
    at = now()
    by_key = {each.pk: each for each in floor.waiting}
    waiting = [as_request(each) for each in floor.waiting]
    turns = order(waiting, heard=map(as_request, floor.called))
    return {
        "dialogue": dialogue,
        "floor": floor,
        "now": at,
        "why_not_call": call_speaker.refusal(dialogue, by=actor),
        "fit": fits(waiting, max(1, dialogue.minutes_per_turn), minutes_left(at)),
        "queue": [
            {"speaker": by_key[turn.request.key], "place": place, "hint": turn.hint}
            for place, turn in enumerate(turns[:shown], start=1)
        ],
        "unseen": len(turns) - len(turns[:shown]),
    }


@require_GET
@desk(*AT_THE_TABLE)
def floor(request: HallRequest, pk: int) -> HttpResponse:
    """The fragment with speaker and queue."""
    dialogue = dialogue_of(pk)
    context = floor_context(request, dialogue, floor_of(dialogue))
    return render(
        request, "hall/floor/_floor.html", {**context, "screen": reverse("hall:secretary", args=[pk])}
    )


@require_POST
@desk(*AT_THE_TABLE)
def call(request: HallRequest, pk: int, speaker: int) -> HttpResponse:
    chosen = speaker_of(pk, speaker)
    return deed(request, lambda: call_speaker(chosen, by=request.actor))


@require_POST
@desk(*AT_THE_TABLE)
def end(request: HallRequest, pk: int, speaker: int) -> HttpResponse:
    chosen = speaker_of(pk, speaker)
    return deed(request, lambda: end_speech(chosen, by=request.actor))


@require_POST
@desk(*AT_THE_TABLE)
def move(request: HallRequest, pk: int, speaker: int) -> HttpResponse:
    chosen = speaker_of(pk, speaker)
    form = PlaceForm(request.POST)
    if not form.is_valid():
        return unfilled(request, errors_of(form))
    return deed(
        request,
        lambda: reorder_speakers(chosen, by=request.actor, place=form.cleaned_data["place"]),
    )


@require_POST
@desk(*AT_THE_DOOR)
def register(request: HallRequest, pk: int) -> HttpResponse:
    """Somebody in the hall raises a hand: name and hamlet are enough."""
    dialogue = dialogue_of(pk)
    form = RegisterForm(request.POST)
    if not form.is_valid():
        return unfilled(request, errors_of(form))
    return deed(
        request,
        lambda: register_to_speak(dialogue, by=request.actor, **form.cleaned_data),
        done=f"Đã ghi {form.cleaned_data['name']} vào danh sách phát biểu.",
    )


def as_request(speaker: SpeakerRequest) -> Request:
    return Request(speaker.pk, speaker.place, speaker.name, speaker.hamlet.name if speaker.hamlet else "")


def speaker_of(pk: int, speaker: int) -> SpeakerRequest:
    return get_object_or_404(SpeakerRequest.objects.select_related("dialogue"), pk=speaker, dialogue_id=pk)


class PlaceForm(forms.Form):
    place = forms.IntegerField(min_value=1, max_value=10_000)


class RegisterForm(HamletForm):
    """Ghi người xin phát biểu."""

    name = forms.CharField(label="Họ và tên", max_length=120)
    about = forms.CharField(label="Nói về việc gì", max_length=300, required=False)
    slip = forms.CharField(
        label="Số hoặc mã phiếu",
        max_length=40,
        required=False,
        help_text="Khi người dân nộp phiếu đăng ký phát biểu đã in.",
    )
    help_needed = forms.CharField(
        label="Cần hỗ trợ gì (tiếng dân tộc, nghe, nhìn, đi lại)", max_length=200, required=False
    )
