"""Photos of slips as a telephone takes them: askew, grey, with the place of taking in them."""

from io import BytesIO

import segno
from PIL import Image

PLACE = b"GPS 21.3256 103.9188"


def a_photo(code: str = "", *, turned: float = 0, far: int = 1200, seed: int = 0) -> bytes:
    """A picture of a slip whose QR code leads to the page of `code`; without one when it is ""."""
    paper = Image.new("L", (1100, 1500), 235 - seed % 20)
    if code:
        drawn = BytesIO()
        segno.make(f"https://xa.example/tra-cuu/{code}/", error="m", micro=False).save(
            drawn, kind="png", scale=5, border=4
        )
        paper.paste(Image.open(drawn).convert("L"), (80, 1150))
    table = Image.new("L", (1700, 2200), 90)
    table.paste(paper.rotate(turned, expand=True, fillcolor=90), (120, 120))
    table.thumbnail((far, far))
    exif = Image.Exif()
    exif[0x010E] = PLACE.decode()
    out = BytesIO()
    table.convert("RGB").save(out, format="JPEG", quality=70, exif=exif)
    return out.getvalue()
