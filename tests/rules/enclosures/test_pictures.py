"""A photo keeps what it shows and loses what it tells."""

import struct
import zlib
from io import BytesIO

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from PIL import Image

from doithoai.rules.enclosures import HEIC, UNKNOWN, EnclosureKind, NotTaken, examine
from doithoai.rules.enclosures.pictures import BROKEN, LONG_SIDE, TOO_LARGE, TOO_MANY_PIXELS
from tests.rules.enclosures.given_files import GPS, a_photo

KINDS = ["JPEG", "PNG", "WEBP", "MPO"]


def opened(data: bytes) -> Image.Image:
    return Image.open(BytesIO(data))


def refused(data: bytes) -> str:
    with pytest.raises(NotTaken) as no:
        examine(data)
    return str(no.value)


@pytest.mark.parametrize("kind", KINDS)
def test_place_owner_and_comment_are_gone(kind):
    sent = a_photo(kind)
    assert b"Bi mat" in sent
    kept = examine(sent)
    image = opened(kept.data)
    assert (kept.kind, kept.media_type, image.format) == (EnclosureKind.PHOTO, "image/jpeg", "JPEG")
    assert not image.getexif()
    assert not image.getexif().get_ifd(GPS)
    assert set(image.info) <= {
        "jfif",
        "jfif_version",
        "jfif_unit",
        "jfif_density",
        "progressive",
        "progression",
    }
    assert not any(
        trace in kept.data for trace in (b"Bi mat", b"21.0285", b"Exif", b"ns.adobe", b"ICC_PROFILE")
    )


@pytest.mark.parametrize("kind", KINDS)
def test_it_shows_the_same(kind):
    image = opened(examine(a_photo(kind)).data)
    left, right = image.getpixel((20, 150)), image.getpixel((380, 150))
    assert image.size == (400, 300)
    assert left[0] > 200 > 60 > left[2]
    assert right[2] > 200 > 60 > right[0]


def test_a_photo_held_upright_stays_upright():
    image = opened(examine(a_photo(turned=True)).data)
    top, bottom = image.getpixel((150, 20)), image.getpixel((150, 380))
    assert image.size == (300, 400)
    assert top[0] > 200
    assert bottom[2] > 200


def test_a_large_one_is_made_smaller():
    kept = examine(a_photo(size=(4000, 1000)))
    assert (kept.width, kept.height) == (LONG_SIDE, LONG_SIDE // 4)


def test_what_one_can_see_through_becomes_white():
    out = BytesIO()
    Image.new("RGBA", (50, 50), (255, 0, 0, 0)).save(out, "PNG")
    assert opened(examine(out.getvalue()).data).getpixel((25, 25)) == (255, 255, 255)


def test_a_second_file_behind_the_picture_is_left_behind():
    script = b"<script>alert(1)</script>PK\x03\x04"
    assert script not in examine(a_photo() + script).data


def test_a_picture_that_would_fill_the_memory_is_not_opened():
    def chunk(name: bytes, body: bytes) -> bytes:
        return struct.pack(">I", len(body)) + name + body + struct.pack(">I", zlib.crc32(name + body))

    head = struct.pack(">IIBBBBB", 60_000, 60_000, 8, 2, 0, 0, 0)
    bomb = (
        b"\x89PNG\r\n\x1a\n"
        + chunk(b"IHDR", head)
        + chunk(b"IDAT", zlib.compress(bytes(100)))
        + chunk(b"IEND", b"")
    )
    assert refused(bomb) == TOO_MANY_PIXELS


def test_too_many_bytes_are_not_opened_either():
    assert refused(a_photo() + bytes(16 * 1024 * 1024)) == TOO_LARGE


def test_half_a_picture_is_said_to_be_half():
    sent = a_photo()
    assert refused(sent[: len(sent) // 2]) == BROKEN


def test_a_mark_of_one_point_is_no_photo():
    assert refused(a_photo(size=(1, 1))) == BROKEN


def test_a_telephone_that_writes_heic_is_told_what_to_do():
    assert refused(b"\0\0\0\x18ftypheic" + bytes(200)) == HEIC


@pytest.mark.parametrize(
    "data",
    [
        b"MZ\x90\0",
        b"%PDF-1.7",
        b"<svg xmlns='http://www.w3.org/2000/svg'/>",
        b"GIF89a" + bytes(50),
        b"PK\x03\x04",
        b"\0",
    ],
    ids=["program", "pdf", "svg", "gif", "zip", "nought"],
)
def test_anything_else_is_refused_whatever_it_is_called(data):
    assert refused(data) == UNKNOWN


@settings(max_examples=60, deadline=None)
@given(st.sampled_from(KINDS), st.data())
def test_a_spoiled_picture_is_refused_or_cleaned_never_a_crash(kind, data):
    sent = bytearray(PHOTOS[kind])
    for _ in range(data.draw(st.integers(1, 8))):
        sent[data.draw(st.integers(12, len(sent) - 1))] = data.draw(st.integers(0, 255))
    try:
        kept = examine(bytes(sent))
    except NotTaken:
        return
    assert b"Bi mat" not in kept.data


PHOTOS = {kind: a_photo(kind, (64, 48)) for kind in KINDS}
