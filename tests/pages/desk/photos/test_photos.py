"""Boxes are typed without a script, looked at, and burnt into what everyone sees."""

import pytest
from django.test import Client
from django.urls import reverse

from doithoai.actions.enclosing import enclose
from doithoai.actions.opinions import ask_photo_reading as asking
from doithoai.actions.opinions.confirm_mask import confirm_mask
from doithoai.actions.opinions.finish_photo_reading import finish_photo_reading
from doithoai.models import Actor, Job, OpinionFile, PhotoReading, PublicPhoto
from doithoai.rules.enclosures.pictures import clean_picture
from doithoai.rules.photo_reading import Proposal
from tests import given
from tests.rules.enclosures.given_files import a_photo


@pytest.fixture
def photo(commune, ba_lan, in_may) -> OpinionFile:
    given.an_open_dialogue(commune, ba_lan)
    opinion = given.an_opinion(commune)
    given.classify_opinion(opinion, by=ba_lan, field="thuy_loi", urgency="cao", competence="xã")
    confirm_mask(opinion, by=ba_lan, public_words="Mương vỡ.", because="rút gọn cho dễ đọc")
    return enclose(opinion, [clean_picture(a_photo())], at=given.BEFORE)[0]


def address(photo: OpinionFile) -> str:
    return reverse("desk:photo", args=[photo.opinion_id, photo.pk])


ROWS = {"x": ["10", "", "9,6"], "y": ["10", "", "20"], "w": ["100", "", "30"], "h": ["80", "", "abc"]}


def test_what_is_typed_is_drawn_before_it_is_released(photo, lan):
    page = lan.post(address(photo), {**ROWS, "do": "preview"}).content.decode()
    assert '<rect x="10" y="10" width="100" height="80"' in page
    assert page.count("<rect") == 1
    assert not PublicPhoto.objects.exists()


def test_released_it_is_on_the_public_page_and_taken_back_it_is_not(commune, photo, lan):
    assert lan.post(address(photo), {**ROWS, "do": "public"}).status_code == 302
    key = PublicPhoto.objects.get().pk
    picture = reverse("public:photo", args=[commune.slug, key])
    visitor = Client()
    assert picture in visitor.get(reverse("public:questions", args=[commune.slug])).content.decode()
    answer = visitor.get(picture)
    assert (answer.status_code, answer.headers["Content-Type"]) == (200, "image/jpeg")
    assert answer.content == PublicPhoto.objects.get().file.read() != photo.file.read()
    assert "Đã công khai" in lan.get(reverse("desk:opinion", args=[photo.opinion_id])).content.decode()
    lan.post(address(photo), {"do": "private"})
    assert visitor.get(picture).status_code == 404


def test_the_opinion_leads_to_it(photo, lan):
    assert address(photo) in lan.get(reverse("desk:opinion", args=[photo.opinion_id])).content.decode()


def test_another_commune_neither_sees_nor_covers_nor_shows_it(photo, lan, ong_nam, signed_in):
    lan.post(address(photo), {"do": "public"})
    assert signed_in("nam").get(address(photo)).status_code == 404
    key = PublicPhoto.objects.get().pk
    assert Client().get(reverse("public:photo", args=["na-loc", key])).status_code == 404


def test_a_file_of_another_opinion_is_not_found_under_this_one(commune, photo, lan):
    other = given.an_opinion(commune, "Đường thôn lầy lội, đề nghị rải đá.")
    assert lan.get(reverse("desk:photo", args=[other.pk, photo.pk])).status_code == 404


# -- what a machine proposes -------------------------------------------------------------------------


@pytest.fixture
def can_read(monkeypatch):
    """This machine can read photos, whatever is installed on it."""
    monkeypatch.setattr(asking, "can_be_read", lambda: True)


def part(photo: OpinionFile) -> str:
    return reverse("desk:photo_reading", args=[photo.opinion_id, photo.pk])


def read(photo: OpinionFile, *proposed: Proposal, why_not: str = "") -> None:
    clock = Actor.clock(photo.commune_id)
    finish_photo_reading(PhotoReading.objects.get(photo=photo), by=clock, proposed=proposed, why_not=why_not)


def test_asked_for_it_waits_and_then_its_boxes_stand_in_the_table(photo, lan, can_read):
    assert 'hx-trigger="load, submit"' in lan.get(address(photo)).content.decode()
    assert lan.post(part(photo)).status_code == 302  # without a script
    page = lan.get(address(photo)).content.decode()
    assert "Máy đang đọc chữ" in page
    assert 'hx-trigger="every 2s"' in page
    read(
        photo,
        Proposal((10, 20, 100, 30), "phone"),
        Proposal((5, 80, 50, 20), "phone"),
        Proposal((9, 9, 9, 9), "qr"),
    )
    page = lan.get(address(photo)).content.decode()
    assert "<b>số điện thoại</b> (2 chỗ), <b>mã QR</b>." in page
    assert '<rect x="10" y="20" width="100" height="30"' in page
    assert 'name="x" value="5"' in page
    assert "mặt người" in page
    assert not PublicPhoto.objects.exists()


def test_while_the_page_is_open_only_its_part_is_fetched(photo, lan, can_read):
    asked = lan.post(part(photo), headers={"HX-Request": "true"}).content.decode()
    assert "Máy đang đọc chữ" in asked
    assert "<html" not in asked
    read(photo, Proposal((10, 20, 100, 30), "phone"))
    come = lan.get(part(photo), headers={"HX-Request": "true"}).content.decode()
    assert 'data-box="10 20 100 30"' in come
    assert "data-fresh" in come


def test_what_a_person_drew_or_left_out_is_not_proposed_over(photo, lan, can_read):
    lan.post(part(photo))
    read(photo, Proposal((10, 20, 100, 30), "phone"))
    page = lan.post(
        address(photo), {"x": "1", "y": "2", "w": "30", "h": "40", "do": "preview"}
    ).content.decode()
    assert page.count("<rect") == 1
    assert '<rect x="1" y="2"' in page
    lan.post(address(photo), {"do": "public"})
    assert PublicPhoto.objects.get().boxes == []
    assert "<rect" not in lan.get(address(photo)).content.decode()


def test_what_could_not_be_read_is_told_and_the_photo_is_released_all_the_same(photo, lan, can_read):
    lan.post(part(photo))
    read(photo, why_not="Máy không đọc xong chữ trong ảnh này.")
    assert "Máy không đọc xong" in lan.get(address(photo)).content.decode()
    assert lan.post(address(photo), {"do": "public"}).status_code == 302


def test_a_photo_at_which_the_server_always_dies_is_told(photo, lan, can_read):
    lan.post(part(photo))
    Job.objects.update(attempts=2, leased_until=None)
    assert "đọc nhiều lần không xong" in lan.get(address(photo)).content.decode()


def test_without_the_program_the_page_says_so_and_never_asks(photo, lan, monkeypatch):
    monkeypatch.setattr(asking, "can_be_read", lambda: False)
    page = lan.get(address(photo)).content.decode()
    assert "chưa cài bộ nhận dạng chữ" in page
    assert "hx-post" not in page.split('id="khung-de-nghi"')[1].split("</section>")[0]
    assert lan.post(part(photo), headers={"HX-Request": "true"}).status_code == 200
    assert not PhotoReading.objects.exists()


def test_another_commune_and_the_front_ask_nothing_of_it(commune, photo, lan, ong_nam, signed_in, can_read):
    given.ong_hoa(commune)
    assert signed_in("nam").post(part(photo)).status_code == 404
    assert signed_in("hoa").post(part(photo)).status_code == 403
    assert not PhotoReading.objects.exists()
