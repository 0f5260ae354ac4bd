"""Pages that stay open: words that were wiped, or that this person may no longer see, leave every screen by themselves."""

from collections.abc import Iterable, Iterator
from datetime import UTC, datetime
from urllib.parse import urlencode

from django.http import HttpResponse, QueryDict
from django.shortcuts import render
from django.urls import reverse
from django.utils.crypto import constant_time_compare, salted_hmac

from doithoai.actions.ringing import may_answer
from doithoai.models import Actor, Erasure, Opinion, OpinionGroup
from doithoai.models.clock import now
from doithoai.models.emergency import is_on_duty
from doithoai.outputs.shielding import for_reader
from doithoai.pages.desk.request import DeskRequest
from doithoai.pages.middleware import ANY_DESK, desk
from doithoai.rules.procedure import Role

#: Who reads opinions. An administrator only sets up accounts and reads none.
READERS = (Role.CLERK, Role.CHAIR, Role.SECRETARY, Role.OFFICER, Role.HAMLET_HEAD, Role.FRONT, Role.RECEPTION)
#: Marks in one address: 4 kB, as every way between takes it. A page that shows more asks at several.
AT_MOST = 150


def watch(
    opinions: Iterable[Opinion], groups: Iterable[OpinionGroup] = (), *, whole_page: bool = False
) -> list[str]:
    """The addresses a page asks again and again: all it shows of these, as marks that tell nothing. `whole_page`: it is
    about this one opinion and says its code in the title, too."""
    shown = [("y", f"{each.pk}:{seen(each)}") for each in opinions if each.veiled != "nothing"]
    shown += [("n", f"{each.pk}:{asked(each)}") for each in groups]
    more = [("luc", str(int(now().timestamp()))), *([("ca", "1")] if whole_page else [])]
    return [f"{reverse('desk:still')}?{urlencode([*few, *more])}" for few in batched(shown, AT_MOST)]


def batched(marks: list[tuple[str, str]], many: int) -> Iterator[list[tuple[str, str]]]:
    for start in range(0, len(marks), many):
        yield marks[start : start + many]


def watch_of(keys: Iterable[int], by: Actor) -> list[str]:
    """The same for a page that shows these opinions in its own way: it lets go of them when what this person may read
    of them changes."""
    return watch(as_seen_now(keys, by).values())


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


def asked(group: OpinionGroup) -> str:
    """A mark of what the group asks: its question may repeat words that are gone."""
    return salted_hmac("still asked", f"{group.pk}\n{group.question}").hexdigest()[:12]


@desk(*ANY_DESK)
def still(request: DeskRequest) -> HttpResponse:
    """204 while everything stands; else what to put in the place of each that does not (`hx-swap-oob`). Of a group no
    word is told, so that nobody reads a question here that is on no page of theirs."""
    marks, groups = marks_in(request.GET, "y"), marks_in(request.GET, "n")
    here = as_seen_now(marks, request.actor)
    gone = [
        {"pk": key, "wiped": key in here and not here[key].words, "away": key not in here}
        for key, mark in marks.items()
        if key not in here or not constant_time_compare(seen(here[key]), mark)
    ]
    there = OpinionGroup.objects.not_about_reader().in_bulk(list(groups)) if groups else {}
    changed = [
        key
        for key, mark in groups.items()
        if key not in there or not constant_time_compare(asked(there[key]), mark)
    ]
    if not gone and not changed:
        return HttpResponse(status=204)
    told = {
        "gone": gone,
        "changed": changed,
        "erased": bool(changed) and was_erased_since(request.GET.get("luc", "")),
        "whole_page": "ca" in request.GET,
    }
    return render(request, "desk/opinions/_still.html", told)


def was_erased_since(drawn: str) -> bool:
    """Since the page was drawn, in seconds: a question may have changed because words left it, and then what stands in a
    box goes too. When somebody only wrote it anew, nobody loses what they are typing."""
    since = datetime.fromtimestamp(int(drawn) if drawn.isdecimal() and len(drawn) < 12 else 0, UTC)
    why = (Erasure.Why.DENUNCIATION, Erasure.Why.RIGHT)
    return Erasure.objects.filter(why__in=why, at__gte=since).exists()


def marks_in(asked: QueryDict, name: str) -> dict[int, str]:
    told = dict(each.partition(":")[::2] for each in asked.getlist(name)[:AT_MOST])
    return {int(key): mark for key, mark in told.items() if key.isdecimal() and len(key) < 18}


def as_seen_now(keys: Iterable[int], by: Actor) -> dict[int, Opinion]:
    """Of these opinions what the pages of this person show now; whoever is on duty reads what rings, too."""
    keys = set(keys)
    rows = for_reader(Opinion.objects.readable_by(by).filter(pk__in=keys), by)
    left = keys - {each.pk for each in rows}
    if left and may_answer(by, is_on_duty(by)):
        ringing = Opinion.objects.seen_by(by).filter(pk__in=left, emergency__isnull=False)
        rows += for_reader(ringing.filter(emergency__acknowledged_at=None), by)
    return {each.pk: each for each in rows}
