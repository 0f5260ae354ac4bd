"""Pages that stay open: words that were wiped, or that this person may no longer see, leave every screen by themselves."""

from collections.abc import Iterable
from urllib.parse import urlencode

from django.http import HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils.crypto import constant_time_compare, salted_hmac

from doithoai.models import Actor, Opinion
from doithoai.outputs.shielding import for_reader
from doithoai.pages.desk.request import DeskRequest
from doithoai.pages.middleware import desk
from doithoai.rules.procedure import Role

#: Who reads opinions. An administrator only sets up accounts and reads none.
READERS = (Role.CLERK, Role.CHAIR, Role.SECRETARY, Role.OFFICER, Role.HAMLET_HEAD, Role.FRONT, Role.RECEPTION)
AT_MOST = 100  # opinions watched by one page


def watch(opinions: Iterable[Opinion]) -> str:
    """The address a page asks again and again: what it shows of these opinions, as marks that tell nothing."""
    shown = [("y", f"{each.pk}:{seen(each)}") for each in opinions]
    return f"{reverse('desk:still')}?{urlencode(shown)}" if shown else ""


def seen(opinion: Opinion) -> str:
    """A mark of the words and the person as this reader has them before their eyes."""
    shown = "\n".join(
        (
            opinion.words,
            opinion.author,
            opinion.contact,
            opinion.guardian,
            opinion.guardian_contact,
            opinion.veiled,
        )
    )
    return salted_hmac("still", f"{opinion.pk}\n{shown}").hexdigest()[:12]


@desk(*READERS)
def still(request: DeskRequest) -> HttpResponse:
    """204 while everything stands; else what to put in the place of each that does not (`hx-swap-oob`)."""
    asked = dict(each.partition(":")[::2] for each in request.GET.getlist("y")[:AT_MOST])
    keys = {int(key): mark for key, mark in asked.items() if key.isdecimal() and len(key) < 18}
    here = as_seen_now(keys, request.actor)
    gone = [
        {"pk": key, "wiped": key in here and not here[key].words, "away": key not in here}
        for key, mark in keys.items()
        if key not in here or not constant_time_compare(seen(here[key]), mark)
    ]
    if not gone:
        return HttpResponse(status=204)
    return render(request, "desk/opinions/_still.html", {"gone": gone, "alone": len(keys) == 1})


def as_seen_now(keys: Iterable[int], by: Actor) -> dict[int, Opinion]:
    rows = Opinion.objects.readable_by(by).filter(pk__in=list(keys))
    return {each.pk: each for each in for_reader(rows, by)}
