"""The hamlet's page: a shell with nothing of anybody in it, and what is a person's own only for them."""

import json
import re

import pytest
from django.test import Client
from django.urls import reverse

from doithoai.models import EmergencyDuty, Hamlet, User
from doithoai.rules.consent import SHOW_HAMLET, SHOW_NAME
from doithoai.rules.triage.cues import danger_now
from tests import given
from tests.pages.desk.conftest import cost

SHELL, WORKER, MINE = (reverse(f"desk:{name}") for name in ("relay", "relay_worker", "relay_mine"))


@pytest.fixture
def mai(commune, ba_lan, signed_in) -> Client:
    given.an_open_dialogue(commune, ba_lan)
    given.ba_mai(commune)
    return signed_in("mai")


def test_the_shell_is_the_same_for_everyone_and_gives_no_cookie(commune, mai):
    hers, strangers = mai.get(SHELL), Client().get(SHELL)
    assert hers.content == strangers.content
    assert not strangers.cookies
    page = hers.content.decode()
    assert "Đỗ Thị Mai" not in page
    assert "csrf" not in page.lower()


def test_the_worker_keeps_only_the_shell_and_what_it_is_made_of(mai):
    answer = Client().get(WORKER)
    assert answer["Content-Type"].startswith("text/javascript")
    assert answer["Cache-Control"] == "no-cache"
    kept = json.loads(
        re.search(r"const KEPT = (\[.*\]);", answer.content.decode())[1].replace("SHELL", f'"{SHELL}"')
    )
    assert kept[0] == SHELL
    assert all(each.startswith("/static/") for each in kept[1:])
    assert MINE not in kept
    page = Client().get(SHELL).content.decode()
    assert set(re.findall(r'(?:src|href)="(/static/[^"#]+)', page)) <= set(kept)


def test_what_is_hers_is_hers_alone(commune, mai, signed_in):
    told = mai.get(MINE)
    assert "no-store" in told["Cache-Control"]
    mine = told.json()
    own = Hamlet.objects.get(name="thôn Đồng Mới")
    assert (mine["name"], mine["hamlets"]) == ("Đỗ Thị Mai", [{"id": own.pk, "name": own.name}])
    given.ong_hoa(commune)
    his = signed_in("hoa").get(MINE).json()
    assert his["seal"] != mine["seal"]
    assert len(his["hamlets"]) == Hamlet.objects.count()
    assert mai.get(MINE).json()["seal"] == mine["seal"]  # what was left on the telephone opens again


def test_another_commune_is_another_world(commune, mai, ong_nam, signed_in):
    told = signed_in("nam").get(MINE).json()
    assert told["hamlets"] == []
    assert told["seal"] != mai.get(MINE).json()["seal"]


def test_signed_out_and_the_wrong_role_are_told_apart(commune, mai, signed_in):
    given.ong_tu(commune)
    assert Client().get(MINE).status_code == 302
    assert signed_in("tu").get(MINE).status_code == 403


def test_three_answers_ask_no_more_than_one(commune, ba_lan, signed_in, mai):
    from tests.pages.desk.deliveries.test_deliveries import answered

    answered(commune, ba_lan, 1)
    one = cost(mai, MINE)
    answered(commune, ba_lan, 2)
    assert len(mai.get(MINE).json()["answers"]) == 3
    assert cost(mai, MINE) == one
    assert User.objects.filter(username="mai").exists()


def test_consent_is_asked_in_the_sentences_that_are_logged_and_nothing_is_ticked():
    page = Client().get(SHELL).content.decode()
    assert SHOW_HAMLET.words in page
    assert SHOW_NAME.words in page
    assert 'name="child"' in page
    assert "checked" not in page


def test_words_may_be_spoken_there_and_only_heard_from_its_own_memory():
    answer = Client().get(SHELL)
    assert "microphone=(self)" in answer["Permissions-Policy"]
    assert "media-src 'self' blob:" in answer["Content-Security-Policy"]


def test_the_shell_carries_the_plain_words_of_danger_and_the_number_comes_with_the_person(commune, mai):
    page = Client().get(SHELL).content.decode()
    carried = json.loads(re.search(r'<script id="danger-now"[^>]*>(.*?)</script>', page)[1])
    assert "đang sạt" in carried["words"]
    assert carried == json.loads(json.dumps(danger_now()))
    for number in (112, 113, 114, 115):
        assert f'href="tel:{number}"' in page
    EmergencyDuty.objects.create(commune=commune, phone="0212 3800 112")
    assert "0212" not in Client().get(SHELL).content.decode()
    assert mai.get(MINE).json()["duty"] == {
        "name": "", "phone": "0212 3800 112", "office": commune.phone
    }  # fmt: skip
