"""Whatever happens to the queue, in whatever order: one speaks at a time, and nobody vanishes."""

from contextlib import suppress
from datetime import timedelta

import hypothesis
from django.db import transaction
from hypothesis import strategies as st

from doithoai.actions.conference.call_speaker import call_speaker
from doithoai.actions.conference.end_speech import end_speech
from doithoai.actions.conference.reorder_speakers import reorder_speakers
from doithoai.actions.invitations.register_to_speak import register_to_speak
from doithoai.actions.kernel import Refusal
from doithoai.models import SpeakerRequest
from tests import given

VERBS = {"call": call_speaker, "end": end_speech, "reorder": reorder_speakers}
WHO, MINUTES = st.integers(0, 5), st.integers(-3, 3)  # taps may reach us out of order
STEP = st.one_of(
    st.tuples(st.just("register"), WHO, MINUTES, st.none()),
    st.tuples(st.sampled_from(["call", "end"]), WHO, MINUTES, st.none()),
    st.tuples(st.just("reorder"), WHO, MINUTES, st.integers(-2, 8)),
)


@hypothesis.given(steps=st.lists(STEP, max_size=20))
@hypothesis.settings(
    max_examples=25, deadline=None, suppress_health_check=[hypothesis.HealthCheck.function_scoped_fixture]
)
def test_one_speaks_at_a_time_and_nobody_vanishes(session, ba_lan, steps):
    with transaction.atomic():
        registered: list[int] = []
        for step, who, minutes, place in steps:
            told = {"by": ba_lan, "at": given.ON_THE_DAY + timedelta(minutes=minutes)}
            with suppress(Refusal):
                if step == "register":
                    registered.append(register_to_speak(session, name=f"Người {who}", **told).pk)
                elif who < len(registered):
                    speaker = SpeakerRequest.objects.get(pk=registered[who])
                    VERBS[step](speaker, **told, **({"place": place} if step == "reorder" else {}))
        queue = SpeakerRequest.objects.filter(dialogue=session)
        assert {each.pk for each in queue} == set(registered)
        assert len({each.place for each in queue}) == len(registered)
        assert queue.on_the_floor().count() <= 1
        withdrawn = queue.filter(withdrawn_at__isnull=False).count()
        parts = [queue.waiting().count(), queue.on_the_floor().count(), queue.heard().count(), withdrawn]
        assert sum(parts) == len(registered)
        waiting = [each.name for each in queue.waiting()]
        assert len(waiting) == len(set(waiting))  # the same person does not wait twice
        transaction.set_rollback(True)
