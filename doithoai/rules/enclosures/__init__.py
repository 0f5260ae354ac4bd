"""What people enclose with their words, a photo or a recording, made fit to keep.

Nothing is kept as it came. A picture is drawn again from its pixels; of a recording only the sound stays. So the
place and time of taking, the owner's name, a second file hidden behind the first are gone before anything is stored,
and what a browser is given later can be nothing but a picture or a sound.
"""

from collections.abc import Callable
from dataclasses import dataclass
from enum import StrEnum

MEGABYTE = 1024 * 1024
PHOTO_AT_MOST = 15 * MEGABYTE  # of one photo as it came; what is kept is a twentieth of it
SOUND_AT_MOST = 12 * MEGABYTE  # ten minutes from any telephone
PHOTOS_AT_MOST, SOUNDS_AT_MOST = 5, 1  # with one opinion
#: What a file box offers. JPEG first: a telephone that has only HEIC then sends a JPEG by itself.
PHOTOS_ACCEPTED = "image/jpeg,image/png,image/webp"
SOUNDS_ACCEPTED = "audio/*,.mp3,.m4a,.ogg,.webm,.wav"


class EnclosureKind(StrEnum):
    PHOTO = "photo"
    SOUND = "sound"
    OTHER = "letter"


class NotTaken(ValueError):
    """A Vietnamese sentence without any of the visitor's own words in it: why, and what to do."""


@dataclass(frozen=True)
class Enclosure:
    """A cleaned file. `media_type` is what it is, not what it was called; pixels or whole seconds when known."""

    kind: EnclosureKind
    data: bytes
    media_type: str
    width: int = 0
    height: int = 0
    seconds: int = 0

    @property
    def suffix(self) -> str:
        return SUFFIXES[self.media_type]


SUFFIXES = {
    "image/jpeg": "jpg", "audio/mpeg": "mp3", "audio/mp4": "m4a", "audio/ogg": "ogg", "audio/webm": "webm",
    "audio/wav": "wav", "application/pdf": "pdf", "application/octet-stream": "bin",
}  # fmt: skip

#: Stands for the words of who spoke instead of writing, until somebody writes down what they hear.
SPOKEN = "[Ý kiến nói bằng ghi âm, chưa ghi thành chữ]"

EMPTY = "Tệp này trống. Xin chọn lại."
HEIC = (
    "Ảnh này ở dạng HEIC của iPhone, phần mềm chưa đọc được. Xin chụp màn hình tấm ảnh rồi gửi ảnh chụp đó, hoặc vào "
    "Cài đặt › Camera › Định dạng, chọn “Tương thích nhất” rồi chụp lại."
)
FILM = "Đây là phim, phần mềm chỉ nhận ảnh và ghi âm. Xin chụp ảnh, hoặc chỉ ghi tiếng."
UNKNOWN = "Tệp này không phải ảnh (JPG, PNG, WebP) hay ghi âm (MP3, M4A, OGG, WebM, WAV). Xin chọn tệp khác."
SOUND_TOO_LARGE = f"Ghi âm quá {SOUND_AT_MOST // MEGABYTE} MB. Xin ghi ngắn lại, khoảng năm phút."


def examine(data: bytes) -> Enclosure:
    """Find out what these bytes are, whatever they were called, and return only what may be kept of them.

    Raises NotTaken.
    """
    if not data:
        raise NotTaken(EMPTY)
    if data[:3] == b"\xff\xd8\xff" or data[:8] == b"\x89PNG\r\n\x1a\n" or is_riff(data, b"WEBP"):
        from doithoai.rules.enclosures.pictures import (
            clean_picture,
        )  # Pillow only when somebody sends a photo

        return clean_picture(data)
    if data[4:8] == b"ftyp" and data[8:12] in HEIC_BRANDS:
        raise NotTaken(HEIC)
    clean = sound_cleaner(data)
    if clean is None:
        raise NotTaken(UNKNOWN)
    if len(data) > SOUND_AT_MOST:
        raise NotTaken(SOUND_TOO_LARGE)
    return clean(data)


HEIC_BRANDS = {b"heic", b"heix", b"hevc", b"heim", b"heis", b"mif1", b"msf1", b"avif", b"avis"}


def as_letter_file(data: bytes) -> Enclosure:
    """What came with a letter and is neither photo nor sound: kept as it is, to be saved to disk and never shown."""
    kind = "application/pdf" if data[:5] == b"%PDF-" else "application/octet-stream"
    return Enclosure(EnclosureKind.OTHER, data, kind)


def sound_cleaner(data: bytes) -> Callable[[bytes], Enclosure] | None:
    """By the first bytes, never by a name."""
    from doithoai.rules.enclosures import mp4, mpeg, ogg, riff, webm

    if data[:4] == b"\x1a\x45\xdf\xa3":
        return webm.clean_webm
    if data[:4] == b"OggS":
        return ogg.clean_ogg
    if data[4:8] == b"ftyp":
        return mp4.clean_mp4
    if is_riff(data, b"WAVE"):
        return riff.clean_wav
    if data[:3] == b"ID3" or mpeg.frame_at(data, 0):
        return mpeg.clean_mp3
    return None


def is_riff(data: bytes, kind: bytes) -> bool:
    return data[:4] == b"RIFF" and data[8:12] == kind
