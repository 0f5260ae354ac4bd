"""Once, before its day, no longer than the law allows, and with a reason the person reads."""

from datetime import date

import pytest

from doithoai.actions.opinions.answer_data_right import answer_data_right
from doithoai.actions.opinions.extend_data_right import extend_data_right
from doithoai.actions.opinions.request_data_right import request_data_right
from doithoai.models import DataRequest
from doithoai.outputs.open_record.own_data import own_data
from tests import given
from tests.actions.refusals import STRANGER, only_for, refused, refused_beforehand

WHY = "Ý kiến nằm trong hồ sơ đang kiểm tra, cần thêm thời gian tách dữ liệu."


@pytest.fixture
def asked(commune, dialogue, ong_ba) -> DataRequest:
    return request_data_right(given.an_opinion(commune), by=ong_ba, kind="withdraw")


def longer(request: DataRequest, days: int) -> date:
    return date.fromordinal(request.due_on.toordinal() + days)


def test_the_person_reads_the_new_day_the_first_one_and_why(asked, ba_lan):
    was = asked.due_on
    extend_data_right(asked, by=ba_lan, due_on=longer(asked, 7), reason=WHY)
    asked.refresh_from_db()
    assert (asked.first_due_on, asked.extended_by, asked.extended_because) == (was, ba_lan.name, WHY)
    assert (asked.due_on - was).days >= 7
    [told] = own_data(asked.opinion).asked
    assert (told.first_due_on, told.due_on, told.extended_because) == (was, asked.due_on, WHY)
    assert "gia hạn một lần" in told.because
    assert "356/2025" in told.because


def test_only_once(asked, ba_lan):
    extend_data_right(asked, by=ba_lan, due_on=longer(asked, 3), reason=WHY)
    assert "đã gia hạn một lần" in refused_beforehand(
        extend_data_right, asked, by=ba_lan, due_on=longer(asked, 3), reason=WHY
    )


def test_not_longer_than_allowed_not_earlier_and_not_without_a_reason(asked, ba_lan):
    assert "nhiều nhất 15 ngày" in refused(
        extend_data_right, asked, by=ba_lan, due_on=longer(asked, 25), reason=WHY
    )
    assert "phải sau hạn" in refused(extend_data_right, asked, by=ba_lan, due_on=asked.due_on, reason=WHY)
    assert "lý do gia hạn" in refused(
        extend_data_right, asked, by=ba_lan, due_on=longer(asked, 3), reason="  "
    )
    assert DataRequest.objects.get().extended_at is None


def test_not_what_is_settled(asked, ba_lan):
    answer_data_right(asked, by=ba_lan, granted=True)
    assert "đã giải quyết" in refused_beforehand(
        extend_data_right, asked, by=ba_lan, due_on=longer(asked, 3), reason=WHY
    )


def test_not_what_is_late_already(asked, ba_lan):
    DataRequest.objects.update(due_on=date(2020, 1, 2))
    asked.refresh_from_db()
    assert "đã quá hạn" in refused_beforehand(
        extend_data_right, asked, by=ba_lan, due_on=date(2020, 1, 6), reason=WHY
    )


def test_a_day_off_rolls_to_the_next_working_day(asked, ba_lan):
    saturday = next(day for n in range(1, 9) if (day := longer(asked, n)).weekday() == 5)
    extend_data_right(asked, by=ba_lan, due_on=saturday, reason=WHY)
    assert asked.due_on > saturday
    assert asked.due_on.weekday() < 5


def test_the_front_may_not(asked, ong_hoa):
    assert refused_beforehand(
        extend_data_right, asked, by=ong_hoa, due_on=longer(asked, 3), reason=WHY
    ) == only_for(extend_data_right)


def test_ong_nam_may_not(asked, ong_nam):
    assert (
        refused_beforehand(extend_data_right, asked, by=ong_nam, due_on=longer(asked, 3), reason=WHY)
        == STRANGER
    )
