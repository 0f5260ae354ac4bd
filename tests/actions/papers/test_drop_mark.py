"""A signature goes away by its owner's hand, a seal by the clerk's."""

import pytest

from doithoai.actions.papers.drop_mark import drop_mark
from doithoai.actions.papers.keep_seal_image import keep_seal_image
from doithoai.actions.papers.keep_signature_image import keep_signature_image
from doithoai.models import SigningMark
from doithoai.rules.mark_images import Image
from tests import given
from tests.actions.refusals import STRANGER, only_for, refused_beforehand

IMAGE = Image(b"\x89PNG hinh", 300, 300)


@pytest.fixture
def ong_binh(commune):
    return given.ong_binh(commune)


@pytest.fixture
def signature(commune, ong_binh) -> SigningMark:
    return keep_signature_image(commune, by=ong_binh, image=IMAGE)


@pytest.fixture
def seal(commune, ba_lan) -> SigningMark:
    return keep_seal_image(commune, by=ba_lan, office="UBND", width_mm=36, image=IMAGE)


def test_each_takes_their_own(signature, seal, ba_lan, ong_binh):
    drop_mark(signature, by=ong_binh)
    drop_mark(seal, by=ba_lan)
    assert not SigningMark.objects.exists()


def test_nobody_takes_anothers(signature, seal, ba_lan, ong_binh):
    assert "chỉ người ấy" in refused_beforehand(drop_mark, signature, by=ba_lan)
    assert "văn thư hoặc quản trị" in refused_beforehand(drop_mark, seal, by=ong_binh)


def test_ong_nam_may_not(seal, ong_nam):
    assert refused_beforehand(drop_mark, seal, by=ong_nam) == STRANGER


def test_the_officer_may_not(seal, ong_tu):
    assert refused_beforehand(drop_mark, seal, by=ong_tu) == only_for(drop_mark)
