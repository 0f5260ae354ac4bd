"""How far one opinion has come: the property and the database say the same."""

import pytest

from doithoai.actions.conference.close_conference import close_conference
from doithoai.actions.conference.open_conference import open_conference
from doithoai.actions.conference.record_outcome import record_outcome
from doithoai.actions.opinions.divert_opinion import divert_opinion
from doithoai.models import Actor, Assignment, Opinion, OpinionState
from doithoai.models.clock import clock_at
from doithoai.rules.procedure import Role
from tests import given


@pytest.fixture
def in_every_state(commune, ba_lan) -> dict[OpinionState, set[Opinion]]:
    """A dialogue whose conclusion is out, with an opinion in every state."""
    with clock_at(given.ON_THE_DAY):
        dialogue = given.an_open_dialogue(commune, ba_lan)
        groups = {
            kind: given.a_group(commune, ba_lan, f"Việc {kind}.")
            for kind in ("answered", "assigned", "noted")
        }
        replied = given.a_group(commune, ba_lan, "Việc đã xong.")
        diverted = given.an_opinion(commune)
        divert_opinion(diverted, by=ba_lan, kind="complaint", to="Ban Tiếp công dân")
        open_conference(dialogue, by=ba_lan)
        body = given.body("Phòng Kinh tế")
        for kind, group in groups.items():
            record_outcome(group, by=ba_lan, kind=kind, body=body, answer="Đã trả lời tại chỗ.")
        record_outcome(replied, by=ba_lan, kind="assigned", body=body)
        close_conference(dialogue, by=ba_lan)
        given.issue_conclusion(dialogue, by=ba_lan, issued_on=given.HELD_ON)
        given.send_reply(Assignment.objects.get(group=replied), by=ba_lan, text=given.REPLY)
        following = given.an_open_dialogue(commune, ba_lan)
        new = given.an_opinion(commune, "Ý kiến mới.")
        sorted_ = given.a_group(commune, ba_lan, "Ý kiến đã xếp.").opinions.get()
        assert new.dialogue == sorted_.dialogue == following

    def one(group):
        return group.opinions.get()

    return {
        OpinionState.NEW: {new},
        OpinionState.SORTED: {sorted_},
        OpinionState.WAITING: {one(groups["assigned"]), one(groups["noted"])},
        OpinionState.ANSWERED: {one(groups["answered"]), one(replied)},
        OpinionState.NOTED: set(),
        OpinionState.DIVERTED: {diverted},
    }


def test_the_list_and_the_opinion_agree(in_every_state):
    for state, expected in in_every_state.items():
        assert set(Opinion.objects.in_state(state)) == expected, state
        assert {each.state for each in Opinion.objects.filter(pk__in=[each.pk for each in expected])} <= {
            state
        }


def test_a_list_of_any_length_costs_three_queries(in_every_state, django_assert_num_queries):
    with django_assert_num_queries(3):
        assert len([each.state for each in Opinion.objects.with_state()]) == 7


def test_before_the_conclusion_what_was_noted_is_noted(commune, ba_lan):
    dialogue = given.an_open_dialogue(commune, ba_lan)
    group = given.a_group(commune, ba_lan)
    open_conference(dialogue, by=ba_lan, at=given.ON_THE_DAY)
    record_outcome(group, by=ba_lan, at=given.ON_THE_DAY, kind="noted")
    assert list(Opinion.objects.in_state(OpinionState.NOTED)) == list(group.opinions.all())
    assert group.opinions.get().state == OpinionState.NOTED


def test_who_may_read_what(commune, ba_lan, in_every_state):
    (diverted,) = in_every_state[OpinionState.DIVERTED]
    everything, dialogue_only = set(Opinion.objects.all()), set(Opinion.objects.on_the_dialogue_track())
    assert set(Opinion.objects.readable_by(ba_lan)) == everything
    assert set(Opinion.objects.readable_by(given.co_thu(commune))) == dialogue_only
    assert set(Opinion.objects.readable_by(given.ba_mai(commune))) == set()
    officer = set(Opinion.objects.readable_by(given.ong_tu(commune)))
    assert officer == in_every_state[OpinionState.WAITING] | {
        each for each in in_every_state[OpinionState.ANSWERED] if each.group.assignments.exists()
    }
    assert diverted not in officer
    nobody = Actor("?", commune.pk, frozenset({Role.CITIZEN}))
    assert set(Opinion.objects.readable_by(nobody)) == set()
