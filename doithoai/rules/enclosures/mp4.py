"""MP4 sound (M4A, 3GP): every box that is not needed to hear it is blanked where it stands, so nothing moves.

Telephones write where they were into `udta`, `meta` and `uuid` boxes.
"""

from collections.abc import Iterator
from struct import unpack_from

from doithoai.rules.enclosures import FILM, Enclosure, EnclosureKind, NotTaken
from doithoai.rules.enclosures.mpeg import BROKEN

TOP = {b"ftyp", b"moov", b"mdat", b"moof", b"sidx", b"styp", b"mfra"}
INSIDE = {  # box -> the boxes in it that are kept; others become free space
    b"moov": {b"mvhd", b"trak", b"mvex"},
    b"trak": {b"tkhd", b"mdia", b"edts"},
    b"mdia": {b"mdhd", b"hdlr", b"minf"},
}
DATED = {b"mvhd", b"tkhd", b"mdhd"}  # they say when it was made
BOXES_AT_MOST = 200_000

Box = tuple[bytes, int, int, int]  # name, begin, begin of its body, end


def clean_mp4(data: bytes) -> Enclosure:
    """Raises NotTaken for a film, for one without sound, and when the boxes do not fit into each other."""
    kept, seen = bytearray(data), {"tracks": 0, "sounds": 0, "seconds": 0}
    for box in boxes(data, 0, len(data)):
        name, begin, _, _ = box
        if name not in TOP:
            blank(kept, box)
        elif name == b"moov":
            tidy(data, kept, box, seen)
        elif name == b"ftyp" and begin:
            raise NotTaken(BROKEN)
    if not seen["tracks"]:
        raise NotTaken(BROKEN)
    if seen["tracks"] != seen["sounds"]:
        raise NotTaken(FILM)
    return Enclosure(EnclosureKind.SOUND, bytes(kept), "audio/mp4", seconds=seen["seconds"])


def tidy(data: bytes, kept: bytearray, parent: Box, seen: dict[str, int]) -> None:
    for box in boxes(data, parent[2], parent[3]):
        name, _, body, end = box
        if name not in INSIDE[parent[0]]:
            blank(kept, box)
        elif name in INSIDE:
            seen["tracks"] += name == b"trak"
            tidy(data, kept, box, seen)
        elif name in DATED and end - body >= 24:
            wide = 8 if data[body] else 4  # version 1 writes its times in eight bytes
            kept[body + 4 : body + 4 + 2 * wide] = bytes(2 * wide)
            if name == b"mvhd" and not data[body]:
                scale, duration = unpack_from(">II", data, body + 12)
                seen["seconds"] = round(duration / scale) if scale and duration < 2**32 - 1 else 0
        elif name == b"hdlr" and end - body >= 24:
            seen["sounds"] += data[body + 8 : body + 12] == b"soun"
            kept[body + 24 : end] = bytes(end - body - 24)  # a name, often of the program


def boxes(data: bytes, at: int, end: int) -> Iterator[Box]:
    """The boxes that fill data[at:end]. Raises NotTaken when one sticks out."""
    for _ in range(BOXES_AT_MOST):
        if at >= end:
            return
        if end - at < 8:
            raise NotTaken(BROKEN)
        size, name = unpack_from(">I4s", data, at)
        body = at + 8
        if size == 1 and end - at >= 16:
            size, body = unpack_from(">Q", data, at + 8)[0], at + 16
        elif size == 0:
            size = end - at
        if size < body - at or at + size > end:
            raise NotTaken(BROKEN)
        yield name, at, body, at + size
        at += size
    raise NotTaken(BROKEN)


def blank(kept: bytearray, box: Box) -> None:
    _, begin, body, end = box
    kept[begin + 4 : begin + 8] = b"free"
    kept[body:end] = bytes(end - body)
