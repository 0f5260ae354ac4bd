"""Sổ ghi nhận: proof that nothing was removed. Every opinion has a line, whatever became of it; but for those kept from
somebody, who would find there what is missing in their own list."""

from dataclasses import dataclass
from datetime import date

from django.utils import timezone

from doithoai.models import Dialogue, Dossier, JournalHead, Opinion, OpinionState
from doithoai.rules.codes import short_code

from .stages import UNTOLD


@dataclass(frozen=True)
class Line:
    """One opinion: its place in order of receipt, the beginning of its code, the day, its state.

    The day without the hour: somebody who watched a neighbour at the counter must not learn more.
    """

    place: int
    code: str
    on: date
    state: str
    state_label: str
    carried_to: str = ""  # the title of the later dialogue that took it over, not being settled


@dataclass(frozen=True)
class Register:
    """All lines of one dialogue, and the last link of the commune's journal (SHA-256 in hex)."""

    lines: tuple[Line, ...]
    deeds: int
    head: str
    seal: str  # SHA-256 of the sealed dossier; empty before it is sealed


def register_of(dialogue_slug: str) -> Register:
    """Seven queries, however many lines; a split opinion has one line."""
    opinions = (
        Opinion.objects.received()
        .told_to_all()
        .filter(dialogue__slug=dialogue_slug)
        .defer("words", "folded", "public_words")
        .with_state()
        .order_by("received_at", "pk")
    )
    later = (
        Opinion.objects.filter(carried_from__dialogue__slug=dialogue_slug, dialogue__isnull=False)
        .exclude(dialogue__stage__in=UNTOLD)
        .values_list("carried_from", "carried_from__part_of", "dialogue__title")
    )
    went = {key: title for one, whole, title in later for key in (one, whole) if key}
    head = JournalHead.objects.first()
    seal = Dossier.objects.filter(dialogue__slug=dialogue_slug).values_list("sha256", flat=True).first()
    return Register(
        lines=tuple(
            _line(place, each, went.get(each.pk, "")) for place, each in enumerate(opinions, start=1)
        ),
        deeds=head.length if head else 0,
        head=head.hash if head else "",
        seal=seal or "",
    )


def place_of(opinion: Opinion) -> int | None:
    """Which line of the register is this opinion's; None while no dialogue has it, and while it is kept from somebody."""
    dialogue: Dialogue | None = opinion.dialogue
    if dialogue is None or opinion.guarded:
        return None
    order = Opinion.objects.received().told_to_all().filter(dialogue=dialogue)
    before = order.filter(received_at__lt=opinion.received_at).count()
    return before + order.filter(received_at=opinion.received_at, pk__lte=opinion.pk).count()


def _line(place: int, opinion: Opinion, carried_to: str) -> Line:
    state = OpinionState(opinion.state)
    day = timezone.localtime(opinion.received_at).date()
    return Line(place, short_code(opinion.code), day, state.value, str(state.label), carried_to)
