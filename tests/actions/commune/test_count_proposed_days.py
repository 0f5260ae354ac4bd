"""Monday 23/11/2026 off for Saturday 28/11: proposed, not decided."""

from datetime import date

from doithoai.actions.commune.count_proposed_days import count_proposed_days
from doithoai.models import Commune, calendar_of
from tests.actions.refusals import STRANGER, only_for, refused_beforehand

MONDAY, SATURDAY = date(2026, 11, 23), date(2026, 11, 28)


def test_at_first_monday_is_work_and_the_sum_warns(commune):
    counted = calendar_of(commune).after(date(2026, 11, 20), 1)
    assert counted.date == MONDAY
    assert counted.warnings == ("Nghỉ 23/11/2026, làm bù 28/11/2026 mới là đề xuất; ở đây chưa tính.",)


def test_an_office_may_count_it_and_take_it_back(commune, ba_lan):
    count_proposed_days(commune, by=ba_lan, count=True)
    calendar = calendar_of(Commune.objects.get(pk=commune.pk))
    assert (calendar.works(MONDAY), calendar.works(SATURDAY)) == (False, True)
    count_proposed_days(commune, by=ba_lan, count=False)
    assert calendar_of(commune).works(MONDAY)


def test_ong_nam_may_not(commune, ong_nam):
    assert refused_beforehand(count_proposed_days, commune, by=ong_nam) == STRANGER


def test_the_officer_may_not(commune, ong_tu):
    assert refused_beforehand(count_proposed_days, commune, by=ong_tu) == only_for(count_proposed_days)
