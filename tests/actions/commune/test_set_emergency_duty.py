"""Who is rung at night, and how long they have."""

import pytest

from doithoai.actions.commune.set_emergency_duty import set_emergency_duty
from doithoai.models import EmergencyDuty, User
from tests.actions.refusals import STRANGER, only_for, refused, refused_beforehand


def test_one_duty_a_commune_changed_in_place(commune, ba_lan):
    lan = User.objects.get(username="lan")
    set_emergency_duty(commune, by=ba_lan, user=lan, phone="0212 300 0114")
    set_emergency_duty(commune, by=ba_lan, user=lan, phone="0212 300 0115", minutes=5)
    duty = EmergencyDuty.objects.get()
    assert (duty.user, duty.phone, duty.minutes) == (lan, "0212 300 0115", 5)


@pytest.mark.parametrize(
    ("given_", "says"),
    [({"minutes": 1}, "từ 2 đến 120"), ({"email": "khong phai"}, "không phải địa chỉ thư")],
)
def test_what_cannot_be_is_refused(commune, ba_lan, given_, says):
    assert says in refused(set_emergency_duty, commune, by=ba_lan, user=None, **given_)


def test_somebody_without_a_desk_here_is_not_on_duty_here(commune, ba_lan, ong_nam):
    stranger = User.objects.get(username="nam")
    assert "phải có tài khoản ở đây" in refused(set_emergency_duty, commune, by=ba_lan, user=stranger)


def test_the_officer_may_not(commune, ong_tu):
    sentence = refused_beforehand(set_emergency_duty, commune, by=ong_tu, user=None)
    assert sentence == only_for(set_emergency_duty)


def test_ong_nam_may_not(commune, ong_nam):
    assert refused_beforehand(set_emergency_duty, commune, by=ong_nam, user=None) == STRANGER
