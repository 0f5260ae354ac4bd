"""The chair lets the oldest speak first."""

import pytest

from doithoai.actions.conference.call_speaker import call_speaker
from doithoai.actions.conference.close_conference import close_conference
from doithoai.actions.conference.reorder_speakers import reorder_speakers
from doithoai.actions.invitations.register_to_speak import register_to_speak
from doithoai.models import SpeakerRequest
from doithoai.rules.procedure import Stage
from tests.actions.refusals import STRANGER, not_during, only_for, refused, refused_beforehand


@pytest.fixture
def queue(session, ba_lan) -> list[SpeakerRequest]:
    return [register_to_speak(session, by=ba_lan, name=name) for name in ("An", "Bình", "Cúc", "Dung")]


def in_order() -> list[str]:
    return [each.name for each in SpeakerRequest.objects.waiting()]


@pytest.mark.parametrize(
    ("place", "order"),
    [
        (1, ["Cúc", "An", "Bình", "Dung"]),
        (2, ["An", "Cúc", "Bình", "Dung"]),
        (4, ["An", "Bình", "Dung", "Cúc"]),
        (-7, ["Cúc", "An", "Bình", "Dung"]),
        (99, ["An", "Bình", "Dung", "Cúc"]),
    ],
)
def test_the_third_goes_where_the_chair_says(queue, ong_binh, place, order):
    reorder_speakers(queue[2], by=ong_binh, place=place)
    assert in_order() == order


def test_places_count_among_those_still_waiting(queue, ong_binh):
    call_speaker(queue[0], by=ong_binh)
    reorder_speakers(queue[3], by=ong_binh, place=1)
    assert in_order() == ["Dung", "Bình", "Cúc"]


def test_who_has_the_floor_is_not_moved(queue, ong_binh):
    other_tab = SpeakerRequest.objects.get(pk=queue[0].pk)
    call_speaker(queue[0], by=ong_binh)
    assert refused(reorder_speakers, other_tab, by=ong_binh, place=3) == "An không còn trong hàng chờ."


def test_ong_nam_may_not(queue, ong_nam):
    assert refused_beforehand(reorder_speakers, queue[0], by=ong_nam) == STRANGER


def test_the_hamlet_head_may_not(queue, ba_mai):
    assert refused_beforehand(reorder_speakers, queue[0], by=ba_mai) == only_for(reorder_speakers)


def test_not_when_it_is_over(queue, ba_lan):
    close_conference(queue[0].dialogue, by=ba_lan)
    queue[0].refresh_from_db()
    sentence = refused_beforehand(reorder_speakers, queue[0], by=ba_lan)
    assert sentence == not_during(reorder_speakers, Stage.CONCLUDING)
