"""A mailbox that waits to be confirmed is thrown away within the hour: Today says so while there is time."""

from datetime import timedelta

import pytest
from django.urls import reverse

from doithoai.actions.opinions.drop_letters import drop_letters
from doithoai.actions.opinions.hold_letters import hold_letters
from doithoai.models.clock import clock_at
from doithoai.pages.desk.today.letters import letters_waiting
from tests import given
from tests.pages.desk.conftest import cost

TODAY = "/viec-hom-nay/"


@pytest.fixture
def dialogue(commune, ba_lan, in_may):
    return given.an_open_dialogue(commune, ba_lan)


def a_mailbox(dialogue, by, letters: int = 12, at=given.BEFORE):
    return hold_letters(dialogue, by=by, at=at, data=b"From: a@b.example", letters=letters)


def lines(actor, minutes: int = 0):
    with clock_at(given.BEFORE + timedelta(minutes=minutes)):
        return list(letters_waiting(actor))


def test_it_says_how_many_how_long_and_until_when(dialogue, ba_lan):
    kept = a_mailbox(dialogue, ba_lan)
    assert lines(ba_lan)[0].what == "12 thư chờ xác nhận"
    (line,) = lines(ba_lan, 25)
    assert line.what == "12 thư chờ xác nhận đã 25 phút"
    assert "tự bỏ lúc" in line.where
    assert line.href == f"{reverse('desk:import_letters', args=[dialogue.pk])}?tep={kept.pk}"
    assert lines(ba_lan, 61) == []
    drop_letters(kept, by=ba_lan)
    assert lines(ba_lan) == []


def test_the_office_sees_the_fronts_and_the_front_only_its_own(commune, dialogue, ba_lan):
    ong_hoa, co_thu = given.ong_hoa(commune), given.co_thu(commune)
    a_mailbox(dialogue, ba_lan)
    a_mailbox(dialogue, ong_hoa, letters=3)
    assert [each.what.split()[0] for each in lines(ba_lan)] == ["12", "3"]
    assert [each.action for each in lines(ba_lan)] == ["Đọc và nhập", "Xem"]
    assert [each.what.split()[0] for each in lines(ong_hoa)] == ["3"]
    assert lines(co_thu) == []


def test_three_cost_what_one_costs(commune, dialogue, lan, ba_lan):
    others = given.ong_hoa(commune), given.a_person(commune, "lien", "Hà Thị Liên", given.Role.FRONT)
    with clock_at(given.BEFORE):
        a_mailbox(dialogue, ba_lan)
        one = cost(lan, TODAY)
        for each in others:
            a_mailbox(dialogue, each)
        assert cost(lan, TODAY) == one
