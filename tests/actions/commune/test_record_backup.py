"""Each commune of the server knows of a backup; one written over is the same one with a new moment."""

from datetime import timedelta

import pytest

from doithoai.actions.commune.record_backup import record_backup
from doithoai.actions.opinions.divert_opinion import divert_opinion
from doithoai.models import Actor, Backup, serving
from tests import given
from tests.actions.refusals import STRANGER, only_for, refused_beforehand

FILE = "/srv/sao-luu/thu-hai.zip"
LATER = given.BEFORE + timedelta(days=7)


@pytest.fixture
def clock(commune) -> Actor:
    return Actor.clock(commune.pk)


def held() -> dict[str, int]:
    return {each.file: each.erased_since for each in Backup.objects.holding_what_was_erased()}


def test_what_is_erased_afterwards_it_still_holds(commune, clock, ba_lan):
    dialogue = given.an_open_dialogue(commune, ba_lan)
    opinion = given.an_opinion(commune)
    record_backup(commune, by=clock, file=FILE, shows=given.BEFORE)
    assert held() == {}
    divert_opinion(
        opinion, by=ba_lan, at=LATER, kind="denunciation", to="Thanh tra tỉnh", otherwise=given.BY_HAND
    )
    assert held() == {FILE: 1}
    assert dialogue.pk
    record_backup(commune, by=clock, file="/srv/sao-luu/moi.zip", shows=LATER + timedelta(hours=1))
    assert held() == {FILE: 1}


def test_written_over_it_holds_what_is_there_now(commune, clock, ba_lan):
    given.an_open_dialogue(commune, ba_lan)
    record_backup(commune, by=clock, file=FILE, shows=given.BEFORE)
    divert_opinion(
        given.an_opinion(commune),
        by=ba_lan,
        at=LATER,
        kind="denunciation",
        to="Thanh tra tỉnh",
        otherwise=given.BY_HAND,
    )
    record_backup(commune, by=clock, file=FILE, shows=LATER + timedelta(hours=1))
    assert held() == {}
    assert Backup.objects.count() == 1


def test_what_another_commune_erased_is_its_own_affair(commune, clock, ong_nam):
    record_backup(commune, by=clock, file=FILE, shows=given.BEFORE)
    with serving(ong_nam.commune_id):
        assert not Backup.objects.exists()


def test_only_the_machine_says_that_it_made_one(commune, ba_lan, ong_nam):
    assert refused_beforehand(record_backup, commune, by=ba_lan, file=FILE, shows=LATER) == only_for(
        record_backup
    )
    assert refused_beforehand(record_backup, commune, by=ong_nam, file=FILE, shows=LATER) == STRANGER
