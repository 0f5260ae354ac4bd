"""Ogg with Opus or Vorbis: the packet of comments (title, place, cover picture) is emptied where it stands."""

from collections.abc import Iterator
from dataclasses import dataclass
from struct import error, pack_into, unpack_from

from doithoai.rules.enclosures import FILM, Enclosure, EnclosureKind, NotTaken
from doithoai.rules.enclosures.mpeg import BROKEN

OPUS_HERTZ = 48000  # positions in an Opus stream count in these, whatever it was recorded at
COMMENTS_AT_MOST = 2_000_000  # bytes: more than a cover picture
HEADER = 27  # bytes of a page before its table of segments
#: First packet -> how the second, the comments, begins and what an empty one is: no vendor, no comments.
COMMENTS = {b"OpusHead": (b"OpusTags", bytes(8)), b"\x01vorbis": (b"\x03vorbis", bytes(8) + b"\x01")}


@dataclass(frozen=True)
class Page:
    """`segments`: the (begin, length) of each; one shorter than 255 ends a packet."""

    at: int
    end: int
    stream: int
    position: int
    segments: tuple[tuple[int, int], ...]


def clean_ogg(data: bytes) -> Enclosure:
    """Raises NotTaken for anything but one stream of Opus or Vorbis whose pages follow each other."""
    try:
        pages = list(pages_of(data))
    except (error, IndexError) as broken:
        raise NotTaken(BROKEN) from broken
    if len(pages) < 3:
        raise NotTaken(BROKEN)
    if len({page.stream for page in pages}) > 1:
        raise NotTaken(FILM)
    begin, length = pages[0].segments[0] if pages[0].segments else (0, 0)
    head = data[begin : begin + length]
    kind = next((kind for kind in COMMENTS if head.startswith(kind)), None)
    if kind is None or length < 16:
        raise NotTaken(BROKEN)
    kept = bytearray(data[: pages[-1].end])
    empty_comments(kept, pages, *COMMENTS[kind])
    hertz = OPUS_HERTZ if kind == b"OpusHead" else unpack_from("<I", head, 12)[0]
    last = max((page.position for page in pages if page.position < 2**63), default=0)
    seconds = round(last / hertz) if hertz else 0
    return Enclosure(EnclosureKind.SOUND, bytes(kept), "audio/ogg", seconds=min(seconds, 24 * 3600))


def pages_of(data: bytes) -> Iterator[Page]:
    """The pages from the beginning on, until something else stands there."""
    at = 0
    while data[at : at + 4] == b"OggS" and at + HEADER <= len(data):
        position, stream = unpack_from("<QI", data, at + 6)
        lengths = data[at + HEADER : at + HEADER + data[at + 26]]
        begin, segments = at + HEADER + len(lengths), []
        for length in lengths:
            segments.append((begin, length))
            begin += length
        if begin > len(data):
            return
        yield Page(at, begin, stream, position, tuple(segments))
        at = begin


def empty_comments(data: bytearray, pages: list[Page], begins: bytes, empty: bytes) -> None:
    """Write an empty packet of the same length over the second one, which may go on over several pages."""
    places: list[int] = []
    touched, done = [], False
    for page in pages[1:]:
        if len(places) > COMMENTS_AT_MOST:
            break
        touched.append(page)
        for begin, length in page.segments:
            places += range(begin, begin + length)
            if length < 255:
                done = True
                break
        if done:
            break
    said = bytes(data[at] for at in places[: len(begins)])
    if not done or said != begins or len(places) < len(begins) + len(empty):
        raise NotTaken(BROKEN)
    written = (begins + empty).ljust(len(places), b"\0")
    for at, byte in zip(places, written, strict=True):
        data[at] = byte
    for page in touched:
        pack_into("<I", data, page.at + 22, 0)
        pack_into("<I", data, page.at + 22, checksum(data[page.at : page.end]))


def _table() -> tuple[int, ...]:
    table = []
    for byte in range(256):
        value = byte << 24
        for _ in range(8):
            value = (value << 1 ^ 0x04C11DB7 if value & 0x80000000 else value << 1) & 0xFFFFFFFF
        table.append(value)
    return tuple(table)


TABLE = _table()


def checksum(page: bytes | bytearray) -> int:
    """Ogg's own CRC-32: not reflected, beginning at nought, so no library has it under this name."""
    value = 0
    for byte in page:
        value = (value << 8 & 0xFFFFFFFF) ^ TABLE[value >> 24 ^ byte]
    return value
