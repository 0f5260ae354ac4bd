"""Asked for once, read once; nothing of it is public and nobody waits for it."""

import pytest

from doithoai.actions.enclosing import enclose
from doithoai.actions.opinions import ask_photo_reading as asking
from doithoai.actions.opinions.ask_photo_reading import ask_photo_reading
from doithoai.actions.opinions.divert_opinion import divert_opinion
from doithoai.models import Job, OpinionFile, PhotoReading, PublicPhoto
from doithoai.rules.enclosures import Enclosure, EnclosureKind
from doithoai.rules.enclosures.pictures import clean_picture
from doithoai.rules.photo_reading import NOT_INSTALLED
from tests import given
from tests.actions.refusals import STRANGER, only_for, refused_beforehand
from tests.rules.enclosures.given_files import a_photo


@pytest.fixture(autouse=True)
def installed(monkeypatch):
    """This machine can read photos, whatever is installed on it."""
    monkeypatch.setattr(asking, "can_be_read", lambda: True)


@pytest.fixture
def photo(commune, dialogue) -> OpinionFile:
    return enclose(given.an_opinion(commune), [clean_picture(a_photo())], at=given.BEFORE)[0]


def test_it_waits_for_the_job_loop_and_twice_is_as_once(photo, ba_lan):
    reading = ask_photo_reading(photo, by=ba_lan, at=given.BEFORE)
    assert ask_photo_reading(photo, by=ba_lan) == reading
    assert (reading.by, reading.asked_at, reading.is_waiting) == (ba_lan.name, given.BEFORE, True)
    assert Job.objects.get(kind="read_photo").payload == {"reading": reading.pk}
    assert not PublicPhoto.objects.exists()


def test_it_goes_with_its_photo(photo, ba_lan):
    ask_photo_reading(photo, by=ba_lan)
    OpinionFile.objects.all().erase()
    assert not PhotoReading.objects.exists()


def test_a_recording_is_not_read(photo, ba_lan):
    [spoken] = enclose(
        photo.opinion, [Enclosure(EnclosureKind.SOUND, b"mp3", "audio/mpeg", seconds=3)], at=given.BEFORE
    )
    assert "ghi âm" in refused_beforehand(ask_photo_reading, spoken, by=ba_lan)


def test_a_photo_of_a_child_is_never_public_so_nobody_needs_its_boxes(photo, ba_lan):
    photo.opinion.child = True
    assert "dưới 16 tuổi" in refused_beforehand(ask_photo_reading, photo, by=ba_lan)


def test_what_left_the_dialogue_is_not_read(photo, ba_lan):
    divert_opinion(photo.opinion, by=ba_lan, kind="complaint", to="Ban Tiếp công dân")
    photo.refresh_from_db()
    assert "đã chuyển đến" in refused_beforehand(ask_photo_reading, photo, by=ba_lan)


def test_without_the_program_the_boxes_are_drawn_by_hand(photo, ba_lan, monkeypatch):
    monkeypatch.setattr(asking, "can_be_read", lambda: False)
    assert refused_beforehand(ask_photo_reading, photo, by=ba_lan) == NOT_INSTALLED


def test_the_front_may_not(photo, ong_hoa):
    assert refused_beforehand(ask_photo_reading, photo, by=ong_hoa) == only_for(ask_photo_reading)


def test_ong_nam_may_not(photo, ong_nam):
    assert refused_beforehand(ask_photo_reading, photo, by=ong_nam) == STRANGER
