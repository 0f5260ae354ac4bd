"""Files as people's telephones make them. The recordings in samples/ are one second of a tone with tags: a title, a
name and the place where it was made."""

from io import BytesIO
from pathlib import Path

from PIL import Image, TiffImagePlugin
from PIL.PngImagePlugin import PngInfo

SAMPLES = Path(__file__).parent / "samples"
SOUNDS = {
    "tagged.mp3": "audio/mpeg", "phone.m4a": "audio/mp4", "fragments.m4a": "audio/mp4", "tagged.ogg": "audio/ogg",
    "tagged.webm": "audio/webm", "browser.webm": "audio/webm", "tagged.wav": "audio/wav",
}  # fmt: skip
PLACE, PERSON = b"21.0285", b"Bi mat"  # what was written into every sample

GPS, MAKE, ORIENTATION, TURNED = 0x8825, 0x010F, 0x0112, 6


def sample(name: str) -> bytes:
    return (SAMPLES / name).read_bytes()


def a_photo(kind: str = "JPEG", size: tuple[int, int] = (400, 300), *, turned: bool = False) -> bytes:
    """Red on the left half, blue on the right, with the place, the owner and a comment written beside the pixels."""
    image = Image.new("RGB", size, "blue")
    image.paste("red", (0, 0, size[0] // 2, size[1]))
    exif = Image.Exif()
    exif[MAKE] = "Dien thoai cua Lo Thi Bi mat"
    if turned:
        exif[ORIENTATION] = TURNED
    exif.get_ifd(GPS).update({1: "N", 2: tuple(map(TiffImagePlugin.IFDRational, (21, 2, 85)))})
    out, more = BytesIO(), {}
    if kind == "PNG":
        more["pnginfo"] = told = PngInfo()
        told.add_text("Comment", "21.0285, 105.8542 Bi mat")
    elif kind == "JPEG":
        more["comment"] = b"21.0285, 105.8542 Bi mat"
    image.save(out, format=kind, exif=exif, **more)
    return out.getvalue()
