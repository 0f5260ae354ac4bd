"""MP3: only its audio frames, one after another. Tags before, between and behind them are left out."""

from doithoai.rules.enclosures import Enclosure, EnclosureKind, NotTaken

KILOBITS = {  # by "MPEG-1 or not", layer III
    True: (0, 32, 40, 48, 56, 64, 80, 96, 112, 128, 160, 192, 224, 256, 320),
    False: (0, 8, 16, 24, 32, 40, 48, 56, 64, 80, 96, 112, 128, 144, 160),
}
HERTZ = {3: (44100, 48000, 32000), 2: (22050, 24000, 16000), 0: (11025, 12000, 8000)}  # by version bits
SEARCHES_AT_MOST = 100_000  # for the next frame behind something that is none
FRAMES_AT_LEAST = 8  # a fifth of a second; fewer may be chance in some other file

BROKEN = "Tệp ghi âm bị hỏng hoặc gửi chưa trọn. Xin chọn lại rồi gửi lần nữa."


def clean_mp3(data: bytes) -> Enclosure:
    """Raises NotTaken when it holds no run of frames."""
    at, kept, samples, hertz, found, searches = after_tags(data), bytearray(), 0, 1, 0, 0
    while at + 4 <= len(data) and searches < SEARCHES_AT_MOST:
        frame = frame_at(data, at)
        if frame is None or at + frame[0] > len(data):
            at, searches = data.find(b"\xff", at + 1), searches + 1
            if at < 0:
                break
            continue
        length, rate, per_frame = frame
        following = at + length
        if not found and following + 4 <= len(data) and frame_at(data, following) is None:
            at, searches = at + 1, searches + 1  # a lone sync word in front of the sound
            continue
        kept += data[at:following]
        samples, hertz, found, at = samples + per_frame, rate, found + 1, following
    if found < FRAMES_AT_LEAST:
        raise NotTaken(BROKEN)
    return Enclosure(EnclosureKind.SOUND, bytes(kept), "audio/mpeg", seconds=round(samples / hertz))


def after_tags(data: bytes) -> int:
    """Where the ID3v2 tags in front end: their length is written seven bits a byte."""
    at = 0
    while data[at : at + 3] == b"ID3" and at + 10 <= len(data):
        size = sum(
            (byte & 0x7F) << shift for byte, shift in zip(data[at + 6 : at + 10], (21, 14, 7, 0), strict=True)
        )
        at += 10 + size + (10 if data[at + 5] & 0x10 else 0)
    return at


def frame_at(data: bytes, at: int) -> tuple[int, int, int] | None:
    """(bytes, samples a second, samples) of the layer III frame that begins here; None when none does."""
    first, second, third = data[at : at + 3] if at + 4 <= len(data) else (0, 0, 0)
    version, layer, rate, hertz = second >> 3 & 3, second >> 1 & 3, third >> 4, third >> 2 & 3
    if first != 0xFF or second & 0xE0 != 0xE0 or version == 1 or layer != 1 or rate in (0, 15) or hertz == 3:
        return None
    samples = 1152 if version == 3 else 576
    per_second = HERTZ[version][hertz]
    length = samples // 8 * KILOBITS[version == 3][rate] * 1000 // per_second + (third >> 1 & 1)
    return length, per_second, samples
