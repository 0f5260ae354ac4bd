"""How many came, how many were answered, how many by their date."""

from collections import Counter
from dataclasses import dataclass

from django.db.models import Case, Count, F, Min, Q, When
from django.db.models.lookups import IsNull

from doithoai.models import Assignment, Opinion, OpinionState
from doithoai.models.clock import today


@dataclass(frozen=True)
class Numbers:
    """Counts of opinions, except `replies` and `on_time`, which count matters assigned for a written answer:
    `replies` those answered, or not answered and past their day; `on_time` those answered by their day.

    `states` are (state, label, count) in the order an opinion passes them, those with none left out.
    """

    received: int = 0
    answered: int = 0
    replies: int = 0
    on_time: int = 0
    states: tuple[tuple[str, str, int], ...] = ()

    @property
    def on_time_share(self) -> int | None:
        """Per cent, rounded down: 99 is not all. None when nothing was due yet."""
        return 100 * self.on_time // self.replies if self.replies else None


def numbers() -> Numbers:
    """The commune's, over all years. Three queries."""
    written = _written()
    return Numbers(
        received=Opinion.objects.received().count(),
        answered=Opinion.objects.received().in_state(OpinionState.ANSWERED).count(),
        replies=written["replies"],
        on_time=written["on_time"],
    )


def states_of(dialogue_pk: int) -> Numbers:
    """One dialogue's, every opinion in exactly one state. Five to seven queries, however many opinions.

    What is of one kind, in one group, diverted or sorted or neither, is in one state: one of each such heap is read
    for all of it. What was split follows its own parts and is read by itself.
    """
    received = Opinion.objects.filter(dialogue=dialogue_pk).senders().order_by()
    heaps = (
        received.annotate(
            split=Case(When(split_at__isnull=False, then="pk")),
            left=IsNull("diverted_at", True),
            unsorted=IsNull("classified_at", True),
        )
        .values("kind", "group", "split", "left", "unsorted")
        .annotate(one=Min("pk"), many=Count("pk"))
    )
    of = {heap["one"]: heap["many"] for heap in heaps}
    many: Counter[OpinionState] = Counter()
    for opinion in Opinion.objects.filter(pk__in=of).defer("words", "folded").order_by().with_state():
        many[opinion.state] += of[opinion.pk]
    written = _written(dialogue=dialogue_pk)
    return Numbers(
        received=sum(many.values()),
        answered=many[OpinionState.ANSWERED],
        replies=written["replies"],
        on_time=written["on_time"],
        states=tuple((state.value, str(state.label), many[state]) for state in OpinionState if many[state]),
    )


def _written(**where: int) -> dict[str, int]:
    """What should have been answered by now, and what of it was answered not after its day."""
    given = Q(answered_at__isnull=False)
    late = Q(answered_at=None, stopped_on=None, due_on__lt=today())
    return Assignment.objects.filter(**where).aggregate(
        replies=Count("pk", filter=given | late),
        on_time=Count("pk", filter=given & Q(answered_at__date__lte=F("due_on"))),
    )
