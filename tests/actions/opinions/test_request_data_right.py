"""By the code, without an account, with the day it is settled."""

import pytest

from doithoai.actions.opinions.divert_opinion import divert_opinion
from doithoai.actions.opinions.request_data_right import request_data_right
from doithoai.models import DataRequest
from tests import given
from tests.actions.refusals import STRANGER, only_for, refused, refused_beforehand


@pytest.fixture
def opinion(commune, dialogue):
    return given.an_opinion(commune, contact="0912 000 111")


def test_it_is_acknowledged_at_once_and_has_its_day(opinion, ong_ba):
    asked = request_data_right(opinion, by=ong_ba, kind="erase")
    assert (asked.acknowledged_at, asked.answered_at) == (given.BEFORE, None)
    assert (asked.due_on - given.BEFORE.date()).days == 20
    assert asked.acknowledge_by > given.BEFORE.date()


def test_a_correction_says_what_is_right_and_nothing_else_keeps_names(opinion, ong_ba):
    assert "Xin ghi họ tên" in refused(request_data_right, opinion, by=ong_ba, kind="correct")
    assert request_data_right(opinion, by=ong_ba, kind="correct", author="Lê Văn Bá").author == "Lê Văn Bá"
    assert request_data_right(opinion, by=ong_ba, kind="see", author="Lê Văn Bá").author == ""


def test_twice_the_same_waits_once(opinion, ong_ba):
    request_data_right(opinion, by=ong_ba, kind="see")
    assert "đang được giải quyết" in refused(request_data_right, opinion, by=ong_ba, kind="see")
    request_data_right(opinion, by=ong_ba, kind="erase")
    assert DataRequest.objects.count() == 2


def test_nothing_can_be_asked_of_a_denunciation_that_left(opinion, ba_lan, ong_ba):
    request_data_right(opinion, by=ong_ba, kind="correct", contact="0987 654 321")
    divert_opinion(opinion, by=ba_lan, kind="denunciation", to="Công an xã", otherwise=given.BY_HAND)
    assert not DataRequest.objects.exists()
    assert "không còn lưu" in refused_beforehand(request_data_right, opinion, by=ong_ba, kind="see")


def test_something_else_is_no_right(opinion, ong_ba):
    assert refused(request_data_right, opinion, by=ong_ba, kind="all of it") == "Xin chọn điều muốn yêu cầu."


def test_the_officer_may_not(opinion, ong_tu):
    assert refused_beforehand(request_data_right, opinion, by=ong_tu, kind="see") == only_for(
        request_data_right
    )


def test_ong_nam_may_not(opinion, ong_nam):
    assert refused_beforehand(request_data_right, opinion, by=ong_nam, kind="see") == STRANGER
