"""How often one may knock."""

from datetime import timedelta

import pytest

from doithoai.models import Bucket
from doithoai.models.clock import clock_at
from doithoai.models.door import give_back, too_many
from tests import given

pytestmark = pytest.mark.django_db


def knock(visitor: str = "10.0.0.1", door: str = "sign-in", minutes_later: float = 0) -> bool:
    with clock_at(given.BEFORE + timedelta(minutes=minutes_later)):
        return too_many(door, visitor, tries=3, minutes=15)


def test_three_times_and_no_more():
    assert [knock() for _ in range(5)] == [False, False, False, True, True]


def test_another_visitor_and_another_door_have_their_own():
    for _ in range(4):
        knock()
    assert not knock(visitor="10.0.0.2")
    assert not knock(door="opinion")


def test_after_a_while_one_may_knock_again_and_the_bucket_never_overflows():
    for _ in range(4):
        knock()
    assert not knock(minutes_later=5)
    assert knock(minutes_later=5)
    assert [knock(minutes_later=10_000) for _ in range(4)] == [False, False, False, True]


def test_a_clock_set_back_gives_nothing_away():
    for _ in range(4):
        knock(minutes_later=60)
    assert knock(minutes_later=0)


def test_nobodys_address_is_kept():
    knock(visitor="203.0.113.7")
    assert "203.0.113.7" not in str(Bucket.objects.values().get())


def test_a_knock_given_back_was_no_knock_and_the_bucket_never_overflows():
    for _ in range(10):
        assert not knock()
        give_back("sign-in", "10.0.0.1", tries=3)
    give_back("sign-in", "10.0.0.1", tries=3)
    assert [knock() for _ in range(4)] == [False, False, False, True]
