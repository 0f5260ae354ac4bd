"""A pytest plugin for the second engine: only tests that touch the database are worth telling twice."""

import pytest

TOUCHING = {"db", "transactional_db", "django_db_setup", "live_server"}


def pytest_collection_modifyitems(config: pytest.Config, items: list[pytest.Item]) -> None:
    touching: list[pytest.Item] = []
    others: list[pytest.Item] = []
    for item in items:
        touches = item.get_closest_marker("django_db") or TOUCHING & set(getattr(item, "fixturenames", ()))
        again = touches and not item.get_closest_marker("one_engine")
        (touching if again else others).append(item)
    config.hook.pytest_deselected(items=others)
    items[:] = touching
