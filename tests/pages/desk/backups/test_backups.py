"""Whoever keeps the server sees which backups still hold what was erased, and says when one is gone."""

from datetime import timedelta

import pytest
from django.urls import reverse

from doithoai.actions.commune.record_backup import record_backup
from doithoai.actions.opinions.divert_opinion import divert_opinion
from doithoai.models import Actor, Backup
from tests import given

PAGE = "/co-quan/sao-luu/"


@pytest.fixture
def old(commune, ba_lan, tmp_path) -> Backup:
    """A backup, and a denunciation erased a day after it was made."""
    (tmp_path / "cu.zip").write_bytes(b"PK")
    given.an_open_dialogue(commune, ba_lan)
    opinion = given.an_opinion(commune)
    clock = Actor.clock(commune.pk)
    made = record_backup(commune, by=clock, file=str(tmp_path / "cu.zip"), shows=given.BEFORE)
    after = given.BEFORE + timedelta(days=1)
    divert_opinion(
        opinion, by=ba_lan, at=after, kind="denunciation", to="Thanh tra tỉnh", otherwise=given.BY_HAND
    )
    return made


def test_it_is_told_on_the_page_and_at_the_office(old, lan):
    page = lan.get(PAGE).content.decode()
    assert "1 bản sao lưu còn giữ điều đã xóa" in page
    assert old.file in page
    assert "Còn tệp" in page
    assert PAGE in lan.get(reverse("desk:office")).content.decode()
    assert "còn giữ điều đã xóa" in lan.get(reverse("desk:office")).content.decode()


def test_it_can_be_said_gone_only_when_it_is(old, lan, tmp_path):
    refused = lan.post(reverse("desk:backup_gone", args=[old.pk]))
    assert refused.status_code == 409
    assert "Tệp vẫn còn ở" in refused.content.decode()
    (tmp_path / "cu.zip").unlink()
    assert "Không thấy tệp" in lan.get(PAGE).content.decode()
    assert lan.post(reverse("desk:backup_gone", args=[old.pk])).status_code == 302
    assert "còn giữ điều đã xóa</strong>" not in lan.get(PAGE).content.decode()


def test_without_any_it_says_how_one_is_made(commune, lan):
    page = lan.get(PAGE).content.decode()
    assert "doithoai backup" in page
    assert "USB" in page


def test_a_hamlet_head_and_another_commune_see_nothing_of_it(commune, old, ong_nam, signed_in):
    given.ba_mai(commune)
    assert signed_in("mai").get(PAGE).status_code == 403
    nam = signed_in("nam")
    assert old.file not in nam.get(PAGE).content.decode()
    assert nam.post(reverse("desk:backup_gone", args=[old.pk])).status_code == 404
