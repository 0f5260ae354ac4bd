"""The officer's drafts: their own body's only, the hamlet and never the name."""

from datetime import date

import pytest
from django.urls import reverse

from doithoai.actions.preparation.assign_preparation import assign_preparation
from tests import given


@pytest.fixture
def preparation(commune, ba_lan, in_may):
    given.an_open_dialogue(commune, ba_lan)
    group = given.a_group(commune, ba_lan)
    body = given.body("Phòng Kinh tế")
    return assign_preparation(group, by=ba_lan, at=given.BEFORE, body=body, due_on=date(2026, 6, 10))


def test_the_officer_drafts(commune, preparation, signed_in):
    given.ong_tu(commune)
    tu, address = signed_in("tu"), reverse("desk:preparation", args=[preparation.pk])
    assert preparation.group.question in tu.get(reverse("desk:preparations")).content.decode()
    assert "Lê Văn Ba" not in tu.get(address).content.decode()
    assert tu.post(address, {"answer": "Xã sửa xong trước 15/7/2026."}).status_code == 302
    preparation.refresh_from_db()
    assert preparation.answer == "Xã sửa xong trước 15/7/2026."


def test_another_bodys_work_is_not_there(commune, ba_lan, preparation, signed_in):
    elsewhere = given.body("Phòng Văn hóa - Xã hội")
    given.a_person(commune, "sau", "Hà Văn Sáu", given.Role.OFFICER, body=elsewhere)
    sau = signed_in("sau")
    assert sau.get(reverse("desk:preparation", args=[preparation.pk])).status_code == 404
    assert preparation.group.question not in sau.get(reverse("desk:preparations")).content.decode()


def test_too_long_is_refused_and_nothing_is_lost(lan, preparation):
    answer = lan.post(reverse("desk:preparation", args=[preparation.pk]), {"answer": "dài " * 5000})
    assert answer.status_code == 409
    assert "dài dài" in answer.content.decode()


def test_the_wall(preparation, ong_nam, signed_in):
    assert signed_in("nam").get(reverse("desk:preparation", args=[preparation.pk])).status_code == 404


@pytest.mark.parametrize("many", [1, 3])
def test_the_number_of_queries_does_not_grow(
    lan, commune, ba_lan, preparation, django_assert_num_queries, many
):
    for number in range(many):
        group = given.a_group(commune, ba_lan, f"Đường số {number} bị hỏng, đề nghị sửa.")
        assign_preparation(
            group, by=ba_lan, at=given.BEFORE, body=preparation.body, due_on=preparation.due_on
        )
    address = reverse("desk:preparations")
    lan.get(address)
    with django_assert_num_queries(5):  # one of them: what is kept from her
        lan.get(address)
