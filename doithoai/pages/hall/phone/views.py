"""The phone in the hall: ask for the floor by name and hamlet, see one's place. No account, no app.

It shows no more of others than the wall says aloud: a given name and a hamlet.
"""

from typing import Any

from django import forms
from django.core.signing import BadSignature
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.views.decorators.http import require_GET, require_http_methods

from doithoai.actions.invitations.register_to_speak import register_to_speak
from doithoai.actions.kernel import Refusal
from doithoai.models import Dialogue, SpeakerRequest
from doithoai.models.door import too_many
from doithoai.outputs.live import live_url
from doithoai.pages.hall.fields import HamletForm
from doithoai.pages.hall.request import HallRequest
from doithoai.pages.hall.room import floor_of
from doithoai.pages.middleware import public
from doithoai.pages.shared.network import network

COOKIE = "phat-bieu"
KEPT = 12 * 3600  # seconds: a day in the hall
PEOPLE = 5  # one phone may serve a family
TRIES = 100  # in ten minutes, from one network: the whole hall may share it
CROWDED = "Nhiều người đăng ký cùng lúc. Xin chờ vài phút rồi bấm lại, hoặc giơ tay để thư ký ghi tên."

HELP = [
    ("nói bằng tiếng dân tộc", "Tôi nói bằng tiếng dân tộc"),
    ("nghe khó", "Tôi nghe khó"),
    ("đi lại khó, cần đưa micro", "Tôi đi lại khó, xin đưa micro đến chỗ"),
    ("nhờ người nói thay", "Tôi nhờ người nói thay"),
]


@require_http_methods(["GET", "POST"])
@public
def phone(request: HallRequest, dialogue: str) -> HttpResponse:
    """Ask for the floor; the address afterwards shows one's place."""
    held = dialogue_here(dialogue)
    form = RegisterForm(request.POST or None)
    sentence, status = "", 200
    if request.method == "POST":
        if not form.is_valid():
            status = 422
        elif too_many("speak", network(request), tries=TRIES, minutes=10):
            sentence, status = CROWDED, 429
        else:
            try:
                return remembering(
                    request, held, register_to_speak(held, by=request.actor, **form.cleaned_data)
                )
            except Refusal as refusal:
                sentence, status = str(refusal), 409
    context = {
        **turn_context(request, held),
        "form": form,
        "sentence": sentence,
        "live_url": live_url(held),
        "why_not": register_to_speak.refusal(held, by=request.actor),
    }
    return render(request, "hall/phone/phone.html", context, status=status)


def remembering(request: HallRequest, dialogue: Dialogue, speaker: SpeakerRequest) -> HttpResponse:
    """Back to the page, which now knows this person: the phone keeps the number, signed."""
    response = redirect(request.path)
    mine = [*mine_of(request, dialogue), speaker.pk][-PEOPLE:]
    response.set_signed_cookie(
        COOKIE, ".".join(map(str, mine)), salt=request.path, max_age=KEPT, path=request.path,
        httponly=True, samesite="Lax", secure=request.is_secure(),
    )  # fmt: skip
    return response


@require_GET
@public
def turn(request: HallRequest, dialogue: str) -> HttpResponse:
    """The fragment that follows the queue."""
    return render(request, "hall/phone/_turn.html", turn_context(request, dialogue_here(dialogue)))


def dialogue_here(slug: str) -> Dialogue:
    return get_object_or_404(Dialogue.objects.announced(), slug=slug)


def turn_context(request: HallRequest, dialogue: Dialogue) -> dict[str, Any]:
    floor = floor_of(dialogue)
    mine = mine_of(request, dialogue)
    speaking = floor.speaker
    return {
        "dialogue": dialogue,
        "commune": request.commune,
        "here": here_of(request, dialogue),
        "speaking": {"name": given_name(speaking.name), "hamlet": speaking.hamlet} if speaking else None,
        "waiting": len(floor.waiting),
        "mine": [
            {"name": each.name, "ahead": ahead} for ahead, each in enumerate(floor.waiting) if each.pk in mine
        ],
        "my_turn": speaking is not None and speaking.pk in mine,
    }


def here_of(request: HallRequest, dialogue: Dialogue) -> str:
    """The page's own address; the cookie is bound to it."""
    return reverse("hall:phone", args=[request.commune.slug, dialogue.slug])


def given_name(full_name: str) -> str:
    """The last word: how the hall calls a person. (Wrong for a few peoples, harmless here.)"""
    return full_name.split()[-1] if full_name.split() else ""


def mine_of(request: HallRequest, dialogue: Dialogue) -> list[int]:
    """The requests made with this phone, from its signed cookie; nothing when it is not ours."""
    try:
        kept = request.get_signed_cookie(COOKIE, salt=here_of(request, dialogue), max_age=KEPT) or ""
    except (KeyError, BadSignature):
        return []
    return [int(each) for each in kept.split(".") if each.isdecimal()]


class RegisterForm(HamletForm):
    """Đăng ký phát biểu."""

    name = forms.CharField(
        label="Họ và tên", max_length=120, error_messages={"required": "Xin ghi họ và tên."}
    )
    hamlet: forms.ModelChoiceField = forms.ModelChoiceField(
        None, label="Ở thôn", required=False, empty_label="Nơi khác"
    )
    about = forms.CharField(label="Muốn nói về việc gì", max_length=300, required=False)
    help_needed = forms.MultipleChoiceField(
        label="Cần giúp gì không", choices=HELP, required=False, widget=forms.CheckboxSelectMultiple
    )

    def clean_help_needed(self) -> str:
        return ", ".join(self.cleaned_data["help_needed"])
