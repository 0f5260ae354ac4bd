"""Ông Bình keeps the image of his signature."""

from dataclasses import replace

import pytest

from doithoai.actions.papers.keep_signature_image import keep_signature_image
from doithoai.models import Deed, SigningMark
from doithoai.outputs.signing import mark_of
from doithoai.rules.mark_images import Image
from tests import given
from tests.actions.refusals import STRANGER, only_for, refused, refused_beforehand

IMAGE = Image(b"\x89PNG ky", 400, 160)


@pytest.fixture
def ong_binh(commune):
    return given.ong_binh(commune)


def test_it_is_found_by_the_name_on_the_paper(commune, ong_binh):
    mark = keep_signature_image(commune, by=ong_binh, image=IMAGE)
    assert mark_of("Lò Văn Bình") == mark
    assert mark_of("Vi Văn Năm") is None
    assert Deed.objects.last().note == f"mark {mark.file.sha256}"


def test_a_better_one_takes_its_place(commune, ong_binh):
    keep_signature_image(commune, by=ong_binh, image=IMAGE)
    keep_signature_image(commune, by=ong_binh, image=replace(IMAGE, data=b"\x89PNG ky dep"))
    assert SigningMark.objects.get().file.read() == b"\x89PNG ky dep"


def test_who_has_no_account_has_none(commune, ong_binh):
    assert "có tài khoản" in refused(
        keep_signature_image, commune, by=replace(ong_binh, user_id=None), image=IMAGE
    )


def test_ong_nam_may_not(commune, ong_nam):
    assert refused_beforehand(keep_signature_image, commune, by=ong_nam, image=IMAGE) == STRANGER


def test_the_officer_may_not(commune, ong_tu):
    sentence = refused_beforehand(keep_signature_image, commune, by=ong_tu, image=IMAGE)
    assert sentence == only_for(keep_signature_image)
