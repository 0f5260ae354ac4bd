"""Bà Lan's commune, and one that is not hers."""

import pytest

from doithoai.models import Commune, Hamlet, serving
from tests import given


@pytest.fixture
def elsewhere(db) -> Commune:
    commune = given.a_commune("Nà Lốc", "na-loc")
    with serving(commune):
        given.hamlets(commune, "bản Nà Lốc")
    return commune


@pytest.fixture
def their_hamlet(elsewhere) -> Hamlet:
    with serving(elsewhere):
        return Hamlet.objects.get()
