"""WebM sound, as browsers record it: tags, attachments and names are blanked where they stand, so nothing moves."""

from collections.abc import Iterator
from struct import unpack

from doithoai.rules.enclosures import FILM, Enclosure, EnclosureKind, NotTaken
from doithoai.rules.enclosures.mpeg import BROKEN

EBML, SEGMENT, CLUSTER = 0x1A45DFA3, 0x18538067, 0x1F43B675
SEEK, INFO, TRACKS, CUES, VOID = 0x114D9B74, 0x1549A966, 0x1654AE6B, 0x1C53BB6B, 0xEC
TAGS, ATTACHMENTS, CHAPTERS = 0x1254C367, 0x1941A469, 0x1043A770
OF_SEGMENT = {SEEK, INFO, TRACKS, CUES, CLUSTER, TAGS, ATTACHMENTS, CHAPTERS}
KEPT = {SEEK, INFO, TRACKS, CUES, CLUSTER}
SCALE, DURATION, MUXER, WRITER = 0x2AD7B1, 0x4489, 0x4D80, 0x5741
OF_INFO = {SCALE, DURATION, MUXER, WRITER}  # both programs must be named; the words are blanked
TRACK, TYPE, NAME = 0xAE, 0x83, 0x536E
SOUND = 2
ELEMENTS_AT_MOST = 400_000

Element = tuple[int, int, int, int]  # id, begin, begin of its body, end


def clean_webm(data: bytes) -> Enclosure:
    """Raises NotTaken for a film and when the elements do not fit into each other."""
    try:
        return _clean(data)
    except (IndexError, ValueError) as broken:
        if isinstance(broken, NotTaken):
            raise
        raise NotTaken(BROKEN) from broken


def _clean(data: bytes) -> Enclosure:
    top = list(elements(data, 0, len(data)))
    segment = next((each for each in top if each[0] == SEGMENT), None)
    if not top or top[0][0] != EBML or b"webm" not in data[top[0][2] : top[0][3]] or segment is None:
        raise NotTaken(BROKEN)
    kept, types, seconds = bytearray(data[: segment[3]]), [], 0
    for each in top[1 : top.index(segment)]:
        blank(kept, each)
    for each in elements(data, segment[2], segment[3]):
        if each[0] not in KEPT:
            blank(kept, each)
        elif each[0] == INFO:
            seconds = tidy_info(data, kept, each)
        elif each[0] == TRACKS:
            types += tidy_tracks(data, kept, each)
    if not types:
        raise NotTaken(BROKEN)
    if set(types) != {SOUND}:
        raise NotTaken(FILM)
    return Enclosure(EnclosureKind.SOUND, bytes(kept), "audio/webm", seconds=seconds)


def tidy_info(data: bytes, kept: bytearray, info: Element) -> int:
    """Leave how long it is; returns that in seconds, 0 when it is not said."""
    scale, duration = 1_000_000, 0.0
    for each in elements(data, info[2], info[3]):
        name, _, body, end = each
        if name not in OF_INFO:
            blank(kept, each)
        elif name in (MUXER, WRITER):
            kept[body:end] = b" " * (end - body)
        elif name == SCALE:
            scale = int.from_bytes(data[body:end], "big")
        elif end - body in (4, 8):
            duration = unpack(">f" if end - body == 4 else ">d", data[body:end])[0]
    seconds = duration * scale / 1e9
    return round(seconds) if 0 < seconds < 24 * 3600 else 0


def tidy_tracks(data: bytes, kept: bytearray, tracks: Element) -> list[int]:
    """The kinds of its tracks, which lose their names."""
    types = []
    for track in elements(data, tracks[2], tracks[3]):
        if track[0] != TRACK:
            blank(kept, track)
            continue
        for each in elements(data, track[2], track[3]):
            if each[0] == TYPE:
                types.append(int.from_bytes(data[each[2] : each[3]], "big"))
            elif each[0] == NAME:
                blank(kept, each)
    return types


def elements(data: bytes, at: int, end: int) -> Iterator[Element]:
    """The elements that fill data[at:end]. One of unknown length, as a browser writes while it records, goes on to
    the next element of the segment, or to the end."""
    for _ in range(ELEMENTS_AT_MOST):
        if at >= end:
            return
        name, body = number(data, at, keep_mark=True)
        size, body = number(data, body)
        stop = body + size if size is not None else end_of_unknown(data, name or 0, body, end)
        if stop > end:
            if name not in (SEGMENT, CLUSTER):
                raise NotTaken(BROKEN)
            stop = end  # cut off while it was sent: what came can be heard
        yield name or 0, at, body, stop
        at = stop
    raise NotTaken(BROKEN)


def end_of_unknown(data: bytes, name: int, at: int, end: int) -> int:
    if name != CLUSTER:
        return end
    for _ in range(ELEMENTS_AT_MOST):
        if at >= end:
            return end
        child, body = number(data, at, keep_mark=True)
        if child in OF_SEGMENT:
            return at
        size, body = number(data, body)
        if size is None:
            break
        at = body + size
    raise NotTaken(BROKEN)


def number(data: bytes, at: int, *, keep_mark: bool = False) -> tuple[int | None, int]:
    """A number of variable length and where it ends; None for "unknown". An id keeps the bit that tells its length."""
    first = data[at]
    length = 9 - first.bit_length()
    if length > 8 or at + length > len(data):
        raise NotTaken(BROKEN)
    value = int.from_bytes(data[at : at + length], "big")
    if keep_mark:
        return value, at + length
    value -= 1 << 7 * length
    return (None if value == (1 << 7 * length) - 1 else value), at + length


def blank(kept: bytearray, element: Element) -> None:
    """Make it a Void of the same length: readers pass over it."""
    _, begin, _, end = element
    end = min(end, len(kept))
    whole = end - begin
    if whole < 2:
        return
    length = bytes([0x80 | whole - 2]) if whole < 9 else (1 << 56 | whole - 9).to_bytes(8, "big")
    kept[begin:end] = (bytes([VOID]) + length).ljust(whole, b"\0")
