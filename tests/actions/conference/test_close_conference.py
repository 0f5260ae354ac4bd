"""Half past eleven; people go home."""

from datetime import datetime

from doithoai.actions.conference.call_speaker import call_speaker
from doithoai.actions.conference.close_conference import close_conference
from doithoai.actions.invitations.register_to_speak import register_to_speak
from doithoai.models import Dialogue, MinutesEntry, SpeakerRequest
from doithoai.rules.procedure import Stage
from tests import given
from tests.actions.refusals import STRANGER, not_during, only_for, refused, refused_beforehand

HALF_PAST_ELEVEN = given.moment(datetime(2026, 6, 18, 11, 30))


def test_the_minutes_end_with_the_hour(session, co_thu):
    close_conference(session, by=co_thu, at=HALF_PAST_ELEVEN)
    assert (session.stage, session.closed_at) == (Stage.CONCLUDING, HALF_PAST_ELEVEN)
    assert MinutesEntry.objects.last().words == "Hội nghị kết thúc lúc 11 giờ 30 phút."


def test_who_had_the_floor_has_finished_and_who_waited_still_waits(session, ba_lan):
    speaking, waiting = (register_to_speak(session, by=ba_lan, name=name) for name in ("An", "Bình"))
    call_speaker(speaking, by=ba_lan, at=given.ON_THE_DAY)
    close_conference(session, by=ba_lan, at=HALF_PAST_ELEVEN)
    assert SpeakerRequest.objects.get(pk=speaking.pk).ended_at == HALF_PAST_ELEVEN
    assert list(SpeakerRequest.objects.waiting()) == [waiting]


def test_it_is_closed_once(session, ba_lan, co_thu):
    other_tab = Dialogue.objects.get(pk=session.pk)
    close_conference(session, by=ba_lan)
    assert refused(close_conference, other_tab, by=co_thu) == not_during(close_conference, Stage.CONCLUDING)


def test_ong_nam_may_not(session, ong_nam):
    assert refused_beforehand(close_conference, session, by=ong_nam) == STRANGER


def test_the_officer_may_not(session, ong_tu):
    assert refused_beforehand(close_conference, session, by=ong_tu) == only_for(close_conference)


def test_not_before_the_opening(dialogue, ba_lan):
    assert refused_beforehand(close_conference, dialogue, by=ba_lan) == not_during(
        close_conference, Stage.OPEN
    )
