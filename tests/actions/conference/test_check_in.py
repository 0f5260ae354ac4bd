"""She shows her invitation at the door."""

import pytest

from doithoai.actions.conference.check_in import check_in
from doithoai.actions.plan.postpone_dialogue import postpone_dialogue
from doithoai.models import Arrival, Invitation
from doithoai.rules.procedure import Stage
from tests import given
from tests.actions.refusals import STRANGER, not_during, only_for, refused, refused_beforehand


@pytest.fixture
def guest(dialogue, ba_lan) -> Invitation:
    return given.a_guest(dialogue, ba_lan)


def test_she_is_in_the_hall(guest, ba_mai):
    arrival = check_in(guest, by=ba_mai, at=given.ON_THE_DAY)
    assert (arrival.name, arrival.at, arrival.by) == ("Vàng Thị Súa", given.ON_THE_DAY, "Đỗ Thị Mai")
    assert list(Invitation.objects.present()) == [guest]


def test_two_desks_one_guest(guest, ba_lan, co_thu):
    at_the_other_desk = Invitation.objects.get(pk=guest.pk)
    check_in(guest, by=ba_lan, at=given.ON_THE_DAY)
    sentence = refused(check_in, at_the_other_desk, by=co_thu)
    assert sentence == "Vàng Thị Súa đã điểm danh lúc 08:00 (Trần Thị Lan)."
    assert Arrival.objects.count() == 1


def test_ong_nam_may_not(guest, ong_nam):
    assert refused_beforehand(check_in, guest, by=ong_nam) == STRANGER


def test_the_officer_may_not(guest, ong_tu):
    assert refused_beforehand(check_in, guest, by=ong_tu) == only_for(check_in)


def test_nobody_comes_to_a_sitting_put_off(guest, ba_lan):
    postpone_dialogue(guest.dialogue, by=ba_lan, reason="Mưa lũ")
    guest.refresh_from_db()
    assert refused_beforehand(check_in, guest, by=ba_lan) == not_during(check_in, Stage.POSTPONED)
