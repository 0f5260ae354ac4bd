"""Letting an opinion in: once, from whole villages behind one address, and not from a program that never tires.

Nobody is turned away for a telephone that is too old or too new. Whoever has done the small sum of the page
(rules/proof.py) walks in; whoever has not walks in too, until many come from one network; from then on theirs are kept
and marked for a person to look at. A form brings one opinion, whoever sends it again. A browser that does not tire is
asked to wait, not its neighbours: theirs are still kept, without files, until a day's bound.
"""

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import date, timedelta
from enum import Enum
from functools import cache, cached_property
from itertools import chain
from typing import Any

from django.contrib.sessions.backends.db import SessionStore
from django.db import transaction
from django.utils.crypto import salted_hmac

from doithoai.models import Dialogue, Duty, Emergency, Opinion, serving_everywhere
from doithoai.models.clock import now
from doithoai.models.door import too_many
from doithoai.models.plain_sql import asked, first, moment, written
from doithoai.models.tenancy import served
from doithoai.rules import proof
from doithoai.rules.codes import read_short

#: From one network. A village of two hundred households behind one mast fits into an hour of the first, and of the other
#: two together: those who did no sum. These fill up again only over the day, or a program that takes a new cookie for each
#: opinion would bring fifteen thousand.
PROVED = {"tries": 900, "minutes": 60}
UNPROVED = {"tries": 60, "minutes": 6 * 60}
DOUBTED = {"tries": 600, "minutes": 24 * 60}
#: Of those without a sum, one browser, once its network has used up UNPROVED: the village goes on without it.
ONE_BROWSER = {"tries": 30, "minutes": 60}
#: When the network has used up the others too: words only. More would keep no door open to the neighbours of a program: it
#: uses up any bound in minutes; whoever does the sum passes beside it.
HELD = {"tries": 600, "minutes": 24 * 60}
#: Files that are drawn again for somebody who did no sum: each costs us a tenth of a second.
ENCLOSING = {"tries": 120, "minutes": 60}
ONE_SUM = 5  # times a sum may be shown: photos that are refused and mended
REMEMBERED = timedelta(days=2)
AGAIN = timedelta(hours=1)
IN_TIME = timedelta(days=1)

DOUBT = "Gửi không qua phép thử máy, nhiều ý kiến một lúc từ một mạng"
DOUBT_HELD = "Gửi khi mạng này đang gửi dồn dập, chỉ nhận lời, giữ lại để xem"


class FormServed(Exception):
    """This form has brought an opinion already; this is another one."""


class Welcome(Enum):
    YES = "yes"
    DOUBTED = "doubted"  # kept, and marked
    HELD = "held"  # the words are kept, and marked
    NO = "no"  # later, please


def challenge_for(form: str) -> str:
    """The sum for the form of this number, as JSON for its script."""
    return proof.new_challenge(form, key=_proof_key(), until=now() + IN_TIME).as_json()


def has_proved(said: str, form: str) -> bool:
    """Whether the browser has done the sum of this form; the same sum again and again is none."""
    return proof.proves(said, form, key=_proof_key(), at=now()) and not too_many(
        "proof", form, tries=ONE_SUM, minutes=24 * 60
    )


def may_enclose(network: str, *, proved: bool, files: int) -> bool:
    """Whether so many files may be looked at now."""
    return proved or not any(too_many("enclose", network, **ENCLOSING) for _ in range(files))


@contextmanager
def entering(network: str, *, browser: str, proved: bool) -> Iterator[Welcome]:
    """How welcome one more opinion from this network is. Inside, its visitors pass one at a time, and all that is
    written is written at once: a double click waits here until the first click's opinion is kept."""
    with transaction.atomic():
        yield _welcome(network, browser=browser, proved=proved)


def _welcome(network: str, *, browser: str, proved: bool) -> Welcome:
    if proved:
        if not too_many("send", network, **PROVED):
            return Welcome.YES
    else:
        if not too_many("send unproved", network, **UNPROVED):
            return Welcome.YES
        if too_many("send from browser", f"{network} {browser}", **ONE_BROWSER):
            return Welcome.NO
        if not too_many("send doubted", network, **DOUBTED):
            return Welcome.DOUBTED
    return Welcome.NO if too_many("send held", network, **HELD) else Welcome.HELD


@dataclass(frozen=True)
class Sent:
    """One press of "send": the number of the form, the browser it stands in, and all that was typed.

    A double click sends the same form; so does a telephone that lost the network before the answer came. The
    browser's Back may draw a form with a new number and put the old words into it: the same words from the same
    browser within AGAIN are the same opinion. Something else written is a new one.
    """

    form: str
    browser: str
    typed: tuple[str, ...]

    @cached_property
    def keys(self) -> dict[str, timedelta]:
        """Under what it is remembered, and for how long."""
        keys = {_key("form", self.form, *self.typed): REMEMBERED}
        if self.browser:
            keys[_key("browser", self.browser, *self.typed)] = AGAIN
        return keys

    @cached_property
    def of_the_form(self) -> str:
        """Under what it is remembered that this form has brought its opinion."""
        return _key("served", self.form)


@dataclass(frozen=True)
class Kept:
    """An opinion that is in: the code its person holds. `rang`: danger was read in it, the person on duty was rung."""

    code: str
    rang: bool


def brought_by(sent: Sent) -> Kept | None:
    """The opinion that was brought by the same press already. Raises FormServed when the form brought another one."""
    keys = [*sent.keys, brought := sent.of_the_form]
    known = dict(asked(_KNOWN.format(", ".join(["%s"] * len(keys))), moment(now()), *keys))
    kept = next((each for key, each in known.items() if key != brought), None)
    if kept is None:
        if known:
            raise FormServed
        return None
    code = str(SessionStore().decode(kept)["code"])
    return Kept(code, rang=Emergency.objects.filter(opinion__code=code).exists())


def remember(opinion: Opinion, sent: Sent) -> Kept:
    """Keep which opinion a form brought. Call inside `entering`, with the opinion just made.

    These are sessions of the form's own: swept away like any other, and nobody's cookie.
    """
    kept, at = SessionStore().encode({"code": opinion.code}), now()
    keys = {**sent.keys, sent.of_the_form: REMEMBERED}
    rows = [(key, kept, moment(at + long)) for key, long in keys.items()]
    written(_REMEMBER.format(", ".join(["(%s, %s, %s)"] * len(rows))), *chain.from_iterable(rows))
    bell = Opinion._meta.get_field("emergency")  # an opinion that rang knows its bell: no need to ask for it
    return Kept(opinion.code, rang=bell.is_cached(opinion))


_KNOWN = "SELECT session_key, session_data FROM django_session WHERE expire_date > %s AND session_key IN ({})"
_REMEMBER = (
    "INSERT INTO django_session (session_key, session_data, expire_date) VALUES {} ON CONFLICT (session_key)"
    " DO UPDATE SET session_data = excluded.session_data, expire_date = excluded.expire_date"
)


def _key(*parts: str) -> str:
    return salted_hmac("doithoai.sent", "\0".join(parts)).hexdigest()[:32]


def _proof_key() -> str:
    return salted_hmac("doithoai.proof", "").hexdigest()


# -- which dialogue ------------------------------------------------------------------------------


@dataclass(frozen=True)
class Place:
    """Where a short address leads."""

    commune: str
    dialogue: str
    takes: bool  # opinions are still collected for this very dialogue


def place_of_short(typed: str) -> Place | None:
    """The announced dialogue at this short address, of whatever commune; None for any other, also for a plan that
    is still being written."""
    short = read_short(typed)
    if short is None:
        return None
    with serving_everywhere(because="a short address names its commune"):
        found = Dialogue.objects.announced().select_related("commune").filter(short=short).first()
        return Place(found.commune.slug, found.slug, takes_opinions(found)) if found else None


def takes_opinions(dialogue: Dialogue) -> bool:
    return Dialogue.objects.collecting().filter(pk=dialogue.pk).exists()


def collecting(slug: str) -> Dialogue | None:
    """The dialogue of the commune being served that an opinion may be sent to under its own address."""
    return Dialogue.objects.collecting().filter(slug=slug).first()


def taking(slug: str) -> Dialogue | None:
    """The dialogue for what is sent under this address; under the commune's own, the next to be held. Read as far as
    sending needs it: a plan is a long row."""
    if slug:
        return Dialogue.objects.only("commune", "stage").collecting().filter(slug=slug).first()
    sql, values = _nearest(served())
    return first(Dialogue, sql, *values)


@cache
def _nearest(commune_id: int | None) -> tuple[str, tuple[Any, ...]]:
    """The question for a commune's next dialogue, in the SQL that Django writes for it."""
    return Dialogue.objects.only("commune", "stage").nearest_first()[:1].query.sql_with_params()


@dataclass(frozen=True)
class Promise:
    """What is told with the receipt: the day of the sitting, and until when what it leaves open is answered."""

    held_on: date | None
    reply_by: date | None


def promise(dialogue_slug: str = "") -> Promise:
    """Of this dialogue, or of the one that takes what is sent now."""
    rows = Dialogue.objects.collecting()
    found = rows.filter(slug=dialogue_slug).first() if dialogue_slug else rows.next_to_be_held()
    if found is None or found.held_on is None:
        return Promise(None, None)
    due = Duty.objects.running().filter(dialogue=found, key="reply").first()
    return Promise(found.held_on, due.due_on if due else None)
