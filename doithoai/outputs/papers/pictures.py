"""Photos put on the last pages of a finished PDF, one a page, as they are: nothing is drawn again. pikepdf is loaded
with the first of them."""

from collections.abc import Sequence
from dataclasses import dataclass
from io import BytesIO
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    import pikepdf

SIDE, TOP, FOOT = 60.0, 130.0, 60.0  # points left free: at both sides, for the heading, at the foot


@dataclass(frozen=True)
class Picture:
    """A JPEG in colours (RGB) and its size in pixels."""

    jpeg: bytes
    width: int
    height: int


def with_pictures(pdf: bytes, pictures: Sequence[Picture]) -> bytes:
    """The last pages of `pdf`, one for each picture, with the picture under their heading: as large as fits.
    ValueError when there are more pictures than pages."""
    from pikepdf import Dictionary, Name, Pdf

    out = BytesIO()
    with Pdf.open(BytesIO(pdf)) as paper:
        first = len(paper.pages) - len(pictures)
        if first < 0:
            raise ValueError("Nhiều ảnh hơn trang.")
        for page, picture in zip(list(paper.pages)[first:], pictures, strict=True):
            drawn = paper.make_stream(
                picture.jpeg,
                Dictionary(
                    Type=Name.XObject, Subtype=Name.Image, Width=picture.width, Height=picture.height,
                    ColorSpace=Name.DeviceRGB, BitsPerComponent=8, Filter=Name.DCTDecode,
                ),
            )  # fmt: skip
            name = page.add_resource(drawn, Name.XObject)
            page.contents_add(placed(page, picture, str(name)), prepend=False)
        paper.save(out, deterministic_id=True)
    return out.getvalue()


def placed(page: "pikepdf.Page", picture: Picture, name: str) -> bytes:
    """The drawing command: in the middle, under the heading. An artifact: what is told of it is the heading."""
    left, low, right, high = (float(each) for each in page.mediabox)
    wide, tall = right - left - 2 * SIDE, high - low - TOP - FOOT
    scale = min(wide / picture.width, tall / picture.height)
    width, height = picture.width * scale, picture.height * scale
    x, y = left + (right - left - width) / 2, high - TOP - height
    return f"/Artifact BMC q {width:.2f} 0 0 {height:.2f} {x:.2f} {y:.2f} cm {name} Do Q EMC".encode()
