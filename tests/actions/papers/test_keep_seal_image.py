"""Bà Lan keeps the image of the committee's seal."""

import pytest

from doithoai.actions.papers.keep_seal_image import keep_seal_image, offices_with_seals
from doithoai.models import SigningMark
from doithoai.rules.mark_images import Image
from tests import given
from tests.actions.refusals import STRANGER, only_for, refused, refused_beforehand

SEAL = {"image": Image(b"\x89PNG dau", 300, 300), "office": "UBND", "width_mm": 36}


def test_a_seal_for_each_body_and_a_better_one_in_its_place(commune, ba_lan):
    keep_seal_image(commune, by=ba_lan, **SEAL)
    keep_seal_image(commune, by=ba_lan, **SEAL | {"width_mm": 35})
    keep_seal_image(commune, by=ba_lan, **SEAL | {"office": "ĐU"})
    assert dict(SigningMark.objects.values_list("office", "width_mm")) == {"UBND": 35, "ĐU": 36}


@pytest.mark.parametrize("width", [0, 19, 61, 5000])
def test_a_width_no_seal_has_is_refused(commune, ba_lan, width):
    assert "Xin đo dấu thật" in refused(keep_seal_image, commune, by=ba_lan, **SEAL | {"width_mm": width})


def test_a_body_that_issues_no_papers_here_is_refused(commune, ba_lan):
    assert "không soạn văn bản" in refused(keep_seal_image, commune, by=ba_lan, **SEAL | {"office": "CA"})


def test_every_body_that_issues_papers_has_one_seal_and_joint_papers_none():
    assert set(offices_with_seals()) == {"UBND", "HĐND", "ĐU", "MTTQ"}


def test_ong_nam_may_not(commune, ong_nam):
    assert refused_beforehand(keep_seal_image, commune, by=ong_nam, **SEAL) == STRANGER


def test_the_chair_may_not(commune):
    ong_binh = given.ong_binh(commune)
    assert refused_beforehand(keep_seal_image, commune, by=ong_binh, **SEAL) == only_for(keep_seal_image)
