"""The regulations as people read them, and a new one written in a form."""

import tomllib

import pytest
from django.test import Client
from django.urls import reverse

from doithoai.models import User
from doithoai.rules.regulation import load_all
from tests import given

LIST, NEW = reverse("province:regulations"), reverse("province:new_regulation")


def browser(username: str) -> Client:
    client = Client()
    client.force_login(User.objects.get(username=username))
    return client


@pytest.fixture
def chi_ha(commune) -> Client:
    """Chị Hà, of the province, who sees the commune from above."""
    given.a_person(commune, "ha", "Nông Thị Hà", given.Role.SUPERVISOR)
    return browser("ha")


def test_every_regulation_is_listed_and_opens(chi_ha):
    page = chi_ha.get(LIST).content.decode()
    for each in load_all().values():
        address = reverse("province:regulation", args=[each.id])
        assert address in page
        one = chi_ha.get(address)
        assert one.status_code == 200
    assert chi_ha.get(reverse("province:regulation", args=["khong_co"])).status_code == 404


def test_a_number_stands_beside_its_words(chi_ha):
    page = chi_ha.get(reverse("province:regulation", args=["son_la"])).content.decode()
    assert "15 ngày làm việc sau thông báo kết luận" in page
    assert "từ khi có thông báo kết luận của Chủ tịch UBND xã" in page
    assert "Chưa đọc toàn văn" in page
    vague = chi_ha.get(reverse("province:regulation", args=["thai_nguyen"])).content.decode()
    assert "trong thời gian ngắn nhất" in vague


def test_the_file_is_the_file_of_the_program(chi_ha):
    answer = chi_ha.get(reverse("province:regulation_file", args=["hai_duong"]))
    assert tomllib.loads(answer.content.decode())["id"] == "hai_duong"
    assert 'filename="hai_duong.toml"' in answer.headers["Content-Disposition"]


def test_who_may_read_and_who_may_write(commune, ba_lan):
    given.ong_tu(commune)
    given.a_person(commune, "quan", "Đỗ Văn Quân", given.Role.ADMIN)
    lan, tu, quan = browser("lan"), browser("tu"), browser("quan")
    assert lan.get(LIST).status_code == 200
    assert NEW not in lan.get(LIST).content.decode()
    assert lan.get(NEW).status_code == lan.post(NEW, {}).status_code == 403
    assert quan.get(NEW).status_code == 200
    assert (
        tu.get(LIST).status_code == tu.get(reverse("province:regulation", args=["son_la"])).status_code == 200
    )
    assert (NEW in tu.get(LIST).content.decode(), tu.get(NEW).status_code) == (False, 403)
    assert Client().get(LIST).status_code == 302
