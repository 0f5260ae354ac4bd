"""The measurements are in; the clock runs again, and the days it stood are given back."""

from datetime import date, datetime

import pytest

from doithoai.actions.replies.extend_deadline import extend_deadline
from doithoai.actions.replies.rate_reply import rate_reply
from doithoai.actions.replies.restart_clock import restart_clock
from doithoai.actions.replies.send_reply import send_reply
from doithoai.actions.replies.stop_clock import stop_clock
from doithoai.models import Assignment, ClockStop, Message, Opinion
from doithoai.rules.working_days import load_calendar
from tests import given
from tests.actions.refusals import STRANGER, only_for, refused, refused_beforehand

WHY = "Chờ kết quả đo đạc"


def on(day: date) -> datetime:
    return given.moment(datetime(day.year, day.month, day.day, 9, 0))


def stood(assignment: Assignment, by, first: date, last: date) -> None:
    stop_clock(assignment, by=by, at=on(first), why=WHY)
    restart_clock(assignment, by=by, at=on(last))


def test_five_working_days_stood_are_five_working_days_given_back(assignment, ba_lan):
    stood(assignment, ba_lan, date(2026, 6, 22), date(2026, 6, 29))
    kept, stop = Assignment.objects.get(), ClockStop.objects.get()
    assert (kept.due_on, kept.ruled_on, kept.stopped_on) == (date(2026, 7, 16), date(2026, 7, 9), None)
    assert (stop.restarted_on, stop.restarted_by) == (date(2026, 6, 29), "Trần Thị Lan")
    assert kept.due_because.startswith(
        "Tính tiếp từ 29/06/2026, hạn 09/07/2026 lùi đến 16/07/2026 (Trần Thị Lan)."
        " Từ sau ngày 22/06/2026 đến hết ngày 29/06/2026 có 05 ngày làm việc"
    )
    assert Message.objects.first().text.endswith("hạn 16/07/2026.")


def test_the_same_day_gives_nothing_back(assignment, ba_lan):
    stood(assignment, ba_lan, date(2026, 6, 22), date(2026, 6, 22))
    assert Assignment.objects.get().due_on == date(2026, 7, 9)


@pytest.mark.parametrize("regulation", ["hai_duong", "son_la"])
def test_a_stop_and_an_extension_by_as_many_days_end_the_same_in_either_order(commune, ba_lan, regulation):
    """Three working days of extension, five of standing: eight, whichever came first."""
    owed = [
        given.an_assignment(commune, ba_lan, given.an_open_dialogue(commune, ba_lan, regulation=regulation))
        for _ in range(2)
    ]
    start = owed[0].due_on
    first, other = owed
    calendar = load_calendar()
    extend_deadline(
        first, by=ba_lan, at=on(date(2026, 6, 22)), due_on=calendar.after(start, 3).date, reason="Vật tư"
    )
    stood(first, ba_lan, date(2026, 6, 23), date(2026, 6, 30))

    stood(other, ba_lan, date(2026, 6, 23), date(2026, 6, 30))
    extend_deadline(
        other,
        by=ba_lan,
        at=on(date(2026, 6, 30)),
        due_on=calendar.after(other.due_on, 3).date,
        reason="Vật tư",
    )
    assert first.due_on == other.due_on == calendar.after(start, 8).date
    assert first.extended_to == other.extended_to == calendar.after(start, 3).date


def test_the_cap_grows_by_the_days_it_stood_and_no_further(commune, ba_lan):
    """Sơn La: 15 working days, 30 at most; five days stood make the last day the thirty-fifth."""
    owed = given.an_assignment(commune, ba_lan, given.an_open_dialogue(commune, ba_lan, regulation="son_la"))
    thirtieth = load_calendar().after(given.AFTER.date(), 30).date
    last = load_calendar().after(given.AFTER.date(), 35).date
    stood(owed, ba_lan, date(2026, 6, 23), date(2026, 6, 30))
    sentence = refused(
        extend_deadline,
        owed,
        by=ba_lan,
        at=on(date(2026, 7, 1)),
        due_on=load_calendar().after(last, 1).date,
        reason="x",
    )
    assert f"muộn nhất {last:%d/%m/%Y}" in sentence
    assert "Cộng thời gian tạm dừng" in sentence
    extend_deadline(owed, by=ba_lan, at=on(date(2026, 7, 1)), due_on=last, reason="Xác minh thêm")
    assert (owed.due_on, owed.extended_to) == (last, thirtieth)


def test_a_second_answer_starts_with_a_clock_of_its_own(assignment, ba_lan, ong_ba):
    stood(assignment, ba_lan, date(2026, 6, 22), date(2026, 6, 29))
    send_reply(assignment, by=ba_lan, at=on(date(2026, 6, 30)), text=given.REPLY)
    rate_reply(Opinion.objects.get(), by=ong_ba, at=on(date(2026, 7, 1)), satisfied=False)
    again = Assignment.objects.get()
    assert (again.due_on, again.ruled_on, again.stopped_on) == (date(2026, 7, 15), date(2026, 7, 15), None)
    stood(again, ba_lan, date(2026, 7, 2), date(2026, 7, 3))
    assert Assignment.objects.get().due_on == date(2026, 7, 16)


def test_an_answer_while_it_stands_ends_it_when_opened_again(assignment, ba_lan, ong_ba):
    stop_clock(assignment, by=ba_lan, at=on(date(2026, 6, 22)), why=WHY)
    send_reply(assignment, by=ba_lan, at=on(date(2026, 6, 24)), text=given.REPLY)
    rate_reply(Opinion.objects.get(), by=ong_ba, at=on(date(2026, 6, 25)), satisfied=False)
    assert (Assignment.objects.get().stopped_on, ClockStop.objects.get().restarted_on) == (
        None,
        date(2026, 6, 25),
    )


def test_what_runs_cannot_be_restarted(assignment, ba_lan):
    assert refused_beforehand(restart_clock, assignment, by=ba_lan).startswith("Thời hạn này không tạm dừng")


def test_ong_nam_may_not(assignment, ong_nam):
    assert refused_beforehand(restart_clock, assignment, by=ong_nam) == STRANGER


def test_the_officer_may_not(assignment, ong_tu):
    assert refused_beforehand(restart_clock, assignment, by=ong_tu) == only_for(restart_clock)
