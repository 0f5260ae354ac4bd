"""Where the image of a signature and of a seal stand on a page (NĐ 30/2020, Phụ lục I, II.7 and II.8).

The image of the person's signature: in the middle between title and name. The image of the seal: in its real size,
over about a third of the signature, on its left. Everything here is in points; a `Box` counts from the lower left
corner of the page, as PDF does.
"""

from dataclasses import dataclass

MM = 72 / 25.4
WIDEST = 50 * MM
"""A signature wider than this would leave the column of the signer."""
NOMINAL = (40 * MM, 16 * MM)
"""The room a signature takes that has no image: the seal is placed as if there were one."""
SEAL = 36.0
"""The width of a seal nobody measured for us, in mm: only the frame of a field to be sealed with another program."""
COVERED = 1 / 3


@dataclass(frozen=True)
class Box:
    """A rectangle on page `page` (the first is 0)."""

    page: int
    left: float
    bottom: float
    right: float
    top: float

    @property
    def rect(self) -> tuple[float, float, float, float]:
        return self.left, self.bottom, self.right, self.top

    @property
    def width(self) -> float:
        return self.right - self.left

    @property
    def height(self) -> float:
        return self.top - self.bottom


@dataclass(frozen=True)
class Spot:
    """A free place as the typesetter tells it: `x` its middle, `y` its upper edge from the top of the page."""

    name: str
    page: int
    x: float
    y: float
    width: float
    height: float


def signature_box(spot: Spot, page_height: float, pixels: tuple[int, int] | None) -> Box:
    """Where the signature stands: as large as the room between title and name allows, its proportions kept.
    `pixels`: width and height of its image; None without one."""
    width, height = NOMINAL
    if pixels:
        scale = min(WIDEST / pixels[0], spot.height / pixels[1])
        width, height = pixels[0] * scale, pixels[1] * scale
    return _around(spot.page - 1, spot.x, page_height - spot.y - spot.height / 2, width, height)


def seal_box(signature: Box, width_mm: float, pixels: tuple[int, int] | None) -> Box:
    """Where the seal stands, `width_mm` wide, over a third of the signature from its left."""
    width = width_mm * MM
    height = width * pixels[1] / pixels[0] if pixels else width
    right = signature.left + signature.width * COVERED
    return _around(signature.page, right - width / 2, (signature.bottom + signature.top) / 2, width, height)


def line_box(spot: Spot, page_height: float) -> Box:
    """The place of a line that is filled in later."""
    top = page_height - spot.y
    return Box(spot.page - 1, spot.x - spot.width / 2, top - spot.height, spot.x + spot.width / 2, top)


def corner_box(page_width: float, page_height: float, width: float, height: float) -> Box:
    """The upper right corner of the first page, inside the margins of NĐ 30 (20 mm above, 15 mm on the right)."""
    right, top = page_width - 15 * MM, page_height - 8 * MM
    return Box(0, right - width, top - height, right, top)


def _around(page: int, x: float, y: float, width: float, height: float) -> Box:
    return Box(page, x - width / 2, y - height / 2, x + width / 2, y + height / 2)
