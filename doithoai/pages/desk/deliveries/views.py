"""Answers on their last steps: whom to tell, what to say, and a tick when it was read to them or handed over."""

from dataclasses import dataclass
from typing import Any

from django.contrib import messages
from django.db.models import Prefetch
from django.http import HttpResponse, JsonResponse
from django.shortcuts import redirect, render
from django.views.decorators.http import require_POST

from doithoai.actions.kernel import Refusal
from doithoai.actions.replies.record_delivery import record_delivery
from doithoai.models import Actor, Delivery, Opinion, Reply
from doithoai.models.delivery import brought_by_hand, still_to_tell, told_by
from doithoai.pages.desk.opinions.brought import listed, said_by, text
from doithoai.pages.desk.opinions.leaf import leaf_of
from doithoai.pages.desk.opinions.still import watch_of
from doithoai.pages.desk.request import DeskRequest
from doithoai.pages.middleware import desk
from doithoai.rules.procedure import Role

TELLERS = (Role.CLERK, Role.HAMLET_HEAD, Role.FRONT)
READERS = (*TELLERS, Role.CHAIR, Role.SECRETARY)
PER_PAGE = 50
TOLD_SHOWN = 30


@dataclass(frozen=True)
class Line:
    """One person to be told: whose words, and the answers to them, oldest first. `reply`: the key of the last one,
    None for an answer of the hall."""

    opinion: Opinion
    answers: tuple[str, ...]
    reply: int | None


def lines(actor: Actor, rows: Any = None) -> list[Line]:
    """Whom this person still has to tell, oldest opinion first. Four queries however many."""
    rows = (
        still_to_tell(told_by(actor, brought_by_hand())).order_by("received_at", "pk")
        if rows is None
        else rows
    )
    replies = Reply.objects.standing().select_related("assignment__body").order_by("sent_at", "pk")
    rows = rows.select_related(
        "hamlet", "group__outcome", "dialogue", "part_of", "collected_by"
    ).prefetch_related(Prefetch("group__assignments__replies", replies, to_attr="standing"))
    return [line_of(each) for each in rows]


def line_of(opinion: Opinion) -> Line:
    found = (
        [reply for owed in opinion.group.assignments.all() for reply in owed.standing]  # type: ignore[attr-defined]
        if opinion.group
        else []
    )
    found.sort(key=lambda reply: (reply.sent_at, reply.pk))
    if found:
        said = tuple(f"{each.assignment.body}: {each.summary or each.text}" for each in found)
        return Line(opinion, said, found[-1].pk)
    outcome = getattr(opinion.group, "outcome", None)
    return Line(
        opinion,
        (
            f"Trả lời tại hội nghị: {outcome.answer}"
            if outcome and outcome.answer
            else "Đã trả lời tại hội nghị.",
        ),
        None,
    )


@desk(*READERS)
def deliveries(request: DeskRequest) -> HttpResponse:
    return show(request)


def show(request: DeskRequest, sentence: str = "") -> HttpResponse:
    mine = told_by(request.actor, brought_by_hand())
    page = leaf_of(still_to_tell(mine), ("received_at", "pk"), request.GET, PER_PAGE)
    keys = [each.pk for each in page.rows]
    told = Delivery.objects.filter(opinion__in=mine).select_related("opinion__hamlet").order_by("-at", "-pk")
    context = {
        "section": "follow_up",
        "page": page,
        "watch": watch_of(keys, request.actor),
        "lines": lines(request.actor, Opinion.objects.filter(pk__in=keys).order_by("received_at", "pk")),
        "told": told[:TOLD_SHOWN],
        "ticks": request.actor.is_any(*TELLERS),
        "calls": request.actor.is_any(Role.CLERK),
        "relays": request.actor.is_any(Role.HAMLET_HEAD, Role.FRONT),
        "sentence": sentence,
    }
    return render(request, "desk/deliveries/page.html", context, status=409 if sentence else 200)


@require_POST
@desk(*TELLERS)
def tick(request: DeskRequest) -> HttpResponse:
    """The ticked lines of the page: `opinion` is "key" or "key:reply"; the button says how."""
    done, refused, how = 0, [], request.POST.get("how", "")
    for each in request.POST.getlist("opinion")[: 2 * PER_PAGE]:
        key, _, reply = each.partition(":")
        if sentence := told_one(request, key, reply, how):
            refused.append(sentence)
        else:
            done += 1
    if done:
        messages.success(request, f"Đã ghi {done} người được báo trả lời.")
    if refused:
        return show(request, " ".join(dict.fromkeys(refused)))
    if not done:
        return show(request, "Chưa chọn người nào. Xin đánh dấu những người đã được báo rồi bấm lại.")
    return redirect("desk:deliveries")


@require_POST
@desk(*TELLERS)
def tell(request: DeskRequest) -> HttpResponse:
    """The same from a telephone that was offline. JSON in: {user, told: [{key, opinion, reply, how}]}; out: {told:
    [{key} or {key, sentence}]}."""
    try:
        rows = listed(said_by(request), "told")
    except Refusal as no:
        return JsonResponse({"sentence": str(no)}, status=409)
    told = []
    for row in rows[:200]:
        sentence = told_one(request, text(row, "opinion", 20), text(row, "reply", 20), text(row, "how", 10))
        told.append({"key": text(row, "key", 64)} | ({"sentence": sentence} if sentence else {}))
    return JsonResponse({"told": told})


def told_one(request: DeskRequest, key: str, reply: str, how: str) -> str:
    """Note one; the sentence why it could not be noted, "" when it is."""
    rows = Opinion.objects.readable_by(request.actor).select_related("group__outcome")
    opinion = rows.filter(pk=whole(key)).first()
    if opinion is None:
        return "Không còn ý kiến này trong danh sách của bạn. Xin tải lại trang."
    answer = Reply.objects.filter(pk=whole(reply)).first() if reply else None
    try:
        record_delivery(opinion, by=request.actor, how=how, reply=answer)
    except Refusal as no:
        return str(no)
    return ""


def whole(typed: str) -> int:
    return int(typed) if typed.isascii() and typed.isdecimal() and len(typed) < 18 else 0
