"""What a public page needs to let somebody in: the subject an action is given, and how often one may knock.

The rows handed out here are passed on to an action unread; what is shown comes from the rest of this folder.
"""

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import date

from doithoai.models import (
    Actor,
    Commune,
    Dialogue,
    Hamlet,
    Opinion,
    Slip,
    serving,
    serving_everywhere,
)
from doithoai.models.clock import today
from doithoai.models.door import too_many
from doithoai.rules.codes import read_code

from .papers import File, address_of, apology_file, reply_file
from .tracking import Followed, apologies_of, followed, others_of, parts_of, replies_of

#: A whole village may sit behind one address; a program that guesses codes does too.
LOOKING_UP = {"tries": 120, "minutes": 10}
REGISTERING = {"tries": 60, "minutes": 10}


def hamlet_choices() -> list[tuple[str, str]]:
    """(key, name) of every hamlet of the commune being served."""
    return [(str(pk), name) for pk, name in Hamlet.objects.values_list("pk", "name")]


def hamlet(key: str) -> Hamlet | None:
    return Hamlet.objects.filter(pk=int(key)).first() if key.isdecimal() else None


def dialogue(slug: str) -> Dialogue | None:
    return Dialogue.objects.announced().filter(slug=slug).first()


def may_register(network: str) -> bool:
    return not too_many("register", network, **REGISTERING)


# -- following, by code ------------------------------------------------------------------------------


@dataclass(frozen=True)
class Holder:
    """Somebody who holds a code: their commune, who they are to an action, and what they may see."""

    commune: Commune
    actor: Actor
    opinion: Opinion

    def story(self, on: date | None = None) -> Followed:
        return followed(self.opinion, today=on or today())

    def letter(self, number: int) -> File | None:
        """The reply of this number (from 1, through all parts) as the letter that was sent."""
        told = [(part, reply) for part in parts_of(self.opinion) for reply in replies_of(part)]
        if not 0 < number <= len(told):
            return None
        part, reply = told[number - 1]
        return reply_file(reply, code=self.opinion.code, others=others_of(part))

    def apology(self, address: str) -> File | None:
        """The letter that says sorry for a late answer, by its part of the page's address."""
        for part in parts_of(self.opinion):
            for paper in apologies_of(part):
                if address_of(paper) == address:
                    return apology_file(paper, code=self.opinion.code, others=others_of(part))
        return None

    def part(self, number: int) -> Opinion | None:
        """The part of this number (from 1); 0 is an opinion that is not split."""
        parts = parts_of(self.opinion)
        if [each.pk for each in parts] == [self.opinion.pk]:
            return self.opinion if number == 0 else None
        return parts[number - 1] if 0 < number <= len(parts) else None


def may_look_up(network: str) -> bool:
    return not too_many("look_up", network, **LOOKING_UP)


def is_on_paper(code: str) -> bool:
    """Whether a slip with this code was printed somewhere and nobody has typed it in yet."""
    with serving_everywhere(because="a slip's code names its commune"):
        return (
            Slip.objects.filter(code=read_code(code)).exists()
            and not Opinion.objects.filter(code=read_code(code)).exists()
        )


@contextmanager
def holding(code: str) -> Iterator[Holder | None]:
    """Find the opinion wherever it is, then serve its commune only; None when no opinion has this code."""
    read = read_code(code)
    with serving_everywhere(because="a code names its commune"):
        row = Opinion.objects.select_related("commune").filter(code=read).first() if read else None
        commune = row.commune if row else None
    if commune is None:
        yield None
        return
    with serving(commune):
        opinion = Opinion.objects.select_related("dialogue").with_state().get(code=read)
        yield Holder(commune, Actor.citizen(commune.pk), opinion)
