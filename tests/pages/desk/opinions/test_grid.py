"""The pile of slips: its next numbers, its photos, and the walls around both."""

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.urls import reverse

from doithoai.actions.opinions.enter_opinion import enter_opinion
from doithoai.actions.opinions.print_slips import print_slips
from doithoai.models import OpinionFile, SlipPhoto
from tests import given
from tests.given_slips import a_photo
from tests.pages.desk.conftest import cost

JSON = {"HTTP_ACCEPT": "application/json"}


@pytest.fixture
def dialogue(commune, ba_lan, in_may):
    found = given.an_open_dialogue(commune, ba_lan)
    print_slips(found, by=ba_lan, count=5)
    return found


@pytest.fixture
def address(dialogue) -> str:
    return reverse("desk:grid", args=[dialogue.pk])


def code_of(dialogue, number: int) -> str:
    return dialogue.slip_batches.get().slips.get(number=number).code


def upload(browser, dialogue, *photos: bytes, **more):
    files = [SimpleUploadedFile(f"{n}.jpg", data, "image/jpeg") for n, data in enumerate(photos)]
    return browser.post(reverse("desk:add_slip_photos", args=[dialogue.pk]), {"photo": files}, **more)


def test_it_begins_with_the_first_slip_nobody_typed_in(commune, lan, ba_lan, dialogue, address):
    enter_opinion(commune, by=ba_lan, words="Mương vỡ ở đầu bản.", slip="1")
    page = lan.get(address)
    assert page.context["told"]["open"] == [2, 3, 4, 5]
    assert 'còn <b id="left">4</b> phiếu chưa nhập' in page.content.decode()


def test_photos_find_their_slips_and_the_rest_waits_for_a_person(lan, dialogue, address):
    told = upload(lan, dialogue, a_photo(code_of(dialogue, 3)), a_photo(), **JSON).json()["photos"]
    assert [each["number"] for each in told] == [3, None]
    page = lan.get(address)
    assert page.context["told"]["photos"] == {3: [told[0]["photo"]]}
    assert page.content.decode().count("Để bên phiếu") == 1
    picture = lan.get(told[0]["photo"])
    assert picture["Content-Type"] == "image/jpeg"
    assert picture.content[:2] == b"\xff\xd8"


def test_a_person_gives_a_photo_its_number_or_takes_it_away(lan, dialogue, address):
    upload(lan, dialogue, a_photo(), a_photo(seed=5))
    first, second = SlipPhoto.objects.all()
    wrong = lan.post(reverse("desk:assign_slip_photo", args=[first.pk]), {"number": "x"})
    assert wrong.status_code == 409
    lan.post(reverse("desk:assign_slip_photo", args=[first.pk]), {"number": " 4 "})
    lan.post(reverse("desk:remove_slip_photo", args=[second.pk]))
    assert SlipPhoto.objects.get().slip.number == 4


def test_without_a_script_the_form_tells_the_same(lan, dialogue, address):
    page = upload(lan, dialogue, a_photo(code_of(dialogue, 2)), b"no photo", follow=True).content.decode()
    assert "Đã nhận 1 ảnh phiếu" in page
    assert "1.jpg" in page
    assert upload(lan, dialogue).status_code == 409


def test_typed_in_its_photo_is_with_the_opinion(commune, lan, ba_lan, dialogue, address):
    upload(lan, dialogue, a_photo(code_of(dialogue, 2)), **JSON)
    opinion = enter_opinion(commune, by=ba_lan, words="Mương vỡ ở đầu bản.", slip="2")
    assert opinion.files.get().kind == OpinionFile.Kind.SLIP
    again = upload(lan, dialogue, a_photo(code_of(dialogue, 2), seed=7), **JSON).json()["photos"]
    assert again == [{"photo": "", "number": None}]


def test_a_hamlet_head_types_without_the_photos(commune, ba_lan, dialogue, address, signed_in, lan):
    upload(lan, dialogue, a_photo())
    given.ba_mai(commune)
    mai = signed_in("mai")
    page = mai.get(address)
    assert "Ảnh chụp phiếu" not in page.content.decode()
    assert page.context["told"]["hamlets"] == ["thôn Đồng Mới"]
    assert mai.get(reverse("desk:slip_photo", args=[SlipPhoto.objects.get().pk])).status_code == 403


def test_another_commune_sees_no_slip_and_no_photo(lan, dialogue, address, ong_nam, signed_in):
    upload(lan, dialogue, a_photo())
    nam, photo = signed_in("nam"), SlipPhoto.objects.get().pk
    assert nam.get(address).status_code == 404
    assert nam.get(reverse("desk:slip_photo", args=[photo])).status_code == 404
    assert upload(nam, dialogue, a_photo()).status_code == 404
    for deed in ("assign_slip_photo", "remove_slip_photo"):
        assert nam.post(reverse(f"desk:{deed}", args=[photo]), {"number": "1"}).status_code == 404
    assert SlipPhoto.objects.count() == 1


def test_the_wrong_role_is_refused(commune, dialogue, address, signed_in):
    given.ong_tu(commune)
    assert signed_in("tu").get(address).status_code == 403


def test_after_the_sitting_it_says_why_not(commune, lan, ba_lan, in_may):
    dialogue = given.an_assignment(commune, ba_lan).dialogue
    page = lan.get(reverse("desk:grid", args=[dialogue.pk])).content.decode()
    assert "đã họp xong" in page
    assert "grid-facts" not in page


def test_three_photos_ask_no_more_than_one(lan, dialogue, address):
    upload(lan, dialogue, a_photo(code_of(dialogue, 1)), a_photo())
    one = cost(lan, address)
    upload(
        lan, dialogue, *(a_photo(code_of(dialogue, n)) for n in (2, 3, 4)), a_photo(seed=2), a_photo(seed=4)
    )
    assert cost(lan, address) == one
