"""What the machine found alike is kept as keys; a job that runs twice changes nothing more."""

import pytest

from doithoai.actions.opinions.ask_likeness import ask_likeness
from doithoai.actions.opinions.finish_likeness import finish_likeness
from doithoai.models import Actor
from tests import given
from tests.actions.refusals import STRANGER, only_for, refused_beforehand


@pytest.fixture
def asked(commune, dialogue, ba_lan):
    given.an_opinion(commune)
    given.an_opinion(commune)
    return ask_likeness(dialogue, by=ba_lan)


def test_kept_once(commune, asked):
    clock = Actor.clock(commune.pk)
    finish_likeness(asked, by=clock, proposals=[[1, 2]], compared=2)
    finish_likeness(asked, by=clock, proposals=[], compared=0)
    asked.refresh_from_db()
    assert (asked.proposals, asked.compared, asked.is_waiting) == ([[1, 2]], 2, False)


def test_a_person_may_not(asked, ba_lan):
    given_ = {"proposals": [], "compared": 0}
    assert refused_beforehand(finish_likeness, asked, by=ba_lan, **given_) == only_for(finish_likeness)


def test_not_for_another_commune(asked, ong_nam):
    given_ = {"proposals": [], "compared": 0}
    assert refused_beforehand(finish_likeness, asked, by=ong_nam, **given_) == STRANGER
