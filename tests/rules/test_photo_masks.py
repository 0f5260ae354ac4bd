"""What is covered is gone from the pixels; the copy holds nothing but pixels."""

from io import BytesIO

import pytest
from PIL import Image

from doithoai.rules.enclosures import NotTaken
from doithoai.rules.enclosures.pictures import clean_picture
from doithoai.rules.photo_masks import inside, painted_over
from tests.rules.enclosures.given_files import PERSON, PLACE, a_photo


def seen(data: bytes) -> Image.Image:
    return Image.open(BytesIO(data)).convert("RGB")


def test_a_box_is_painted_into_the_pixels_and_the_rest_stays():
    photo = clean_picture(a_photo()).data  # red left, blue right
    covered = seen(painted_over(photo, [(10, 10, 100, 80)]))
    assert max(covered.getpixel((60, 50))) < 60
    assert covered.getpixel((180, 200))[0] > 200
    assert covered.getpixel((390, 200))[2] > 200


def test_without_a_box_it_is_a_new_picture_all_the_same():
    photo = clean_picture(a_photo()).data
    copy = painted_over(photo, [])
    assert seen(copy).size == seen(photo).size
    assert Image.open(BytesIO(copy)).info.keys() <= {
        "jfif", "jfif_version", "jfif_unit", "jfif_density", "progressive", "progression",
    }  # fmt: skip


def test_nothing_written_beside_the_pixels_survives():
    raw = a_photo()
    assert PERSON in raw
    copy = painted_over(raw, [(0, 0, 5, 5)])
    assert not [each for each in (PERSON, PLACE, b"Exif") if each in copy]


@pytest.mark.parametrize(
    ("box", "kept"),
    [
        ((-20, -20, 50, 50), [(0, 0, 30, 30)]),
        ((390, 290, 999, 999), [(390, 290, 10, 10)]),
        ((400, 0, 10, 10), []),
        ((5, 5, 0, 10), []),
        ((5, 5, -3, -3), []),
    ],
)
def test_boxes_are_cut_to_the_photo(box, kept):
    assert inside([box], (400, 300)) == kept


@pytest.mark.parametrize("data", [b"", b"not a photo", b"\xff\xd8\xff" + b"\0" * 40, a_photo()[:300]])
def test_what_is_no_photo_is_not_taken(data):
    with pytest.raises(NotTaken):
        painted_over(data, [])
