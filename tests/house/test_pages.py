"""Every page says who may open it."""

from collections.abc import Iterator
from typing import Any

from django.urls import get_resolver

from doithoai.rules.procedure import Role


def views(patterns: Any, before: str = "") -> Iterator[tuple[str, Any]]:
    for pattern in patterns:
        address = before + str(pattern.pattern)
        if hasattr(pattern, "url_patterns"):
            yield from views(pattern.url_patterns, address)
        else:
            yield address, pattern.callback


ALL = dict(views(get_resolver().url_patterns))


def test_every_address_names_its_roles():
    assert {address for address, view in ALL.items() if not getattr(view, "roles", None)} == set()
    assert {role for view in ALL.values() for role in view.roles} <= set(Role)


def test_no_page_of_an_official_is_open_to_everyone():
    """A desk or hall page that names the citizen among officials is a slip."""
    mixed = {address for address, view in ALL.items() if Role.CITIZEN in view.roles and len(view.roles) > 1}
    assert mixed == set()
