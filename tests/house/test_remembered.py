"""A remembered world is the acted one, row by row; whatever differs is acted."""

from contextlib import suppress
from copy import deepcopy
from datetime import datetime

import pytest
from django.db import connection, transaction

from doithoai.actions.kernel import Refusal
from doithoai.models.clock import clock_at
from tests import given, remembered
from tests.actions.refusals import every_row

pytestmark = pytest.mark.one_engine


class Back(Exception):
    """What was done is undone."""


@pytest.fixture(autouse=True)
def nothing_kept() -> None:
    remembered._kept.clear()


def reached(world, commune, by, **more) -> tuple[dict, dict]:
    """Every row of the database, and of the thing handed back, after this step; which is then undone."""
    with suppress(Back), transaction.atomic():
        thing = world(deepcopy(commune), by, **more)
        seen = every_row(), {name: value for name, value in vars(thing).items() if name != "_state"}
        raise Back
    return seen


@pytest.mark.skipif(connection.vendor != "sqlite", reason="PostgreSQL gives no numbers back")
@pytest.mark.parametrize(
    "world", [given.a_dialogue, given.an_open_dialogue, given.an_assignment, given.a_dialogue_ready_to_seal]
)
def test_written_again_it_is_what_was_acted(commune, ba_lan, world):
    acted = reached(world, commune, ba_lan)
    kept = len(remembered._kept)
    assert kept > 0
    assert reached(world, commune, ba_lan) == acted  # with codes that are drawn by lot
    assert len(remembered._kept) == kept


def test_another_hour_and_other_words_are_acted(commune, ba_lan):
    reached(given.an_open_dialogue, commune, ba_lan)
    kept = len(remembered._kept)
    reached(given.an_open_dialogue, commune, ba_lan, venue="Sân trường")
    assert len(remembered._kept) > kept
    kept = len(remembered._kept)
    with clock_at(datetime(2026, 5, 21, 8, 0)):
        reached(given.an_open_dialogue, commune, ba_lan)
    assert len(remembered._kept) > kept


def test_one_row_written_before_and_it_is_acted(commune, ba_lan):
    reached(given.an_open_dialogue, commune, ba_lan)
    kept = len(remembered._kept)
    commune.province = "tỉnh Khác"
    commune.save()
    rows, _ = reached(given.an_open_dialogue, commune, ba_lan)
    assert len(remembered._kept) > kept
    assert "tỉnh Khác" in str(rows)


def test_a_step_that_was_refused_is_not_kept(commune, ba_lan):
    remembered._kept.clear()
    with pytest.raises(Refusal), transaction.atomic():
        given.a_person(commune, "lan", "Trần Thị Lan", given.Role.CLERK)  # she has this role already
    assert not remembered._kept


def test_who_changes_the_program_acts_in_full(commune, monkeypatch):
    assert not remembered.story.remembers
    given.hamlets(commune, "bản Khác")
    assert not remembered._kept
