"""Asking for the floor without an account."""

import re

import pytest
from django.test import Client

from doithoai.models import SpeakerRequest
from tests import given


@pytest.fixture
def address(commune, ba_lan) -> str:
    dialogue = given.an_open_dialogue(commune, ba_lan)
    return f"/xa/{commune.slug}/doi-thoai/{dialogue.slug}/dang-ky/"


def register(visitor: Client, address: str, **said: object):
    page = visitor.get(address).content.decode()
    token = re.search(r'name="csrfmiddlewaretoken" value="([^"]+)"', page)
    return visitor.post(address, {"csrfmiddlewaretoken": token[1] if token else "", **said}, follow=True)


def test_ba_sua_registers_and_sees_her_place(commune, visitor: Client, address: str) -> None:
    first = register(
        visitor,
        address,
        name="Vàng Thị Súa",
        help_needed=["nói bằng tiếng dân tộc", "nghe khó"],
        language="Mông",
    )
    assert "Ông/bà là người tiếp theo." in first.content.decode()
    second = register(visitor, address, name="Lò Văn Ính", about="Đường vào bản")
    assert "Trước ông/bà còn 1 người." in second.content.decode()
    assert SpeakerRequest.objects.first().help_needed == "nói bằng tiếng dân tộc (Mông), nghe khó"


def test_registering_twice_tells_ones_place(commune, visitor: Client, address: str) -> None:
    register(visitor, address, name="Vàng Thị Súa")
    again = register(visitor, address, name="Vàng Thị Súa")
    assert again.status_code == 409
    assert "đã đăng ký rồi" in again.content.decode()
    assert SpeakerRequest.objects.count() == 1


def test_without_a_name_it_is_asked_again(commune, visitor: Client, address: str) -> None:
    answer = register(visitor, address, name="", about="Đường vào bản")
    assert answer.status_code == 422
    assert "Đường vào bản" in answer.content.decode()


def test_when_it_is_over_the_form_gives_way_to_the_reason(commune, ba_lan, visitor: Client) -> None:
    dialogue = given.a_dialogue_in_session(commune, ba_lan)
    given.close_conference(dialogue, by=ba_lan, at=given.ON_THE_DAY)
    shown = visitor.get(f"/xa/{commune.slug}/doi-thoai/{dialogue.slug}/dang-ky/").content.decode()
    assert "<form" not in shown
    assert "Chờ kết luận" in shown


def test_a_made_up_place_is_nobodys(commune, visitor: Client, address: str) -> None:
    assert visitor.get(f"{address}1:made-up/").status_code == 404
