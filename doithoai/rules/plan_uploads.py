"""What is decided about an uploaded plan file before it is read: macros, and whether it waits for the job loop."""

from io import BytesIO
from zipfile import BadZipFile, ZipFile

from doithoai.rules.plan_reading import Unreadable
from doithoai.rules.plan_reading.encodings import likeness, modern
from doithoai.rules.plan_reading.outside_programs import can_read_pictures
from doithoai.rules.reading_apart import read_apart

PICTURE = (b"\x89PNG\r\n", b"\xff\xd8\xff", b"II*\0", b"MM\0*")
RTF = b"{\\rtf"
OLD_OFFICE, OF_WORD = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1", "WordDocument".encode("utf-16-le")
OPEN_DOCUMENT = b"mimetypeapplication/vnd.oasis.opendocument"
MEMORY, SECONDS = 1024**3, 20  # bytes, seconds: looking into a PDF takes a tenth of one


def takes_minutes(data: bytes) -> bool:
    """Whether nobody should wait at the page while this file is read.

    Where the program that could read it is not installed, its sentence comes at once.
    """
    if data.startswith(OLD_OFFICE):
        return OF_WORD in data  # another office file, or a locked one, is refused at once
    if data.startswith(RTF) or OPEN_DOCUMENT in data[:200]:
        return True  # LibreOffice opens these in its own time
    if data.startswith(PICTURE):
        return can_read_pictures()
    if b"%PDF-" not in data[:1024]:
        return False
    reader = "doithoai.rules.plan_uploads:has_words"
    scanned = read_apart(reader, data, memory=MEMORY, seconds=SECONDS) is not True
    return scanned and can_read_pictures()


def has_words(data: bytes) -> bool:
    """Whether a PDF has a layer of Vietnamese words, or is at once refused (locked, damaged). Runs apart."""
    import pypdfium2

    try:
        pdf = pypdfium2.PdfDocument(data)
        text = "".join(page.get_textpage().get_text_bounded() for page in pdf)
    except pypdfium2.PdfiumError:
        return True
    return len("".join(text.split())) >= 40 * len(pdf) and likeness(modern(text)) > 0.04


def refuse_macros(data: bytes, name: str) -> None:
    """Raises `Unreadable` for a Word file that carries programs: nobody who opens our copy should run them."""
    if not data.startswith(b"PK\x03\x04"):
        return
    try:
        with ZipFile(BytesIO(data)) as packed:
            macros = any(entry.lower().endswith("vbaproject.bin") for entry in packed.namelist())
    except (BadZipFile, OSError, ValueError):
        return  # the reader says that it is damaged
    if macros:
        raise Unreadable(
            f"Tệp “{name}” có macro (đoạn lệnh tự chạy trong Word) nên không nhận. Hãy mở bằng Word, chọn Lưu thành "
            "tệp .docx (không macro) rồi nạp lại."
        )
