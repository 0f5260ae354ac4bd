"""A person says whose slip the photo shows."""

import pytest

from doithoai.actions.opinions.add_slip_photo import add_slip_photo
from doithoai.actions.opinions.assign_slip_photo import assign_slip_photo
from doithoai.actions.opinions.divert_opinion import divert_opinion
from doithoai.actions.opinions.enter_opinion import enter_opinion
from doithoai.actions.opinions.print_slips import print_slips
from doithoai.models import SlipPhoto
from tests.actions.refusals import STRANGER, only_for, refused
from tests.given_slips import a_photo


@pytest.fixture
def photo(dialogue, ba_lan) -> SlipPhoto:
    print_slips(dialogue, by=ba_lan, count=3)
    return add_slip_photo(dialogue, by=ba_lan, data=a_photo())


def test_it_lies_beside_its_slip(photo, ba_lan):
    assert assign_slip_photo(photo, by=ba_lan, number=3).number == 3
    assert SlipPhoto.objects.get().slip.number == 3


def test_of_a_typed_slip_it_goes_to_the_opinion(commune, photo, ba_lan):
    opinion = enter_opinion(commune, by=ba_lan, words="Đường vào bản lầy lội.", slip="3")
    assign_slip_photo(photo, by=ba_lan, number=3)
    assert opinion.files.count() == 1
    assert not SlipPhoto.objects.exists()


def test_a_number_that_was_not_printed(photo, ba_lan):
    assert "số 4" in refused(assign_slip_photo, photo, by=ba_lan, number=4)


def test_not_to_what_was_diverted(commune, photo, ba_lan):
    opinion = enter_opinion(commune, by=ba_lan, words="Đường vào bản lầy lội.", slip="3")
    divert_opinion(opinion, by=ba_lan, kind="complaint", to="Thanh tra")
    assert "Xin bỏ ảnh" in refused(assign_slip_photo, photo, by=ba_lan, number=3)


def test_ong_nam_and_who_else_may_not(photo, ong_nam, ong_tu):
    assert refused(assign_slip_photo, photo, by=ong_nam, number=1) == STRANGER
    assert refused(assign_slip_photo, photo, by=ong_tu, number=1) == only_for(assign_slip_photo)
