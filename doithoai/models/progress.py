"""How far dialogues are along the nine steps: counted for many at once, never stored."""

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass, field
from datetime import date
from typing import Any

from django.db.models import Count, Q, QuerySet

from doithoai.models.conference import Arrival, Invitation
from doithoai.models.dialogue import Dialogue
from doithoai.models.follow_up import Assignment
from doithoai.models.opinion import Opinion
from doithoai.models.opinion_group import OpinionGroup
from doithoai.models.opinion_state import IN_DOUBT
from doithoai.models.paper import Paper
from doithoai.models.senders import sent
from doithoai.rules.procedure import STEPS, Stage

#: The step a stage stands at; OPEN looks closer, because four steps run side by side in it.
STEP_OF_STAGE: dict[str, str] = {
    Stage.PLANNING: "plan",
    Stage.POSTPONED: "hold",
    Stage.CANCELLED: "hold",
    Stage.IN_SESSION: "hold",
    Stage.CONCLUDING: "conclude",
    Stage.FOLLOW_UP: "reply",
}
CODES = tuple(code for code, _ in STEPS)


@dataclass(frozen=True)
class Progress:
    """One dialogue in numbers. Counts are of rows; a split opinion is one of `opinions`, and each of its parts
    may be one of `unclassified`. `papers` are the kinds already issued."""

    opinions: int = 0
    diverted: int = 0  # received here, answered under the law on complaints or denunciations
    unclassified: int = 0
    doubted: int = 0  # marked at the door, nobody has looked yet: in no other of these numbers
    groups: int = 0
    unprepared: int = 0  # groups nobody prepares yet
    undrafted: int = 0  # groups given to a body that has not drafted an answer
    undecided: int = 0  # groups without an outcome in the hall
    guests: int = 0
    citizens: int = 0  # guests who are citizens
    uninvited: int = 0  # guests who wait for an invitation, perhaps a new one after the day moved
    arrivals: int = 0
    assignments: int = 0
    unanswered: int = 0
    overdue: int = 0
    papers: frozenset[str] = field(default_factory=frozenset)

    @property
    def received(self) -> int:
        """Every opinion that came in, as the public page and the wall count them."""
        return self.opinions + self.diverted

    @property
    def answered(self) -> int:
        return self.assignments - self.unanswered

    @property
    def prepared(self) -> int:
        return self.groups - self.unprepared - self.undrafted

    def done(self, dialogue: Dialogue, today: date) -> set[str]:
        """The codes of the steps that are behind us."""
        if dialogue.stage == Stage.CLOSED:
            return set(CODES)
        empty = set() if self.arrivals else {"hold"}  # a hall where nobody was checked in
        if dialogue.stage == Stage.FOLLOW_UP:
            answered = set() if self.unanswered else {"reply"}
            return {*CODES[: CODES.index("reply")], *answered} - empty
        if dialogue.stage in (Stage.IN_SESSION, Stage.CONCLUDING):
            return {*CODES[: CODES.index(STEP_OF_STAGE[dialogue.stage])]} - empty
        if dialogue.stage == Stage.PLANNING:
            return set()
        behind = {
            "plan": True,
            "collect": bool(dialogue.collect_until and dialogue.collect_until < today and self.opinions),
            "triage": bool(self.opinions) and not self.unclassified and not self.doubted,
            "prepare": bool(self.groups) and not self.unprepared and not self.undrafted,
            "invite": {Paper.Kind.INVITATION, Paper.Kind.PUBLIC_NOTICE} <= self.papers and not self.uninvited,
        }
        return {code for code, is_behind in behind.items() if is_behind}

    def steps(self, dialogue: Dialogue, today: date) -> list[dict[str, Any]]:
        """The nine steps for `shared/_steps.html`: {number, code, name, state: done/now/next}.

        Exactly one is "now" while the dialogue lives: the first that is not behind us.
        """
        done = self.done(dialogue, today)
        now = next((code for code in CODES if code not in done), None)
        if stands_at := STEP_OF_STAGE.get(dialogue.stage):
            now = "report" if stands_at == "reply" and "reply" in done else stands_at
        return [
            {
                "number": number,
                "code": code,
                "name": name,
                "state": "done" if code in done else "now" if code == now else "next",
            }
            for number, (code, name) in enumerate(STEPS, start=1)
        ]


def progress_of(dialogues: Iterable[Dialogue], today: date) -> dict[int, Progress]:
    """The numbers of each dialogue by its key, without what accuses whoever reads them: six queries however many
    dialogues."""
    keys = [dialogue.pk for dialogue in dialogues]
    found: dict[int, dict[str, Any]] = defaultdict(dict)

    def count(rows: QuerySet, **what: Any) -> None:
        for row in rows.filter(dialogue__in=keys).order_by().values("dialogue").annotate(**what):
            found[row.pop("dialogue")].update(row)

    open_ = Q(answered_at=None)
    count(
        Opinion.objects.not_about_reader(),
        opinions=sent(Q(part_of=None, diverted_at=None) & ~IN_DOUBT),
        diverted=Count(
            "pk", filter=Q(part_of=None, diverted_at__isnull=False) & ~Q(kind__in=("withdrawn", "spam"))
        ),
        unclassified=Count("pk", filter=Q(split_at=None, diverted_at=None, classified_at=None) & ~IN_DOUBT),
        doubted=Count("pk", filter=IN_DOUBT),
    )
    count(
        OpinionGroup.objects.not_about_reader(),
        groups=Count("pk"),
        unprepared=Count("pk", filter=Q(preparation=None)),
        undrafted=Count("pk", filter=Q(preparation__isnull=False, preparation__drafted_at=None)),
        undecided=Count("pk", filter=Q(outcome=None)),
    )
    count(
        Invitation.objects.all(),
        guests=Count("pk"),
        citizens=Count("pk", filter=Q(kind=Invitation.Kind.CITIZEN)),
        uninvited=Count("pk", filter=Q(issued_at=None)),
    )
    count(Arrival.objects.all(), arrivals=Count("pk"))
    count(
        Assignment.objects.all(),
        assignments=Count("pk"),
        unanswered=Count("pk", filter=open_),
        overdue=Count("pk", filter=open_ & Q(due_on__lt=today, stopped_on=None)),
    )
    papers: dict[int, set[str]] = defaultdict(set)
    for dialogue, kind in (
        Paper.objects.in_force().filter(dialogue__in=keys).order_by().values_list("dialogue", "kind")
    ):
        papers[dialogue].add(kind)
    return {key: Progress(**found[key], papers=frozenset(papers[key])) for key in keys}
