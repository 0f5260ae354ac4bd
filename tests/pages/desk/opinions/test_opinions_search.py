"""A search by somebody who may not know who asked reads the words one by one: not all of very many, and says so."""

import pytest
from django.urls import reverse

from doithoai.models import opinion
from tests import given

SAYS = "ý kiến mới nhất khớp đã được tìm"


@pytest.fixture
def three(commune, ba_lan, in_may, monkeypatch):
    monkeypatch.setattr(opinion, "MANY", 2)
    dialogue = given.an_open_dialogue(commune, ba_lan)
    given.ong_hoa(commune)
    for number in range(3):
        given.a_group(commune, ba_lan, f"Mương số {number} bị vỡ, đề nghị xã sửa.")
    return dialogue


def test_the_front_is_told_that_older_ones_were_left_out(three, signed_in):
    hoa = signed_in("hoa")
    assert SAYS in hoa.get(reverse("desk:opinions"), {"q": "mương"}).content.decode()
    assert SAYS in hoa.get(reverse("desk:groups", args=[three.pk]), {"q": "mương"}).content.decode()


def test_more_words_find_them_and_nothing_is_said(three, signed_in):
    hoa = signed_in("hoa")
    page = hoa.get(reverse("desk:opinions"), {"q": "mương số 0"}).content.decode()
    assert "Mương số 0" in page
    assert SAYS not in page
    assert "Mương số 2" in hoa.get(reverse("desk:opinions"), {"q": "mương"}).content.decode()


def test_the_clerk_searches_all_of_them(three, lan):
    for address in (reverse("desk:opinions"), reverse("desk:groups", args=[three.pk])):
        page = lan.get(address, {"q": "mương"}).content.decode()
        assert SAYS not in page
        assert all(f"Mương số {number}" in page for number in range(3))
