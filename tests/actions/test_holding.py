"""Bà Lan and cô Hai sort the same pile: each sees where the other is."""

from datetime import timedelta

import pytest

from doithoai.actions.holding import KEPT, hold_opinion
from doithoai.models import Deed, Opinion, OpinionHold
from doithoai.rules.procedure import Role
from tests import given


@pytest.fixture
def opinion(commune, dialogue) -> Opinion:
    return given.an_opinion(commune)


@pytest.fixture
def co_hai(commune):
    return given.a_person(commune, "hai", "Vũ Thị Hai", Role.CLERK)


def test_the_second_sees_the_first(opinion, ba_lan, co_hai):
    assert hold_opinion(opinion, by=ba_lan, at=given.BEFORE) is None
    assert hold_opinion(opinion, by=co_hai, at=given.BEFORE).by == "Trần Thị Lan"
    assert hold_opinion(opinion, by=ba_lan, at=given.BEFORE + KEPT / 2).by == "Vũ Thị Hai"


def test_after_two_silent_minutes_it_is_free(opinion, ba_lan, co_hai):
    hold_opinion(opinion, by=ba_lan, at=given.BEFORE)
    assert hold_opinion(opinion, by=co_hai, at=given.BEFORE + KEPT + timedelta(seconds=1)) is None
    assert OpinionHold.objects.get().by == "Vũ Thị Hai"


def test_taking_over_is_one_click(opinion, ba_lan, co_hai):
    hold_opinion(opinion, by=ba_lan, at=given.BEFORE)
    assert hold_opinion(opinion, by=co_hai, at=given.BEFORE, take_over=True) is None
    assert hold_opinion(opinion, by=ba_lan, at=given.BEFORE).by == "Vũ Thị Hai"


def test_looking_is_no_deed(opinion, ba_lan):
    before = Deed.objects.count()
    hold_opinion(opinion, by=ba_lan, at=given.BEFORE)
    assert Deed.objects.count() == before


def test_the_first_is_told_of_the_second_too_while_they_stay(opinion, ba_lan, co_hai):
    hold_opinion(opinion, by=ba_lan, at=given.BEFORE)
    came = hold_opinion(opinion, by=co_hai, at=given.BEFORE)
    assert (came.by, came.first) == ("Trần Thị Lan", True)
    told = hold_opinion(opinion, by=ba_lan, at=given.BEFORE + KEPT / 4)
    assert (told.by, told.first) == ("Vũ Thị Hai", False)
    assert "Vũ Thị Hai" in told.question
    assert hold_opinion(opinion, by=ba_lan, at=given.BEFORE + KEPT + timedelta(seconds=1)) is None


def test_who_took_over_is_not_told_of_themselves(opinion, ba_lan, co_hai):
    hold_opinion(opinion, by=ba_lan, at=given.BEFORE)
    hold_opinion(opinion, by=co_hai, at=given.BEFORE)
    assert hold_opinion(opinion, by=co_hai, at=given.BEFORE, take_over=True) is None
    assert hold_opinion(opinion, by=co_hai, at=given.BEFORE) is None


def test_a_page_that_asks_every_fifteen_seconds_writes_now_and_then(opinion, ba_lan, co_hai):
    until = []
    for seconds in range(0, 125, 15):
        hold_opinion(opinion, by=ba_lan, at=given.BEFORE + timedelta(seconds=seconds))
        until.append(OpinionHold.objects.get().until)
    assert len(set(until)) == 3
    came = hold_opinion(opinion, by=co_hai, at=given.BEFORE + timedelta(seconds=200))
    assert came.first  # for ninety seconds after the last word at least
