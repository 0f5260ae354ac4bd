"""The people of the stories, and the moment at which they act when a test does not say."""

import pytest

from doithoai.models import Actor, Assignment, Dialogue, OpinionGroup
from doithoai.models.clock import clock_at
from tests import given


@pytest.fixture(autouse=True)
def _the_day_the_plan_is_written():
    with clock_at(given.BEFORE):
        yield


@pytest.fixture
def ong_binh(commune) -> Actor:
    return given.ong_binh(commune)


@pytest.fixture
def co_thu(commune) -> Actor:
    return given.co_thu(commune)


@pytest.fixture
def ong_tu(commune) -> Actor:
    return given.ong_tu(commune)


@pytest.fixture
def ba_mai(commune) -> Actor:
    return given.ba_mai(commune)


@pytest.fixture
def ong_hoa(commune) -> Actor:
    return given.ong_hoa(commune)


@pytest.fixture
def ong_ba(commune) -> Actor:
    return given.ong_ba(commune)


@pytest.fixture
def plan(commune, ba_lan) -> Dialogue:
    """A dialogue whose plan is being written, complete."""
    return given.a_dialogue(commune, ba_lan)


@pytest.fixture
def dialogue(commune, ba_lan) -> Dialogue:
    """A dialogue whose plan is issued: open for opinions."""
    return given.an_open_dialogue(commune, ba_lan)


@pytest.fixture
def group(commune, ba_lan, dialogue) -> OpinionGroup:
    return given.a_group(commune, ba_lan)


@pytest.fixture
def session(commune, ba_lan) -> Dialogue:
    """A dialogue in the hall."""
    return given.a_dialogue_in_session(commune, ba_lan)


@pytest.fixture
def assignment(commune, ba_lan) -> Assignment:
    """The conclusion is out: Phòng Kinh tế owes an answer."""
    return given.an_assignment(commune, ba_lan)
