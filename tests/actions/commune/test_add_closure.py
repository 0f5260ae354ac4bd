"""The river is in the office."""

from datetime import date

import pytest

from doithoai.actions.commune.add_closure import add_closure
from doithoai.models import Closure, Duty, calendar_of
from tests.actions.refusals import STRANGER, only_for, refused, refused_beforehand

FLOOD = date(2026, 6, 23)


def test_what_is_counted_from_now_on_leaves_the_day_out(commune, ba_lan):
    add_closure(commune, by=ba_lan, day=FLOOD, why="trụ sở ngập")
    counted = calendar_of(commune).after(date(2026, 6, 22), 1)
    assert counted.date == date(2026, 6, 24)
    assert "nghỉ riêng của đơn vị (trụ sở ngập)" in counted.says()


def test_dates_that_were_given_stay(dialogue, commune, ba_lan):
    before = dict(Duty.objects.values_list("key", "due_on"))
    add_closure(commune, by=ba_lan, day=FLOOD, why="trụ sở ngập")
    assert dict(Duty.objects.values_list("key", "due_on")) == before


@pytest.mark.parametrize(
    ("day", "sentence"),
    [
        (date(2026, 6, 20), "Ngày 20/06/2026 vốn đã là ngày nghỉ (thứ Bảy)."),
        (date(2026, 9, 2), "Ngày 02/09/2026 vốn đã là ngày nghỉ (nghỉ Quốc khánh)."),
        (date(2036, 9, 2), "Ngày 02/09/2036 cách hôm nay hơn một năm; xin kiểm tra lại."),
    ],
)
def test_a_day_that_makes_no_sense_is_refused(commune, ba_lan, day, sentence):
    assert refused(add_closure, commune, by=ba_lan, day=day, why="x") == sentence


def test_once_is_enough(commune, ba_lan):
    add_closure(commune, by=ba_lan, day=FLOOD, why="trụ sở ngập")
    assert "đã ghi" in refused(add_closure, commune, by=ba_lan, day=FLOOD, why="mất điện")
    assert Closure.objects.count() == 1


def test_ong_nam_may_not(commune, ong_nam):
    assert refused_beforehand(add_closure, commune, by=ong_nam) == STRANGER


def test_the_officer_may_not(commune, ong_tu):
    assert refused_beforehand(add_closure, commune, by=ong_tu) == only_for(add_closure)
