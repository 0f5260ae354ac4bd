"""Move, prove, move, put off, hold again, in any order: nothing is closed by a proof for another day, none is lost."""

from contextlib import suppress
from datetime import timedelta

import hypothesis
from django.db import transaction
from hypothesis import strategies as st

from doithoai.actions.duties import duty_moves
from doithoai.actions.kernel import Refusal
from doithoai.actions.plan.postpone_dialogue import postpone_dialogue
from doithoai.actions.plan.record_proof import record_proof
from doithoai.actions.plan.resume_dialogue import resume_dialogue
from doithoai.actions.plan.set_day import set_day
from doithoai.models import Dialogue, Duty, PastProof
from doithoai.rules.legal_clock import NAMES_THE_DAY
from tests import given

STEP = st.one_of(
    st.tuples(st.just("move"), st.integers(0, 60)),
    st.tuples(st.just("prove"), st.integers(0, 9)),
    st.tuples(st.just("prove"), st.integers(0, 9)),
    st.tuples(st.just("put off"), st.just(0)),
    st.tuples(st.just("hold again"), st.integers(0, 60)),
)


def take(step: str, number: int, dialogue: Dialogue, by: given.Actor, word: str) -> bool:
    """One step; True when a proof was recorded. What is refused is refused."""
    day = given.HELD_ON + timedelta(days=number - 20)
    with suppress(Refusal):
        match step:
            case "move":
                set_day(dialogue, by=by, held_on=day)
            case "put off":
                postpone_dialogue(dialogue, by=by, reason="Mưa lũ")
            case "hold again":
                resume_dialogue(dialogue, by=by, held_on=day)
            case "prove":
                duties = list(Duty.objects.filter(dialogue=dialogue).order_by("key"))
                record_proof(duties[number % len(duties)], by=by, proof=word)
                return True
    return False


@hypothesis.given(steps=st.lists(STEP, max_size=10))
@hypothesis.settings(
    max_examples=25, deadline=None, suppress_health_check=[hypothesis.HealthCheck.function_scoped_fixture]
)
def test_nothing_is_closed_without_a_proof_for_the_day_that_stands(dialogue, ba_lan, steps):
    with transaction.atomic():
        recorded: set[str] = set()
        for at, (step, number) in enumerate(steps):
            subject = Dialogue.objects.get(pk=dialogue.pk)
            word = f"Minh chứng {at}"
            if take(step, number, subject, ba_lan, word):
                recorded.add(word)
        held_on = Dialogue.objects.get(pk=dialogue.pk).held_on
        closed = Duty.objects.exclude(proved_at=None)
        for duty in closed:
            assert duty.proved_for == held_on
            past = PastProof.objects.filter(proof=duty.proof, key__in=NAMES_THE_DAY)
            assert not past.exists(), "what named another day closes nothing again"
        kept = [*closed.values_list("proof", flat=True), *PastProof.objects.values_list("proof", flat=True)]
        assert sorted(kept) == sorted(recorded)
        assert duty_moves(Dialogue.objects.get(pk=dialogue.pk)) == ()
        transaction.set_rollback(True)
