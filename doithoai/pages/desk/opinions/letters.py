"""A mailbox: a dry run that tells each letter, then all of it; what is not confirmed is thrown away.

Letters with photos are too heavy to travel with the page, so the file waits here until it is confirmed, at most an
hour (a day when nobody comes back: actions/jobs.py).
"""

from datetime import timedelta

from django.contrib import messages
from django.core.signing import BadSignature, Signer
from django.db import transaction
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect, render

from doithoai.actions.kernel import Refusal
from doithoai.actions.opinions.import_letters import Sorted, import_letters, sorted_letters
from doithoai.models import Dialogue, StoredFile
from doithoai.models.clock import now
from doithoai.models.stored_file import WAITING_LETTERS
from doithoai.pages.desk.request import DeskRequest
from doithoai.pages.middleware import desk
from doithoai.rules.mailbox import MOST_BYTES, NotLetters, read_letters
from doithoai.rules.procedure import Role

SHOWN, ERRORS_SHOWN = 30, 50
KEPT_FOR = timedelta(hours=1)
SIGNER = Signer(salt="doithoai.waiting_letters")


@desk(Role.CLERK, Role.FRONT)
def import_mail(request: DeskRequest, pk: int) -> HttpResponse:
    """GET: the upload form. POST with a file: the dry run. POST with `kept`, its receipt: the import."""
    dialogue = get_object_or_404(Dialogue, pk=pk)
    if request.method != "POST":
        return show(request, dialogue)
    try:
        if "kept" not in request.POST:
            return dry_run(request, dialogue)
        waiting = waiting_file(request, dialogue)
        with transaction.atomic():
            kept = import_letters(dialogue, by=request.actor, letters=read_letters(waiting.read()))
            waiting.erase()
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
    with transaction.atomic():
        for old in StoredFile.objects.filter(name=WAITING_LETTERS, stored_at__lt=now() - KEPT_FOR):
            old.erase()
        waiting = StoredFile.keep(data, name=WAITING_LETTERS, at=now()) if told.letters else None
    receipt = SIGNER.sign(f"{waiting.pk} {dialogue.pk} {request.actor.user_id}") if waiting else ""
    return show(request, dialogue, told=told, receipt=receipt)


def waiting_file(request: DeskRequest, dialogue: Dialogue) -> StoredFile:
    """The file of this person's dry run for this dialogue; raises Refusal when it waits no longer."""
    try:
        key, of, user = SIGNER.unsign(request.POST["kept"]).split(" ")
    except (BadSignature, ValueError) as broken:
        raise Refusal("Trang này không còn nguyên vẹn. Xin tải tệp thư lên lại.") from broken
    found = StoredFile.objects.filter(pk=key, name=WAITING_LETTERS).first()
    if found is None or (of, user) != (str(dialogue.pk), str(request.actor.user_id)):
        raise Refusal(
            "Tệp thư đã được nhập hoặc đã chờ quá lâu. Xin tải lên lại; thư đã nhập không bị nhập hai lần."
        )
    return found


def show(
    request: DeskRequest,
    dialogue: Dialogue,
    *,
    told: Sorted | None = None,
    receipt: str = "",
    sentence: str = "",
) -> HttpResponse:
    context = {
        "section": "dialogues",
        "dialogue": dialogue,
        "sentence": sentence,
        "told": told,
        "receipt": receipt,
        "shown": told.letters[:SHOWN] if told else (),
        "doubted": sum(bool(each.doubt) for each in told.letters) if told else 0,
        "errors": told.errors[:ERRORS_SHOWN] if told else (),
        "more_errors": max(0, len(told.errors) - ERRORS_SHOWN) if told else 0,
        "why_not": import_letters.refusal(dialogue, by=request.actor),
    }
    return render(request, "desk/opinions/letters.html", context, status=409 if sentence else 200)
