"""One named person has it; the bell falls silent."""

import pytest

from doithoai.actions.commune.set_emergency_duty import set_emergency_duty
from doithoai.actions.opinions.acknowledge_emergency import acknowledge_emergency
from doithoai.models import Emergency, User
from tests import given
from tests.actions.refusals import STRANGER, refused_beforehand


@pytest.fixture
def emergency(commune, dialogue) -> Emergency:
    given.an_opinion(commune, "Ta luy sau nhà tôi đang sạt, đất đã tràn vào bếp, xin xã cho người đến ngay.")
    return Emergency.objects.get()


def test_who_took_it_and_when_is_kept(emergency, ba_lan):
    assert Emergency.objects.unanswered().exists()
    acknowledge_emergency(emergency, by=ba_lan, at=given.ON_THE_DAY, doing="Đã gọi dân quân thôn")
    emergency.refresh_from_db()
    assert (emergency.acknowledged_by, emergency.acknowledged_at) == (ba_lan.name, given.ON_THE_DAY)
    assert emergency.doing == "Đã gọi dân quân thôn"
    assert not Emergency.objects.unanswered().exists()


def test_the_second_one_is_told_who_was_first(emergency, ba_lan, ong_binh):
    acknowledge_emergency(emergency, by=ba_lan)
    assert refused_beforehand(acknowledge_emergency, emergency, by=ong_binh).startswith(
        "Trần Thị Lan đã nhận"
    )


def test_an_officer_only_when_on_duty(commune, emergency, ba_lan, ong_tu):
    assert "gọi người trực" in refused_beforehand(acknowledge_emergency, emergency, by=ong_tu)
    set_emergency_duty(commune, by=ba_lan, user=User.objects.get(username="tu"))
    assert acknowledge_emergency(emergency, by=ong_tu).acknowledged_by == "Nguyễn Văn Tư"


def test_ong_nam_may_not(emergency, ong_nam):
    assert refused_beforehand(acknowledge_emergency, emergency, by=ong_nam) == STRANGER
