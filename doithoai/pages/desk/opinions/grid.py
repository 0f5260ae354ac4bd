"""Nhập phiếu giấy: a pile of slips typed in without touching the mouse, each slip's photo beside its row."""

from typing import Any

from django.contrib import messages
from django.db.models import Exists, OuterRef
from django.http import HttpResponse, JsonResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.views.decorators.http import require_POST

from doithoai.actions.bringing import COLLECTING, only_hamlet_head
from doithoai.actions.kernel import Refusal
from doithoai.actions.opinions.add_slip_photo import add_slip_photo
from doithoai.actions.opinions.assign_slip_photo import assign_slip_photo
from doithoai.actions.opinions.enter_batch import enter_batch
from doithoai.actions.opinions.remove_slip_photo import remove_slip_photo
from doithoai.models import Dialogue, Hamlet, Opinion, Slip, SlipPhoto
from doithoai.pages.desk.doors import may_ever
from doithoai.pages.desk.opinions.views import ENTERERS
from doithoai.pages.desk.request import DeskRequest
from doithoai.pages.middleware import desk
from doithoai.rules.consent import CHILD_UNDER, FOR_A_CHILD, WHO_AGREES
from doithoai.rules.procedure import Role

#: Who handles the pile of slips and its photos; a hamlet head types their own without them.
PHOTOGRAPHERS = (Role.CLERK, Role.FRONT, Role.RECEPTION, Role.SECRETARY)
MOST_NUMBERS = 5000  # of slips not typed in yet that the grid counts on by
PHOTOS_SHOWN = 600  # beside the grid; those of typed slips are with their opinions already


@desk(*ENTERERS)
def grid(request: DeskRequest, pk: int) -> HttpResponse:
    return show(request, get_object_or_404(Dialogue, pk=pk))


def show(request: DeskRequest, dialogue: Dialogue, sentence: str = "") -> HttpResponse:
    by = request.actor
    hamlets = Hamlet.objects.all()
    if only_hamlet_head(by):
        hamlets = hamlets.filter(pk__in=by.hamlet_ids)
    slips = Slip.objects.filter(batch__dialogue=dialogue, batch__kind="opinion")
    left = slips.filter(~Exists(Opinion.objects.filter(code=OuterRef("code"))))
    numbers = list(left.order_by("number").values_list("number", flat=True)[:MOST_NUMBERS])
    photographs = by.is_any(*PHOTOGRAPHERS)
    photos = SlipPhoto.objects.filter(dialogue=dialogue) if photographs else SlipPhoto.objects.none()
    known = photos.exclude(slip=None).select_related("slip").order_by("slip__number", "pk")[:PHOTOS_SHOWN]
    over = dialogue.stage not in COLLECTING
    context = {
        "section": "dialogues",
        "child_under": CHILD_UNDER,
        "for_a_child": FOR_A_CHILD.words,
        "dialogue": dialogue,
        "sentence": sentence,
        "why_not": enter_batch.refusal(request.commune, by=by)
        or ("Hội nghị này đã họp xong, không nhận thêm ý kiến." if over else ""),
        "is_clerk": by.is_any(Role.CLERK),
        "printed": slips.count(),
        "left": len(numbers) if len(numbers) < MOST_NUMBERS else left.count(),
        "photographs": photographs and not add_slip_photo.refusal(dialogue, by=by),
        "may_print": may_ever("print_slips", by),
        "lost": photos.filter(slip=None),
        "told": {
            "dialogue": dialogue.pk,
            "user": by.user_id,
            "open": numbers,
            "hamlets": [each.name for each in hamlets],
            "publish": Opinion.Publish.choices,
            "answer_by": Opinion.AnswerBy.choices,
            "who_agrees": WHO_AGREES,
            "photos": photos_by_number(known),
        },
    }
    return render(request, "desk/opinions/grid.html", context, status=409 if sentence else 200)


def photos_by_number(photos: Any) -> dict[int, list[str]]:
    """Slip number -> the addresses of its photos."""
    found: dict[int, list[str]] = {}
    for each in photos:
        found.setdefault(each.slip.number, []).append(reverse("desk:slip_photo", args=[each.pk]))
    return found


@require_POST
@desk(*PHOTOGRAPHERS)
def add_photos(request: DeskRequest, pk: int) -> HttpResponse:
    """Photos of slips. The page's script sends them one by one and is answered in JSON; without it a form sends up
    to twenty and gets the page again."""
    dialogue = get_object_or_404(Dialogue, pk=pk)
    told, refused = [], []
    for file in request.FILES.getlist("photo"):
        try:
            photo = add_slip_photo(dialogue, by=request.actor, data=file.read())
        except Refusal as no:
            refused.append(f"{(file.name or '')[:60]}: {no}")
        else:
            told.append(said_of(photo))
    if request.headers.get("Accept") == "application/json":
        return JsonResponse({"photos": told, "sentence": " ".join(refused)}, status=409 if refused else 200)
    if not told:
        return show(request, dialogue, " ".join(refused) or "Chưa chọn ảnh nào. Xin chọn ảnh chụp phiếu.")
    lost = sum(1 for each in told if not each["number"] and each["photo"])
    messages.success(
        request, f"Đã nhận {len(told)} ảnh phiếu{f', {lost} ảnh chưa rõ số phiếu' if lost else ''}."
    )
    if refused:
        messages.warning(request, " ".join(refused))
    return redirect("desk:grid", pk)


def said_of(photo: SlipPhoto | None) -> dict[str, Any]:
    """What the grid shows: the slip's number when its code was read; no photo when the slip is typed in already."""
    if photo is None:
        return {"photo": "", "number": None}
    return {
        "photo": reverse("desk:slip_photo", args=[photo.pk]),
        "number": photo.slip.number if photo.slip else None,
    }


@desk(*PHOTOGRAPHERS)
def slip_photo(request: DeskRequest, pk: int) -> HttpResponse:
    """The picture itself: drawn again when it was taken in, so it can be nothing but a JPEG."""
    photo = get_object_or_404(SlipPhoto.objects.select_related("file"), pk=pk)
    return HttpResponse(photo.file.read(), content_type="image/jpeg")


@require_POST
@desk(*PHOTOGRAPHERS)
def assign(request: DeskRequest, pk: int) -> HttpResponse:
    photo = get_object_or_404(SlipPhoto.objects.select_related("dialogue"), pk=pk)
    typed = request.POST.get("number", "").strip()
    number = int(typed) if typed.isascii() and typed.isdecimal() and len(typed) < 7 else 0
    try:
        slip = assign_slip_photo(photo, by=request.actor, number=number)
    except Refusal as no:
        return show(request, photo.dialogue, str(no))
    messages.success(request, f"Ảnh đã để bên phiếu {slip.number}.")
    return redirect("desk:grid", photo.dialogue.pk)


@require_POST
@desk(*PHOTOGRAPHERS)
def remove(request: DeskRequest, pk: int) -> HttpResponse:
    photo = get_object_or_404(SlipPhoto.objects.select_related("dialogue", "file"), pk=pk)
    dialogue = remove_slip_photo(photo, by=request.actor)
    messages.success(request, "Đã bỏ ảnh.")
    return redirect("desk:grid", dialogue.pk)
