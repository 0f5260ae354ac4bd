"""A photo that came with an opinion: what is private is covered, then it is released for everyone."""

from typing import Any

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render

from doithoai.actions.kernel import Refusal
from doithoai.actions.opinions.confirm_photo import confirm_photo
from doithoai.models import Opinion
from doithoai.pages.desk.request import DeskRequest
from doithoai.pages.middleware import desk
from doithoai.rules.photo_masks import Box, inside
from doithoai.rules.procedure import Role

SIDES = ("x", "y", "w", "h")
EMPTY_ROWS = 3  # rows to type into without a script


@desk(Role.CLERK)
def photo(request: DeskRequest, pk: int, file: int) -> HttpResponse:
    """Draw boxes, look, then release; or say that this photo stays private."""
    opinion = get_object_or_404(Opinion.objects.readable_by(request.actor).select_related("part_of"), pk=pk)
    found = get_object_or_404(opinion.enclosed.select_related("file", "public", "opinion"), pk=file)
    public = getattr(found, "public", None)
    boxes: list[Box] = [tuple(box) for box in public.boxes] if public else []
    sentence, asked = "", request.POST.get("do", "")
    if request.method == "POST":
        boxes = inside(typed_boxes(request), (found.width, found.height))
        if asked in ("public", "private"):
            try:
                confirm_photo(found, by=request.actor, boxes=boxes, show=asked == "public")
            except Refusal as refusal:
                sentence = str(refusal)
            else:
                said = "Đã xác nhận ảnh công khai." if asked == "public" else "Ảnh này không công khai."
                messages.success(request, said)
                return redirect("desk:opinion", pk)
    context: dict[str, Any] = {
        "section": "opinions",
        "opinion": opinion,
        "photo": found,
        "public": public,
        "boxes": boxes,
        "empty": range(EMPTY_ROWS),
        "why_not": confirm_photo.refusal(found, by=request.actor),
        "sentence": sentence,
    }
    return render(request, "desk/photos/photo.html", context, status=409 if sentence else 200)


def typed_boxes(request: HttpRequest) -> list[Box]:
    """The rows that were drawn or typed, in pixels; a row that is empty or no number covers nothing."""
    columns = [request.POST.getlist(side) for side in SIDES]
    found: list[Box] = []
    for row in zip(*columns, strict=False):
        try:
            x, y, width, height = (round(float(each.replace(",", ".") or 0)) for each in row)
        except (ValueError, OverflowError):
            continue
        found.append((x, y, width, height))
    return found
