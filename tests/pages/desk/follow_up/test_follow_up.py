"""Who owes an answer: the list, the reply with its hint, the extension, the reminder."""

from datetime import datetime, timedelta

import pytest
from django.urls import reverse

from doithoai.models import Assignment, Body, Reply
from doithoai.models.clock import clock_at
from tests import given

LIST = reverse("desk:follow_up")


@pytest.fixture
def assignment(commune, ba_lan, in_june):
    return given.an_assignment(commune, ba_lan)


def at(page, assignment):
    return reverse(f"desk:{page}", args=[assignment.pk])


def test_waiting_late_and_done_are_counted(lan, assignment, ba_lan, commune):
    assert assignment.group.question in lan.get(LIST).content.decode()
    assert assignment.group.question not in lan.get(LIST, {"tinh_trang": "qua_han"}).content.decode()
    with clock_at(datetime(2026, 12, 1, 8, 0)):
        assert "quá hạn" in lan.get(LIST, {"tinh_trang": "qua_han"}).content.decode()
    given.a_reply(commune, ba_lan, assignment)
    assert assignment.group.question not in lan.get(LIST).content.decode()
    assert assignment.group.question in lan.get(LIST, {"tinh_trang": "xong"}).content.decode()


@pytest.mark.parametrize(
    "asked", [{"don_vi": "x"}, {"tinh_trang": "?"}, {"hoi_nghi": "9" * 18}, {"page": "x"}]
)
def test_nonsense_is_answered_with_a_page(lan, assignment, asked):
    assert lan.get(LIST, asked).status_code == 200


def test_the_officer_answers_without_knowing_who_asked(commune, assignment, signed_in):
    given.ong_tu(commune)
    tu = signed_in("tu")
    page = tu.get(at("reply", assignment)).content.decode()
    assert "Mương thôn Đồng Mới bị vỡ" in page
    assert "Lê Văn Ba" not in page
    assert tu.post(at("reply", assignment), {"text": given.REPLY}).status_code == 302
    assert Reply.objects.get().text == given.REPLY
    again = tu.post(at("reply", assignment), {"text": given.REPLY})
    assert again.status_code == 409
    assert "đã trả lời" in again.content.decode()


def test_an_empty_phrase_is_pointed_out_once(lan, assignment):
    empty = {"text": "Ủy ban nhân dân xã ghi nhận ý kiến và sẽ xem xét trong thời gian tới."}
    page = lan.post(at("reply", assignment), empty).content.decode()
    assert "“sẽ xem xét”" in page
    assert empty["text"] in page
    assert Reply.objects.count() == 0
    assert lan.post(at("reply", assignment), {**empty, "hint_read": "True"}).status_code == 302


def test_a_short_reply_is_refused_and_kept(lan, assignment):
    answer = lan.post(at("reply", assignment), {"text": "Đã nghe."})
    assert answer.status_code == 409
    assert "Đã nghe." in answer.content.decode()


def test_another_body_does_not_find_it(commune, assignment, signed_in):
    elsewhere = Body.objects.exclude(pk=assignment.body_id).filter(kind="don_vi").first()
    given.a_person(commune, "sau", "Hà Văn Sáu", given.Role.OFFICER, body=elsewhere)
    sau = signed_in("sau")
    assert sau.get(at("reply", assignment)).status_code == 404
    assert assignment.group.question not in sau.get(LIST).content.decode()


def test_more_time_with_a_reason(lan, assignment):
    too_early = lan.post(at("extend", assignment), {"due_on": "23/06/2026", "reason": "Cần đo đạc lại."})
    assert too_early.status_code == 409
    assert "23/06/2026" in too_early.content.decode()
    due = assignment.due_on + timedelta(days=1)
    answer = lan.post(at("extend", assignment), {"due_on": f"{due:%d/%m/%Y}", "reason": "Cần đo đạc lại."})
    assert answer.status_code == 302
    assert "Cần đo đạc lại." in lan.get(at("reply", assignment)).content.decode()
    assert lan.post(at("extend", assignment), {"due_on": "mai", "reason": ""}).status_code == 200


def test_one_reminder_a_day(lan, assignment):
    assert lan.post(at("remind", assignment)).status_code == 302
    again = lan.post(at("remind", assignment))
    assert again.status_code == 409
    assert "Hôm nay đã đôn đốc" in again.content.decode()


def test_the_wall_and_the_roles(commune, assignment, ong_nam, signed_in):
    given.ba_mai(commune)
    given.ong_tu(commune)
    nam, mai = signed_in("nam"), signed_in("mai")
    assert assignment.group.question not in nam.get(LIST).content.decode()
    assert nam.get(at("reply", assignment)).status_code == 404
    assert mai.get(LIST).status_code == 403
    for deed in ("extend", "remind"):
        assert nam.post(at(deed, assignment)).status_code == 404
        assert signed_in("tu").post(at(deed, assignment)).status_code == 403


@pytest.mark.parametrize("many", [1, 3])
def test_the_number_of_queries_does_not_grow(lan, assignment, django_assert_num_queries, many):
    for _ in range(many):
        Assignment.objects.create(
            dialogue=assignment.dialogue, group=assignment.group, body=assignment.body, due_on=assignment.due_on,
            due_because="", assigned_at=assignment.assigned_at,
        )  # fmt: skip
    lan.get(LIST)
    with django_assert_num_queries(13):
        lan.get(LIST)


def test_whoever_answers_sees_how_people_want_to_be_told_and_no_number(
    commune, ba_lan, in_june, lan, signed_in
):
    given.an_open_dialogue(commune, ba_lan)
    assignment = given.an_assignment(commune, ba_lan, given.Dialogue.objects.get())
    opinion = assignment.group.opinions.get()
    opinion.answer_by, opinion.contact = "phone", "0912 345 678"
    opinion.save()
    given.ong_tu(commune)
    for browser in (lan, signed_in("tu")):
        page = browser.get(at("reply", assignment)).content.decode()
        assert "gọi điện thoại (1)" in page
        assert "Dặn: Gọi điện thoại" in page
        assert "0912" not in page
    assert "1 người dặn báo lại" in lan.get(LIST).content.decode()
