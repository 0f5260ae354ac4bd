"""Whatever the office does with opinions, in whatever order: none is lost, and none stands in two places."""

from contextlib import suppress

import hypothesis
import pytest
from django.db import transaction
from hypothesis import strategies as st

from doithoai.actions.conference.record_outcome import record_outcome
from doithoai.actions.kernel import Refusal
from doithoai.actions.opinions.classify_opinion import classify_opinion
from doithoai.actions.opinions.divert_opinion import divert_opinion
from doithoai.actions.opinions.merge_opinions import merge_opinions
from doithoai.actions.opinions.unmerge_opinion import unmerge_opinion
from doithoai.models import Actor, Opinion, OpinionGroup
from doithoai.models.journal import first_broken_deed
from tests import given

OPINIONS = 4
WHICH = st.integers(0, OPINIONS - 1)
STEP = st.one_of(
    st.tuples(st.just("classify"), WHICH, WHICH),
    st.tuples(st.just("merge"), WHICH, WHICH),
    st.tuples(st.just("merge"), WHICH, WHICH),  # twice as likely: it is where things could go wrong
    st.tuples(st.just("unmerge"), WHICH, WHICH),
    st.tuples(st.just("complaint"), WHICH, WHICH),
    st.tuples(st.just("denunciation"), WHICH, WHICH),
    st.tuples(st.just("decide"), WHICH, WHICH),
)


def take(step: str, one: Opinion, other: Opinion, by: Actor) -> None:
    """One step; what is refused is refused."""
    match step:
        case "classify":
            classify_opinion(one, by=by, field="thuy_loi", urgency="cao", competence="xã")
        case "merge" if other.group:
            merge_opinions(other.group, by=by, opinions=[one])
        case "unmerge":
            unmerge_opinion(one, by=by)
        case "complaint" | "denunciation":
            divert_opinion(one, by=by, kind=step, to="Ban Tiếp công dân")
        case "decide" if one.group:
            record_outcome(one.group, by=by, kind="noted")


@hypothesis.given(steps=st.lists(STEP, max_size=14))
@hypothesis.settings(
    max_examples=25, deadline=None, suppress_health_check=[hypothesis.HealthCheck.function_scoped_fixture]
)
def test_no_opinion_is_lost_and_none_stands_in_two_places(commune, session, ba_lan, steps):
    with transaction.atomic():
        sent = [given.an_opinion(commune, f"Việc thứ {number} của thôn.") for number in range(OPINIONS)]
        for step, one, other in steps:
            first, second = (Opinion.objects.get(pk=sent[which].pk) for which in (one, other))
            with suppress(Refusal):
                take(step, first, second, ba_lan)
        kept = {each.code: each for each in Opinion.objects.all()}
        assert set(kept) == {each.code for each in sent}
        for before in sent:
            now = kept[before.code]
            assert now.words == ("" if now.kind == "denunciation" else before.words)
            assert now.dialogue == session
            belongs_in_a_group = now.classified_at is not None and now.diverted_at is None
            assert (now.group is not None) == belongs_in_a_group
            assert now.group is None or now.group.dialogue == session
        assert not OpinionGroup.objects.filter(opinions=None).exists()
        assert first_broken_deed(commune.pk) is None
        transaction.set_rollback(True)


@pytest.mark.parametrize("kind", ["complaint", "denunciation"])
def test_diverting_the_first_of_a_group_leaves_the_others_a_question(commune, session, ba_lan, kind):
    first, second = (given.an_opinion(commune, words) for words in ("Việc riêng của A.", "Mương bị vỡ."))
    group = classify_opinion(first, by=ba_lan, field="thuy_loi", urgency="cao", competence="xã").group
    merge_opinions(group, by=ba_lan, opinions=[second])
    divert_opinion(first, by=ba_lan, kind=kind, to="Ban Tiếp công dân")
    group.refresh_from_db()
    assert (list(group.opinions.all()), bool(group.question)) == ([second], True)
