"""The front door: who is let in, who is asked to wait, and what stays behind on the office computer."""

import pytest
from django.test import Client
from django.urls import reverse

from doithoai.models import User
from doithoai.pages.door.views import OF_A_NAME_THERE
from doithoai.rules import calendar_files
from tests import given

SIGN_IN = reverse("sign_in")


@pytest.fixture
def lan(ba_lan) -> Client:
    """Bà Lan, the clerk, at her desk."""
    client = Client()
    client.force_login(User.objects.get(username="lan"))
    return client


def tries(password: str, *, from_: str) -> str:
    said = {"username": "lan", "password": password}
    answer = Client().post(SIGN_IN, said, REMOTE_ADDR=from_)
    return answer.url if answer.status_code == 302 else answer.content.decode()


@pytest.fixture
def password(ba_lan) -> str:
    lan = User.objects.get(username="lan")
    lan.set_password("suối trong đá trắng")
    lan.save()
    return "suối trong đá trắng"


def test_one_network_cannot_shut_the_clerk_out_elsewhere(password):
    for _ in range(OF_A_NAME_THERE + 20):
        tries("đoán mò", from_="198.51.100.9")
    assert "Đăng nhập sai nhiều lần" in tries(password, from_="198.51.100.9")
    assert tries(password, from_="192.0.2.1") == reverse("home")


def test_a_page_of_the_desk_is_kept_by_no_browser(commune, ba_lan, lan):
    for name in ("desk:today", "desk:opinions", "desk:office"):
        assert lan.get(reverse(name))["Cache-Control"] == "private, no-store"


@pytest.mark.parametrize("chosen", ["²", "9" * 5000, "", "x"])
def test_a_commune_that_makes_no_sense_is_asked_again(commune, ba_lan, lan, chosen):
    assert lan.post(reverse("choose_commune"), {"commune": chosen}).status_code == 200


@pytest.mark.parametrize(
    "onward", ["//evil.example", "https://evil.example", "/\\evil.example", "javascript:1"]
)
def test_a_sign_in_leads_nowhere_else(password, onward):
    said = {"username": "lan", "password": password, "next": onward}
    assert Client().post(SIGN_IN, said).url == reverse("home")


def test_a_new_sign_in_is_a_new_session(password):
    browser = Client()
    browser.cookies["sessionid"] = "planted-by-somebody-else-0000000"
    browser.post(SIGN_IN, {"username": "lan", "password": password})
    assert browser.cookies["sessionid"].value != "planted-by-somebody-else-0000000"


def test_a_calendar_that_somebody_broke_by_hand_is_a_sentence(commune, ba_lan, lan, monkeypatch, tmp_path):
    given.an_open_dialogue(commune, ba_lan)
    (tmp_path / "2026.toml").write_text("year = ")
    monkeypatch.setattr(calendar_files, "CALENDARS", tmp_path)
    answer = lan.get(reverse("desk:closures"))
    assert answer.status_code == 503
    assert "Tệp lịch nghỉ chưa dùng được nên không tính được thời hạn: 2026.toml" in answer.content.decode()
