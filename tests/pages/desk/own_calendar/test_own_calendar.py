"""The dates of one official, in whatever calendar they use."""

import re

import pytest
from django.test import Client
from icalendar import Calendar

from doithoai.actions.commune.renew_calendar import renew_calendar
from doithoai.models import CalendarAddress, Duty, User, serving
from doithoai.outputs.own_calendar import own_calendar
from tests import given


def titles(actor):
    file = own_calendar(actor, place="xã Thanh Sơn", site="https://x.vn")
    return [str(each["SUMMARY"]) for each in Calendar.from_ical(file).walk("VEVENT")]


@pytest.fixture
def assignment(commune, ba_lan):
    return given.an_assignment(commune, ba_lan)


def test_a_duty_lasts_the_day_it_is_due_and_says_why(commune, ba_lan):
    given.an_open_dialogue(commune, ba_lan)
    duty = Duty.objects.running().exclude(key__startswith="reply").first()
    file = own_calendar(ba_lan, place="xã Thanh Sơn", site="https://x.vn")
    event = next(
        each for each in Calendar.from_ical(file).walk("VEVENT") if str(each["SUMMARY"]) == duty.label
    )
    assert event.decoded("dtstart") == duty.due_on
    assert duty.due_because in str(event["DESCRIPTION"])
    assert str(event["URL"]).startswith("https://x.vn/doi-thoai/")


def test_an_officer_has_what_their_body_owes_and_nothing_of_others(commune, assignment):
    owed = f"Hạn trả lời nhóm {assignment.group.number} ({assignment.body})"
    ong_tu, ba_mai = given.ong_tu(commune), given.ba_mai(commune)
    assert (owed in titles(ong_tu)) == (assignment.body_id in ong_tu.body_ids)
    assert owed not in titles(ba_mai)
    assert titles(ba_mai) == [assignment.dialogue.title]


def test_what_people_asked_stays_behind_the_sign_in(commune, ba_lan, assignment):
    file = own_calendar(ba_lan, place="xã Thanh Sơn", site="https://x.vn").decode()
    unfolded = file.replace("\r\n ", "")
    assert "Hạn trả lời nhóm" in unfolded
    assert assignment.group.question not in unfolded
    for opinion in assignment.group.opinions.all():
        assert opinion.words not in unfolded
        assert opinion.author not in unfolded


def test_the_page_makes_an_address_that_needs_no_sign_in_and_is_renewed(commune, lan: Client):
    assert "Chưa có địa chỉ lịch riêng" in lan.get("/lich-cua-toi/").content.decode()
    shown = lan.post("/lich-cua-toi/doi/", follow=True).content.decode()
    (address,) = set(re.findall(r"/lich-cua-toi/[\w-]+\.ics", shown))
    answer = Client().get(address)
    assert answer.status_code == 200
    assert answer.headers["Cache-Control"] == "private, no-store"
    assert "BEGIN:VTIMEZONE" in answer.content.decode()
    lan.post("/lich-cua-toi/doi/")
    assert Client().get(address).status_code == 404


def test_each_sees_their_own_address_only(commune, ba_lan, lan: Client, signed_in):
    given.co_thu(commune)
    lan.post("/lich-cua-toi/doi/")
    token = CalendarAddress.objects.get().token
    assert token not in signed_in("thu").get("/lich-cua-toi/").content.decode()


def test_ong_nam_reads_only_his_own_commune(commune, ba_lan, ong_nam, signed_in):
    dialogue = given.an_open_dialogue(commune, ba_lan)
    nam = signed_in(User.objects.get(pk=ong_nam.user_id).username)
    nam.post("/lich-cua-toi/doi/")
    with serving(ong_nam.commune_id):
        token = CalendarAddress.objects.get().token
    assert dialogue.title not in nam.get(f"/lich-cua-toi/{token}.ics").content.decode()


def test_whoever_left_or_was_shut_out_has_no_calendar(commune, ba_lan):
    token = renew_calendar(commune, by=ba_lan, at=given.BEFORE).token
    User.objects.filter(pk=ba_lan.user_id).update(is_active=False)
    assert Client().get(f"/lich-cua-toi/{token}.ics").status_code == 404


def test_many_duties_cost_as_much_as_one(commune, ba_lan, django_assert_num_queries):
    given.an_open_dialogue(commune, ba_lan)
    assert Duty.objects.running().count() > 1
    with django_assert_num_queries(3):
        own_calendar(ba_lan, place="xã Thanh Sơn", site="https://x.vn")
