"""How many came, how many were answered, how many by their date."""

from collections import Counter
from dataclasses import dataclass

from django.db.models import Case, Count, F, Min, Q, When
from django.db.models.functions import Substr
from django.db.models.lookups import IsNull

from doithoai.models import Assignment, Opinion, OpinionState
from doithoai.models.clock import today
from doithoai.models.opinion_state import IN_DOUBT, matter_is
from doithoai.rules.codes import RECEIPT_LENGTH


@dataclass(frozen=True)
class Numbers:
    """Counts of people's opinions: who asked in several parts, or whose matter was carried over to a later dialogue,
    asked once. `received` is all that came, but for what is kept from somebody (`told_to_all`); `aside` is what of it a
    person looked at and found to be no opinion; `doubted`, beside it and in no other number, what was marked at the
    door and waits for a person to look.
    All are counts of opinions, except `replies` and `on_time`, which count matters assigned for a written answer:
    `replies` those answered, or not answered and past their day; `on_time` those answered by their day.

    `states` are (state, label, count) in the order an opinion passes them, those with none left out.
    """

    received: int = 0
    aside: int = 0
    doubted: int = 0
    answered: int = 0
    replies: int = 0
    on_time: int = 0
    states: tuple[tuple[str, str, int], ...] = ()

    @property
    def on_time_share(self) -> int | None:
        """Per cent, rounded down: 99 is not all. None when nothing was due yet."""
        return 100 * self.on_time // self.replies if self.replies else None


def numbers() -> Numbers:
    """The commune's, over all years. Four queries."""
    written = _written()
    first, is_answered = Opinion.objects.first_heard().told_to_all(), matter_is(OpinionState.ANSWERED)
    came = first.aggregate(
        received=Count("pk", filter=~IN_DOUBT), aside=Count("pk", filter=matter_is(OpinionState.ASIDE)),
        doubted=Count("pk", filter=IN_DOUBT),
    )  # fmt: skip
    return Numbers(
        **came,
        answered=first.filter(is_answered, split_at=None, carried_to=None).count() + _answered_in_parts(),
        replies=written["replies"],
        on_time=written["on_time"],
    )


def states_of(dialogue_pk: int) -> Numbers:
    """One dialogue's, every opinion in exactly one state. Five to seven queries, however many opinions.

    What is of one kind, in one group, diverted or sorted or neither, is in one state: one of each such heap is read
    for all of it. What was split follows its own parts and is read by itself.
    """
    received = Opinion.objects.filter(dialogue=dialogue_pk).senders().told_to_all().order_by()
    heaps = (
        received.annotate(
            split=Case(When(split_at__isnull=False, then="pk")),
            left=IsNull(F("diverted_at"), False),
            unsorted=IsNull(F("classified_at"), True),
            in_doubt=Case(When(IN_DOUBT, then=True), default=False),
        )
        .values("kind", "group", "split", "left", "unsorted", "in_doubt")
        .annotate(one=Min("pk"), many=Count("pk"))
    )
    found = list(heaps)
    of = {heap["one"]: heap["many"] for heap in found if not heap["in_doubt"]}
    many: Counter[OpinionState] = Counter()
    one_of_each = Opinion.objects.filter(pk__in=of).defer("words", "folded").order_by().with_state()
    for opinion in one_of_each.select_related(None).select_related("group__outcome"):
        many[opinion.state] += of[opinion.pk]
    written = _written(dialogue=dialogue_pk)
    return Numbers(
        received=sum(many.values()),
        aside=many[OpinionState.ASIDE],
        doubted=sum(heap["many"] for heap in found if heap["in_doubt"]),
        answered=many[OpinionState.ANSWERED],
        replies=written["replies"],
        on_time=written["on_time"],
        states=tuple((state.value, str(state.label), many[state]) for state in OpinionState if many[state]),
    )


def _answered_in_parts() -> int:
    """Of those who asked in parts, or whose matter was carried over: how many have an answer to all of it, counted where
    each matter stands last."""
    last = (
        Opinion.objects.matters()
        .told_to_all()
        .filter(carried_to=None)
        .exclude(part_of=None, carried_from=None)
    )
    people = last.order_by().values(receipt=Substr("code", 1, RECEIPT_LENGTH))
    answered = Count("pk", filter=matter_is(OpinionState.ANSWERED))
    return people.annotate(all=Count("pk"), answered=answered).filter(all=F("answered")).count()


def _written(**where: int) -> dict[str, int]:
    """What should have been answered by now, and what of it was answered not after its day."""
    given = Q(answered_at__isnull=False)
    late = Q(answered_at=None, stopped_on=None, due_on__lt=today())
    return Assignment.objects.filter(**where).aggregate(
        replies=Count("pk", filter=given | late),
        on_time=Count("pk", filter=given & Q(answered_at__date__lte=F("due_on"))),
    )
