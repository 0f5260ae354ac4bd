"""The image of a signature or a seal: a PNG on a transparent ground, blue or red (NĐ 30/2020, Phụ lục I, II.7, II.8).

Read in a process of its own and written anew from its pixels: nothing else that the file brought is kept.
"""

import base64
import io
from dataclasses import dataclass
from typing import Any

from .reading_apart import read_apart

MEMORY = 512 * 1024**2
SECONDS = 20
MOST = 3 * 1024**2  # bytes
MOST_PIXELS = 6000  # a side
LEAST_PIXELS = 60
KEPT_PIXELS = 1200  # a side: 36 mm at more than 800 dots an inch
CLEAR = 0.15  # of the picture must be ground that shows through
SEEN = 40  # of 255: what is fainter is a shadow of the scan
SENTENCES = {
    "not_png": "Hình “{name}” không phải tệp PNG. Nghị định 30/2020 yêu cầu hình .png nền trong suốt.",
    "large": "Hình “{name}” quá lớn. Xin dùng hình PNG dưới 3 MB, mỗi cạnh không quá 6000 điểm ảnh.",
    "small": "Hình “{name}” quá nhỏ nên in sẽ mờ. Xin dùng hình có cạnh dài từ 60 điểm ảnh trở lên.",
    "opaque": "Nền của hình “{name}” không trong suốt nên sẽ che chữ. Xin xóa nền rồi lưu lại thành PNG.",
    "empty": "Hình “{name}” không có nét nào. Xin chọn hình khác.",
    "not_red": "Hình dấu “{name}” không phải màu đỏ. Nghị định 30/2020 yêu cầu hình dấu màu đỏ.",
    "not_blue": "Hình chữ ký “{name}” không phải màu xanh. Nghị định 30/2020 yêu cầu hình chữ ký màu xanh.",
    "broken": "Không đọc được hình “{name}”: tệp bị hỏng. Xin lưu lại thành PNG rồi thử lại.",
}


class NotAMark(Exception):
    """A sentence: why this file cannot stand on a paper, and what to do."""


@dataclass(frozen=True)
class Image:
    """A clean PNG, cut to what is drawn."""

    data: bytes
    width: int
    height: int


def clean_mark(data: bytes, name: str, *, seal: bool) -> Image:
    """`seal`: red, else a signature in blue. Raises NotAMark."""
    if not data.startswith(b"\x89PNG\r\n\x1a\n"):
        raise NotAMark(SENTENCES["not_png"].format(name=name))
    if len(data) > MOST:
        raise NotAMark(SENTENCES["large"].format(name=name))
    reader = "doithoai.rules.mark_images:told_of_mark"
    said = read_apart(reader, data, "seal" if seal else "", memory=MEMORY, seconds=SECONDS) or {
        "no": "broken"
    }
    if "no" in said:
        raise NotAMark(SENTENCES[said["no"]].format(name=name))
    return Image(base64.b64decode(said["png"]), said["width"], said["height"])


def told_of_mark(data: bytes, seal: str) -> dict[str, Any]:
    """The clean image as JSON, or {"no": why}. Runs apart."""
    from PIL import Image as Pictures

    try:
        opened = Pictures.open(io.BytesIO(data), formats=["PNG"])
        if max(opened.size) > MOST_PIXELS:
            return {"no": "large"}
        picture = opened.convert("RGBA")
    except (OSError, ValueError, SyntaxError):
        return {"no": "broken"}
    drawn = picture.getchannel("A").point(lambda alpha: 255 if alpha >= SEEN else 0)
    share = drawn.histogram()[255] / (picture.width * picture.height)
    if share > 1 - CLEAR:
        return {"no": "opaque"}
    box = drawn.getbbox()
    if box is None:
        return {"no": "empty"}
    if max(box[2] - box[0], box[3] - box[1]) < LEAST_PIXELS:
        return {"no": "small"}
    picture, drawn = picture.crop(box), drawn.crop(box)
    if no := _wrong_colour(picture, drawn, bool(seal)):
        return {"no": no}
    picture.thumbnail((KEPT_PIXELS, KEPT_PIXELS))
    out = io.BytesIO()
    picture.save(out, "PNG", optimize=True)
    return {
        "png": base64.b64encode(out.getvalue()).decode(),
        "width": picture.width,
        "height": picture.height,
    }


def _wrong_colour(picture: Any, drawn: Any, seal: bool) -> str:
    """The mean of what is drawn: a scan is never pure red or pure blue."""
    from PIL import ImageStat

    red, green, blue = ImageStat.Stat(picture.convert("RGB"), mask=drawn).mean
    if seal:
        return "" if red > green + 40 and red > blue + 40 else "not_red"
    return "" if blue > red + 20 and blue >= green else "not_blue"
