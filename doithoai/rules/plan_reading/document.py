"""A file's bytes → its text, by what the bytes are and never by what the name says.

Plans come from Word, from portals as PDF, from a scanner, from a phone. What cannot be read is refused with
one sentence: what happened, and what to do.
"""

from .encodings import decode, likeness
from .letters import flat, has_vietnamese_marks
from .normalise import normalise
from .outcome import Text, Unreadable
from .pictures import read_picture

LARGEST = 20 * 1024 * 1024
"""Bytes. A plan of four pages is under 100 kB; a scanned one a few megabytes."""

LONGEST = 300_000
"""Characters: sixty full pages."""

_TYPE_IT = "Hãy mở tệp, chép phần chữ rồi dán vào ô văn bản."


def read_file(data: bytes, name: str) -> Text:
    """The text of a plan's file. `name` is used only to speak of it. Raises `Unreadable`."""
    refuse_size(data, name)
    read = _read(data, name)
    if len(read.content) > LONGEST:
        raise Unreadable(
            f"Tệp “{name}” dài quá, không phải một kế hoạch. Hãy tách riêng phần kế hoạch rồi tải lại."
        )
    text = normalise(read.content)
    if len(text) < 20:
        raise Unreadable(f"Tệp “{name}” không có chữ nào đọc được. {_TYPE_IT}")
    if not has_vietnamese_marks(text) and likeness(text) < 0.05:
        if "doi thoai" in flat(text):
            return read  # Vietnamese typed without marks: `read_plan` leaves a doubt
        raise Unreadable(
            f"Tệp “{name}” không phải văn bản tiếng Việt. Hãy chọn tệp kế hoạch bằng tiếng Việt."
        )
    return read


def refuse_size(data: bytes, name: str) -> None:
    """Raises `Unreadable` for a file that is empty or too large to look at."""
    if not data.strip(b"\0 \r\n\t"):
        raise Unreadable(f"Tệp “{name}” rỗng. Hãy chọn lại tệp.")
    if len(data) > LARGEST:
        raise Unreadable(
            f"Tệp “{name}” quá lớn ({len(data) // 1024 // 1024} MB, tối đa 20 MB). Hãy giảm độ phân giải "
            f"khi quét hoặc tách riêng phần kế hoạch."
        )


def _read(data: bytes, name: str) -> Text:
    from .office_files import read_docx, read_old_word  # heavy; a plan comes once a year
    from .pdf_files import read_pdf

    head = data[:2048]
    if head.lstrip()[:5] == b"%PDF-" or b"%PDF-" in head[:1024]:
        return read_pdf(data, name)
    if head.startswith(b"PK\x03\x04"):
        return read_docx(data, name)
    if head.startswith(b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"):
        return read_old_word(data, name)
    if head.startswith(b"{\\rtf"):
        return read_old_word(data, name, ending=".rtf")
    if head.startswith((b"\x89PNG\r\n", b"\xff\xd8\xff", b"II*\0", b"MM\0*")):
        return read_picture(data, name)
    if head.startswith((b"MZ", b"\x7fELF", b"#!", b"\xca\xfe\xba\xbe")):
        raise Unreadable(
            f"Tệp “{name}” là chương trình máy tính, không phải văn bản. Hãy chọn tệp kế hoạch (docx, PDF "
            f"hoặc txt)."
        )
    if head.startswith((b"Rar!", b"7z\xbc\xaf", b"\x1f\x8b")):
        raise Unreadable(f"Tệp “{name}” là tệp nén. Hãy giải nén rồi tải lên tệp kế hoạch bên trong.")
    if head.lstrip()[:14].lower().startswith((b"<!doctype html", b"<html")):
        raise Unreadable(f"Tệp “{name}” là trang web. {_TYPE_IT}")
    text = decode(data)
    if text is None:
        raise Unreadable(
            f"Tệp “{name}” không phải là văn bản mà phần mềm đọc được. Hãy lưu thành docx, PDF hoặc txt "
            f"rồi tải lại."
        )
    return Text(text, "txt")
