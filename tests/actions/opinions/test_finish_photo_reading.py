"""A photo waits for the job loop, and is read, or cannot be; only places are kept, never the words."""

import json
from datetime import timedelta

import pytest

from config import jobs
from doithoai.actions import jobs as kinds
from doithoai.actions.enclosing import enclose
from doithoai.actions.opinions import ask_photo_reading as asking
from doithoai.actions.opinions.ask_photo_reading import TRIED_AT_MOST, ask_photo_reading
from doithoai.actions.opinions.finish_photo_reading import finish_photo_reading
from doithoai.models import Actor, Job, OpinionFile, PhotoReading, PublicPhoto
from doithoai.models.clock import now
from doithoai.rules.enclosures.pictures import clean_picture
from doithoai.rules.photo_reading import NotRead, Proposal
from doithoai.rules.plan_reading.outside_programs import can_read_pictures
from tests import given
from tests.actions.refusals import STRANGER, only_for, refused_beforehand
from tests.rules.drawn_photos import a_photo_of

PHONE = Proposal((10, 20, 100, 30), "phone")


@pytest.fixture
def waiting(commune, dialogue, ba_lan, monkeypatch) -> PhotoReading:
    monkeypatch.setattr(asking, "can_be_read", lambda: True)
    photo = enclose(given.an_opinion(commune), [clean_picture(a_photo_of())], at=given.BEFORE)[0]
    return ask_photo_reading(photo, by=ba_lan)


@pytest.fixture
def clock(commune) -> Actor:
    return Actor.clock(commune.pk)


@pytest.mark.skipif(not can_read_pictures(), reason="Tesseract is an optional program")
def test_the_job_reads_the_photo_and_keeps_places_only(waiting):
    assert jobs.run(jobs.take(now()))
    read = PhotoReading.objects.get()
    assert {"phone", "id_card", "email"} <= {box[4] for box in read.boxes}
    assert read.read_at
    assert not read.why_not
    kept = json.dumps(
        [*PhotoReading.objects.values("boxes", "why_not"), *Job.objects.values("payload", "error")]
    )
    assert not [each for each in ("0912", "0402", "panh", "Pành") if each in kept]
    assert not PublicPhoto.objects.exists()


def test_what_cannot_be_read_keeps_its_sentence(waiting, monkeypatch):
    def broken(data: bytes) -> list[Proposal]:
        raise NotRead("Máy không đọc xong.")

    monkeypatch.setattr(kinds, "proposed_boxes", broken)
    assert jobs.run(jobs.take(now()))
    read = PhotoReading.objects.get()
    assert (read.why_not, read.read_at, read.boxes) == ("Máy không đọc xong.", None, [])
    assert not PhotoReading.objects.waiting().exists()


def test_a_file_gone_from_the_disk_is_told_not_tried_again(waiting):
    waiting.photo.file.path.unlink()
    assert jobs.run(jobs.take(now()))
    assert "vẽ khung bằng tay" in PhotoReading.objects.get().why_not


def test_a_photo_erased_meanwhile_is_no_trouble(waiting, monkeypatch):
    def gone_meanwhile(data: bytes) -> list[Proposal]:
        OpinionFile.objects.all().erase()
        return [PHONE]

    monkeypatch.setattr(kinds, "proposed_boxes", gone_meanwhile)
    assert jobs.run(jobs.take(now()))
    assert not PhotoReading.objects.exists()


def test_a_photo_at_which_the_server_always_dies_is_not_tried_for_ever(waiting):
    at = now()
    for _ in range(TRIED_AT_MOST):
        assert jobs.take(at) is not None
        at += timedelta(minutes=11)
    assert jobs.take(at) is None


def test_twice_is_as_once(waiting, clock):
    finish_photo_reading(waiting, by=clock, at=given.BEFORE, proposed=[PHONE])
    finish_photo_reading(waiting, by=clock, proposed=[], why_not="Không đọc được.")
    read = PhotoReading.objects.get()
    assert (read.boxes, read.why_not, read.read_at) == ([[10, 20, 100, 30, "phone"]], "", given.BEFORE)


def test_only_the_clock_does_it(waiting, ba_lan, ong_nam):
    assert refused_beforehand(finish_photo_reading, waiting, by=ba_lan, proposed=[]) == only_for(
        finish_photo_reading
    )
    assert refused_beforehand(finish_photo_reading, waiting, by=ong_nam, proposed=[]) == STRANGER
