"""Boxes are typed without a script, looked at, and burnt into what everyone sees."""

import pytest
from django.test import Client
from django.urls import reverse

from doithoai.actions.enclosing import enclose
from doithoai.actions.opinions.confirm_mask import confirm_mask
from doithoai.models import OpinionFile, PublicPhoto
from doithoai.rules.enclosures.pictures import clean_picture
from tests import given
from tests.rules.enclosures.given_files import a_photo


@pytest.fixture
def photo(commune, ba_lan, in_may) -> OpinionFile:
    given.an_open_dialogue(commune, ba_lan)
    opinion = given.an_opinion(commune)
    given.classify_opinion(opinion, by=ba_lan, field="thuy_loi", urgency="cao", competence="xã")
    confirm_mask(opinion, by=ba_lan, public_words="Mương vỡ.")
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
