"""One speaks, the others listen."""

from datetime import timedelta

import pytest

from doithoai.actions.conference.call_speaker import call_speaker
from doithoai.actions.conference.end_speech import end_speech
from doithoai.actions.invitations.register_to_speak import register_to_speak
from doithoai.models import SpeakerRequest
from doithoai.rules.procedure import Stage
from tests import given
from tests.actions.refusals import STRANGER, not_during, only_for, refused, refused_beforehand

LATER = given.ON_THE_DAY + timedelta(minutes=4)


@pytest.fixture
def queue(session, ba_lan) -> list[SpeakerRequest]:
    return [register_to_speak(session, by=ba_lan, name=name) for name in ("Lê Văn Ba", "Vàng Thị Súa")]


def test_calling_the_next_ends_the_one_before(queue, ong_binh):
    call_speaker(queue[0], by=ong_binh, at=given.ON_THE_DAY)
    call_speaker(queue[1], by=ong_binh, at=LATER)
    assert list(SpeakerRequest.objects.on_the_floor()) == [queue[1]]
    assert SpeakerRequest.objects.get(pk=queue[0].pk).ended_at == LATER


def test_the_second_tap_is_told(queue, ong_binh, co_thu):
    other_tab = SpeakerRequest.objects.get(pk=queue[0].pk)
    call_speaker(queue[0], by=ong_binh)
    assert refused(call_speaker, other_tab, by=co_thu) == "Lê Văn Ba đã phát biểu hoặc đã thôi phát biểu."


def test_two_taps_in_one_moment_end_no_speech_before_it_began(queue, ong_binh, co_thu):
    """The tap that was made first may be the one that gets the lock second."""
    call_speaker(queue[0], by=ong_binh, at=LATER)
    call_speaker(queue[1], by=co_thu, at=given.ON_THE_DAY)
    assert SpeakerRequest.objects.get(pk=queue[0].pk).ended_at == LATER


def test_who_gave_up_the_turn_is_not_called(queue, ba_lan):
    end_speech(queue[0], by=ba_lan)
    assert "đã thôi phát biểu" in refused(call_speaker, queue[0], by=ba_lan)


def test_ong_nam_may_not(queue, ong_nam):
    assert refused_beforehand(call_speaker, queue[0], by=ong_nam) == STRANGER


def test_the_front_may_not(queue, ong_hoa):
    assert refused_beforehand(call_speaker, queue[0], by=ong_hoa) == only_for(call_speaker)


def test_nobody_is_called_before_the_opening(dialogue, ba_lan):
    speaker = register_to_speak(dialogue, by=ba_lan, name="Lê Văn Ba")
    assert refused_beforehand(call_speaker, speaker, by=ba_lan) == not_during(call_speaker, Stage.OPEN)
