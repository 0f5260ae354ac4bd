"""At the door: by code, by name without accents, and people who just came."""

import pytest

from doithoai.actions.conference.check_in import check_in
from doithoai.models import Arrival, serving
from tests import given
from tests.pages.hall.conftest import HTMX


def search(client, hall, words):
    return client.get(hall.at("diem-danh/tim/"), {"q": words})


@pytest.mark.parametrize(
    ("typed", "found"),
    [
        ("sua", ["Vàng Thị Súa"]),
        ("duc", ["Lò Văn Đức"]),
        ("đỗ quang", ["Đỗ Quang Hải"]),
        ("van lo", ["Lò Văn Đức"]),
        ("bai cat", ["Lò Văn Đức"]),
        ("y te", ["Đỗ Quang Hải"]),
        ("ua", []),
        ("  ", []),
    ],
)
def test_a_guest_is_found_as_the_name_is_typed(hall, signed_in, typed, found):
    assert [guest.name for guest in search(signed_in("mai"), hall, typed).context["guests"]] == found


def test_a_code_finds_its_guest(hall, signed_in):
    guest = hall.guests[1]
    typed = guest.code.lower().replace("-", " ")
    assert search(signed_in("mai"), hall, typed).context["guests"] == [guest]


def test_ba_mai_taps_once_and_the_guest_is_in(hall, signed_in):
    response = signed_in("mai").post(hall.at(f"diem-danh/{hall.guests[0].pk}/co-mat/"), **HTMX)
    assert (response.status_code, response["HX-Trigger"]) == (200, "changed")
    assert Arrival.objects.get().by == "Đỗ Thị Mai"


def test_the_second_desk_is_told_who_was_first(hall, signed_in):
    address = hall.at(f"diem-danh/{hall.guests[0].pk}/co-mat/")
    signed_in("lan").post(address, **HTMX)
    response = signed_in("mai").post(address, **HTMX)
    assert response.status_code == 409
    assert "Vàng Thị Súa đã điểm danh lúc" in response.content.decode()
    assert Arrival.objects.count() == 1


@pytest.mark.parametrize(
    "typed", ["{code}", "http://xa.example/hoi-truong/vao/{code}/", "https://x/vao/{code}"]
)
def test_a_scanner_types_the_code_or_the_whole_address(hall, signed_in, typed):
    typed = typed.format(code=hall.guests[0].code)
    assert signed_in("mai").post(hall.at("diem-danh/ma/"), {"q": typed}, **HTMX).status_code == 200
    assert Arrival.objects.get().invitation == hall.guests[0]


@pytest.mark.parametrize("typed", ["", "Nguyễn", "bai cat", "y te", "7JC-Z65-VUG", "http://xa.example/"])
def test_what_is_no_code_is_told_so(hall, signed_in, typed):
    response = signed_in("mai").post(hall.at("diem-danh/ma/"), {"q": typed}, **HTMX)
    assert response.status_code == 422
    assert "không có giấy mời" in response.content.decode()


@pytest.mark.parametrize("typed", ["Súa", "vang thi", "sua vang"])
def test_enter_on_a_name_only_one_guest_has_checks_in(hall, signed_in, typed):
    response = signed_in("mai").post(hall.at("diem-danh/ma/"), {"q": typed}, **HTMX)
    assert "Vàng Thị Súa đã có mặt" in response.content.decode()
    assert Arrival.objects.get().invitation == hall.guests[0]


def test_enter_on_a_name_two_guests_have_checks_in_nobody(hall, signed_in):
    response = signed_in("mai").post(hall.at("diem-danh/ma/"), {"q": "va"}, **HTMX)  # Vàng, Văn
    assert (response.status_code, Arrival.objects.count()) == (422, 0)


def test_a_walk_in_by_name_and_hamlet(hall, signed_in):
    signed_in("mai").post(
        hall.at("diem-danh/khong-giay-moi/"), {"name": "Quàng Văn Dũng", "hamlet": hall.new.pk}, **HTMX
    )
    arrival = Arrival.objects.get()
    assert (arrival.name, arrival.hamlet, arrival.kind, arrival.invitation) == (
        "Quàng Văn Dũng",
        hall.new,
        "citizen",
        None,
    )


def test_a_walk_in_without_a_name_is_asked_for_it(hall, signed_in):
    response = signed_in("mai").post(
        hall.at("diem-danh/khong-giay-moi/"), {"name": " ", "hamlet": ""}, **HTMX
    )
    assert response.status_code == 422
    assert "Họ và tên" in response.content.decode()


def test_a_hamlet_of_another_commune_is_no_choice(hall, ong_nam, signed_in):
    from doithoai.models import Commune

    with serving(Commune.objects.get(slug="na-loc")):
        foreign = given.hamlets(Commune.objects.get(slug="na-loc"))[0]
    given_form = {"name": "Quàng Văn Dũng", "hamlet": foreign.pk}
    assert signed_in("mai").post(hall.at("diem-danh/khong-giay-moi/"), given_form, **HTMX).status_code == 422


def test_without_javascript_the_desk_comes_back(hall, signed_in):
    here = hall.at("diem-danh/")
    response = signed_in("mai").post(hall.at(f"diem-danh/{hall.guests[0].pk}/co-mat/"), {"back": here})
    assert (response.status_code, response.url) == (302, here)


@pytest.mark.parametrize("back", ["https://elsewhere.example/", "//elsewhere.example/", "/dang-xuat/", ""])
def test_the_way_back_is_always_ours(hall, signed_in, back):
    response = signed_in("mai").post(hall.at(f"diem-danh/{hall.guests[0].pk}/co-mat/"), {"back": back})
    assert response.url == "/"


def test_the_other_desk_sees_the_arrival_in_its_next_fragment(hall, ba_lan, signed_in):
    mai = signed_in("mai")
    before = mai.get(hall.at("diem-danh/so-nguoi/")).content.decode()
    check_in(hall.guests[0], by=ba_lan, at=given.ON_THE_DAY)
    after = mai.get(hall.at("diem-danh/so-nguoi/")).content.decode()
    assert ("Vàng Thị Súa" in before, "Vàng Thị Súa" in after) == (False, True)


@pytest.mark.parametrize(("words", "guests"), [("sua", 1), ("d", 3)])
def test_the_list_takes_the_same_number_of_queries(
    hall, ba_lan, signed_in, django_assert_num_queries, words, guests
):
    for guest in hall.guests[:guests]:
        check_in(guest, by=ba_lan, at=given.ON_THE_DAY)
    mai = signed_in("mai")
    with django_assert_num_queries(6):
        assert len(search(mai, hall, words).context["guests"]) == guests
    with django_assert_num_queries(7):
        mai.get(hall.at("diem-danh/so-nguoi/"))


def test_the_qr_of_an_invitation_is_one_tap_for_a_steward(hall, signed_in):
    mai, address = signed_in("mai"), f"/hoi-truong/vao/{hall.guests[0].code}/"
    assert "Vàng Thị Súa" in mai.get(address).content.decode()
    assert mai.post(address, {"back": address}).status_code == 302
    assert "Đã điểm danh lúc" in mai.get(address).content.decode()


def test_a_guest_who_scans_the_invitation_learns_nothing_about_anybody(hall, client):
    response = client.get(f"/hoi-truong/vao/{hall.guests[0].code}/")
    assert response.status_code == 200
    assert "Súa" not in response.content.decode()


def test_an_invitation_of_another_commune_does_not_exist(hall, ong_nam, signed_in):
    assert signed_in("nam").get(f"/hoi-truong/vao/{hall.guests[0].code}/").status_code == 404


def test_a_screen_that_shows_it_already_is_left_alone(hall, ba_lan, signed_in):
    mai = signed_in("mai")
    seen = search(mai, hall, "sua").context["seen"]
    again = lambda: mai.get(hall.at("diem-danh/tim/"), {"q": "sua", "seen": seen}).status_code  # noqa: E731
    check_in(hall.guests[1], by=ba_lan, at=given.ON_THE_DAY)
    somebody_else_came = again()
    check_in(hall.guests[0], by=ba_lan, at=given.ON_THE_DAY)
    assert (somebody_else_came, again()) == (204, 200)
