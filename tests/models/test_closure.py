"""The calendar an office counts by is its own, and nobody else's."""

from datetime import date

import pytest
from django.db import IntegrityError

from doithoai.models import Closure, calendar_of, serving
from doithoai.rules.working_days import load_calendar
from tests import given

FLOOD = date(2026, 6, 23)


def test_without_closures_it_is_the_national_calendar(commune):
    assert calendar_of(commune) is load_calendar()


def test_the_neighbours_work_on(commune, ong_nam):
    Closure.objects.create(day=FLOOD, why="trụ sở ngập")
    assert not calendar_of(commune).works(FLOOD)
    with serving(ong_nam.commune_id):
        assert calendar_of(given.Commune.objects.get(pk=ong_nam.commune_id)).works(FLOOD)


def test_a_day_is_closed_once(commune):
    Closure.objects.create(day=FLOOD, why="trụ sở ngập")
    with pytest.raises(IntegrityError):
        Closure.objects.create(day=FLOOD, why="mất điện")
