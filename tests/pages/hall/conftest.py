"""The hall on the day: three guests, two groups, two people waiting to speak."""

from collections.abc import Callable
from types import SimpleNamespace

import pytest
from django.test import Client

from doithoai.actions.conference.open_conference import open_conference
from doithoai.actions.invitations.register_to_speak import register_to_speak
from doithoai.models import Actor, Commune, Hamlet, Invitation, User
from tests import given
from tests.remembered import remembered


@pytest.fixture
def hall(commune, ba_lan) -> SimpleNamespace:
    """The conference is open; `hall.at` names its screens."""
    day = the_day(commune, ba_lan)
    day.at = lambda path="": f"/hoi-truong/{day.dialogue.pk}/{path}"
    return day


@remembered
def the_day(commune: Commune, ba_lan: Actor) -> SimpleNamespace:
    dialogue = given.an_open_dialogue(commune, ba_lan, attendance_min=2, attendance_max=100)
    new, old = Hamlet.objects.all()
    given.ong_binh(commune), given.co_thu(commune), given.ba_mai(commune), given.ong_tu(commune)
    guests = [
        given.a_guest(dialogue, ba_lan, "Vàng Thị Súa", hamlet=new),
        given.a_guest(dialogue, ba_lan, "Lò Văn Đức", hamlet=old),
        given.a_guest(
            dialogue, ba_lan, "Đỗ Quang Hải", kind=Invitation.Kind.DELEGATE, position="Trưởng trạm Y tế"
        ),
    ]
    opinion = given.an_opinion(commune, hamlet=new)
    group = given.a_group(commune, ba_lan, "Nước sạch thôn Bãi Cát hay mất, đề nghị sửa bể lọc.")
    speakers = [
        register_to_speak(
            dialogue, by=ba_lan, at=given.BEFORE, name="Hà Thị Mận", hamlet=old, about="Nước sạch",
            opinion=group.opinions.first(),
        ),
        register_to_speak(dialogue, by=ba_lan, at=given.BEFORE, name="Lê Văn Ba", hamlet=new, about="Mương vỡ"),
    ]  # fmt: skip
    open_conference(dialogue, by=ba_lan, at=given.ON_THE_DAY)
    return SimpleNamespace(
        dialogue=dialogue, guests=guests, group=group, opinion=opinion, speakers=speakers, new=new, old=old,
    )  # fmt: skip


@pytest.fixture
def signed_in(db) -> Callable[[str], Client]:
    """A browser in which this person signed in."""

    def browser(username: str) -> Client:
        client = Client()
        client.force_login(User.objects.get(username=username))
        return client

    return browser


HTMX = {"HTTP_HX_REQUEST": "true"}
