"""An image of a signature or a seal, cleaned."""

import io

import pytest
from PIL import Image, PngImagePlugin

from doithoai.rules.mark_images import KEPT_PIXELS, MOST, NotAMark, clean_mark, told_of_mark
from tests import signing


def with_a_secret() -> bytes:
    """A PNG that also carries words nobody sees."""
    more = PngImagePlugin.PngInfo()
    more.add_text("Comment", "bi mat")
    out = io.BytesIO()
    Image.open(io.BytesIO(signing.png())).save(out, "PNG", pnginfo=more)
    return out.getvalue()


def test_only_what_is_drawn_is_kept():
    image = clean_mark(with_a_secret(), "ky.png", seal=False)
    assert b"bi mat" not in image.data
    kept = Image.open(io.BytesIO(image.data))
    assert (kept.size, kept.mode) == ((image.width, image.height), "RGBA")
    assert image.width < 400  # the empty edge is cut off


def test_a_large_scan_becomes_small():
    image = clean_mark(signing.png(red=True, size=(2400, 2400)), "dau.png", seal=True)
    assert max(image.width, image.height) <= KEPT_PIXELS


@pytest.mark.parametrize(
    ("data", "seal", "why"),
    [
        (signing.png(size=(6100, 60)), "", "large"),
        (signing.png(size=(30, 30)), "", "small"),
        (signing.png(clear=False), "", "opaque"),
        (signing.png(), "seal", "not_red"),
        (signing.png(red=True), "", "not_blue"),
        (b"\x89PNG\r\n\x1a\n" + b"0" * 99, "", "broken"),
        (signing.png()[:400], "", "broken"),
    ],
)
def test_what_may_not_stand_on_a_paper(data, seal, why):
    assert told_of_mark(data, seal) == {"no": why}


def test_an_empty_picture_has_nothing_to_show():
    out = io.BytesIO()
    Image.new("RGBA", (200, 100), (0, 0, 0, 0)).save(out, "PNG")
    assert told_of_mark(out.getvalue(), "") == {"no": "empty"}


@pytest.mark.parametrize("data", [b"GIF89a", b"", bytes(100)])
def test_what_is_no_png_is_told_at_once(data):
    with pytest.raises(NotAMark, match="không phải tệp PNG"):
        clean_mark(data, "x.gif", seal=False)


def test_what_is_too_heavy_is_told_at_once():
    with pytest.raises(NotAMark, match="quá lớn"):
        clean_mark(signing.png() + bytes(MOST), "x.png", seal=False)
