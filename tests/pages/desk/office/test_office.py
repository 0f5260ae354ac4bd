"""The office: people, hamlets, bodies."""

import re

import pytest
from django.urls import reverse

from doithoai.models import Body, Hamlet, Membership
from tests import given

OFFICE = reverse("desk:office")


def test_add_a_hamlet_a_body_and_a_person(lan, commune):
    lan.post(reverse("desk:new_hamlet"), {"name": "bản Nà Hạ", "households": "96"})
    lan.post(reverse("desk:new_body"), {"name": "Trạm Khuyến nông", "kind": "don_vi"})
    said = {
        "full_name": "Lò Văn Ính", "title": "Trưởng bản", "role": "hamlet_head", "username": "inh",
        "hamlet": Hamlet.objects.get(name="bản Nà Hạ").pk, "password": given.PASSWORD,
    }  # fmt: skip
    assert lan.post(reverse("desk:new_person"), said).status_code == 302
    page = lan.get(OFFICE).content.decode()
    for name in ("bản Nà Hạ", "Trạm Khuyến nông", "Lò Văn Ính", "96"):
        assert name in page


@pytest.mark.parametrize(
    ("page", "said", "says"),
    [
        ("new_hamlet", {"name": "thôn Đồng Mới"}, "Đã có “thôn Đồng Mới”"),
        ("new_body", {"name": "Phòng Kinh tế", "kind": "don_vi"}, "Đã có “Phòng Kinh tế”"),
        ("new_person", {"full_name": "A B", "username": "ab", "role": "officer"}, "phải thuộc một đơn vị"),
        (
            "new_person",
            {"full_name": "A B", "username": "ab", "role": "front", "password": "123"},
            "mật khẩu",
        ),
        ("new_person", {"full_name": "A B", "username": "ab", "role": "admin"}, "Chỉ quản trị"),
    ],
)
def test_a_refusal_keeps_the_form(lan, page, said, says):
    answer = lan.post(reverse(f"desk:{page}"), said)
    assert answer.status_code == 409
    assert says.lower() in answer.content.decode().lower()


def test_only_the_clerk_and_the_administrator(commune, ba_lan, signed_in):
    given.ong_hoa(commune)
    hoa = signed_in("hoa")
    assert hoa.get(OFFICE).status_code == 403
    assert hoa.post(reverse("desk:new_hamlet"), {"name": "bản Lạ"}).status_code == 403
    assert not Hamlet.objects.filter(name="bản Lạ").exists()


def test_ong_nam_sees_his_own_office_only(commune, ba_lan, ong_nam, signed_in):
    nam = signed_in("nam")
    nam.post(reverse("desk:new_body"), {"name": "Trạm Khuyến nông", "kind": "don_vi"})
    assert not Body.objects.filter(name="Trạm Khuyến nông").exists()
    assert "Trần Thị Lan" not in nam.get(OFFICE).content.decode()


def test_the_accused_reads_nothing_by_an_account_that_they_add(lan, commune, signed_in):
    given.ong_binh(commune)
    accusation = given.an_opinion(
        commune, "Tôi tố cáo bà Trần Thị Lan ở Văn phòng vòi tiền.", author="Hà Chín"
    )
    said = {"full_name": "Nguyễn Thị Phụ", "role": "clerk", "username": "phu", "password": given.PASSWORD}
    assert lan.post(reverse("desk:new_person"), said).status_code == 302
    page = reverse("desk:opinion", args=[accusation.pk])
    assert signed_in("phu").get(page).status_code == 404
    assert "Hà Chín" in signed_in("binh").get(page).content.decode()


@pytest.mark.parametrize("many", [1, 3])
def test_the_number_of_queries_does_not_grow(lan, commune, django_assert_num_queries, many):
    for number in range(many):
        given.a_person(commune, f"p{number}", f"Người {number}", given.Role.FRONT)
    assert Membership.objects.count() == many + 1
    lan.get(OFFICE)
    with django_assert_num_queries(9):
        lan.get(OFFICE)


@pytest.mark.parametrize("door", ["new_person", "new_hamlet", "new_body"])
def test_opening_the_address_of_a_form_leads_back_to_the_office(lan, door):
    answer = lan.get(reverse(f"desk:{door}"))
    assert (answer.status_code, answer.headers["Location"]) == (302, OFFICE)


def test_each_label_finds_the_box_of_its_own_form(lan, commune):
    page = lan.get(OFFICE).content.decode()
    names = re.findall(r'\sid="([^"]+)"', page)
    assert len(names) == len(set(names))
    assert set(re.findall(r'<label for="([^"]+)"', page)) <= set(names)
