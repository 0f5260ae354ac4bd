"""A commune begins, with the bodies every commune has."""

import pytest

from doithoai.actions.commune.found_commune import BODIES, found_commune
from doithoai.models import Body, Commune, Deed, serving, serving_everywhere
from tests import given
from tests.actions.refusals import STRANGER, only_for, refused_beforehand


@pytest.fixture
def new() -> Commune:
    return Commune(kind="phuong", name="Tân An", slug="tan-an", province="tỉnh Mường Xa")


def test_it_has_its_bodies_and_the_first_link_of_its_journal(db, new):
    with serving_everywhere(because="a commune is founded"):
        found_commune(new, by=given.CLOCK, at=given.BEFORE)
    with serving(new):
        assert Body.objects.count() == len(BODIES)
        assert given.body("Ủy ban nhân dân phường").kind == "ubnd"
        assert [(deed.position, deed.action) for deed in Deed.objects.all()] == [(1, "found_commune")]


def test_ong_nam_founds_no_commune(new, ong_nam):
    assert refused_beforehand(found_commune, new, by=ong_nam) == STRANGER


def test_nobody_founds_one_that_is_there(commune, ba_lan):
    assert refused_beforehand(found_commune, commune, by=ba_lan) == only_for(found_commune)
