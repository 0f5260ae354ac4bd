"""Ghi tại thôn: a telephone writes people's words down where there is no network, and sends them later.

The page itself is the same for everyone and holds nothing of anybody, so a service worker may keep it; what is a
person's own comes as JSON, stays sealed on the machine, and is closed when they sign out.
"""

import hashlib
from typing import Any

from django.conf import settings
from django.contrib.staticfiles.storage import staticfiles_storage
from django.http import HttpRequest, HttpResponse, JsonResponse
from django.middleware.csrf import get_token
from django.shortcuts import render
from django.urls import reverse
from django.utils.crypto import salted_hmac
from django.views.decorators.cache import never_cache

from doithoai.models import Dialogue, Hamlet, Opinion
from doithoai.models.emergency import duty_of_commune
from doithoai.pages.desk.deliveries.views import TELLERS, Line, lines
from doithoai.pages.desk.opinions.views import ENTERERS
from doithoai.pages.desk.request import DeskRequest
from doithoai.pages.middleware import anyone, desk
from doithoai.rules.consent import CHILD_UNDER, FOR_A_CHILD, SHOW_HAMLET, SHOW_NAME, WHO_AGREES, WHY_GUARDIAN
from doithoai.rules.enclosures import MEGABYTE, PHOTOS_ACCEPTED, SOUNDS_ACCEPTED
from doithoai.rules.procedure import Role
from doithoai.rules.triage.cues import danger_now

#: What the page is made of: the only things the service worker keeps.
SHELL_FILES = (
    "public.css", "desk.css", "relay.css", "outbox.js", "enclose.js", "danger.js", "relay.js", "icons.svg",
    "fonts/be-vietnam-pro-400.woff2", "fonts/be-vietnam-pro-700.woff2",
)  # fmt: skip
#: What the shell says: rules, never anything of a person or a commune.
SHELL = {
    "show_hamlet": SHOW_HAMLET.words,
    "show_name": SHOW_NAME.words,
    "child_under": CHILD_UNDER,
    "why_guardian": WHY_GUARDIAN,
    "for_a_child": FOR_A_CHILD.words,
    "who_agrees": WHO_AGREES,
    "photos_accepted": PHOTOS_ACCEPTED,
    "sounds_accepted": SOUNDS_ACCEPTED,
    "danger_now": danger_now(),
    "entry_at_most": settings.UPLOAD_LIMIT,  # bytes of the files of one opinion
    "waiting_at_most": 150 * MEGABYTE,  # of all files that wait on one machine
}
TO_TELL_AT_MOST = 200  # answers a telephone carries to the hamlet; the page on the desk has all


@anyone
def relay(request: HttpRequest) -> HttpResponse:
    """The shell: no name, no word, no token in it, whoever asks."""
    shell = render(request, "desk/relay/relay.html", SHELL)
    shell.records_sound = True  # type: ignore[attr-defined]
    return shell


@anyone
def worker(request: HttpRequest) -> HttpResponse:
    """The service worker of this folder and no other. A new version of any file is a new worker."""
    files = [staticfiles_storage.url(name) for name in SHELL_FILES]
    shell = render(request, "desk/relay/relay.html", SHELL).content
    version = hashlib.sha256(b"\n".join([*map(str.encode, files), shell])).hexdigest()[:12]
    said = {"version": version, "files": files, "shell": reverse("desk:relay")}
    answer = render(request, "desk/relay/worker.js", said, content_type="text/javascript; charset=utf-8")
    answer.headers["Cache-Control"] = "no-cache"
    return answer


@never_cache
@desk(*ENTERERS)
def mine(request: DeskRequest) -> HttpResponse:
    """Who is signed in, the key that opens what they left on this machine, and what they take to the hamlet."""
    by, commune = request.actor, request.commune
    hamlets = Hamlet.objects.all()
    if not by.is_any(*(set(ENTERERS) - {Role.HAMLET_HEAD})):
        hamlets = hamlets.filter(pk__in=by.hamlet_ids)
    dialogue = Dialogue.objects.all().next_to_be_held()
    seal = salted_hmac("what waits on a machine", f"{commune.pk} {by.user_id}", algorithm="sha256")
    sitting = salted_hmac(
        "this sitting at the machine", request.session.session_key or "", algorithm="sha256"
    )
    duty = duty_of_commune()
    tells = by.is_any(Role.HAMLET_HEAD, Role.FRONT)
    told: dict[str, Any] = {
        "user": by.user_id,
        "commune": commune.pk,
        "name": by.name,
        "title": by.title,
        "place": commune.full_name,
        "seal": seal.hexdigest(),
        "token": get_token(request),
        "session": sitting.hexdigest()[:24],
        "hamlets": [{"id": each.pk, "name": each.name} for each in hamlets],
        "dialogue": dialogue.title if dialogue else "",
        "until": f"{dialogue.collect_until:%d/%m/%Y}" if dialogue and dialogue.collect_until else "",
        "answer_by": [{"value": value, "label": label} for value, label in Opinion.AnswerBy.choices],
        "reception": commune.reception_desk,
        "duty": {
            "name": duty.user.full_name if duty.user else "",
            "phone": duty.phone,
            "office": commune.phone,
        },
        "answers": [answer_of(each) for each in lines(by)[:TO_TELL_AT_MOST]]
        if tells and by.is_any(*TELLERS)
        else [],
    }
    return JsonResponse(told)


def answer_of(line: Line) -> dict[str, Any]:
    """What is read to one person."""
    said = line.opinion
    return {
        "opinion": said.pk, "reply": line.reply or "", "code": said.receipt, "author": said.told_to,
        "hamlet": str(said.hamlet or ""), "contact": said.told_at, "words": said.words, "answers": line.answers,
    }  # fmt: skip
