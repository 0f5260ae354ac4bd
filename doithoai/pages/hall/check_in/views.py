"""The door of the hall: a scanned code, a name, or somebody who just came."""

from typing import Any

from django import forms
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, render
from django.views.decorators.http import require_GET, require_POST

from doithoai.actions.conference.admit_walk_in import admit_walk_in
from doithoai.actions.conference.check_in import check_in
from doithoai.models import Arrival, Dialogue, Hamlet, Invitation
from doithoai.pages.hall.deeds import deed, errors_of, unfilled
from doithoai.pages.hall.fields import HamletForm
from doithoai.pages.hall.request import HallRequest
from doithoai.pages.hall.room import attendance_of, dialogue_of
from doithoai.pages.hall.screen import AT_THE_DOOR, fingerprint, screen
from doithoai.pages.middleware import desk
from doithoai.rules.codes import read_code
from doithoai.rules.vietnamese import clean, fold

SHOWN = 12  # guests found at once; a longer list is not read at a door
OR_BY_NAME = "Xin chọn tên trong danh sách bên dưới, hoặc ghi là người đến không có giấy mời."
LATEST = 8  # arrivals shown while nothing is searched


@require_GET
@desk(*AT_THE_DOOR)
def check_in_desk(request: HallRequest, pk: int) -> HttpResponse:
    dialogue = dialogue_of(pk)
    context = {**screen(request, dialogue), **found(request, dialogue), "attendance": attendance_of(dialogue)}
    return render(request, "hall/check_in/check_in.html", {**context, "latest": latest(dialogue)})


@require_GET
@desk(*AT_THE_DOOR)
def search(request: HallRequest, pk: int) -> HttpResponse:
    """The guests found for `q`; 204 when the screen shows them already."""
    context = found(request, dialogue_of(pk))
    if request.GET.get("seen") == context["seen"]:
        return HttpResponse(status=204)
    return render(request, "hall/check_in/_found.html", context)


@require_GET
@desk(*AT_THE_DOOR)
def counts(request: HallRequest, pk: int) -> HttpResponse:
    dialogue = dialogue_of(pk)
    context = {"dialogue": dialogue, "attendance": attendance_of(dialogue), "latest": latest(dialogue)}
    return render(request, "hall/check_in/_counts.html", context)


def found(request: HallRequest, dialogue: Dialogue) -> dict[str, Any]:
    words = clean(request.GET.get("q", ""))[:200]
    why_not = check_in.refusal(dialogue, by=request.actor)
    guests: list[Invitation] = []
    if words:
        guests = list(
            Invitation.objects.filter(dialogue=dialogue)
            .matching(words)
            .select_related("hamlet", "arrival")[: SHOWN + 1]
        )
    return {
        "dialogue": dialogue,
        "q": words,
        "is_code": read_code(words) is not None,
        "guests": guests[:SHOWN],
        "seen": fingerprint(words, [(guest.pk, hasattr(guest, "arrival")) for guest in guests], why_not),
        "more": len(guests) > SHOWN,
        "hamlets": Hamlet.objects.all(),
        "why_not": why_not,
    }


def latest(dialogue: Dialogue) -> list[Arrival]:
    return list(dialogue.arrivals.select_related("hamlet")[:LATEST])


@require_POST
@desk(*AT_THE_DOOR)
def by_code(request: HallRequest, pk: int) -> HttpResponse:
    """A scanner types what the QR says (an address or the code) and presses Enter; or a person types a name."""
    dialogue = dialogue_of(pk)
    typed = request.POST.get("q", "")
    code = code_in(typed)
    guest = dialogue.invitations.filter(code=code).first() if code else only_one_named(dialogue, typed)
    if not guest:
        why = f"Mã {code} không có trong danh sách mời." if code else "Chưa thấy mã giấy mời."
        return unfilled(request, f"{why} {OR_BY_NAME}")
    return deed(request, lambda: check_in(guest, by=request.actor), done=f"{guest.name} đã có mặt.")


def only_one_named(dialogue: Dialogue, typed: str) -> Invitation | None:
    """The guest whose own name has every word typed, when there is exactly one. A hamlet or an office that
    one guest comes from does not name that guest: Enter would let in whoever it was not."""
    terms = fold(clean(typed)).split()
    found = [
        guest
        for guest in Invitation.objects.filter(dialogue=dialogue).matching(clean(typed)[:200])
        if all(any(word.startswith(term) for word in fold(guest.name).split()) for term in terms)
    ]
    return found[0] if len(found) == 1 else None


def code_in(typed: str) -> str | None:
    """The code in what a scanner typed: the whole text, or the last part of an address."""
    return read_code(typed.rstrip("/ \n").rsplit("/", 1)[-1])


@require_POST
@desk(*AT_THE_DOOR)
def arrive(request: HallRequest, pk: int, invitation: int) -> HttpResponse:
    guest: Invitation = get_object_or_404(
        Invitation.objects.select_related("dialogue"), pk=invitation, dialogue_id=pk
    )
    return deed(request, lambda: check_in(guest, by=request.actor), done=f"{guest.name} đã có mặt.")


@require_POST
@desk(*AT_THE_DOOR)
def walk_in(request: HallRequest, pk: int) -> HttpResponse:
    """A name typed, a hamlet tapped."""
    dialogue = dialogue_of(pk)
    form = WalkInForm(request.POST)
    if not form.is_valid():
        return unfilled(request, errors_of(form))
    return deed(
        request,
        lambda: admit_walk_in(dialogue, by=request.actor, **form.cleaned_data),
        done=f"{form.cleaned_data['name']} đã có mặt (không có giấy mời).",
    )


class WalkInForm(HamletForm):
    """Người đến không có giấy mời."""

    name = forms.CharField(label="Họ và tên", max_length=120)
    kind = forms.ChoiceField(choices=Invitation.Kind, required=False)

    def clean_kind(self) -> str:
        return self.cleaned_data["kind"] or Invitation.Kind.CITIZEN
