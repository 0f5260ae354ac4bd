"""What phones and calendar programs are told about the sittings."""

from datetime import date, datetime, time, timedelta

import pytest
from hypothesis import given as given_that
from hypothesis import strategies as st
from icalendar import Calendar

from doithoai.actions.plan.cancel_dialogue import cancel_dialogue
from doithoai.actions.plan.postpone_dialogue import postpone_dialogue
from doithoai.actions.plan.resume_dialogue import resume_dialogue
from doithoai.actions.plan.set_day import set_day
from doithoai.outputs import open_record
from doithoai.outputs.calendars import Entry, calendar_file
from tests import given


@pytest.fixture
def dialogue(commune, ba_lan):
    return given.an_open_dialogue(commune, ba_lan)


HOME = "http://x.vn/xa/thanh-son/"


def followed():
    return Calendar.from_ical(open_record.calendar_of_commune(place="xã Thanh Sơn", home=HOME))


def the_sitting():
    (event,) = followed().walk("VEVENT")
    return event


def test_the_feed_tells_the_hour_with_its_zone_and_the_zone_itself(dialogue):
    calendar = followed()
    (zone,) = calendar.walk("VTIMEZONE")
    event = the_sitting()
    assert zone["TZID"] == event["DTSTART"].params["TZID"] == "Asia/Ho_Chi_Minh"
    assert event.decoded("dtstart").utcoffset() == timedelta(hours=7)
    assert (event["STATUS"], event["CATEGORIES"].to_ical()) == ("CONFIRMED", "Đối thoại".encode())
    assert event["URL"] == f"{HOME}doi-thoai/{dialogue.slug}/"


def test_a_change_keeps_the_uid_and_grows_the_sequence(dialogue, ba_lan):
    before = the_sitting()
    set_day(dialogue, by=ba_lan, at=given.BEFORE, held_on=date(2026, 6, 25), starts_at=time(14, 0))
    after = the_sitting()
    assert after["UID"] == before["UID"]
    assert after["SEQUENCE"] > before["SEQUENCE"]
    assert after.decoded("dtstart").date() == date(2026, 6, 25)


def test_a_sitting_put_off_and_held_after_all_is_the_same_entry(dialogue, ba_lan):
    uid = the_sitting()["UID"]
    postpone_dialogue(dialogue, by=ba_lan, at=given.BEFORE, reason="Bão số 3")
    for event in followed().walk("VEVENT"):  # gone when the day went with it
        assert event["STATUS"] == "CANCELLED"
    resume_dialogue(dialogue, by=ba_lan, at=given.BEFORE, held_on=date(2026, 7, 2))
    assert (the_sitting()["UID"], the_sitting()["STATUS"]) == (uid, "CONFIRMED")


def test_a_cancelled_sitting_says_so_in_its_status_and_its_title(dialogue, ba_lan):
    cancel_dialogue(dialogue, by=ba_lan, at=given.BEFORE, reason="Bão số 3")
    assert the_sitting()["STATUS"] == "CANCELLED"
    assert the_sitting()["SUMMARY"].startswith("ĐÃ HỦY: ")
    alone = open_record.calendar_of(dialogue.slug, place="xã Thanh Sơn", home=HOME)
    assert b"METHOD:CANCEL\r\n" in alone


def test_the_end_is_told_when_the_programme_tells_it(commune, ba_lan):
    items = [{"item": "Khai mạc", "who": "", "minutes": 15}, {"item": "Đối thoại", "who": "", "minutes": 120}]
    given.an_open_dialogue(commune, ba_lan, agenda=items)
    event = the_sitting()
    assert event.decoded("dtend") - event.decoded("dtstart") == timedelta(minutes=135)


@given_that(
    st.text(st.characters(blacklist_categories=("Cc", "Cs")), max_size=300),
    st.dates(date(2020, 1, 1), date(2090, 1, 1)),
    st.none() | st.times().map(lambda hour: hour.replace(microsecond=0)),
)
def test_whatever_the_words_the_file_is_folded_ends_its_lines_and_reads_back(words, on, hour):
    entry = Entry("a@doi-thoai", words, on, hour, 90, words, words)
    file = calendar_file("Lịch", [entry], at=given.BEFORE)
    assert all(len(line) <= 75 for line in file.split(b"\r\n"))
    assert b"\n" not in file.replace(b"\r\n", b"")
    (event,) = Calendar.from_ical(file).walk("VEVENT")
    assert str(event["SUMMARY"]) == words
    begins = event.decoded("dtstart")
    assert (begins.replace(tzinfo=None) if hour else begins) == (datetime.combine(on, hour) if hour else on)
