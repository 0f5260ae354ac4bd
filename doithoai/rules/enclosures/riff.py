"""WAV: the chunk that says how the sound is written, and the sound. Names, places and pictures are other chunks."""

from struct import error, pack, unpack_from

from doithoai.rules.enclosures import Enclosure, EnclosureKind, NotTaken
from doithoai.rules.enclosures.mpeg import BROKEN


def clean_wav(data: bytes) -> Enclosure:
    """Raises NotTaken when the chunks do not make a sound. A file cut off in the middle keeps what came."""
    told, sound, at = b"", b"", 12
    try:
        while at + 8 <= len(data) and not sound:
            name, size = data[at : at + 4], unpack_from("<I", data, at + 4)[0]
            if name == b"fmt ":
                told = data[at + 8 : at + 8 + min(size, 40)]
            elif name == b"data":
                sound = data[at + 8 : at + 8 + size]
            at += 8 + size + size % 2
        per_second = unpack_from("<I", told, 8)[0]
    except error as broken:
        raise NotTaken(BROKEN) from broken
    if not sound or not per_second:
        raise NotTaken(BROKEN)
    chunks = b"".join(
        name + pack("<I", len(body)) + body + b"\0" * (len(body) % 2)
        for name, body in ((b"fmt ", told), (b"data", sound))
    )
    whole = b"RIFF" + pack("<I", 4 + len(chunks)) + b"WAVE" + chunks
    return Enclosure(EnclosureKind.SOUND, whole, "audio/wav", seconds=round(len(sound) / per_second))
