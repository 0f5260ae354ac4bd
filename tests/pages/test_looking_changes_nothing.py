"""Whoever follows a link has done nothing: every deed is a POST, which a form with its token must send."""

import itertools
import re
from collections.abc import Iterator

import pytest
from django.test import Client
from django.urls import URLPattern, get_resolver, reverse
from django.urls.resolvers import RoutePattern

from doithoai.actions.opinions.confirm_mask import confirm_mask
from doithoai.actions.opinions.merge_opinions import merge_opinions
from doithoai.models import Deed, Dialogue, Invitation, Opinion, User
from tests import given

FEW = ("1", "2", "3", "4")


def addresses(patterns: list, before: str = "") -> Iterator[str]:
    """Every address of the program, with small numbers for numbers."""
    for each in patterns:
        path = before + str(each.pattern)
        if not isinstance(each, URLPattern):
            yield from addresses(each.url_patterns, path)
        elif isinstance(each.pattern, RoutePattern):
            for chosen in itertools.product(*map(choices, re.findall(r"<(?:\w+:)?(\w+)>", path))):
                yield "/" + re.sub(r"<[^>]+>", "{}", path).format(*chosen)


def choices(name: str) -> tuple[str, ...]:
    known = {
        "form": ("pdf",), "kind": ("ke-hoach", "bien-ban"), "move": ("hoan", "doi-ngay"), "receipt": ("x",),
        "commune": ("thanh-son",), "dialogue": (Dialogue.objects.all()[0].slug,), "paper": ("01-kh-ubnd",),
        "code": (Opinion.objects.all()[0].code, Invitation.objects.get().code),
    }  # fmt: skip
    return known.get(name, FEW)


@pytest.fixture
def world(commune, ba_lan) -> None:
    """One dialogue in follow-up with an answer owed, one open with two in a group, one shown to all."""
    given.an_assignment(commune, ba_lan)
    given.a_guest(given.an_open_dialogue(commune, ba_lan), ba_lan)
    group = given.a_group(commune, ba_lan, "Đường vào thôn lầy lội, đề nghị rải đá.")
    other = given.an_opinion(commune, "Đường lầy, xe không vào được.")
    merge_opinions(group, by=ba_lan, opinions=[other])
    confirm_mask(other, by=ba_lan, public_words="Đường lầy, xe không vào được.")


@pytest.mark.one_engine
def test_no_address_does_anything_when_it_is_only_looked_at(world):
    clerk = Client()
    clerk.force_login(User.objects.get(username="lan"))
    done = Deed.objects.count()
    for address in addresses(get_resolver().url_patterns):
        clerk.get(address)
        assert Deed.objects.count() == done, address


def test_a_deed_after_the_session_ended_leads_back_to_its_page(commune):
    began = reverse("desk:follow_up") + "?tinh_trang=cho"
    answer = Client().post(reverse("desk:remind", args=[1]), headers={"Referer": f"http://testserver{began}"})
    assert answer.url == f"{reverse('sign_in')}?next=/theo-doi/%3Ftinh_trang%3Dcho"
    answer = Client().post(reverse("desk:remind", args=[1]), headers={"Referer": "https://evil.example/x"})
    assert answer.url == f"{reverse('sign_in')}?next=/"
