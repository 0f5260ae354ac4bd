"""The codes printed on slips, read from a photo of them."""

from io import BytesIO

from doithoai.rules.codes import read_code

SIDE = 2400  # pixels: a module of the printed code is then about four wide, and reading takes a tenth of a second


def codes_in(data: bytes) -> set[str]:
    """Tracking codes in the QR codes of this picture, which `rules.enclosures.examine` has accepted; the empty set
    when none can be read. The library is loaded only when somebody sends a photo."""
    import zxingcpp
    from PIL import Image, ImageOps

    with Image.open(BytesIO(data), formats=("JPEG", "MPO", "PNG", "WEBP")) as opened:
        opened.draft("L", (SIDE, SIDE))
        grey = ImageOps.exif_transpose(opened).convert("L")
        grey.thumbnail((SIDE, SIDE))
        found = zxingcpp.read_barcodes(grey, formats=zxingcpp.BarcodeFormats(zxingcpp.BarcodeFormat.QRCode))
    last_parts = (each.text.rstrip("/").rpartition("/")[2] for each in found)
    return {code for part in last_parts if (code := read_code(part))}
