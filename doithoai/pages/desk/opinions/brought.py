"""Words written down for others arrive: the one door for the hamlet's telephone and the grid of slips, and the
receipt of what was brought together."""

import json
from collections.abc import Mapping
from typing import Any

from django.core.files.uploadedfile import UploadedFile
from django.http import HttpResponse, JsonResponse
from django.shortcuts import get_object_or_404, render
from django.urls import reverse
from django.views.decorators.http import require_POST

from doithoai.actions.bringing import Entry
from doithoai.actions.kernel import Refusal
from doithoai.actions.opinions.enter_batch import Brought, Told, enter_batch
from doithoai.actions.opinions.import_opinions import hamlet_keys
from doithoai.models import Dialogue, Hamlet, Opinion, OpinionBatch
from doithoai.pages.desk.opinions.enter import qr_of
from doithoai.pages.desk.opinions.views import ENTERERS
from doithoai.pages.desk.request import DeskRequest
from doithoai.pages.middleware import desk
from doithoai.rules.enclosures import (
    PHOTOS_AT_MOST,
    SOUNDS_AT_MOST,
    SPOKEN,
    Enclosure,
    EnclosureKind,
    NotTaken,
    examine,
)
from doithoai.rules.procedure import Role
from doithoai.rules.vietnamese import fold

#: Uploaded files under the names the browser gave them.
Files = Mapping[str, UploadedFile]

#: Somebody else is signed in on this machine now: what the other person wrote waits for them.
OTHER = "Tài khoản đang đăng nhập khác với người đã ghi. Xin đăng nhập lại đúng tài khoản rồi gửi."
BROKEN = "Trang này đã cũ. Xin tải lại trang rồi gửi lần nữa; điều đã gõ vẫn còn trên máy."
BATCHES = 100


@require_POST
@desk(*ENTERERS)
def bring(request: DeskRequest) -> HttpResponse:
    """JSON in: {user, batch, dialogue?, entries: [{key, words, author, contact, hamlet, publish,
    answer_by, slip, code, child, guardian, guardian_contact, guardian_agrees,
    files: [{key, kind}]}]}; with files, a form whose `said` is this JSON and whose files are
    named by their keys, so that the words and what belongs to them arrive together or not at all.
    JSON out: {entries: [{key, code, forget?} or {key, sentence}], receipt}. `hamlet` is an id, or a name as it was typed."""
    try:
        sent = said_by(request)
        dialogue = dialogue_of(sent)
        hamlets = {key: each for each in Hamlet.objects.all() for key in (each.pk, *hamlet_keys(each.name))}
        read = [entry_of(each, hamlets, request.FILES) for each in listed(sent, "entries")]
        brought = enter_batch(
            request.commune, by=request.actor, key=text(sent, "batch", 64),
            entries=[each for each in read if isinstance(each, Entry)], dialogue=dialogue,
        ) if any(isinstance(each, Entry) for each in read) else Brought(None, ())  # fmt: skip
    except Refusal as no:
        return JsonResponse({"sentence": str(no)}, status=409)
    told = [*brought.told, *(each for each in read if isinstance(each, Told))]
    receipt = reverse("desk:batch", args=[brought.batch.pk]) if brought.batch else ""
    return JsonResponse({"entries": [answer(each) for each in told], "receipt": receipt})


def said_by(request: DeskRequest) -> dict[str, Any]:
    """What the browser sent, for the person it was written by. Raises Refusal."""
    try:
        in_form = request.content_type == "multipart/form-data"
        sent = json.loads(request.POST.get("said", "") if in_form else request.body)
    except (ValueError, RecursionError) as broken:
        raise Refusal(BROKEN) from broken
    if not isinstance(sent, dict):
        raise Refusal(BROKEN)
    if sent.get("user") != request.actor.user_id:
        raise Refusal(OTHER)
    return sent


def listed(sent: dict[str, Any], name: str) -> list[dict[str, Any]]:
    rows = sent.get(name)
    if not isinstance(rows, list) or not all(isinstance(row, dict) for row in rows):
        raise Refusal(BROKEN)
    return rows


def text(row: dict[str, Any], name: str, at_most: int = 20_000) -> str:
    """A word the browser sent; too long a one is the action's to refuse, with its sentence."""
    value = row.get(name)
    return str(value)[: at_most + 1] if isinstance(value, str | int) else ""


def dialogue_of(sent: dict[str, Any]) -> Dialogue | None:
    asked = sent.get("dialogue")
    return Dialogue.objects.filter(pk=asked).first() if isinstance(asked, int) and asked < 2**53 else None


def entry_of(row: dict[str, Any], hamlets: dict[Any, Hamlet], files: Files) -> Entry | Told:
    """An entry, or why there is none: a hamlet this commune does not have, a file that cannot be kept."""
    key, place = text(row, "key", 64), row.get("hamlet")
    place = str(place) if isinstance(place, bool | list | dict) else place
    named = place.strip() if isinstance(place, str) else place
    hamlet = hamlets.get(fold(named) if isinstance(named, str) else named) if named else None
    if named and hamlet is None:
        known = ", ".join(dict.fromkeys(each.name for each in hamlets.values()))
        return Told(key, sentence=f"Không có thôn “{str(named)[:60]}”. Các thôn: {known}.")
    try:
        enclosures = enclosures_of(row, files, key)
    except NotTaken as no:
        return Told(key, sentence=str(no))
    publish, words = text(row, "publish", 20), text(row, "words")
    if not words.strip() and any(each.kind == EnclosureKind.SOUND for each in enclosures):
        words = SPOKEN
    return Entry(
        words=words, author=text(row, "author"), contact=text(row, "contact"), hamlet=hamlet,
        publish=publish if publish in Opinion.Publish.values else Opinion.Publish.NOTHING,
        answer_by=text(row, "answer_by", 20), slip=text(row, "slip", 40), code=text(row, "code", 20), key=key,
        child=row.get("child") is True, guardian=text(row, "guardian"),
        guardian_contact=text(row, "guardian_contact"), guardian_agrees=row.get("guardian_agrees") is True,
        enclosures=enclosures,
    )  # fmt: skip


def enclosures_of(row: dict[str, Any], files: Files, key: str) -> tuple[Enclosure, ...]:
    """What may be kept of the photos and the recording of one entry, looked at and stripped as at the public form.
    Raises NotTaken. Of an entry that is here already nothing is looked at again."""
    claimed = row.get("files") or []
    if not isinstance(claimed, list) or not all(isinstance(each, dict) for each in claimed):
        raise NotTaken(BROKEN)
    if not claimed or Opinion.objects.filter(sent_key=key).exclude(sent_key="").exists():
        return ()
    kinds = [text(each, "kind", 10) for each in claimed]
    photos, sounds = (kinds.count(each) for each in (EnclosureKind.PHOTO, EnclosureKind.SOUND))
    if photos > PHOTOS_AT_MOST or sounds > SOUNDS_AT_MOST or photos + sounds < len(kinds):
        raise NotTaken(
            f"Mỗi ý kiến kèm nhiều nhất {PHOTOS_AT_MOST} ảnh và {SOUNDS_AT_MOST} ghi âm. Xin bớt tệp."
        )
    kept, number = [], 0
    for each, kind in zip(claimed, kinds, strict=True):
        number += kind == EnclosureKind.PHOTO
        which = f"Ảnh thứ {number}" if kind == EnclosureKind.PHOTO else "Ghi âm"
        came = files.get(text(each, "key", 64))
        if came is None:
            raise NotTaken(f"{which} chưa đến đủ. Xin mở lại ý kiến, bấm lưu để gửi lần nữa.")
        try:
            found = examine(came.read())
        except NotTaken as no:
            raise NotTaken(f"{which}: {no}") from no
        if found.kind != kind:
            raise NotTaken("Xin để ảnh ở ô ảnh, ghi âm ở ô ghi âm.")
        kept.append(found)
    return tuple(kept)


def answer(told: Told) -> dict[str, Any]:
    """`forget`: no word of it stays on the machine, for it may accuse somebody."""
    opinion = told.opinion
    if opinion is None:
        return {"key": told.key, "sentence": told.sentence}
    forget = opinion.suspected or opinion.diverted_at is not None
    return {"key": told.key, "code": opinion.code} | ({"forget": True} if forget else {})


@desk(*ENTERERS)
def batches(request: DeskRequest) -> HttpResponse:
    """What this person brought in; the office sees everybody's."""
    rows = OpinionBatch.objects.with_counts().select_related("dialogue")
    if not request.actor.is_any(Role.CLERK, Role.SECRETARY):
        rows = rows.filter(user=request.actor.user_id)
    return render(request, "desk/opinions/batches.html", {"section": "opinions", "batches": rows[:BATCHES]})


@desk(*ENTERERS)
def batch(request: DeskRequest, pk: int) -> HttpResponse:
    """One receipt for all: a list to sign, and with `?phieu` a slip with its QR code for each person."""
    rows = OpinionBatch.objects.select_related("dialogue")
    if not request.actor.is_any(Role.CLERK, Role.SECRETARY):
        rows = rows.filter(user=request.actor.user_id)
    found = get_object_or_404(rows, pk=pk)
    seen = found.opinions.seen_by(request.actor).on_the_dialogue_track()
    opinions = seen.select_related("hamlet", "collected_by").order_by("pk")
    slips = "phieu" in request.GET
    context = {
        "section": "opinions",
        "batch": found,
        "rows": [{"opinion": each, "qr": qr_of(request, each) if slips else ""} for each in opinions],
        "slips": slips,
        "look_up": request.build_absolute_uri(reverse("public:look_up")),
        "first": found.opinions.select_related("collected_by").first(),
    }
    return render(request, "desk/opinions/batch.html", context)
