"""The land office must measure first; until then the clock stands."""

from datetime import date, datetime

from doithoai.actions.replies.send_reply import send_reply
from doithoai.actions.replies.stop_clock import stop_clock
from doithoai.models import Assignment, ClockStop, Message
from tests import given
from tests.actions.refusals import STRANGER, only_for, refused, refused_beforehand

WHY = "Chờ kết quả đo đạc của chi nhánh đăng ký đất đai"
LATE = given.moment(datetime(2026, 7, 10, 9, 0))


def test_it_stands_with_its_reason_and_who_allowed_it(assignment, ong_binh):
    stop_clock(assignment, by=ong_binh, at=given.AFTER, why=WHY)
    stop, owed = ClockStop.objects.get(), Assignment.objects.get()
    assert (stop.stopped_on, stop.restarted_on, stop.by) == (date(2026, 6, 22), None, "Lò Văn Bình")
    assert owed.stopped_on == date(2026, 6, 22)
    assert owed.due_because.startswith(f"Tạm dừng tính thời hạn từ 22/06/2026: {WHY} (Lò Văn Bình). Quy chế")
    assert WHY in Message.objects.first().text


def test_what_stands_is_not_late(assignment, ba_lan):
    assert Assignment.objects.overdue(LATE.date()).exists()
    stop_clock(assignment, by=ba_lan, at=given.AFTER, why=WHY)
    assert not Assignment.objects.overdue(LATE.date()).exists()
    assert not assignment.is_late(LATE.date())


def test_once_at_a_time(assignment, ba_lan):
    stop_clock(assignment, by=ba_lan, at=given.AFTER, why=WHY)
    sentence = refused_beforehand(stop_clock, assignment, by=ba_lan, at=given.AFTER, why=WHY)
    assert sentence == "Thời hạn này đang tạm dừng từ 22/06/2026 rồi."


def test_what_is_late_cannot_be_stopped(assignment, ba_lan):
    assert refused(stop_clock, assignment, by=ba_lan, at=LATE, why=WHY).startswith("Đã quá hạn từ 09/07/2026")


def test_a_reason_is_needed(assignment, ba_lan):
    assert refused(stop_clock, assignment, by=ba_lan, at=given.AFTER, why="").startswith(
        "Chưa có lý do tạm dừng"
    )


def test_what_is_answered_has_no_clock(assignment, ba_lan):
    send_reply(assignment, by=ba_lan, at=given.AFTER, text=given.REPLY)
    assert refused_beforehand(stop_clock, assignment, by=ba_lan, why=WHY).startswith(
        "Nội dung này đã trả lời"
    )


def test_ong_nam_may_not(assignment, ong_nam):
    assert refused_beforehand(stop_clock, assignment, by=ong_nam) == STRANGER


def test_the_officer_stops_no_clock_of_his_own(assignment, ong_tu):
    assert refused_beforehand(stop_clock, assignment, by=ong_tu) == only_for(stop_clock)
