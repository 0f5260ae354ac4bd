"""Ten days from the day it came, said with the law."""

from datetime import date

from doithoai.rules.reception import handling


def test_ten_days_over_the_end_of_a_month():
    told = handling(date(2026, 5, 25))
    assert told.due_on == date(2026, 6, 4)
    assert "10 ngày" in told.because
    assert "Điều 28" in told.because
