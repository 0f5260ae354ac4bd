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
from doithoai.actions.opinions.split_opinion import split_opinion
from doithoai.actions.opinions.undo_triage import undo_triage
from doithoai.actions.opinions.unmerge_opinion import unmerge_opinion
from doithoai.actions.opinions.unsplit_opinion import unsplit_opinion
from doithoai.models import Actor, Opinion, OpinionGroup, OpinionState
from doithoai.models.journal import first_broken_deed
from tests import given

OPINIONS = 4
WHICH = st.integers(0, OPINIONS * 2)
STEP = st.tuples(
    st.sampled_from(
        [
            "classify",
            "classify",
            "merge",
            "merge",
            "unmerge",
            "split",
            "split",
            "unsplit",
            "complaint",
            "denunciation",
            "decide",
            "undo",
        ]
    ),
    WHICH,
    WHICH,
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
        case "split":
            split_opinion(one, by=by, begins=[one.words.rfind("thứ")])
        case "unsplit":
            unsplit_opinion(one, by=by)
        case "complaint" | "denunciation":
            divert_opinion(one, by=by, kind=step, to="Ban Tiếp công dân", otherwise=given.BY_HAND)
        case "decide" if one.group:
            record_outcome(one.group, by=by, kind="noted")
        case "undo":
            undo_triage(one.dialogue, by=by)


def stands_once(opinion: Opinion) -> bool:
    """Waiting, in one group, sent away, or split into parts that stand once each: never two of these."""
    parts = list(opinion.parts.all())
    ways = [
        opinion.classified_at is None and not opinion.diverted_at and not opinion.split_at,
        opinion.group_id is not None,
        opinion.diverted_at is not None,
        opinion.split_at is not None and bool(parts) and all(stands_once(part) for part in parts),
    ]
    return ways.count(True) == 1


@hypothesis.given(steps=st.lists(STEP, max_size=16))
@hypothesis.settings(
    max_examples=25, deadline=None, suppress_health_check=[hypothesis.HealthCheck.function_scoped_fixture]
)
def test_no_word_is_lost_and_everyone_is_answered_for_exactly_once(commune, session, ba_lan, steps):
    with transaction.atomic():
        sent = [given.an_opinion(commune, f"Việc thứ {number} của thôn.") for number in range(OPINIONS)]
        for step, one, other in steps:
            rows = list(Opinion.objects.order_by("pk"))
            with suppress(Refusal):
                take(step, rows[one % len(rows)], rows[other % len(rows)], ba_lan)
        kept = {each.code: each for each in Opinion.objects.prefetch_related("parts")}
        wholes = [each for each in kept.values() if each.part_of_id is None]
        assert {each.code for each in sent} <= set(kept)
        denounced = sum(1 for each in wholes if each.code not in {one.code for one in sent})
        assert all(each.kind == "denunciation" for each in wholes if each.code not in {o.code for o in sent})
        for before in sent:
            now = kept[before.code]
            gone = now.kind == "denunciation"
            whole_words = "" if gone else before.words
            assert now.words == whole_words or (
                denounced and set(now.words.split()) <= set(whole_words.split())
            )
            assert not now.split_at or " ".join(part.words for part in now.parts.order_by("pk")) == now.words
        assert all(each.dialogue == session and stands_once(each) for each in kept.values())
        assert all(each.group is None or each.group.dialogue == session for each in kept.values())
        assert not OpinionGroup.objects.filter(opinions=None).exists()
        assert Opinion.objects.received().count() == OPINIONS + denounced
        assert sum(Opinion.objects.received().in_state(state).count() for state in OpinionState) == len(
            wholes
        )
        for state in OpinionState:
            assert {each.pk for each in Opinion.objects.in_state(state)} == {
                each.pk for each in kept.values() if each.state == state
            }
        assert first_broken_deed(commune.pk) is None
        transaction.set_rollback(True)


@pytest.mark.parametrize("kind", ["complaint", "denunciation"])
def test_diverting_the_first_of_a_group_leaves_the_others_a_question(commune, session, ba_lan, kind):
    first, second = (given.an_opinion(commune, words) for words in ("Đường xóm Trên bị lún.", "Mương bị vỡ."))
    group = classify_opinion(first, by=ba_lan, field="thuy_loi", urgency="cao", competence="xã").group
    merge_opinions(group, by=ba_lan, opinions=[second])
    divert_opinion(first, by=ba_lan, kind=kind, to="Ban Tiếp công dân", otherwise=given.BY_HAND)
    group.refresh_from_db()
    assert (list(group.opinions.all()), bool(group.question)) == ([second], True)
