"""A mailbox: a dry run that tells each letter, then all of it; what is not confirmed is thrown away.

Letters with photos are too heavy to travel with the page, so the file waits here until it is confirmed or set aside,
at most an hour (models/waiting_mailbox.py).
"""

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.views.decorators.http import require_POST

from doithoai.actions.kernel import Refusal
from doithoai.actions.opinions.drop_letters import drop_letters
from doithoai.actions.opinions.hold_letters import hold_letters
from doithoai.actions.opinions.import_letters import Sorted, import_letters, sorted_letters
from doithoai.models import Dialogue, WaitingMailbox
from doithoai.models.clock import now
from doithoai.pages.desk.request import DeskRequest
from doithoai.pages.middleware import desk
from doithoai.rules.mailbox import MOST_BYTES, NotLetters, read_letters
from doithoai.rules.procedure import Role

SHOWN, ERRORS_SHOWN = 30, 50
GONE = "Tệp thư đã được nhập, đã bỏ hoặc đã chờ quá lâu. Xin tải lên lại; thư đã nhập không bị nhập hai lần."


@desk(Role.CLERK, Role.FRONT)
def import_mail(request: DeskRequest, pk: int) -> HttpResponse:
    """GET: the upload form, or with `tep` a file that waits, read again. POST with a file: the dry run. POST with
    `kept`, the key of a waiting file: the import."""
    dialogue = get_object_or_404(Dialogue, pk=pk)
    try:
        if request.method != "POST":
            return look_again(request, dialogue) if "tep" in request.GET else show(request, dialogue)
        if "kept" not in request.POST:
            return dry_run(request, dialogue)
        waiting = waiting_file(request, dialogue, request.POST["kept"])
        letters = read_letters(read(waiting))
        kept = import_letters(dialogue, by=request.actor, letters=letters, waiting=waiting)
    except (NotLetters, Refusal) as no:
        return show(request, dialogue, sentence=str(no))
    messages.success(request, f"Đã nhập {len(kept)} thư. Mỗi thư là một ý kiến có mã riêng.")
    on = "desk:triage" if request.actor.is_any(Role.CLERK) else "desk:dialogue_opinions"
    return redirect(on, dialogue.pk)


def dry_run(request: DeskRequest, dialogue: Dialogue) -> HttpResponse:
    file = request.FILES.get("file")
    if file is None:
        raise Refusal("Chưa chọn tệp. Xin chọn tệp thư rồi bấm “Đọc thử”.")
    if (file.size or 0) > MOST_BYTES:
        raise Refusal(f"Tệp nặng quá {MOST_BYTES // 2**20} MB. Xin chia hộp thư thành nhiều tệp.")
    if no := import_letters.refusal(dialogue, by=request.actor):
        raise Refusal(no)
    data = file.read()
    told = sorted_letters(read_letters(data))
    if not told.letters:
        return show(request, dialogue, told=told)
    waiting = hold_letters(dialogue, by=request.actor, data=data, letters=len(told.letters))
    return show(request, dialogue, told=told, waiting=waiting)


def look_again(request: DeskRequest, dialogue: Dialogue) -> HttpResponse:
    waiting = waiting_file(request, dialogue, request.GET["tep"])
    return show(request, dialogue, told=sorted_letters(read_letters(read(waiting))), waiting=waiting)


@require_POST
@desk(Role.CLERK, Role.FRONT)
def drop(request: DeskRequest, pk: int) -> HttpResponse:
    """Set a waiting file aside."""
    waiting = get_object_or_404(WaitingMailbox.objects.select_related("dialogue"), pk=pk)
    try:
        drop_letters(waiting, by=request.actor)
    except Refusal as no:
        return show(request, waiting.dialogue, sentence=str(no))
    messages.success(request, "Đã bỏ tệp thư, không còn trên máy chủ.")
    return redirect("desk:import_letters", waiting.dialogue_id)


def waiting_file(request: DeskRequest, dialogue: Dialogue, key: str) -> WaitingMailbox:
    """The file of this person's dry run for this dialogue; raises Refusal when it waits no longer."""
    mine = WaitingMailbox.objects.fresh(now()).filter(dialogue=dialogue, user=request.actor.user_id)
    found: WaitingMailbox | None = mine.filter(pk=key).first() if is_key(key) else None
    if found is None:
        raise Refusal(GONE)
    return found


def is_key(typed: str) -> bool:
    return typed.isascii() and typed.isdecimal() and len(typed) < 19


def read(waiting: WaitingMailbox) -> bytes:
    try:
        return waiting.read()
    except FileNotFoundError as gone:
        raise Refusal(GONE) from gone


def show(
    request: DeskRequest,
    dialogue: Dialogue,
    *,
    told: Sorted | None = None,
    waiting: WaitingMailbox | None = None,
    sentence: str = "",
) -> HttpResponse:
    """With the other files that wait here: the office sees everybody's, the Front its own."""
    kept = WaitingMailbox.objects.fresh(now()).filter(dialogue=dialogue)
    if not request.actor.is_any(Role.CLERK):
        kept = kept.filter(user=request.actor.user_id)
    context = {
        "section": "dialogues",
        "dialogue": dialogue,
        "sentence": sentence,
        "told": told,
        "waiting": waiting,
        "kept": kept.exclude(pk=waiting.pk) if waiting else kept,
        "me": request.actor.user_id,
        "shown": told.letters[:SHOWN] if told else (),
        "doubted": sum(bool(each.doubt) for each in told.letters) if told else 0,
        "errors": told.errors[:ERRORS_SHOWN] if told else (),
        "more_errors": max(0, len(told.errors) - ERRORS_SHOWN) if told else 0,
        "why_not": import_letters.refusal(dialogue, by=request.actor),
    }
    return render(request, "desk/opinions/letters.html", context, status=409 if sentence else 200)
