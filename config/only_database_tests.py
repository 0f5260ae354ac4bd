"""A pytest plugin for the second engine: only tests that touch the database are worth telling twice."""

import pytest

TOUCHING = {"db", "transactional_db", "django_db_setup", "live_server"}
DESK = tuple(
    f"tests/pages/desk/{each}/" for each in ("letters", "own_calendar", "paper_checks", "papers", "sheets")
)
DRAWING = (*DESK, "tests/pages/hall/test_roles", "tests/pages/province/")
"""Pages that draw what verbs made. The verbs are tested on both engines; about drawing the second says nothing new."""


def pytest_collection_modifyitems(config: pytest.Config, items: list[pytest.Item]) -> None:
    touching: list[pytest.Item] = []
    others: list[pytest.Item] = []
    for item in items:
        touches = item.get_closest_marker("django_db") or TOUCHING & set(getattr(item, "fixturenames", ()))
        once = item.get_closest_marker("one_engine") or item.nodeid.startswith(DRAWING)
        again = touches and not once
        (touching if again else others).append(item)
    config.hook.pytest_deselected(items=others)
    items[:] = touching
