"""Cô Thư wants the dates in her phone."""

from doithoai.actions.commune.renew_calendar import renew_calendar
from doithoai.models import CalendarAddress
from doithoai.models.calendar_address import address_of_token
from tests import given
from tests.actions.refusals import STRANGER, refused_beforehand


def test_an_address_opens_its_owners_calendar_from_any_commune(commune):
    co_thu = given.co_thu(commune)
    row = renew_calendar(commune, by=co_thu, at=given.BEFORE)
    found = address_of_token(row.token)
    assert found is not None
    assert (found.user_id, found.commune) == (co_thu.user_id, commune)


def test_a_new_address_ends_the_old_one(commune):
    co_thu = given.co_thu(commune)
    old, new = (renew_calendar(commune, by=co_thu, at=given.BEFORE).token for _ in range(2))
    assert old != new
    assert address_of_token(old) is None
    assert CalendarAddress.objects.count() == 1


def test_the_key_alone_opens_nothing(commune):
    row = renew_calendar(commune, by=given.co_thu(commune), at=given.BEFORE)
    for token in (row.key, "", "x" * 56, row.token[:-1], row.token + "0", row.key + "ư" * 32):
        assert address_of_token(token) is None


def test_ong_nam_may_not(commune, ong_nam):
    assert refused_beforehand(renew_calendar, commune, by=ong_nam) == STRANGER
