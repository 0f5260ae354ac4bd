"""Browsers in which somebody of the commune has signed in."""

import re
from collections.abc import Callable, Iterator
from datetime import datetime
from html import unescape

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext

from doithoai.models import User
from doithoai.models.clock import clock_at
from tests import given


@pytest.fixture
def signed_in(db) -> Callable[[str], Client]:
    """A browser in which this person signed in."""

    def browser(username: str) -> Client:
        client = Client()
        client.force_login(User.objects.get(username=username))
        return client

    return browser


@pytest.fixture
def lan(ba_lan, signed_in) -> Client:
    """Bà Lan, the clerk, at her desk."""
    return signed_in("lan")


@pytest.fixture
def in_may() -> Iterator[None]:
    """The days of planning: it is 20 May 2026."""
    with clock_at(given.PLANNED):
        yield


@pytest.fixture
def in_june() -> Iterator[None]:
    """Four days after the sitting: it is 22 June 2026."""
    with clock_at(datetime(2026, 6, 22, 9, 0)):
        yield


def cost(client: Client, address: str) -> int:
    """How many queries a page makes: the same for one thing and for three, or it will not last."""
    with CaptureQueriesContext(connection) as made:
        assert client.get(address).status_code == 200
    return len(made)


def shut_doors(client: Client, *addresses: str) -> list[str]:
    """The links on these pages that do not open for whoever looks at them."""
    pages = "".join(client.get(address).content.decode() for address in addresses)
    links = {unescape(link).split("#")[0] for link in re.findall(r'href="(/[^"]*)"', pages)}
    links = {link for link in links if not link.startswith("/static/")} - {*addresses}
    return sorted(link for link in links if client.get(link).status_code not in (200, 302))
