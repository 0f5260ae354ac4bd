"""A photo for everyone: what a person marked is painted over in the pixels themselves, nothing lies beneath."""

from collections.abc import Iterable
from io import BytesIO

from .enclosures import NotTaken

#: x, y, width, height in pixels of the photo, from its upper left corner.
Box = tuple[int, int, int, int]
MOST_BOXES = 60
COLOUR = "#1b1b1b"


def inside(boxes: Iterable[Box], size: tuple[int, int]) -> list[Box]:
    """The boxes cut to the photo, without those that cover nothing of it."""
    wide, high = size
    found = []
    for x, y, width, height in boxes:
        left, top, right, bottom = max(x, 0), max(y, 0), min(x + width, wide), min(y + height, high)
        if right > left and bottom > top:
            found.append((left, top, right - left, bottom - top))
    return found


def painted_over(data: bytes, boxes: Iterable[Box]) -> bytes:
    """The photo as a new JPEG with the boxes filled; it holds its pixels and nothing else. Raises NotTaken when the
    photo cannot be read. Pillow is loaded with the first one."""
    from PIL import Image, ImageDraw

    from .enclosures.pictures import BROKEN, QUALITY, pixels_alone

    try:
        with Image.open(BytesIO(data), formats=("JPEG",)) as opened:
            image = pixels_alone(opened)
    except (OSError, ValueError, Image.DecompressionBombError) as broken:
        raise NotTaken(BROKEN) from broken
    draw = ImageDraw.Draw(image)
    for x, y, width, height in inside(boxes, image.size):
        draw.rectangle((x, y, x + width - 1, y + height - 1), fill=COLOUR)
    out = BytesIO()
    image.save(out, format="JPEG", quality=QUALITY, optimize=True, progressive=True)
    return out.getvalue()
