"""Thank you, ông Ba."""

from datetime import timedelta

import pytest

from doithoai.actions.conference.call_speaker import call_speaker
from doithoai.actions.conference.end_speech import end_speech
from doithoai.actions.invitations.register_to_speak import register_to_speak
from doithoai.models import SpeakerRequest
from tests import given
from tests.actions.refusals import STRANGER, only_for, refused, refused_beforehand

LATER = given.ON_THE_DAY + timedelta(minutes=4)


@pytest.fixture
def speaker(session, ba_lan) -> SpeakerRequest:
    return register_to_speak(session, by=ba_lan, name="Lê Văn Ba")


def test_he_has_finished(speaker, co_thu):
    call_speaker(speaker, by=co_thu, at=given.ON_THE_DAY)
    end_speech(speaker, by=co_thu, at=LATER)
    assert (speaker.called_at, speaker.ended_at, speaker.withdrawn_at) == (given.ON_THE_DAY, LATER, None)
    assert list(SpeakerRequest.objects.heard()) == [speaker]


def test_he_goes_home_without_having_spoken(speaker, co_thu):
    end_speech(speaker, by=co_thu, at=LATER)
    assert (speaker.called_at, speaker.ended_at, speaker.withdrawn_at) == (None, None, LATER)
    assert list(SpeakerRequest.objects.waiting()) == []


def test_the_second_tap_is_told(speaker, co_thu):
    other_tab = SpeakerRequest.objects.get(pk=speaker.pk)
    end_speech(speaker, by=co_thu)
    assert refused(end_speech, other_tab, by=co_thu) == "Lượt của Lê Văn Ba đã kết thúc."


def test_ong_nam_may_not(speaker, ong_nam):
    assert refused_beforehand(end_speech, speaker, by=ong_nam) == STRANGER


def test_the_hamlet_head_may_not(speaker, ba_mai):
    assert refused_beforehand(end_speech, speaker, by=ba_mai) == only_for(end_speech)


def test_who_registered_may_be_taken_off_the_queue_before_the_day(dialogue, ba_lan):
    speaker = register_to_speak(dialogue, by=ba_lan, name="Lê Văn Ba")
    assert end_speech(speaker, by=ba_lan).withdrawn_at
