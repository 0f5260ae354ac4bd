"""The water went down in the night."""

from datetime import date

import pytest

from doithoai.actions.commune.add_closure import add_closure
from doithoai.actions.commune.remove_closure import remove_closure
from doithoai.models import Closure, calendar_of
from tests.actions.refusals import STRANGER, only_for, refused, refused_beforehand

FLOOD = date(2026, 6, 23)


@pytest.fixture
def closure(commune, ba_lan) -> Closure:
    return add_closure(commune, by=ba_lan, day=FLOOD, why="trụ sở ngập")


def test_the_office_works_after_all(closure, commune, ba_lan):
    remove_closure(closure, by=ba_lan)
    assert calendar_of(commune).works(FLOOD)


def test_twice_is_told(closure, ba_lan):
    remove_closure(closure, by=ba_lan)
    assert refused(remove_closure, closure, by=ba_lan).startswith("Mục này không còn nữa")


def test_ong_nam_may_not(closure, ong_nam):
    assert refused_beforehand(remove_closure, closure, by=ong_nam) == STRANGER


def test_the_officer_may_not(closure, ong_tu):
    assert refused_beforehand(remove_closure, closure, by=ong_tu) == only_for(remove_closure)
