"""A pytest plugin for the second engine: only tests that touch the database are worth telling twice.

Verbs, nouns and what is drawn from them are all told on both engines. Of pages only those are that search, sort, page
and count: the others ask the database nothing that is not asked there.
"""

import pytest

TOUCHING = {"db", "transactional_db", "django_db_setup", "live_server"}
PAGES = "tests/pages/"
ASKING = tuple(
    PAGES + each for each in ("desk/opinions/", "desk/groups/", "desk/follow_up/", "desk/today/", "public/")
)


def pytest_collection_modifyitems(config: pytest.Config, items: list[pytest.Item]) -> None:
    again = {item: touches(item) and not is_told_once(item) for item in items}
    config.hook.pytest_deselected(items=[item for item in items if not again[item]])
    items[:] = [item for item in items if again[item]]


def touches(item: pytest.Item) -> bool:
    return bool(item.get_closest_marker("django_db") or TOUCHING & set(getattr(item, "fixturenames", ())))


def is_told_once(item: pytest.Item) -> bool:
    asks_little = item.nodeid.startswith(PAGES) and not item.nodeid.startswith(ASKING)
    return asks_little or item.get_closest_marker("one_engine") is not None
