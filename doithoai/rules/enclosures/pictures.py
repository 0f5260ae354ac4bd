"""A photo -> the same view as a plain JPEG, drawn again from its pixels."""

from io import BytesIO

from PIL import Image, ImageOps, JpegImagePlugin, PngImagePlugin, WebPImagePlugin

from doithoai.rules.enclosures import MEGABYTE, PHOTO_AT_MOST, Enclosure, EnclosureKind, NotTaken

#: By importing them here no other reader of Pillow is ever tried. An MPO, as some telephones write, opens as JPEG.
FORMATS = tuple(
    each.format
    for each in (JpegImagePlugin.JpegImageFile, PngImagePlugin.PngImageFile, WebPImagePlugin.WebPImageFile)
)

LONG_SIDE = 1600  # pixels kept: enough to read a number plate or a crack in a wall
QUALITY = 82
#: Pixels that may be decoded. A JPEG is decoded at a fraction of its size, others whole: four bytes a pixel.
JPEG_PIXELS, OTHER_PIXELS = 170_000_000, 30_000_000
SMALLEST = 8  # pixels: less is a mark of somebody's counter, not a photo

TOO_LARGE = f"Ảnh quá {PHOTO_AT_MOST // MEGABYTE} MB. Xin chụp lại ở cỡ nhỏ hơn."
TOO_MANY_PIXELS = "Ảnh có quá nhiều điểm ảnh, phần mềm không mở. Xin chụp lại ở cỡ thường."
BROKEN = "Tệp ảnh bị hỏng hoặc gửi chưa trọn. Xin chọn lại ảnh rồi gửi lần nữa."


def clean_picture(data: bytes) -> Enclosure:
    """Upright as its camera held it, at most LONG_SIDE, and nothing besides the pixels: no EXIF, GPS, XMP, comment,
    thumbnail, colour profile, and nothing that stood behind the end of the picture.

    Raises NotTaken when it cannot be decoded whole or is too large to be decoded safely.
    """
    if len(data) > PHOTO_AT_MOST:
        raise NotTaken(TOO_LARGE)
    try:
        with Image.open(BytesIO(data), formats=FORMATS) as opened:
            wide, high = opened.size
            if wide * high > (JPEG_PIXELS if opened.format in ("JPEG", "MPO") else OTHER_PIXELS):
                raise NotTaken(TOO_MANY_PIXELS)
            if min(wide, high) < SMALLEST:
                raise NotTaken(BROKEN)
            opened.draft("RGB", (LONG_SIDE, LONG_SIDE))
            upright = ImageOps.exif_transpose(opened)
            upright.thumbnail((LONG_SIDE, LONG_SIDE), Image.Resampling.LANCZOS)
            bare = pixels_alone(upright)
    except NotTaken:
        raise
    except Image.DecompressionBombError as bomb:
        raise NotTaken(TOO_MANY_PIXELS) from bomb
    except Exception as broken:  # a hostile file may raise anything at all
        raise NotTaken(BROKEN) from broken
    out = BytesIO()
    bare.save(out, format="JPEG", quality=QUALITY, optimize=True, progressive=True)
    return Enclosure(EnclosureKind.PHOTO, out.getvalue(), "image/jpeg", bare.width, bare.height)


def pixels_alone(image: Image.Image) -> Image.Image:
    """A new picture with these pixels on white, which cannot have inherited anything else."""
    bare = Image.new("RGB", image.size, "white")
    if image.mode in ("RGBA", "LA", "PA") or "transparency" in image.info:
        layered = image.convert("RGBA")
        bare.paste(layered, mask=layered.getchannel("A"))
    else:
        bare.paste(image.convert("RGB"))
    return bare
