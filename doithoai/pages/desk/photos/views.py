"""A photo that came with an opinion: a machine proposes what to cover, a person covers it and releases it."""

from collections import Counter
from typing import Any

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render

from doithoai.actions.kernel import Refusal
from doithoai.actions.opinions.ask_photo_reading import ask_photo_reading
from doithoai.actions.opinions.confirm_photo import confirm_photo
from doithoai.models import Job, Opinion, OpinionFile, PhotoReading
from doithoai.models.clock import now
from doithoai.pages.desk.request import DeskRequest
from doithoai.pages.middleware import desk
from doithoai.rules.photo_masks import Box, inside
from doithoai.rules.photo_reading import LABELS
from doithoai.rules.procedure import Role

SIDES = ("x", "y", "w", "h")
EMPTY_ROWS = 3  # rows to type into without a script
GIVEN_UP = "Máy đọc nhiều lần không xong ảnh này. Xin xem kỹ ảnh và vẽ khung bằng tay."


@desk(Role.CLERK)
def photo(request: DeskRequest, pk: int, file: int) -> HttpResponse:
    """Draw boxes, look, then release; or say that this photo stays private. Boxes that a machine proposed stand in
    the table as if they were drawn, until somebody confirmed others."""
    opinion, found = photo_of(request, pk, file)
    public = getattr(found, "public", None)
    proposed = [tuple(box[:4]) for box in found.reading.boxes] if hasattr(found, "reading") else []
    boxes: list[Box] = [tuple(box) for box in public.boxes] if public else proposed
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
        **told_of_reading(request, found),
    }
    return render(request, "desk/photos/photo.html", context, status=409 if sentence else 200)


@desk(Role.CLERK)
def reading(request: DeskRequest, pk: int, file: int) -> HttpResponse:
    """What a machine proposes to cover: asked for by a POST, looked at until it is there. A part of the page."""
    opinion, found = photo_of(request, pk, file)
    refused = ""
    if request.method == "POST":
        try:
            ask_photo_reading(found, by=request.actor)
        except Refusal as refusal:
            refused = str(refusal)
        found = photo_of(request, pk, file)[1]
    if not request.htmx:  # type: ignore[attr-defined]
        return redirect("desk:photo", pk, file)
    context = {"opinion": opinion, "photo": found, "fresh": True, **told_of_reading(request, found)}
    if refused:
        context["no_reading"] = refused
    return render(request, "desk/photos/_reading.html", context)


def photo_of(request: DeskRequest, pk: int, file: int) -> tuple[Opinion, OpinionFile]:
    opinion = get_object_or_404(Opinion.objects.readable_by(request.actor).select_related("part_of"), pk=pk)
    rows = opinion.enclosed.select_related("file", "public", "reading", "opinion")
    return opinion, get_object_or_404(rows, pk=file)


def told_of_reading(request: DeskRequest, photo: OpinionFile) -> dict[str, Any]:
    """What the part about the proposed boxes says."""
    asked: PhotoReading | None = getattr(photo, "reading", None)
    why_not = asked.why_not if asked else ""
    if asked and asked.is_waiting and given_up(asked):
        why_not = GIVEN_UP
    kinds = Counter(LABELS.get(box[4], box[4]) for box in asked.boxes) if asked else {}
    return {
        "asked": asked,
        "reading_waits": bool(asked and asked.is_waiting and not why_not),
        "reading_failed": why_not,
        "kinds": kinds.items(),
        "no_reading": ask_photo_reading.refusal(photo, by=request.actor),
        "with_public": hasattr(photo, "public"),
    }


def given_up(asked: PhotoReading) -> bool:
    """Whether nobody will try again: each try ended with its process or failed."""
    job = Job.objects.filter(unique_key=asked.job_key).first()
    if job is None or job.done_at:
        return True
    return job.attempts >= job.max_attempts and (job.leased_until is None or job.leased_until < now())


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
