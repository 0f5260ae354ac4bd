"""What time it is, where people live."""

from datetime import UTC, date, datetime

from doithoai.models import Opinion
from doithoai.models.clock import clock_at, now, today
from tests import given


def test_a_naive_moment_is_vietnamese_time():
    with clock_at(datetime(2026, 6, 18, 8, 0)):
        assert now().isoformat() == "2026-06-18T08:00:00+07:00"


def test_today_is_the_day_here_not_in_greenwich():
    with clock_at(datetime(2026, 6, 18, 23, 30, tzinfo=UTC)):
        assert today() == date(2026, 6, 19)


def test_the_inner_clock_holds_and_the_outer_comes_back():
    with clock_at(given.BEFORE), clock_at(given.AFTER):
        assert today() == given.AFTER.date()
    with clock_at(given.BEFORE):
        assert today() == given.BEFORE.date()


def test_the_demonstration_may_shift_it(settings):
    true = now()
    settings.DOITHOAI_CLOCK_SHIFT = 86_400
    assert round((now() - true).total_seconds()) == 86_400


def test_what_is_read_back_says_the_hour_people_know(commune):
    opinion = given.an_opinion(commune)
    assert f"{Opinion.objects.get(pk=opinion.pk).received_at:%H:%M}" == "08:00"
    assert Opinion.objects.get(received_at__date=given.BEFORE.date()) == opinion


def test_at_dawn_the_day_is_not_yesterday(commune):
    dawn = given.moment(datetime(2026, 6, 18, 1, 0))
    given.submit_opinion(commune, by=given.ong_ba(commune), at=dawn, words="Mưa to, mương tràn.")
    assert Opinion.objects.get().received_at.date() == date(2026, 6, 18)
    assert Opinion.objects.filter(received_at__date=date(2026, 6, 18)).count() == 1
