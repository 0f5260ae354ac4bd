"""QR codes of papers: drawn once for each address, as vector for PDF and as picture for docx."""

from functools import lru_cache
from io import BytesIO

import segno


@lru_cache(maxsize=2048)
def _code(data: str) -> segno.QRCode:
    return segno.make(data, error="m", micro=False)


@lru_cache(maxsize=2048)
def qr_svg(data: str) -> str:
    """The code as one SVG path with the four quiet modules the standard asks for."""
    out = BytesIO()
    _code(data).save(out, kind="svg", border=4, xmldecl=False)
    return out.getvalue().decode()


@lru_cache(maxsize=2048)
def qr_png(data: str) -> bytes:
    """The code as a PNG, six pixels a module: sharp in print at 26 mm."""
    out = BytesIO()
    _code(data).save(out, kind="png", scale=6, border=4)
    return out.getvalue()
