"""The clock of a reply on its page: the sum, the cap, stop and restart, and what is left of them."""

import re
from datetime import datetime, timedelta

import pytest
from django.urls import reverse

from doithoai.models import Assignment, ClockStop
from doithoai.models.clock import clock_at
from doithoai.outputs.reply_sum import steps_to
from tests import given

WHY = {"why": "Chờ kết quả đo đạc của Chi nhánh đất đai", "allowed_by": "Ông Bình"}


@pytest.fixture
def assignment(commune, ba_lan, in_june):
    return given.an_assignment(commune, ba_lan)


def at(page, assignment):
    return reverse(f"desk:{page}", args=[assignment.pk])


def test_the_sum_is_shown_day_by_day(lan, assignment):
    page = lan.get(at("reply", assignment)).content.decode()
    assert "có tính (ngày 15)" in page
    assert steps_to(assignment)[-1].split(":")[0].endswith(f"{assignment.due_on:%d/%m/%Y}")


def test_stop_restart_and_the_history_of_both(lan, assignment):
    due = assignment.due_on
    assert lan.post(at("stop_clock", assignment), WHY).status_code == 302
    page = lan.get(at("reply", assignment)).content.decode()
    assert "Đang tạm dừng" in page
    assert WHY["why"] in page
    assert "đang tạm dừng từ 22/06/2026" in lan.get(reverse("desk:follow_up")).content.decode()
    with clock_at(datetime(2026, 6, 25, 9, 0)):
        assert lan.post(at("restart_clock", assignment)).status_code == 302
        page = lan.get(at("reply", assignment)).content.decode()
    after = Assignment.objects.get()
    assert after.due_on > due
    assert "cộng lại 3 ngày làm việc" in page
    assert "Tính tiếp" in page
    assert f"Hạn phải trả lời: {after.due_on:%d/%m/%Y}." in page


def test_a_refusal_is_told_and_what_was_typed_stays(lan, assignment):
    lan.post(at("stop_clock", assignment), WHY)
    again = lan.post(at("stop_clock", assignment), WHY)
    assert again.status_code == 409
    assert "đang tạm dừng" in again.content.decode()
    with clock_at(datetime(2026, 6, 23, 9, 0)):
        lan.post(at("restart_clock", assignment))
    twice = lan.post(at("restart_clock", assignment))
    assert twice.status_code == 409
    assert "không tạm dừng" in twice.content.decode()
    assert lan.post(at("stop_clock", assignment), {"why": ""}).status_code == 200
    assert ClockStop.objects.count() == 1


def test_the_extension_shows_its_cap_and_who_allowed_it(lan, assignment):
    page = lan.get(at("reply", assignment)).content.decode()
    assert "Người cho phép" in page
    due = assignment.due_on + timedelta(days=1)
    said = {"due_on": f"{due:%d/%m/%Y}", "reason": "Cần đo đạc lại.", "allowed_by": "Ông Bình, Chủ tịch"}
    assert lan.post(at("extend", assignment), said).status_code == 302
    page = lan.get(at("reply", assignment)).content.decode()
    assert f"Gia hạn đến {due:%d/%m/%Y}: Cần đo đạc lại." in page
    assert "Ông Bình, Chủ tịch" in page


def test_son_la_says_how_far_an_extension_may_go(commune, ba_lan, in_june, signed_in):
    commune.regulation = "son_la"
    commune.save()
    assignment = given.an_assignment(commune, ba_lan)
    page = signed_in("lan").get(at("reply", assignment)).content.decode()
    assert "Muộn nhất được đến" in page
    assert "30 ngày" in page


def test_the_wall_and_the_roles(commune, assignment, ong_nam, signed_in):
    given.ong_tu(commune)
    nam, tu = signed_in("nam"), signed_in("tu")
    for deed in ("stop_clock", "restart_clock"):
        assert nam.post(at(deed, assignment), WHY).status_code == 404
        assert tu.post(at(deed, assignment), WHY).status_code == 403
    assert "Tạm dừng thời hạn" not in tu.get(at("reply", assignment)).content.decode()
    assert not ClockStop.objects.exists()


def test_every_field_has_its_own_label(lan, assignment):
    page = lan.get(f"/theo-doi/{assignment.pk}/").content.decode()
    ids = re.findall(r' id="([^"]+)"', page)
    assert [each for each in ids if ids.count(each) > 1] == []
    assert set(re.findall(r' for="([^"]+)"', page)) <= set(ids)


def test_the_history_tells_each_extension_with_its_reason(lan, assignment):
    for day, why in (("16/07/2026", "Máy xúc hỏng"), ("20/07/2026", "Mưa lũ, đường bị sạt")):
        typed = {"due_on": day, "reason": why, "allowed_by": "Chủ tịch Lò Văn Bình"}
        assert lan.post(at("extend", assignment), typed).status_code == 302
    history = lan.get(at("reply", assignment)).content.decode().split("Thời hạn đã thay đổi")[1]
    assert "Gia hạn đến 16/07/2026: Máy xúc hỏng" in history
    assert "Gia hạn đến 20/07/2026: Mưa lũ, đường bị sạt" in history
