"""Cùng việc: what was asked before, in an earlier dialogue, and is asked again; said by a person, counted here."""

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass, field
from datetime import date
from typing import TYPE_CHECKING

from django.db import models
from django.db.models import Q

from doithoai.models.reading import about_reader, groups_about_reader
from doithoai.models.tenancy import Tenant, TenantManager, TenantQuerySet
from doithoai.rules.procedure import Stage

if TYPE_CHECKING:
    from doithoai.models.dialogue import Dialogue

FURTHEST_BACK = 30  # links followed one after another: more dialogues than a term of office has
OFTEN = 3  # the third time is told to the chair


class SameMatterQuerySet(TenantQuerySet):
    def confirmed(self) -> "SameMatterQuerySet":
        """A person said that it is the same matter."""
        return self.filter(same=True)


class SameMatter(Tenant):
    """This opinion asks again what a group of an earlier dialogue asked. `same` False: somebody looked and said
    that it is another matter, so that it is not proposed again.

    It hangs from the opinion, not from its group: whoever is merged or taken out again takes it along.
    """

    opinion = models.ForeignKey("doithoai.Opinion", on_delete=models.CASCADE, related_name="same_matters")
    earlier = models.ForeignKey("doithoai.OpinionGroup", on_delete=models.CASCADE, related_name="asked_again")
    same = models.BooleanField("cùng việc", default=True)
    by = models.CharField("người xác nhận", max_length=120)
    at = models.DateTimeField("lúc")

    objects = TenantManager.from_queryset(SameMatterQuerySet)()

    class Meta(Tenant.Meta):
        ordering = ["pk"]
        constraints = [models.UniqueConstraint(fields=["opinion", "earlier"], name="one_link_each")]

    def __str__(self) -> str:
        return f"{self.opinion} cùng việc với {self.earlier}" if self.same else f"{self.opinion}: việc khác"

    @property
    def dialogue(self) -> "Dialogue | None":
        return self.opinion.dialogue


@dataclass
class Repeat:
    """How often one matter was asked. `dialogues`: key -> day held, of the earlier ones; `groups`: keys of the
    earlier groups."""

    dialogues: dict[int, date | None] = field(default_factory=dict)
    groups: set[int] = field(default_factory=set)

    @property
    def times(self) -> int:
        """Which time it is asked now: 1 for a new matter, 3 when two earlier dialogues heard it."""
        return 1 + len(self.dialogues)


def repeats_of(groups: Iterable[int]) -> dict[int, Repeat]:
    """Of each of these groups (keys) what its people asked before, and what those had asked before that.

    One query a step back, however many groups; a dialogue that was cancelled heard nobody.
    """
    found = {key: Repeat() for key in groups}
    return followed_back(found, Q(opinion__group__in=list(found))) if found else found


def repeats_in(*dialogues: "Dialogue") -> dict[int, Repeat]:
    """The same of every group of these dialogues of which people asked something before."""
    return followed_back({}, Q(opinion__dialogue__in=dialogues) & ~Q(opinion__group=None))


def followed_back(found: dict[int, Repeat], first: Q) -> dict[int, Repeat]:
    """`found`, filled from the links that `first` tells, step by step back; without what accuses whoever reads now."""
    asked: dict[int, set[int]] = {}  # earlier group -> the groups we count for; at first each for itself
    here = first
    for _ in range(FURTHEST_BACK):
        rows = (
            SameMatter.objects.confirmed()
            .filter(here, opinion__diverted_at=None)
            .exclude(Q(earlier__dialogue__stage=Stage.CANCELLED) | Q(earlier__in=groups_about_reader()))
            .exclude(about_reader("opinion__"))
            .order_by()
            .values_list("opinion__group", "earlier", "earlier__dialogue", "earlier__dialogue__held_on")
        )
        further: defaultdict[int, set[int]] = defaultdict(set)
        for group, earlier, dialogue, held_on in rows:
            for key in asked.get(group, (group,)):
                repeat = found.setdefault(key, Repeat())
                if earlier not in repeat.groups:
                    repeat.groups.add(earlier)
                    repeat.dialogues[dialogue] = held_on
                    further[earlier].add(key)
        if not further:
            break
        asked, here = further, Q(opinion__group__in=list(further))
    return found
